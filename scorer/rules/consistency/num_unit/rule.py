"""
The same size in two units that do not agree, or told again in another unit.

Why it matters: readers take the unit they know; half of them are told another size.
Stays quiet: where rounding at the stated precision, or to one digit in both units, explains the difference, and where one
size is told of each day or piece.
How: a closed table of conversions (SI and international yard and pound agreement of 1959), temperatures included. Apart from
each other, in the headline and the story or in "the whole load", only sizes that a power of ten parts; and a share that is
right only where its part and its whole are taken in one unit. A size, a length of time or an amount that is taken up with
the same digits but another unit, or a thousand times as much: "the 18 kilograms of gravel" that were 18 tonnes.
Cannot see: units that are not in the table, local measures, and other sizes converted in another sentence.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from scorer.lexicon import Lexicon, any_of, either
from scorer.model import Bound, Doc, Figure, Finding, Outcome
from scorer.rules.consistency.num_unit import again, apart
from scorer.rules.consistency.num_unit.apart import BELOW
from scorer.rules.consistency.num_unit.sizes import SIZES, in_unit, kind
from scorer.rules.given import Given

DEGREE = 2.0  # of rounding, in whichever unit
DEGREES = ("C", "F")
APIECE = 12  # code points behind a size in which "a day" stands
SLACK = 0.03  # converted sizes are rounded for the reader
COARSE = 0.08  # … further to a single digit: "500 kilometres (300 miles)"
TENS = 10  # the least size of a single digit that was rounded to it


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each size given in two units."""
    joins = _joins(given.words["or"], given.words["equals"])
    for span, figures in doc.together():
        text = doc.article.text(span.field)
        for one, two in pairwise(figures):
            alike = one.unit != two.unit and kind(one) is not None and kind(one) == kind(two)
            if not alike or not joins.fullmatch(text[one.span.end : two.stated.start]):
                continue
            behind = (text[figure.span.end : figure.span.end + APIECE] for figure in (one, two))
            rate = given.words["rate"].first(
                text[one.span.end : two.stated.start]
            )  # "600 kilograms of flour per day, or"
            if rate or any(given.words["apiece"].begins(after) for after in behind):  # "50 centimetres | a day"
                yield Outcome.ABSTAINED
            else:
                values = (_signed(text, figure, given) for figure in (one, two))
                yield _outcome(one, two, *values)
    yield from _of_degrees(doc, given)
    for one, two in (*apart.in_headline(doc), *apart.of_the_whole(doc, given), *apart.equated(doc, given)):
        slipped = apart.slipped(one, two)
        if slipped is None:
            yield Outcome.ABSTAINED
        else:
            yield _finding(one, two, in_unit(one.value, one.unit or "", two.unit or "")) if slipped else Outcome.AGREED
    for one, two in again.read(doc, given):
        yield Finding(rule="num-unit", spans=(one.span, two.span), case="again", confidence=0.93)
    for one, two in again.converted(doc, given):
        yield _finding(one, two, in_unit(one.value, one.unit or "", two.unit or ""))
    for part, whole, share in apart.of_a_share(doc, given):
        yield _finding(part, whole, in_unit(part.value, part.unit or "", whole.unit or ""), share)


def _of_degrees(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """An outcome for each "5C (41F)"."""
    for one, two, meant, stated, unit in apart.degrees(doc, given):
        if any(abs(value - stated) <= DEGREE for value in meant):
            yield Outcome.AGREED
        else:
            yield Finding(
                rule="num-unit",
                spans=(one, two),
                values={"expected": round(meant[0], 1), "stated": stated, "unit": unit},
                confidence=0.99,
            )


def _signed(text: str, figure: Figure, given: Given) -> float:
    """The value of a figure, less than nothing behind a word such as "minus"."""
    below = given.words["minus"].ends(text[max(0, figure.stated.start - BELOW) : figure.stated.start].rstrip())
    return -figure.value if below and figure.unit in DEGREES else figure.value


def _outcome(one: Figure, two: Figure, first: float, last: float) -> Finding | Outcome:
    if Bound.VAGUE in (one.bound, two.bound) or not first or not last:
        return Outcome.ABSTAINED
    expected = in_unit(first, one.unit or "", two.unit or "")
    coarse = all(_is_one_digit(figure.value) for figure in (one, two)) and one.unit not in DEGREES
    doubt = abs(expected) * (COARSE if coarse else SLACK) + two.step / 2 + abs(expected) * one.step / 2 / abs(first)
    apart = first * SIZES[one.unit or ""][1] / SIZES[two.unit or ""][1]  # by so many degrees warmer
    if min(abs(expected - last), abs(apart - last)) <= doubt:
        return Outcome.AGREED
    return _finding(one, two, expected, stated=last)


def _is_one_digit(value: float) -> bool:
    """Whether nothing but noughts stands behind the first digit of a size of ten or more."""
    return value >= TENS and not f"{value:.0f}"[1:].strip("0") and value == int(value)


def _finding(one: Figure, two: Figure, expected: float, *others: Figure, stated: float | None = None) -> Finding:
    return Finding(
        rule="num-unit",
        spans=(one.span, two.span, *(other.span for other in others)),
        values={"expected": expected, "stated": two.value if stated is None else stated, "unit": two.unit or ""},
        confidence=0.99,
    )


@cache
def _joins(words: Lexicon, equals: Lexicon) -> re.Pattern[str]:
    """
    What stands between two sizes that are one, a noun too where a word or a comma says so.

    "5 ton | beras atau setara | 5.000 kilogram", "60 hektare | sawah, atau | 0,6 kilometer persegi".
    """
    said = either(words)
    noun = r"(?:\s[^\W\d_]+){1,2}"
    return re.compile(
        rf"\s?\(\s?(?:(?:{said})\s)?|,?\s(?:{said})\s(?:(?:{said})\s)?|{noun},?\s(?:{any_of(equals)})\s|(?:\s[^\W\d_]+){{1,5}},\s(?:{said})\s",
        re.IGNORECASE,
    )
