"""The newsroom's weeks and the health of its rules, from counts that are kept when a report is finished."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from scorer.policy import Health
from workers import keys
from workers.reach import Client, answering
from workers.tally import APART, week_of

Counts = Mapping[tuple[str, str, str], int]
"""By measure, desk and name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleHealth:
    """
    How a rule did in the days that the policy looks back: findings, each counted once an article, and answers to them.

    `turned_down`: editors have called it a false alarm so often that it only informs for now.
    """

    rule: str
    fired: int
    mended: int
    intended: int
    false_alarm: int
    turned_down: bool


class Weeks:
    """The counts of all newsrooms, one tenant at a time. Every call raises Unavailable when the store is."""

    def __init__(self, redis: Client) -> None:
        self._redis = redis

    @answering
    def counts(self, tenant: str, last: int, *, now: datetime | None = None) -> Mapping[str, Counts]:
        """The counts of the last weeks, the oldest first."""
        today = now or datetime.now(UTC)
        weeks = [week_of(today - timedelta(weeks=back)) for back in reversed(range(last))]
        with self._redis.pipeline(transaction=False) as together:
            for week in weeks:
                together.hgetall(keys.week(tenant, week))
            return {week: _counts(found) for week, found in zip(weeks, together.execute(), strict=True)}

    @answering
    def health(self, tenant: str, limits: Health) -> tuple[RuleHealth, ...]:
        """How each rule that spoke in the last days did, by id."""
        told: Counter[tuple[str, str]] = Counter()
        with self._redis.pipeline(transaction=False) as together:
            for day in self._last(limits.days):
                together.hgetall(keys.health(tenant, day))
            for found in together.execute():
                for name, number in found.items():
                    kind, _, rule = name.decode().partition(":")
                    told[rule, kind] += int(number)
        return tuple(_health(rule, told, limits) for rule in sorted({rule for rule, _ in told}))

    @answering
    def turned_down(self, tenant: str, limits: Health) -> frozenset[str]:
        """The rules that only inform for now. Only those that were ever suspected are looked at."""
        suspects: Sequence[bytes] = tuple(self._redis.smembers(keys.suspects(tenant)))
        if not suspects:
            return frozenset()
        names = {rule.decode() for rule in suspects}
        return frozenset(one.rule for one in self.health(tenant, limits) if one.rule in names and one.turned_down)

    def _last(self, days: int) -> range:
        today = int(self._redis.time()[0]) // 86_400
        return range(today - days + 1, today + 1)


def _counts(found: Mapping[bytes, bytes]) -> Counts:
    told: dict[tuple[str, str, str], int] = {}
    for name, number in found.items():
        measure, desk, what = name.decode().split(APART)
        told[measure, desk, what] = int(number)
    return told


def _health(rule: str, told: Mapping[tuple[str, str], int], limits: Health) -> RuleHealth:
    said = {kind: told.get((rule, kind), 0) for kind in ("fired", "mended", "intended", "false_alarm")}
    often = said["false_alarm"] > limits.most_false * said["fired"]
    return RuleHealth(rule=rule, turned_down=often and said["fired"] >= limits.least_fired, **said)
