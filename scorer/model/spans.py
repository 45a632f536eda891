"""Places in a field of the article, and how to ask many of them at once."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from scorer.model.article import Article


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one field: half-open code-point offsets."""

    start: int
    end: int
    field: str = "body"

    def __contains__(self, other: object) -> bool:
        """Whether another span lies wholly inside this one."""
        return (
            isinstance(other, Span) and self.field == other.field and self.start <= other.start <= other.end <= self.end
        )

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one code point."""
        return self.field == other.field and self.start < other.end and other.start < self.end

    def of(self, article: Article) -> str:
        """The exact text that stands here."""
        text = article.body if self.field == "body" else article.text(self.field)
        return text[self.start : self.end]


def within(spans: Sequence[Span], span: Span) -> bool:
    """Whether a span overlaps any of the given ones."""
    return any(other.overlaps(span) for other in spans)


def lines(text: str, sign: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Where the lines of a text stand that hold a sign: few do, and it is found sooner than what it is a sign of."""
    end = 0
    while found := sign.search(text, end):
        start = max(end, text.rfind("\n", end, found.start()) + 1)
        end = text.find("\n", found.end() - 1)
        end = len(text) if end < 0 else end
        yield start, end


class Stretch(Protocol):
    """Whatever reaches from one place of a field to another: a span, a phrase that was found."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


class Stretches:
    """Parts of one field, for asking about many spans whether they touch one. Built once; each question is a search."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, parts: Iterable[Stretch]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted((part.start, part.end) for part in parts):
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def __bool__(self) -> bool:
        return bool(self._starts)

    def touch(self, span: Span) -> bool:
        """Whether the span shares a code point with one of these."""
        at = bisect_left(self._starts, span.end)
        return at > 0 and self._ends[at - 1] > span.start


class Placed(Protocol):
    """Whatever has its place in the text: a date, a figure, a name."""

    @property
    def span(self) -> Span:
        """Where it stands."""


Thing = TypeVar("Thing", bound=Placed)


def _place(thing: Placed) -> tuple[int, int]:
    return thing.span.start, thing.span.end


class Row(Generic[Thing]):
    """Things of one field, for asking many spans which of them stand inside. Built once; each question is a search."""

    __slots__ = ("_field", "_starts", "_things")

    def __init__(self, things: Iterable[Thing], field: str = "body") -> None:
        self._field = field
        self._things = sorted((thing for thing in things if thing.span.field == field), key=_place)
        self._starts = [thing.span.start for thing in self._things]

    def inside(self, span: Span) -> list[Thing]:
        """Those that lie wholly inside the span, in the order of the text."""
        if span.field != self._field:
            return []
        first, after = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return [thing for thing in self._things[first:after] if thing.span in span]
