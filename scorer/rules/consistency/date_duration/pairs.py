"""A length of days, weeks or months in a story, and two of its days between which what lasts so long may lie."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, islice

from scorer.model import DateMention, DateRange, Doc, Span
from scorer.rules.consistency.date_duration import lengths, spells
from scorer.rules.consistency.date_duration.lengths import Length
from scorer.rules.given import Given

DAYS = 9  # of a story; more is a timetable
LENGTHS = 12  # of a story; the same
MOST = 40  # pairs of days, likewise
SLIP = 4  # times as long, or as short, a length may be and still be a slip


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """Two days of a story, whether they stand as a range, and how many days there are from one to the other."""

    pair: DateRange
    ranged: bool
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """
    A length, and two days that may be its first and last.

    `rivals` are the lengths that fit the two days, `fitting` the pairs of days that the length fits; `lengths`, `others` and
    `ranges` are how many lengths, pairs of days and ranges the story has.
    """

    length: Length
    between: Between
    rivals: int
    fitting: int
    lengths: int
    others: int
    ranges: int

    @property
    def first(self) -> DateMention:
        """The earlier of the days."""
        return self.between.pair.first

    @property
    def last(self) -> DateMention:
        """The later one."""
        return self.between.pair.last

    @property
    def agrees(self) -> bool:
        """Whether so long fits so many days."""
        return self.length.fits(self.between.days)

    @property
    def spans(self) -> tuple[Span, Span]:
        """Where length and days stand."""
        return self.length.span, self.between.pair.span


def read(doc: Doc, given: Given) -> Iterator[Pair]:
    """Yield each pair that may be compared."""
    stated = [length for length in lengths.of(doc, given) if length.exact]
    if not 0 < len(stated) <= LENGTHS:
        return
    told = list(islice(_between(doc), MOST + 1))
    if len(told) > MOST:
        return
    met = [(length, between) for length in stated for between in told if _may_be_meant(length, between.days)]
    fits = [(length, between) for length, between in met if length.fits(between.days)]
    rivals, fitting = Counter(id(between) for _, between in fits), Counter(id(length) for length, _ in fits)
    for length, between in met:
        yield Pair(
            length=length,
            between=between,
            rivals=rivals[id(between)],
            fitting=fitting[id(length)],
            lengths=len(stated),
            others=len(told),
            ranges=sum(one.ranged for one in told),
        )


def _may_be_meant(length: Length, days: int) -> bool:
    """Whether a length is near enough to so many days to be a slip: a month is no slip for four days."""
    return days <= SLIP * length.days and length.days <= SLIP * days


def _between(doc: Doc) -> Iterator[Between]:
    """The ranges of the body, and each two of its other days."""
    inside: set[Span] = set()
    for pair in doc.ranges:
        days = spells.days(pair)
        if pair.span.field == "body" and days:
            inside.update((pair.first.span, pair.last.span))
            yield Between(pair=pair, ranged=True, days=days)
    dates = [one for one in doc.dates if one.span.field == "body" and one.span not in inside]
    if len(dates) > DAYS:
        return
    for one, two in combinations(dates, 2):
        span = Span(one.span.start, two.span.end, one.span.field)
        for first, last in ((one, two), (two, one)):
            pair = DateRange(span=span, first=first, last=last)
            days = spells.days(pair) or 0
            if days > 1 and (first.value is None or last.value is None or first.value < last.value):
                yield Between(pair=pair, ranged=False, days=days)
                break
