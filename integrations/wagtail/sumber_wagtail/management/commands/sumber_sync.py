"""`manage.py sumber_sync`: tells the service what it missed while it was away. For cron, beside `publish_scheduled`."""

from datetime import timedelta
from typing import Any

import swapper
from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone
from wagtail.models import PageLogEntry

from sumber_wagtail import conf, index, override, story


class Command(BaseCommand):
    """Stories published or withdrawn lately, and overrides that the service has not taken yet."""

    help = "Tells Sumber which stories were published or withdrawn lately, and passes overrides on."

    def add_arguments(self, parser: CommandParser) -> None:
        """How far to look back."""
        parser.add_argument("--days", type=int, default=2, help="look back so many days (default 2)")

    def handle(self, *, days: int, **_options: Any) -> None:
        """Tell, and say how much was told."""
        if not conf.server():
            self.stderr.write("SUMBER has no SERVER yet.")
            return
        since = timezone.now() - timedelta(days=days)
        pages = swapper.load_model("wagtailcore", "Page").objects.filter(latest_revision__created_at__gte=since)
        gone_out = pages.filter(first_published_at__isnull=False).specific()
        told = [index.tell(page) for page in gone_out if story.checked(page)]
        waiting = PageLogEntry.objects.filter(action=override.ACTION, timestamp__gte=since, data__passed_on=False)
        passed_on = [override.pass_on(entry) for entry in waiting]
        self.stdout.write(f"Stories: {sum(told)} of {len(told)}. Overrides: {sum(passed_on)} of {len(passed_on)}.")
