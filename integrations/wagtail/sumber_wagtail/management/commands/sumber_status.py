"""`manage.py sumber_status`: whether the settings lead to a service that knows the key and lets it do its work."""

from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError

from sumber_wagtail import conf, service

NEEDED: Final = ("score", "read", "override")
"""Scopes of the key."""


class Command(BaseCommand):
    """Ask the service for its policy, and what the key may do."""

    help = "Says whether the settings lead to a Sumber that knows the key and allows what is needed, and its policy."

    def handle(self, **_options: Any) -> None:
        """Say it in a sentence; CommandError when there is no connection."""
        if not conf.server():
            raise CommandError("SUMBER has no SERVER yet.")
        try:
            scopes = service.ask("GET", "/v1/access")["scopes"]
            (policy, *_) = service.ask("GET", "/v1/policies")["policies"]
        except service.Silence as silence:
            raise CommandError(str(silence)) from silence
        missing = [scope for scope in NEEDED if scope not in scopes]
        if missing:
            raise CommandError(f"Sumber answers, but the API key lacks a scope that is needed: {', '.join(missing)}.")
        self.stdout.write(f"Connected. The policy is “{policy['name']}”, version {policy['version']}.")
