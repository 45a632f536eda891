"""The reports of a period: what an export goes through, the newest first, a few at a time."""

from collections.abc import Sequence
from datetime import datetime

from workers import ids, keys
from workers.reach import Client, answering


class Shelf:
    """The reports of all newsrooms, one tenant at a time. Every call raises Unavailable when the store is."""

    def __init__(self, redis: Client) -> None:
        self._redis = redis

    @answering
    def between(self, tenant: str, since: datetime, until: datetime) -> tuple[str, ...]:
        """The ids of the reports on articles that came in from `since` until before `until`, the newest first."""
        # The shelf is sorted by when a report expires; its id knows when its article came in.
        first, last = (ids.first_id("rep", moment) for moment in (since, until))
        found = (report_id.decode() for report_id in self._redis.zrange(keys.shelf(tenant), 0, -1))
        return tuple(sorted((one for one in found if first <= one < last), reverse=True))

    @answering
    def fetch(self, tenant: str, report_ids: Sequence[str]) -> tuple[bytes, ...]:
        """The canonical bytes of these reports, in order, without those whose time is over."""
        found = self._redis.mget([keys.report(tenant, one) for one in report_ids]) if report_ids else ()
        return tuple(report for report in found if report)
