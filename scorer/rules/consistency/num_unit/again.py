"""
A size or an amount told again in another unit, or on another scale: "2.5 kilograms … the 2.5 grams", "$640 million … billion".
"""

from collections.abc import Iterator
from math import log10

from scorer.lexicon import fold
from scorer.model import Doc, Figure
from scorer.rules.consistency.num_unit import apart, same_digits
from scorer.rules.consistency.num_unit.sizes import kind
from scorer.rules.given import Given

KINDS = frozenset({"area", "length", "volume", "mass"})
TIMES = frozenset({"y", "mo", "w", "d", "h", "min"})
OTHERS = {"gal": "volume"}  # units of more than one size, which are never converted
SCALED = 1_000  # the least number that is written with a scale
NEXT = 24  # code points behind a length of time in which its thing is named

Pair = tuple[Figure, Figure]


def read(doc: Doc, given: Given) -> Iterator[Pair]:
    """Yield two figures of one thing that have the same digits and not the same unit or scale."""
    measured = ((OTHERS.get(one.unit or "") or kind(one), one) for one in doc.figures)
    sizes = [(f"{what} {one.value}", one) for what, one in measured if what in KINDS]
    yield from same_digits.read(doc, sizes, _in_other_units, given)
    times = [(f"{one.value}", one) for one in doc.figures if one.unit in TIMES]
    yield from (
        pair for pair in same_digits.read(doc, times, _in_other_units, given) if _of_one_thing(doc, *pair, given)
    )
    scaled = [(f"{one.unit} {same_digits.digits(one)}", one) for one in doc.figures if one.unit and one.value >= SCALED]
    found = same_digits.read(doc, scaled, _on_other_scales, given)
    yield from (pair for pair in found if pair[1].money or same_digits.points_back(doc, pair[1], given))


def converted(doc: Doc, given: Given) -> Iterator[Pair]:
    """Yield two sizes of one thing in two units that a power of ten parts: "12 hectares … the 12,000 square metres"."""
    sizes = [
        (f"{kind(one)} {same_digits.digits(one)}", one) for one in doc.figures if kind(one) in KINDS and one.value > 0
    ]
    found = same_digits.read(doc, sizes, _slipped, given)
    yield from (pair for pair in found if same_digits.points_back(doc, pair[1], given))


def _slipped(one: Figure, two: Figure) -> bool:
    return one.unit != two.unit and one.value != two.value and apart.slipped(one, two) is True


def _in_other_units(one: Figure, two: Figure) -> bool:
    return one.unit != two.unit


def _on_other_scales(one: Figure, two: Figure) -> bool:
    """Whether one number is a thousand or a million times the other."""
    thousands = log10(two.value / one.value) / log10(SCALED)
    return one.value != two.value and abs(thousands - round(thousands)) < 1 / SCALED


def _of_one_thing(doc: Doc, one: Figure, two: Figure, given: Given) -> bool:
    """Whether the noun behind a length of time that points back was told with the first: "a six-week trial … the six-month trial"."""
    words = fold(doc.body[two.span.end : two.span.end + NEXT]).replace("-", " ").split()
    first = fold(doc.text(doc.sentences[one.sentence].span)).split()
    return two.definite and bool(words) and any(given.speech.akin(words[0], word) for word in first)
