"""
Findings drawn into a text: overlapping spans become a row of pieces that never nest.

The text is cut wherever a mark begins or ends. Each piece shows the dearest mark that covers it, knows whether others
lie beneath, and carries the numbers of the marks that end with it, so that no finding is hidden by another.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise
from typing import Final

NO_ANCHORS: Final[Mapping[int, Sequence[str]]] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One place of a finding: half-open offsets, the `number` it carries in the margin, `anchor` its own address."""

    start: int
    end: int
    number: int
    severity: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text under one and the same set of marks."""

    text: str
    covers: tuple[Mark | None, int] = (None, 0)
    anchors: tuple[str, ...] = ()
    closing: tuple[Mark, ...] = ()

    @property
    def mark(self) -> Mark | None:
        """The dearest mark over this stretch."""
        return self.covers[0]

    @property
    def crowded(self) -> bool:
        """Whether other marks lie beneath the dearest."""
        return self.covers[1] > 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A non-empty line of the text. `number` counts such lines from 1; `start` and `end` are its offsets."""

    number: int
    start: int
    end: int
    pieces: tuple[Piece, ...]


def draw(text: str, marks: Iterable[Mark], anchors: Mapping[int, Sequence[str]] = NO_ANCHORS) -> Iterator[Line]:
    """
    The text line by line, in pieces. Dearest marks have the lowest numbers.

    `anchors` are addresses of offsets that nothing is drawn at. Takes n log n steps for n marks and characters.
    """
    drawn = sorted(filter(None, (_trimmed(mark, text) for mark in marks)), key=lambda mark: (mark.start, mark.number))
    closing: dict[int, list[Mark]] = defaultdict(list)
    for mark in drawn:
        closing[mark.end].append(mark)
    cuts = sorted({*anchors, *(mark.start for mark in drawn), *closing})
    addresses = defaultdict(list, {at: list(names) for at, names in anchors.items()})
    for mark in drawn:
        addresses[mark.start].append(mark.anchor)
    cover = _Cover(drawn)
    at = 0
    for number, (start, end) in enumerate(_lines(text), 1):
        while at < len(cuts) and cuts[at] <= start:
            at += 1
        inner = at
        while at < len(cuts) and cuts[at] < end:
            at += 1
        edges = [start, *cuts[inner:at], end]
        yield Line(
            number=number,
            start=start,
            end=end,
            pieces=tuple(
                Piece(
                    text=text[left:right],
                    covers=cover.at(left),
                    anchors=tuple(addresses[left]),
                    closing=_one_of_each(closing[right]),
                )
                for left, right in pairwise(edges)
            ),
        )


def _one_of_each(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """The marks with different numbers; many findings of one rule may end at one place."""
    first: dict[int, Mark] = {}
    for mark in sorted(marks, key=lambda mark: mark.number):
        first.setdefault(mark.number, mark)
    return tuple(first.values())


class _Cover:
    """Walks along the text and knows the dearest mark at each place and how many lie there."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        self._coming = marks
        self._next = 0
        self._by_price: list[tuple[int, int]] = []
        self._by_end: list[int] = []

    def at(self, at: int) -> tuple[Mark | None, int]:
        """The dearest mark at an offset and how many lie there; offsets must not decrease from call to call."""
        while self._next < len(self._coming) and self._coming[self._next].start <= at:
            heappush(self._by_price, (self._coming[self._next].number, self._next))
            heappush(self._by_end, self._coming[self._next].end)
            self._next += 1
        while self._by_end and self._by_end[0] <= at:
            heappop(self._by_end)
        while self._by_price and self._coming[self._by_price[0][1]].end <= at:
            heappop(self._by_price)
        return (self._coming[self._by_price[0][1]] if self._by_price else None), len(self._by_end)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """The extent of each non-empty line, without the blanks around it."""
    start = 0
    for line in text.splitlines(keepends=True):
        plain = line.strip()
        if plain:
            first = start + len(line) - len(line.lstrip())
            yield first, first + len(plain)
        start += len(line)


def _trimmed(mark: Mark, text: str) -> Mark | None:
    """The mark without blanks at its edges, so that it begins and ends on a line; None when nothing else is left."""
    inside = text[mark.start : mark.end]
    plain = inside.strip()
    if not plain:
        return None
    start = mark.start + len(inside) - len(inside.lstrip())
    return Mark(start=start, end=start + len(plain), number=mark.number, severity=mark.severity, anchor=mark.anchor)
