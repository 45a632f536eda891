"""
What people of the newsroom do, for tests: `python -m newsroom.desk` reads requests as JSON lines and answers each.

What goes through Wagtail's admin goes through its real views, with its real forms.
"""

import json
import sys
import traceback
from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from typing import Any
from uuid import uuid4

import django

django.setup()

from django.contrib.auth.models import Group, Permission, User  # noqa: E402
from django.contrib.messages import get_messages  # noqa: E402
from django.core.exceptions import ValidationError  # noqa: E402
from django.core.management import CommandError, call_command  # noqa: E402
from django.test import Client, override_settings  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils import timezone  # noqa: E402
from sumber_wagtail import story  # noqa: E402
from sumber_wagtail.apps import look_over  # noqa: E402
from wagtail.models import APIToken, Page, PageLogEntry, Site  # noqa: E402
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield  # noqa: E402
from wagtail.users.models import UserProfile  # noqa: E402

from newsroom.stories.models import GatedStoryPage, StoryPage  # noqa: E402


def furnish() -> None:
    """People by login, which is the password too: who may override, who may publish, who may write."""
    Site.objects.update(site_name="Kabar Wanakerta")
    admin = User.objects.create_superuser("admin", "admin@kabar.example", "admin")
    admin.first_name, admin.last_name = "Sari", "Wulandari"
    admin.save()
    for login, group in {"editor": "Moderators", "penyunting": "Moderators", "writer": "Editors"}.items():
        User.objects.create_user(login, f"{login}@kabar.example", login).groups.add(Group.objects.get(name=group))
    UserProfile.objects.create(user=User.objects.get(username="penyunting"), preferred_language="id")


def write(title: str, lead: str, *, body: list[Any] | None = None, gated: bool = False) -> int:
    """Write a draft."""
    page: Any = (
        GatedStoryPage(title=title, body=lead) if gated else StoryPage(title=title, byline="Bagas Pranoto", lead=lead)
    )
    page.live = False
    if body:
        page.body = body
    Page.objects.get(depth=2).add_child(instance=page)
    page.save_revision()
    return int(page.pk)


def allow(login: str) -> None:
    """Allow somebody to publish what is held."""
    User.objects.get(username=login).user_permissions.add(Permission.objects.get(codename="publish_anyway"))


def article(page: int) -> dict[str, Any]:
    """Show a page as the service gets it."""
    return story.article(_newest(page))


def publish(login: str, page: int, *, lead: str, days: int = 0) -> list[str]:
    """Press Publish in the editor, with other words, or with a date to go live; what Wagtail says then."""
    now = _newest(page)
    soon = (timezone.localtime() + timedelta(days=days)).strftime("%Y-%m-%d %H:%M") if days else ""
    typed = {"title": now.title, "slug": now.slug, "byline": now.byline, "go_live_at": soon}
    return _post(login, reverse("wagtailadmin_pages:edit", args=[page]), _form(lead, typed))


def publish_new(login: str, title: str, lead: str) -> dict[str, Any]:
    """Press Publish on a story that was never saved; what Wagtail says then, and how the story stands."""
    typed = {"title": title, "slug": uuid4().hex, "byline": "Bagas Pranoto"}
    said = _post(login, reverse("wagtailadmin_pages:add", args=["stories", "storypage", 2]), _form(lead, typed))
    return {"said": said, **look(Page.objects.get(slug=typed["slug"]).pk)}


def publish_bulk(login: str, pages: list[int]) -> list[str]:
    """Tick stories in a list and publish them; what Wagtail says then."""
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    return _post(login, f"{address}?{'&'.join(f'id={page}' for page in pages)}&next=/admin/", {})


def approve(login: str, page: int) -> list[str]:
    """Hand a story in, and approve it; what Wagtail says then."""
    held = _newest(page)
    if not held.current_workflow_task_state:
        held.get_workflow().start(held, User.objects.get(username="writer"))
    task = _newest(page).current_workflow_task_state
    return _post(login, reverse("wagtailadmin_pages:workflow_action", args=[page, "approve", task.pk]), {"comment": ""})


def publish_by_code(page: int) -> list[str]:
    """Publish as an API or a script does; what it is told."""
    try:
        _newest(page).get_latest_revision().publish()
    except ValidationError as held:
        return held.messages
    return []


def publish_by_api(login: str, page: int) -> tuple[int, str]:
    """Publish over Wagtail's own API; its answer."""
    user = User.objects.get(username=login)
    _, token = APIToken.create_token(user=user, name="wire")
    address = f"/api/v3/pages/{page}/actions/publish/"
    answer = Client(headers={"Authorization": f"Bearer {token}"}).post(address, content_type="application/json")
    return answer.status_code, answer.content.decode()


def look(page: int) -> dict[str, Any]:
    """How a story stands: for readers, in the draft, in the log, in its workflow."""
    live, draft = Page.objects.get(pk=page).specific, _newest(page)
    task = draft.current_workflow_task_state
    return {
        "live": live.live,
        "scheduled": live.approved_schedule,
        "read": story.body(live),
        "draft": story.body(draft),
        "task": task.status if task else None,
        "log": [
            {"action": entry.action, "who": entry.user_display_name, **entry.data}
            for entry in PageLogEntry.objects.filter(page=page, action__startswith="sumber.")
        ],
    }


def manage(command: str) -> str:
    """Run one of our commands; what it prints, or complains about."""
    said = StringIO()
    try:
        call_command(command, stdout=said)
    except CommandError as complaint:
        return str(complaint)
    return said.getvalue().strip()


def complaints(**settings: Any) -> list[str]:
    """What `manage.py check` says of us under other settings."""
    with override_settings(**settings):
        return [str(complaint.id) for complaint in look_over()]


def delete(page: int) -> None:
    """Delete a story."""
    Page.objects.get(pk=page).delete()


def _newest(page: int) -> Any:
    return Page.objects.get(pk=page).get_latest_revision_as_object()


def _form(lead: str, typed: dict[str, str]) -> dict[str, Any]:
    rest = {"body": streamfield([]), "comments": inline_formset([]), "action-publish": "1"}
    return dict(nested_form_data({**typed, "lead": rich_text(lead), **rest}))


def _post(login: str, address: str, form: dict[str, Any]) -> list[str]:
    client = Client()
    client.force_login(User.objects.get(username=login))
    response = client.post(address, form)
    assert response.status_code == 302, response.content.decode()[:2000]
    return [str(message) for message in get_messages(response.wsgi_request)]


DEEDS: dict[str, Callable[..., Any]] = {
    deed.__name__: deed
    for deed in (
        furnish,
        write,
        allow,
        article,
        publish,
        publish_new,
        publish_bulk,
        approve,
        publish_by_code,
        publish_by_api,
        look,
        manage,
        complaints,
        delete,
    )
}

if __name__ == "__main__":
    out, sys.stdout = sys.stdout, sys.stderr
    for line in sys.stdin:
        name, given = json.loads(line)
        try:
            answer = {"done": DEEDS[name](**given)}
        except Exception:  # noqa: BLE001 -- whoever asked is told, and the next one is served
            answer = {"failed": traceback.format_exc()}
        out.write(json.dumps(answer) + "\n")
        out.flush()
