"""What the panel's template asks."""

import json
from typing import Any

from django import template
from django.utils.translation import gettext_lazy as _

from sumber_wagtail import story

register = template.Library()

LEVELS = {"failure": _("holds the story"), "warning": _("please look"), "notice": _("note")}
SEVERITIES = {"critical": _("critical"), "major": _("major"), "minor": _("minor"), "info": _("for information")}


@register.filter
def is_checked(page: Any) -> bool:
    """Whether pages like this one are checked."""
    return bool(page) and story.checked(page)


@register.filter
def level_name(level: str) -> Any:
    """A finding's level in words."""
    return LEVELS[level]


@register.filter
def severity_name(severity: str) -> Any:
    """A finding's severity in words."""
    return SEVERITIES[severity]


@register.filter
def in_editor(span: dict[str, Any]) -> bool:
    """Whether a span's words stand in a field that the panel can show."""
    return span["field"] in {"body", "headline"}


@register.filter
def as_json(span: dict[str, Any]) -> str:
    """A span for the script; the template escapes it like any other text."""
    return json.dumps(span)
