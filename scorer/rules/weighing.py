"""
Rules that weigh: what speaks for and against two places being of one thing, each sign with its points.

Such a rule has `pairs`, which may be compared, `signs`, by name what is there, and `points`, what each is worth:
`benchmarks.consistency.points` fits them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeVar

from scorer.model import Outcome, Span


class Comparable(Protocol):
    """Two places of an article."""

    @property
    def agrees(self) -> bool:
        """Whether they say the same."""

    @property
    def spans(self) -> tuple[Span, Span]:
        """Where they stand, in order."""


Pair = TypeVar("Pair", bound=Comparable)


@dataclass(frozen=True, slots=True)
class Scale:
    """What each sign is worth, and from how many points on a pair is more likely a fault than not."""

    points: Mapping[str, int]
    least: int

    def weigh(self, signs: Iterable[str]) -> int:
        """The points of a pair's signs, those of a sign that is there more than once as often."""
        return sum(self.points[sign] for sign in signs)


def judged(told: Iterable[tuple[Pair, Iterable[str]]], scale: Scale) -> Iterator[Pair | Outcome]:
    """
    For each pair with its signs an outcome, or the pair itself where it weighs enough: first the weightiest, each place once.

    The signs of a pair that agrees are not looked at.
    """
    weighed: list[tuple[int, Pair]] = []
    for pair, signs in told:
        if pair.agrees:
            yield Outcome.AGREED
        else:
            weighed.append((scale.weigh(signs), pair))
    found: set[Span] = set()
    for weight, pair in sorted(weighed, key=lambda one: (-one[0], one[1].spans[1], one[1].spans[0])):
        if weight < scale.least or not found.isdisjoint(pair.spans):
            yield Outcome.ABSTAINED
        else:
            found.update(pair.spans)
            yield pair
