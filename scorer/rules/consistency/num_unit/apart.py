"""
Sizes in two units that stand apart: "Twenty hectares", in the headline, over 20,000 square metres in the story.

Two sizes of one thing in different units are seldom a tenth or a hundred times each other by chance: that is a slip between
units. And "42 million cubic metres, or 70 percent of 60 million litres" makes 70 only where both are in one unit.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from math import log10

from scorer.lexicon import Lexicon, any_of
from scorer.model import Bound, Doc, Figure, Span
from scorer.rules.consistency.num_unit.sizes import in_unit, kind
from scorer.rules.given import Given

ROUNDED = 0.15  # part of a size that a headline may round
TENTH = 0.02  # of a power of ten: two sizes whose digits are the same
WHOLE = 50  # code points before a size in which "the whole load" stands
NEAR = 6  # sentences in which a size is told again in another unit
BELOW = 16  # code points before a temperature in which "minus" stands
POINT = 1.0  # percentage points by which a share may be off
KINDS = frozenset({"area", "length", "volume", "mass"})

_TEMPERATURE = r"[-−]?\d{1,3}(?:\.\d)?"
_SCALE = re.compile(r"[CF]\s?\(")  # stands wherever a temperature is told in two units
_DEGREES = re.compile(
    rf"(?<![\w.,])(?P<one>{_TEMPERATURE})\s?°?(?P<unit>[CF])\s?\((?P<two>{_TEMPERATURE})\s?°?(?P<other>[CF])\)"
)

Pair = tuple[Figure, Figure]


def in_headline(doc: Doc) -> Iterator[Pair]:
    """Yield each size of the headline with the only one of its kind in the story, given in another unit."""
    heads = [one for one in doc.figures if one.span.field == "headline" and kind(one) in KINDS]
    for head in heads:
        told = [one for one in doc.figures if one.span.field == "body" and kind(one) == kind(head)]
        if len(told) == 1 and told[0].unit != head.unit and _exact(head, told[0]):
            yield head, told[0]


def of_the_whole(doc: Doc, given: Given) -> Iterator[Pair]:
    """Yield two sizes of neighbouring sentences, of which the second is said to be all of the first."""
    sizes = [one for one in doc.figures if one.span.field == "body" and kind(one) in KINDS]
    for one, two in pairwise(sizes):
        apart = one.sentence + 1 == two.sentence and one.unit != two.unit and kind(one) == kind(two)
        if apart and _exact(one, two) and _whole(given.words["whole"]).search(_ahead(doc, two)):
            yield one, two


def equated(doc: Doc, given: Given) -> Iterator[Pair]:
    """Yield two sizes of which the second is said to equal what was told: "2,000 acres … The burned area, equal to about 80 hectares"."""
    sizes = [one for one in doc.figures if one.span.field == "body" and kind(one) in KINDS and one.value > 0]
    for number, two in enumerate(sizes):
        before = [one for one in sizes[:number] if kind(one) == kind(two) and one.sentence + NEAR >= two.sentence]
        alone = len(before) == 1 and before[0].sentence < two.sentence and before[0].unit != two.unit
        if alone and given.words["equal"].ends(_ahead(doc, two).rstrip()):
            yield before[0], two


def of_a_share(doc: Doc, given: Given) -> Iterator[tuple[Figure, Figure, Figure]]:
    """Yield part, whole and share in which the share is right only where part and whole are taken in one unit."""
    for span, figures in doc.together():
        text = doc.article.text(span.field)
        for one, two, three in zip(figures, figures[1:], figures[2:], strict=False):
            part, share, whole = (one, two, three) if two.unit == "%" else (three, one, two)
            if share.unit != "%" or kind(part) not in KINDS or kind(part) != kind(whole) or part.unit == whole.unit:
                continue
            if not _of(given.words["of"]).match(text[share.span.end : whole.stated.start]) or not _exact(part, whole):
                continue
            face = 100 * part.value / whole.value
            if abs(face - share.value) <= POINT:
                yield part, whole, share


def degrees(doc: Doc, given: Given) -> Iterator[tuple[Span, Span, tuple[float, float], float, str]]:
    """
    Yield both temperatures of "5C (41F)", what the first may be in the unit of the second, the second, and that unit.

    It may be so warm, or by so much warmer.
    """
    if _SCALE.search(doc.body) is None:
        return
    for found in _DEGREES.finditer(doc.body):
        unit, other = found["unit"], found["other"]
        if unit != other:
            below = given.words["minus"].ends(doc.body[max(0, found.start() - BELOW) : found.start()].rstrip())
            one, two = (float(found[name].replace("−", "-")) for name in ("one", "two"))
            one = -one if below else one
            either = in_unit(one, unit, other), in_unit(one, unit, other) - in_unit(0, unit, other)
            yield Span(*found.span("one")), Span(*found.span("two")), either, two, other


def slipped(one: Figure, two: Figure) -> bool | None:
    """Whether two sizes of one thing differ by a power of ten; None where they differ in another way."""
    ratio = in_unit(one.value, one.unit or "", two.unit or "") / two.value
    if abs(ratio - 1) <= ROUNDED:
        return False
    power = log10(ratio)
    return True if abs(power - round(power)) <= TENTH else None


def _exact(*figures: Figure) -> bool:
    return all(one.bound is Bound.EXACT and one.value > 0 for one in figures)


def _ahead(doc: Doc, figure: Figure) -> str:
    start = doc.sentences[figure.sentence].span.start
    return doc.body[max(start, figure.stated.start - WHOLE) : figure.stated.start]


@cache
def _whole(words: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(words)})\s(?:[^\W\d_]+\s){{0,4}}$", re.IGNORECASE)


@cache
def _of(words: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"\s(?:{any_of(words)})\b[^.;:!?,\d]*$", re.IGNORECASE)
