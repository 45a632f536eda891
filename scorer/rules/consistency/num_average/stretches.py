"""
A total over a stretch of time that no number counts: "730 crashes in 2024, four a day", "900 tons in May", "2,400 a year".

How many days a month or a week counts depends on who works on them: each length is an interval.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from scorer.lexicon import Lexicon, any_of, either, fold
from scorer.model import Figure, Span
from scorer.rules.given import Given, Table

# how many of the first unit the second holds, at the least and at the most
HOLDS = {
    ("mo", "y"): (12.0, 12.0),
    ("w", "y"): (48.0, 53.0),
    ("d", "y"): (292.0, 438.0),
    ("d", "mo"): (20.0, 31.0),
    ("w", "mo"): (4.0, 4.6),
    ("d", "w"): (5.0, 7.0),
}
MORE = 2  # times as much as a mean its total is, at the least: what is less is another mean
BEHIND = 30  # code points behind a total in which "a year" stands


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Where a stretch is told, and the least and the most units of an average that it holds."""

    span: Span
    least: float
    most: float

    @property
    def usual(self) -> float:
        """How many units it mostly holds."""
        return (self.least + self.most) / 2

    def fits(self, total: Figure, rate: Figure) -> bool:
        """Whether a rate may be that of a total, as they are rounded."""
        low, high = total.low / self.most, total.high / self.least
        return low <= rate.high + rate.step and rate.low - rate.step <= high


def read(
    text: str, span: Span, total: Sequence[Figure], rate: Figure, unit: str | None, given: Given
) -> Stretch | None:
    """The stretch over which a total was reached, told before the rate; None where there is none that holds its unit."""
    if len(total) != 1 or unit is None or total[0].value < MORE * rate.value:
        return None
    return before(text, span, total[0], rate.stated.start, unit, given)


def before(text: str, span: Span, total: Figure, end: int, unit: str, given: Given) -> Stretch | None:
    """The stretch over which a total was reached, told in its sentence before a place; None where none holds the unit."""
    said = _patterns(given.words["during"], given.words["months"], given.tables["stretch"])
    found = (
        said.year.search(text, span.start, end),
        said.month.search(text, span.start, end),
        said.named.search(text, span.start, end),
        said.behind.match(text, total.span.end, min(end, total.span.end + BEHIND)),
    )
    for hit, own in zip(found, ("y", "mo", None, None), strict=True):
        if hit is None:
            continue
        holds = HOLDS.get((unit, own or said.lengths[fold(hit["stretch"])]))
        if holds:
            return Stretch(span=Span(*hit.span("stretch"), span.field), least=holds[0], most=holds[1])
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Patterns:
    year: re.Pattern[str]
    month: re.Pattern[str]
    named: re.Pattern[str]
    behind: re.Pattern[str]
    lengths: dict[str, str]


@cache
def _patterns(during: Lexicon, months: Lexicon, table: Table) -> _Patterns:
    every = re.IGNORECASE
    over = {fold(name): sign for sign, told in table["over"].items() for name in told}
    behind = {fold(name): sign for sign, told in table["behind"].items() for name in told}
    return _Patterns(
        year=re.compile(rf"\b(?:{either(during)})\s(?P<stretch>(?:19|20)\d\d)\b", every),
        month=re.compile(rf"\b(?:{either(during)})\s(?P<stretch>{any_of(months)})\b(?!\s\d\d?\b)", every),
        named=re.compile(rf"\b(?P<stretch>{any_of(over)})\b", every),
        behind=re.compile(rf"(?:\s[^\W\d_]+){{0,3}}?\s(?P<stretch>{any_of(behind)})\b", every),
        lengths={**over, **behind},
    )
