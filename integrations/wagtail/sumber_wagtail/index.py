"""
Tells the service what readers can see, so that later stories are compared with it: published, withdrawn, erased.

It is told briefly and once. What the service missed, because it was away, `manage.py sumber_sync` tells it again; what
is told is how the page stands then, so that repeating does no harm.
"""

import logging
from collections.abc import Callable
from functools import partial
from typing import Any, Final
from urllib.parse import quote

from django.db.models.signals import post_delete
from django.db.transaction import on_commit
from wagtail.models import AbstractPage
from wagtail.signals import page_published, page_unpublished

from sumber_wagtail import service, story

log = logging.getLogger("sumber")

FINAL_ANSWERS: Final = (404, 405, 410, 413, 422)
"""Not known, erased, too long, not readable: asking again would not change it."""


def connect() -> None:
    """Listen to Wagtail."""
    page_published.connect(_when_published, dispatch_uid="sumber")
    page_unpublished.connect(_when_unpublished, dispatch_uid="sumber")
    post_delete.connect(_when_deleted, dispatch_uid="sumber")


def tell(page: Any) -> bool:
    """Bring the service up to date with a page. False when it does not answer."""
    return _tell(_published if page.live else _withdrawn, page)


def _when_published(instance: Any, **_signal: Any) -> None:
    if story.checked(instance):
        on_commit(partial(_tell, _published, instance))


def _when_unpublished(instance: Any, **_signal: Any) -> None:
    if story.checked(instance):
        on_commit(partial(_tell, _withdrawn, instance))


def _when_deleted(sender: Any, instance: Any, **_signal: Any) -> None:
    if issubclass(sender, AbstractPage) and story.checked(instance):
        on_commit(partial(_tell, _erase, story.identity(instance)))


def _tell(what: Callable[[Any], None], about: Any) -> bool:
    try:
        what(about)
    except service.Silence as silence:
        if silence.status not in FINAL_ANSWERS:
            log.warning("Sumber was not told about %s: %s", about, silence)
            return False
    return True


def _published(page: Any) -> None:
    service.ask("POST", "/v1/articles", {**story.article(page), "status": "published"})


def _withdrawn(page: Any) -> None:
    service.ask("PATCH", _address(story.identity(page)), {"status": "withdrawn"})


def _erase(identity: str) -> None:
    service.ask("DELETE", _address(identity))


def _address(identity: str) -> str:
    return f"/v1/articles/{quote(identity, safe='')}"
