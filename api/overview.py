"""
The newsroom's weeks as the overview tells them: by desk, source and rule, never by person. Pure.

A share of fewer than twenty stories is no share: it is None, and the page shows it in grey.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Final

from workers.model import Override
from workers.weeks import Counts, RuleHealth

LEAST: Final = 20
LISTED: Final = 20


def overview(
    weeks: Mapping[str, Counts], health: Iterable[RuleHealth], overrides: Iterable[Override]
) -> Mapping[str, Any]:
    """The JSON values of the overview, from the counts of each week."""
    whole: Counter[tuple[str, str, str]] = Counter()
    for counts in weeks.values():
        whole.update(counts)
    desks = sorted({desk for measure, desk, _ in whole if measure == "stories"})
    return {
        "weeks": [{"week": week, **_figures(counts)} for week, counts in weeks.items()],
        "desks": [{"desk": desk, **_figures(_only(whole, desk))} for desk in desks],
        "origins": _top(whole, "origin"),
        "experts": _top(whole, "quoted"),
        "taken_from": [{**one, "uncredited": _sum(whole, "uncredited", one["name"])} for one in _top(whole, "taken")],
        "takers": _top(whole, "taker"),
        "rules": [write_health(one) for one in health],
        "overrides": [_override(one) for one in overrides],
    }


def write_health(health: RuleHealth) -> Mapping[str, Any]:
    """The JSON values of how a rule did."""
    return {
        "rule": health.rule,
        "fired": health.fired,
        "mended": health.mended,
        "intended": health.intended,
        "false_alarm": health.false_alarm,
        "turned_down": health.turned_down,
    }


def _figures(counts: Counts) -> Mapping[str, Any]:
    stories, taken = _sum(counts, "stories"), _sum(counts, "taken")
    enough = stories >= LEAST
    return {
        "stories": stories,
        "unowned_figures_per_100": round(100 * _sum(counts, "unowned") / stories, 1) if enough else None,
        "uncredited_share": round(_sum(counts, "uncredited") / taken, 4) if enough and taken else None,
        "anonymous_statements": _sum(counts, "anonymous"),
        "quoted_stories_corrected": _sum(counts, "amended"),
    }


def _override(override: Override) -> Mapping[str, Any]:
    """Why, and of what; not who: that stands with the check."""
    return {
        "check_id": override.check_id,
        "stage": override.stage,
        "rules": list(override.rules),
        "reason": override.reason,
        "created_at": override.created_at.isoformat(),
    }


def _only(counts: Counts, desk: str) -> Counts:
    return {name: number for name, number in counts.items() if name[1] == desk}


def _sum(counts: Counts, measure: str, what: str | None = None) -> int:
    return sum(number for (kind, _, name), number in counts.items() if kind == measure and what in (None, name))


def _top(counts: Counts, measure: str) -> list[dict[str, Any]]:
    found: Counter[str] = Counter()
    for (kind, _, name), number in counts.items():
        if kind == measure:
            found[name] += number
    return [{"name": name, "stories": stories} for name, stories in found.most_common(LISTED)]
