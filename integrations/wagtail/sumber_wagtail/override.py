"""
Publish all the same: who may, with which reason, for which words.

An override is an entry in Wagtail's log, where the page's history shows it; the service is told, too.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter, log, registry

from sumber_wagtail import service

ACTION: Final = "sumber.override"
PERMISSION: Final = "sumber_wagtail.publish_anyway"

LEAST: Final = 10
"""Letters that a reason has at least: “ok” tells nobody anything a year later."""
MOST: Final = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """Who lets a story run all the same, and why."""

    name: str
    reason: str
    at: datetime


class Formatter(LogFormatter):
    """How Wagtail's log shows an override."""

    label = _("Publish all the same")
    message = _("Allowed to run all the same")

    def format_comment(self, log_entry: Any) -> str:
        """Show the reason."""
        return str(log_entry.data.get("reason", ""))


def allowed(user: Any) -> bool:
    """Whether somebody may override."""
    return bool(user.has_perm(PERMISSION))


def says_enough(reason: str) -> bool:
    """Whether a reason can be understood later."""
    return len(reason.strip()) >= LEAST


def add(page: Any, user: Any, reason: str, *, words: str, check: str | None) -> None:
    """Write an override down for the words of a story, and pass it on to the service."""
    reason = reason.strip()[:MOST]
    data = {"reason": reason, "words": words, "check": check, "passed_on": False}
    entry = log(instance=page, action=ACTION, user=user, data=data)
    pass_on(entry)


def find(page: Any, words: str) -> Override | None:
    """The newest override for exactly these words, or None."""
    if not page.pk:
        return None
    for entry in registry.get_logs_for_instance(page).filter(action=ACTION).order_by("-timestamp"):
        if entry.data.get("words") == words:
            return Override(name=entry.user_display_name, reason=entry.data["reason"], at=entry.timestamp)
    return None


def pass_on(entry: Any) -> bool:
    """Tell the service of an override. False when it does not take it; `manage.py sumber_sync` tries again."""
    if not entry.data.get("check"):
        return False
    try:
        service.override(entry.data["check"], entry.user_display_name, entry.data["reason"])
    except service.Silence:
        return False
    entry.data["passed_on"] = True
    entry.save(update_fields=["data"])
    return True
