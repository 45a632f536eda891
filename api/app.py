"""
The Flask app. `create_app` receives its world and builds nothing global; `wsgi.py` brings the real one.

Reading order: this file, then `access.py` (who may), `problems.py` (what goes wrong), then the views.
"""

import re
from datetime import timedelta
from threading import BoundedSemaphore
from typing import Final

from flask import Flask, Response, g, request
from werkzeug.exceptions import NotFound

from api import access, journal, limits, problems
from api.addresses import ArticleId
from api.views import (
    answering,
    archive,
    articles,
    batches,
    bulk,
    catalogues,
    checks,
    component,
    deliveries,
    dismissals,
    exports,
    form,
    jobs,
    metrics,
    newsroom,
    pages,
    policies,
    reports,
    service,
    webhooks,
    weekly,
)
from api.world import MOST_WAITERS, World
from workers import Desk
from workers.ids import new_id

VIEWS: Final = (
    *(articles, batches, archive, jobs, reports, dismissals, checks, catalogues, policies, service, weekly, exports),
    *(webhooks, deliveries, metrics),
    *(component, form, pages, answering, bulk, newsroom),
)
"""What programs call, and the pages for people."""

LARGEST_BODY: Final = 4 * 1024 * 1024

_REQUEST_ID: Final = re.compile(r"[A-Za-z0-9._-]{1,64}")
_HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-store",
}
"""For every answer that does not say otherwise itself."""


def create_app(desk: Desk, *, most_waiters: int = MOST_WAITERS) -> Flask:
    """
    The door of one installation on its desk.

    `most_waiters` callers at once may wait for a job; the web server should have a few more threads than that.
    """
    app = Flask("api")
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = timedelta(days=365)  # a static file's address changes with its bytes
    app.url_map.converters["article"] = ArticleId
    world = World(desk=desk, waiters=BoundedSemaphore(most_waiters))
    for views in VIEWS:
        app.register_blueprint(views.routes(world))
    journal.register(app)
    app.before_request(_name_request)
    app.after_request(_finish)
    access.register(app, desk)
    limits.register(app, desk)
    problems.register(app)
    app.register_error_handler(NotFound, _nowhere)
    return app


def _name_request() -> None:
    given = request.headers.get("X-Request-ID", "")
    g.request_id = given if _REQUEST_ID.fullmatch(given) else new_id("req")


def _nowhere(_: NotFound) -> Response:
    """An address that leads nowhere: a page for a person who mistyped, a problem document for a program."""
    person = request.accept_mimetypes.best_match([problems.MEDIA_TYPE, "text/html"]) == "text/html"
    nowhere = problems.Problem("not-found")
    return pages.explain(nowhere) if person and not request.path.startswith("/v1/") else nowhere.response()


def _finish(response: Response) -> Response:
    if response.status_code == 204:
        del response.headers["Content-Type"]  # there is nothing that could be of a type
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    if "request_id" in g:
        response.headers["X-Request-ID"] = g.request_id
    return response
