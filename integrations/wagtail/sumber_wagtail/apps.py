"""The app, and what it can tell about a project's settings before anything goes wrong."""

from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage
from django.utils.translation import gettext_lazy as _

FINISH = "sumber_wagtail.publishing.publish_approved"
MIDDLEWARE = "sumber_wagtail.middleware.ExplainHeld"


class SumberConfig(AppConfig):
    """Sumber in Wagtail."""

    name = "sumber_wagtail"
    verbose_name = _("Sumber: checks before publishing")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Follow what is published, and look the project's settings over."""
        from sumber_wagtail import index  # noqa: PLC0415 -- Wagtail's models are there only now

        checks.register(look_over)
        index.connect()


def look_over(**_options: Any) -> list[CheckMessage]:
    """What a project would regret: a panel that cannot be seen, approvals that nobody checks."""
    from sumber_wagtail.conf import DEFAULTS  # noqa: PLC0415

    apps = list(settings.INSTALLED_APPS)
    ours = next(place for place, name in enumerate(apps) if name.startswith("sumber_wagtail"))
    found: list[CheckMessage] = []
    if "wagtail.admin" in apps[:ours]:
        found.append(
            checks.Warning(
                "The findings are not shown in the editor.",
                hint="Put sumber_wagtail before wagtail.admin.",
                id="sumber.W001",
            )
        )
    if getattr(settings, "WAGTAIL_FINISH_WORKFLOW_ACTION", "") != FINISH:
        found.append(
            checks.Warning(
                "Stories that a workflow approves are published unchecked.",
                hint=f'WAGTAIL_FINISH_WORKFLOW_ACTION = "{FINISH}"',
                id="sumber.W002",
            )
        )
    if MIDDLEWARE not in settings.MIDDLEWARE:
        found.append(
            checks.Warning(
                "A held approval would look like a crash.", hint=f'Add "{MIDDLEWARE}" to MIDDLEWARE.', id="sumber.W003"
            )
        )
    unknown = sorted(set(getattr(settings, "SUMBER", {})) - set(DEFAULTS))
    if unknown:
        found.append(
            checks.Warning(
                f"SUMBER has no setting {', '.join(unknown)}.",
                hint=f"There is {', '.join(DEFAULTS)}.",
                id="sumber.W004",
            )
        )
    return found
