"""`manage.py sumber_status`: whether the settings lead to a service that knows the key."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from sumber_wagtail import conf, service


class Command(BaseCommand):
    """Ask the service for its policy."""

    help = "Says whether the settings lead to a Sumber that knows the key, and which policy it has."

    def handle(self, **_options: Any) -> None:
        """Say it in a sentence; CommandError when there is no connection."""
        if not conf.server():
            raise CommandError("SUMBER has no SERVER yet.")
        try:
            (policy, *_) = service.ask("GET", "/v1/policies")["policies"]
        except service.Silence as silence:
            raise CommandError(str(silence)) from silence
        self.stdout.write(f"Connected. The policy is “{policy['name']}”, version {policy['version']}.")
