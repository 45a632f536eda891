"""
What a project names in its settings and models: the gate where Wagtail asks no hook.

Wagtail imports this file while its own models are still loading, so the gate is imported when it is needed.
"""

from typing import Any, Final

SCHEDULED: Final = "wagtail.publish.scheduled"


def publish_approved(workflow_state: Any, user: Any = None) -> None:
    """For `WAGTAIL_FINISH_WORKFLOW_ACTION`: publish what a workflow approves. Raises Held, and the task stays open."""
    revision = workflow_state.content_object.get_latest_revision()
    _insist(revision, user)
    revision.publish(user=user)


class Gated:
    """
    Mixin for page models, before `Page`: nothing publishes such a page unchecked, be it an API or the project's code.

    Raises Held, a ValidationError. A scheduled revision was checked when it was scheduled.
    """

    def publish(self, revision: Any, user: Any = None, **options: Any) -> Any:
        """Publish a revision unless it is held."""
        if options.get("log_action") != SCHEDULED:
            _insist(revision, user)
        return super().publish(revision, user=user, **options)  # type: ignore[misc]


def _insist(revision: Any, user: Any) -> None:
    from sumber_wagtail.gate import insist  # noqa: PLC0415

    insist(revision.as_object(), user)
