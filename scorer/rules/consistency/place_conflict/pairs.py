"""Two places in which a story says that one and the same place lies."""

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from scorer.lexicon import shortens
from scorer.model import Doc, Span
from scorer.rules.consistency.place_conflict import lies
from scorer.rules.consistency.place_conflict.lies import Lies
from scorer.rules.given import Given

MOST = 12  # times that a place is said to lie somewhere; more is a list


class Pair(NamedTuple):
    """What a place is first said to lie in and what later, and all that the story tells of this sort."""

    one: Lies
    two: Lies
    told: tuple[Lies, ...]

    @property
    def agrees(self) -> bool:
        """Whether both may be the same: Bandung and Bandung Barat, Indra Hilir and Inhil."""
        short, long = sorted((self.one.parent, self.two.parent), key=len)
        return short == long or long.startswith(f"{short} ") or shortens(short, long)

    @property
    def spans(self) -> tuple[Span, Span]:
        """Where the two stand."""
        return self.one.at, self.two.at


def read(doc: Doc, given: Given) -> Iterator[Pair]:
    """Yield each pair that may be compared."""
    told = tuple(lies.read(doc, given))
    places: dict[str, list[Lies]] = {}
    for one in told:
        places.setdefault(one.place, []).append(one)
    for alike in places.values():
        for one, two in combinations(
            sorted(alike, key=lambda lies: (lies.sentence, lies.at)) if len(alike) <= MOST else (), 2
        ):
            if one.level == two.level and one.at != two.at and (one.kind == two.kind or "" in (one.kind, two.kind)):
                yield Pair(one, two, told)
