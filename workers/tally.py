"""
What a report adds to its newsroom's week, as counts that can be taken back when the article is revised or erased.

Counted by desk and source, never by person on the desk: there is no byline in here.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

ZONE: Final = ZoneInfo("Asia/Jakarta")
APART: Final = "\x1f"
"""Between the parts of a count's name; no text that comes in holds it in a place where it could mislead."""

MOST_NAMES: Final = 20
LONGEST_NAME: Final = 100
UNOWNED: Final = "unattributed-figure"
AMENDED: Final = "quoted-story-corrected"
NAMELESS: Final = frozenset({"anonymous", "agentless"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The counts of one report, the week they belong to, and its findings as rule and fingerprint."""

    week: str
    counts: Mapping[str, int]
    findings: tuple[tuple[str, str], ...]


def tally(report: Mapping[str, Any], now: datetime) -> Tally:
    """Count a report."""
    desk = _name(report["article"]["desk"])
    counts: Counter[str] = Counter()

    def add(measure: str, name: str = "", by: int = 1) -> None:
        if by:
            counts[APART.join((measure, desk, name))] += by

    rules = Counter(finding["rule"] for finding in report["findings"])
    add("stories")
    add("unowned", by=rules[UNOWNED])
    add("amended", by=rules[AMENDED])
    add("anonymous", by=sum(one["speaker"]["kind"] == "anonymous" for one in report["attributions"]))
    for source in [one for one in report["sources"] if one["kind"] not in NAMELESS][:MOST_NAMES]:
        add("quoted" if source["kind"] == "person" else "origin", _name(source["name"]))
    for outlet, uncredited in _outlets(report, "earlier").items():
        add("taken", outlet)
        add("uncredited", outlet, by=uncredited)
    for outlet in _outlets(report, "later"):
        add("taker", outlet)
    for rule, number in rules.items():
        add("rule", rule, by=number)
    return Tally(
        week=week_of(now),
        counts=counts,
        findings=tuple({(finding["rule"], finding["fingerprint"]) for finding in report["findings"]}),
    )


def week_of(moment: datetime) -> str:
    """The ISO 8601 week of a moment in Jakarta, such as 2026-W47."""
    year, week, _ = moment.astimezone(ZONE).isocalendar()
    return f"{year}-W{week:02}"


def _outlets(report: Mapping[str, Any], direction: str) -> Mapping[str, bool]:
    """The other outlets whose stories share passages with this one, and whether any of those is not credited."""
    found: dict[str, bool] = {}
    for match in report["reuse"]["matches"]:
        if not match["own"] and match["direction"] == direction and match["relation"] != "shared_quotation":
            outlet = _name(match["outlet"])
            found[outlet] = found.get(outlet, False) or not match["credited"]
    return dict(list(found.items())[:MOST_NAMES])


def _name(name: str | None) -> str:
    return " ".join((name or "").replace(APART, " ").split())[:LONGEST_NAME]
