"""
Who feeds an article, and over whom: its statements as chains from an origin to us.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

OWNERLESS: Final = "agentless"
NAMELESS: Final = "anonymous"
OUTLETS: Final = frozenset({"agency", "media"})


@dataclass(frozen=True, slots=True)
class Stop:
    """A station of a chain: a speaker or an outlet, `name` "" for one that the article does not name."""

    name: str
    kind: str
    state_controlled: bool | None = None


@dataclass(frozen=True, slots=True)
class Chain:
    """Statements that came the same way: `stops` from the origin on (none for claims without an owner)."""

    stops: tuple[Stop, ...]
    count: int

    @property
    def owned(self) -> bool:
        """Whether anybody stands behind these statements."""
        return bool(self.stops)


def chains(report: Mapping[str, Any]) -> tuple[Chain, ...]:
    """The chains of a report, the busiest first, statements without an owner last."""
    origin = {name: source for source in report["sources"] for name in source["attributions"]}
    ways: Counter[tuple[Stop, ...]] = Counter(
        _way(attribution, origin.get(attribution["id"])) for attribution in report["attributions"]
    )
    return tuple(Chain(stops, count) for stops, count in sorted(ways.items(), key=lambda way: (not way[0], -way[1])))


def _way(attribution: Mapping[str, Any], source: Mapping[str, Any] | None) -> tuple[Stop, ...]:
    speaker = attribution["speaker"]
    if speaker["kind"] == OWNERLESS:
        return ()
    # An outlet that speaks is an origin of its own; a person heard over one is not, there the origin is the outlet.
    first = speaker if speaker["kind"] in OUTLETS else source or speaker
    # Those who cannot be told apart by a name stand together as their kind.
    known = first["kind"] != NAMELESS
    start = Stop(first["name"] or "", first["kind"], first["state_controlled"]) if known else Stop("", NAMELESS)
    relays = [Stop(relay["name"], "media") for relay in attribution["via"] if relay["name"] != start.name]
    return (start, *relays)
