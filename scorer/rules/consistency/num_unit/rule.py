"""
The same size in two units, and the two do not agree.

Why it matters: readers take the unit they know; half of them are told another size.
Stays quiet: where rounding at the stated precision explains the difference, and where one size is told of each day or piece.
How: a closed table of conversions (SI and international yard and pound agreement of 1959), temperatures included.
Cannot see: units that are not in the table, local measures, and sizes converted in another sentence.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from scorer.lexicon import Lexicon, either
from scorer.model import Bound, Doc, Figure, Finding, Outcome
from scorer.rules.given import Given

# unit: (what it measures, its size in the base unit, its zero in the base unit)
SIZES: dict[str, tuple[str, float, float]] = {
    "m2": ("area", 1.0, 0.0),
    "ha": ("area", 10_000.0, 0.0),
    "km2": ("area", 1_000_000.0, 0.0),
    "acre": ("area", 4_046.8564224, 0.0),
    "mm": ("length", 0.001, 0.0),
    "cm": ("length", 0.01, 0.0),
    "m": ("length", 1.0, 0.0),
    "km": ("length", 1_000.0, 0.0),
    "mile": ("length", 1_609.344, 0.0),
    "nmi": ("length", 1_852.0, 0.0),
    "ft": ("length", 0.3048, 0.0),
    "in": ("length", 0.0254, 0.0),
    "l": ("volume", 0.001, 0.0),
    "m3": ("volume", 1.0, 0.0),
    "g": ("mass", 0.001, 0.0),
    "kg": ("mass", 1.0, 0.0),
    "kw": ("mass", 100.0, 0.0),
    "t": ("mass", 1_000.0, 0.0),
    "lb": ("mass", 0.45359237, 0.0),
    "C": ("temperature", 1.0, 0.0),
    "F": ("temperature", 5 / 9, 32.0),
}
APIECE = 12  # code points behind a size in which "a day" stands
SLACK = 0.03  # converted sizes are rounded for the reader


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each size given in two units."""
    joins = _joins(given.words["or"])
    for span, figures in doc.together():
        text = doc.article.text(span.field)
        for one, two in pairwise(figures):
            kinds = [SIZES.get(figure.unit or "", ("",))[0] for figure in (one, two)]
            alike = kinds[0] and kinds[0] == kinds[1] and one.unit != two.unit
            if not alike or not joins.fullmatch(text[one.span.end : two.stated.start]):
                continue
            behind = (text[figure.span.end : figure.span.end + APIECE] for figure in (one, two))
            if any(given.words["apiece"].begins(after) for after in behind):  # "50 centimetres | a day"
                yield Outcome.ABSTAINED
            else:
                yield _outcome(one, two)


def _outcome(one: Figure, two: Figure) -> Finding | Outcome:
    if Bound.VAGUE in (one.bound, two.bound) or not one.value or not two.value:
        return Outcome.ABSTAINED
    expected = _in_unit(one.value, one.unit or "", two.unit or "")
    doubt = abs(expected) * SLACK + two.step / 2 + abs(expected) * one.step / 2 / abs(one.value)
    apart = one.value * SIZES[one.unit or ""][1] / SIZES[two.unit or ""][1]  # by so many degrees warmer
    if min(abs(expected - two.value), abs(apart - two.value)) <= doubt:
        return Outcome.AGREED
    return Finding(
        rule="num-unit",
        spans=(one.span, two.span),
        values={"expected": expected, "stated": two.value, "unit": two.unit or ""},
        confidence=0.99,
    )


def _in_unit(value: float, unit: str, other: str) -> float:
    _, size, zero = SIZES[unit]
    _, other_size, other_zero = SIZES[other]
    return (value - zero) * size / other_size + other_zero


@cache
def _joins(words: Lexicon) -> re.Pattern[str]:
    said = either(words)
    return re.compile(rf"\s?\(\s?(?:(?:{said})\s)?|,?\s(?:{said})\s(?:(?:{said})\s)?", re.IGNORECASE)
