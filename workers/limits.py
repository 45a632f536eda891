"""How many requests an API key may make: counted in the store, so that all processes at the door count together."""

from dataclasses import dataclass
from math import ceil
from typing import Final

from workers import keys
from workers.model import Access
from workers.reach import Client, answering
from workers.scripts import load
from workers.settings import Settings

WINDOW_SECONDS: Final = 60
_SECOND: Final = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Quota:
    """What a key has left after a request; seconds are rounded up."""

    allowed: bool
    limit: int
    """Requests in `WINDOW_SECONDS`."""
    left: int
    retry_seconds: int
    """Until one more request is possible."""
    reset_seconds: int
    """Until as many as the limit are possible."""


class Limits:
    """The limits of all keys. Every call raises Unavailable when the store is."""

    def __init__(self, redis: Client, settings: Settings) -> None:
        self._usual = settings.rate_limit
        self._rate = redis.register_script(load("rate"))

    @answering
    def count(self, access: Access) -> Quota | None:
        """Count a request; None where there is no limit."""
        limit = self._usual if access.limit is None else access.limit
        if not access.key_id or not limit:
            return None
        key = keys.rate(access.tenant, access.key_id)
        allowed, left, retry, reset = self._rate([key], [limit, WINDOW_SECONDS * _SECOND])
        return Quota(
            allowed=bool(allowed),
            limit=limit,
            left=int(left),
            retry_seconds=max(1, ceil(retry / _SECOND)),
            reset_seconds=ceil(reset / _SECOND),
        )
