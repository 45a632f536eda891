"""
The gate: a story that the verdict holds is saved all the same, but does not go out.

It stands on the server: at the editor's Publish button (scheduling included) and at bulk publishing here, at approval
by a workflow and whatever else publishes in `publishing.py` and `api.py`.
"""

from collections.abc import Iterator
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.log_actions import log
from wagtail.models import AbstractPage

from sumber_wagtail import story
from sumber_wagtail.verdict import Verdict, reach

UNCHECKED: Final = "sumber.unchecked"

TOLD: Final = 5
"""Findings that a message names; the panel has all."""


class Held(ValidationError):  # noqa: N818 -- it is no error, but an answer
    """A story may not go on. Raised where no hook can answer for us; the words are for an editor."""

    def __init__(self, page: Any, verdict: Verdict) -> None:
        super().__init__(message(page, verdict))
        self.page = page
        self.verdict = verdict


def before_publish(request: HttpRequest, page: Any) -> HttpResponse | None:
    """Wagtail's hook `before_publish_page`: back to the editor with a held story, whose revision is saved by now."""
    if story.checked(page) and request.resolver_match.view_name == "wagtailadmin_pages:add":
        _withhold(page)
    stage = story.stage(page)
    if stage is None:
        return None
    verdict = reach(page, stage)
    if verdict.held:
        refuse(request, page, verdict)
        return redirect("wagtailadmin_pages:edit", page.pk)
    if verdict.outage:
        warn(request, page, verdict)
    return None


def before_bulk(request: HttpRequest, action: str, pages: Any, view: Any) -> HttpResponse | None:
    """Wagtail's hook `before_bulk_action`: if one of the stories is held, none goes out."""
    if action != "publish" or not all(isinstance(page, AbstractPage) for page in pages):
        return None
    judged = [(page, reach(page, stage)) for page in _newest(pages, view) if (stage := story.stage(page))]
    held = [(page, verdict) for page, verdict in judged if verdict.held]
    for page, verdict in held or judged:
        if verdict.held:
            refuse(request, page, verdict)
        elif verdict.outage:
            warn(request, page, verdict)
    return redirect(view.next_url) if held else None


def insist(page: Any, user: Any) -> None:
    """Raise Held when a page may not go on. Anything but a page may."""
    if not isinstance(page, AbstractPage):
        return
    stage = story.stage(page)
    verdict = reach(page, stage) if stage else None
    if verdict and verdict.held:
        raise Held(page, verdict)
    if verdict and verdict.outage:
        note_unchecked(page, user, verdict)


def refuse(request: HttpRequest, page: Any, verdict: Verdict) -> None:
    """Tell an editor why a story is held, with the dearest findings; the panel listens for the mark in it."""
    findings = [(cases[0]["message"],) for cases in verdict.of("failure")]
    words = message(page, verdict)
    listed = format_html_join("", "<li>{}</li>", findings[:TOLD])
    told = format_html(
        "<span data-sumber-held>{}</span>{}", words, format_html("<ul>{}</ul>", listed) if listed else ""
    )
    messages.error(request, told, buttons=[messages.button(_address(page), _("Show findings"))])


def warn(request: HttpRequest, page: Any, verdict: Verdict) -> None:
    """Tell an editor that a story goes out unchecked, and write it down."""
    note_unchecked(page, request.user, verdict)
    messages.warning(request, f"{verdict.outage} {_('The story runs; it is noted as not checked.')}")


def note_unchecked(page: Any, user: Any, verdict: Verdict) -> None:
    """Write into Wagtail's log that a story goes out unchecked."""
    log(instance=page, action=UNCHECKED, user=user, data={"why": verdict.outage})


def message(page: Any, verdict: Verdict) -> str:
    """One or two sentences for whoever wanted to publish. Plain text."""
    kept = (
        _("“%(title)s”: your changes are kept as a draft; readers still see the earlier text.")
        if verdict.stage == "correct"
        else _("“%(title)s” is kept as a draft.")
    )
    return f"{kept % {'title': page.get_admin_display_title()}} {verdict.summary}"


def _withhold(page: Any) -> None:
    """Make a new page a draft: Wagtail stores it as live before it asks us, and makes it live again when we agree."""
    page.live, page.has_unpublished_changes = False, True
    page.save(update_fields=["live", "has_unpublished_changes"], clean=False)


UNCHECKED_WORDS: Final = (gettext_lazy("Run unchecked"), gettext_lazy("Went out without a check"))


def _address(page: Any) -> str:
    return f"{reverse('wagtailadmin_pages:edit', args=[page.pk])}#sumber"


def _newest(pages: Any, view: Any) -> Iterator[Any]:
    """The pages as bulk publishing would publish them, those below them included where that was asked for."""
    for page in pages:
        yield page.get_latest_revision_as_object()
        if view.cleaned_form.cleaned_data.get("include_descendants"):
            for below in page.get_descendants().not_live().specific():
                yield below.get_latest_revision_as_object()
