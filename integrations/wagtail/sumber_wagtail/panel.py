"""
What the editor sees in the *Checks* panel: the verdict on the words in the form, saved or not.

The browser sends the editor's form to Wagtail and gets finished HTML back; it never talks to the service.
"""

from functools import partial
from typing import Any, Final
from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin.views.pages.preview import PreviewOnCreateView, PreviewOnEditView

from sumber_wagtail import override, story
from sumber_wagtail.verdict import reach

REPORT: Final = "sumber_wagtail/report.html"


@require_POST
def check(request: HttpRequest) -> HttpResponse:
    """The verdict on the words in the form."""
    page, fault = read_form(request)
    return _report(request, page, fault)


@require_POST
def publish_anyway(request: HttpRequest) -> HttpResponse:
    """Write an override down for the words in the form; the verdict as it is then."""
    page, fault = read_form(request)
    reason = request.POST.get("sumber-reason", "")
    if not override.allowed(request.user):
        fault = _("You may not let a story run all the same.")
    elif not override.says_enough(reason):
        fault = _("Please say why in a few words; the reason is kept.")
    elif page and page.pk:
        verdict = reach(page, stage(page, request.user))
        override.add(page, request.user, reason, words=verdict.words, check=verdict.check)
    return _report(request, page, fault)


def read_form(request: HttpRequest) -> tuple[Any, str]:
    """
    The page with what is typed into its editor, and what is wrong with the form, "" when it can be read.

    Permissions are those of Wagtail's preview of the same form. Raises PermissionDenied and Http404.
    """
    view = _preview(request)
    typed = request.POST.copy()
    typed.pop("slug", None)  # one that is taken is no reason not to read the story; a preview makes one up
    form = view.get_form(typed)
    if not view.validate_form(form):
        return None, _("Some fields cannot be read yet; look at the messages beside them.")
    page = form.save(commit=False)
    page.title = typed.get("title", "")  # a preview makes this up, too
    return page, ""


def stage(page: Any, user: Any) -> str:
    """What the writer is about to do: correct a live story, hand one in, or publish it."""
    if page.live:
        return "correct"
    permissions = page.permissions_for_user(user) if page.pk else page.get_parent().permissions_for_user(user)
    return "publish" if (permissions.can_publish() if page.pk else permissions.can_publish_subpage()) else "review"


def _preview(request: HttpRequest) -> PreviewOnEditView:
    """Wagtail's preview of the form that stands at the given address: it knows how a page is read from a form."""
    try:
        where = resolve(urlsplit(request.POST.get("sumber-editor", "")).path)
    except Resolver404 as unknown:
        raise Http404 from unknown
    names = {
        "wagtailadmin_pages:edit": (PreviewOnEditView, ("page_id",)),
        "wagtailadmin_pages:add": (
            PreviewOnCreateView,
            ("content_type_app_name", "content_type_model_name", "parent_page_id"),
        ),
    }
    if where.view_name not in names:
        raise Http404
    make, parts = names[where.view_name]
    view = make()
    view.setup(request, **dict(zip(parts, where.args, strict=False)) | where.kwargs)
    return view


def _report(request: HttpRequest, page: Any, fault: str) -> HttpResponse:
    show = partial(render, request, REPORT)
    if page is None:
        return show({"fault": fault})
    if not story.body(page).strip():
        return show({"empty": True})
    verdict = reach(page, stage(page, request.user))
    return show(
        {
            "verdict": verdict,
            "fault": fault,
            "may_override": override.allowed(request.user) and page.pk,
            "most": override.MOST,
            "reason": request.POST.get("sumber-reason", ""),
            "groups": (verdict.of("failure", "warning"), verdict.of("notice")),
        }
    )
