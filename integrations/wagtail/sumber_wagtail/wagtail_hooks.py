"""Where the app hooks into Wagtail."""

from typing import Any

import swapper
from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html
from wagtail import hooks

from sumber_wagtail import gate, override, panel
from sumber_wagtail.api import GatedPublishAction

hooks.register("before_publish_page", gate.before_publish)
hooks.register("before_bulk_action", gate.before_bulk)


@hooks.register("register_actions", order=100)
def gate_api(registry: Any) -> None:
    """Publishing over Wagtail's own API goes through the gate, too."""
    registry.register(swapper.load_model("wagtailcore", "Page"), GatedPublishAction)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """The views that the panel calls."""
    return [
        path("sumber/check/", panel.check, name="sumber_check"),
        path("sumber/override/", panel.publish_anyway, name="sumber_override"),
    ]


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """What Wagtail's log knows of us."""
    actions.register_action(override.ACTION)(override.Formatter)
    actions.register_action(gate.UNCHECKED, *gate.UNCHECKED_WORDS)


@hooks.register("register_permissions")
def permissions() -> QuerySet[Permission]:
    """Groups can be allowed to publish all the same."""
    return Permission.objects.filter(content_type__app_label="sumber_wagtail", codename="publish_anyway")


@hooks.register("insert_editor_js")
def scripts() -> str:
    """The panel's scripts."""
    names = ("places", "panel")
    return format_html(
        "".join('<script src="{}" defer></script>' for _ in names),
        *(static(f"sumber_wagtail/{name}.js") for name in names),
    )


@hooks.register("insert_global_admin_css")
def style() -> str:
    """The panel's style."""
    return format_html('<link rel="stylesheet" href="{}">', static("sumber_wagtail/panel.css"))
