"""
The form: an editor pastes a story and sees its report.

Forged requests: no page sets a cookie, and the form is taken only from our own pages. Browsers say where a form was
sent from (`Sec-Fetch-Site`, or `Origin` where the connection is not secure) and no script can change that, so there is
no token to keep. A caller that says neither is no browser, and carries nobody else's rights.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Final

from flask import Blueprint, Response, request
from werkzeug.exceptions import RequestEntityTooLarge

from api import samples
from api.access import needs, public, tenant
from api.page import languages, speak
from api.problems import Problem
from api.views import pages
from api.waiting import wait
from api.world import World
from api_spec import Fault, InvalidError, read_article
from api_spec.schemas import BODY, HEADLINE, LINE
from scorer import langs
from scorer.policy import STAGES
from workers.model import Unavailable

PATIENCE: Final = 3.0
"""Seconds that the form waits for its report before it shows the waiting page; most take a tenth of one."""

LARGEST_FORM: Final = 4 * 1024 * 1024
LIMITS: Final[Mapping[str, int]] = {"headline": HEADLINE, "byline": LINE, "body": BODY}
DATED_BY_THE_CALL: Final = frozenset(STAGES) - {"correct"}
"""Stages in which a story is read as of now; a correction has the date of its story."""


def routes(world: World) -> Blueprint:
    """`/`."""
    views = Blueprint("form", __name__)
    views.register_error_handler(Problem, pages.explain)
    views.register_error_handler(Unavailable, _later)

    @views.get("/")
    @public
    def show() -> Response:
        return _form({}, {})

    @views.post("/")
    @needs("score")
    def check() -> Response:
        words = pages.wording()
        if not pages.sent_by_ourselves():
            return _form({}, {"": words("problem.cross_site")}, 403)
        try:
            given = _given()
        except RequestEntityTooLarge:
            return _form({}, {"body": words("problem.far_too_long", limit=BODY)}, 413)
        try:
            article = read_article(_article(given))
        except InvalidError as error:
            return _form(given, _faults(given, error.faults), 422)
        stage = given["stage"] if given["stage"] in STAGES else "review"
        if article.as_of is None and stage in DATED_BY_THE_CALL:
            article = replace(article, as_of=datetime.now(UTC))
        submission = world.desk.submit(tenant(), article, stage=stage)
        return pages.see(pages.after(wait(world, submission.job, PATIENCE) or submission.job, stage))

    return views


def _form(given: Mapping[str, str], faults: Mapping[str, str], status: int = 200) -> Response:
    """The form with what was typed, and beside each field what is wrong with it ("" for all of it)."""
    return pages.page(
        "desk.html",
        "desk",
        status,
        given={"headline": "", "byline": "", "body": "", "language": "", "stage": "review", **given},
        faults=faults,
        limits=LIMITS,
        stages=STAGES,
        spoken=[(code, speak(code)("language.name")) for code in langs.codes() if code in languages()],
        samples=samples.every(),
    )


def _later(_error: Unavailable) -> Response:
    """The store cannot take the story now: it is still in the form, to be sent again."""
    return _form(_given(), {"": pages.wording()("problem.kinds.unavailable")}, 503)


def _given() -> dict[str, str]:
    """
    What was typed, or one of our samples where its button was pressed. RequestEntityTooLarge beyond 4 MB.

    Browsers send a line break as two characters; the text is kept as it was typed, with one.
    """
    request.max_form_memory_size = LARGEST_FORM
    sample = samples.find(request.form.get("sample", ""))
    typed = {
        name: request.form.get(name, "").replace("\r\n", "\n") for name in ("headline", "byline", "body", "language")
    }
    return {**typed, **(sample.article if sample else {}), "stage": request.form.get("stage", "")}


def _article(given: Mapping[str, str]) -> dict[str, Any]:
    """The fields as the specification wants them: what was left empty is not there."""
    optional = ("headline", "byline", "language", "as_of")
    return {
        "body": given["body"].strip() and given["body"],
        **{name: given[name] for name in optional if given.get(name)},
    }


def _faults(given: Mapping[str, str], found: Iterable[Fault]) -> dict[str, str]:
    """What is wrong with each field, in words for the person who typed it."""
    words = pages.wording()
    faults = {}
    for name in dict.fromkeys(fault.pointer.strip("/") for fault in found):
        field, size, limit = words(f"desk.{name}"), len(given[name]), LIMITS.get(name, 0)
        if not size:
            faults[name] = words("problem.empty")
        elif 0 < limit < size:
            faults[name] = words("problem.too_long", field=field, n=size, limit=limit)
        else:
            faults[name] = words("problem.unreadable", field=field)
    return faults
