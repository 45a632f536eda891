"""Publishing over Wagtail's own API."""

from typing import Any

from wagtail.actions import PublishPageRevisionAction

from sumber_wagtail.gate import insist


class GatedPublishAction(PublishPageRevisionAction):
    """What Wagtail's API does when it is asked to publish a page: nothing to one that is held."""

    def execute(self, skip_permission_checks: bool = False) -> Any:  # noqa: FBT001, FBT002 -- Wagtail's signature
        """Publish a revision unless it is held."""
        self.check(skip_permission_checks=skip_permission_checks)
        insist(self.object, self.user)
        return super().execute(skip_permission_checks=skip_permission_checks)
