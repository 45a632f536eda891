"""
The newsrooms' own policies: every version that was ever in force, and the one that is.

A version is never changed, so what was read from it is kept in memory by its text. Whoever asks next reads the newest:
a changed policy holds for the next job, in every process, without anybody being told.
"""

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, Final

from scorer import newsroom as newsrooms
from scorer.newsroom import Newsroom, NewsroomError
from scorer.policy import Policy
from workers import keys
from workers.reach import Client, answering
from workers.scripts import load

NAME: Final = "newsroom"
"""What a newsroom's policy is called, in its address and in reports."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyVersion:
    """One version of a newsroom's policy, as it was sent. Versions count from 1."""

    version: int
    text: str
    created_at: datetime


class Policies:
    """The policies of all newsrooms, one tenant at a time. Every call raises Unavailable when the store is."""

    def __init__(self, redis: Client) -> None:
        self._redis = redis
        self._keep = redis.register_script(load("policy"))

    @answering
    def newest(self, tenant: str) -> PolicyVersion | None:
        """The version in force; None where the newsroom has none of its own."""
        found = self._redis.lindex(keys.policies(tenant), -1)
        return _version(json.loads(found)) if found else None

    @answering
    def version(self, tenant: str, number: int) -> PolicyVersion | None:
        """One version, or None."""
        found = self._redis.lindex(keys.policies(tenant), number - 1) if number > 0 else None
        return _version(json.loads(found)) if found else None

    @answering
    def versions(self, tenant: str) -> tuple[PolicyVersion, ...]:
        """All versions, the newest first."""
        found = self._redis.lrange(keys.policies(tenant), 0, -1)
        return tuple(_version(json.loads(record)) for record in reversed(found))

    @answering
    def keep(self, tenant: str, text: str, *, after: int) -> PolicyVersion | None:
        """Put a policy in force, as the version that follows `after`; None when another came first. May be repeated."""
        kept = PolicyVersion(version=after + 1, text=text, created_at=datetime.now(UTC))
        record = {"version": kept.version, "text": text, "created_at": kept.created_at.isoformat()}
        done = self._keep([keys.policies(tenant)], [after, json.dumps(record, ensure_ascii=False)])
        return kept if done else None

    def in_force(self, tenant: str) -> Newsroom:
        """What a newsroom judges by now."""
        return read(self.newest(tenant))

    def that_judged(self, tenant: str, report: Mapping[str, Any]) -> Policy:
        """The policy by which a stored report was judged; the one in force where that is not known any more."""
        name, version, _ = report["versions"]["policy"].split("/", 2)
        if name != NAME:
            return newsrooms.default().policy
        kept = self.version(tenant, int(version)) if version.isdecimal() else None
        return read(kept).policy if kept else self.in_force(tenant).policy


def read(kept: PolicyVersion | None) -> Newsroom:
    """What a version says; what the house ships where there is none."""
    return _read(kept.text, str(kept.version)) if kept else newsrooms.default()


@lru_cache(maxsize=16)
def _read(text: str, version: str) -> Newsroom:
    try:
        return newsrooms.read(text, name=NAME, version=version)
    except NewsroomError as wrong:
        # It was right when it was sent, so a release took an entry away. Reports and checks say which policy they had.
        _log.error("version %s of a newsroom's policy cannot be used any more: %s", version, wrong)
        return newsrooms.default()


def _version(record: Mapping[str, Any]) -> PolicyVersion:
    return PolicyVersion(
        version=record["version"], text=record["text"], created_at=datetime.fromisoformat(record["created_at"])
    )
