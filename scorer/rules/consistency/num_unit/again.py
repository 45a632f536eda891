"""A size told again in another unit with the same digits: "a meadow of 14 hectares … the 14,000 square metres of meadow"."""

from collections.abc import Iterator
from math import log10

from scorer.model import Doc, Figure
from scorer.rules import same_digits
from scorer.rules.consistency.num_unit.sizes import in_unit, kind
from scorer.rules.given import Given

KINDS = frozenset({"area", "length", "volume", "mass"})
ROUNDED = 0.15  # part of a size by which two that agree may differ
TENTH = 0.02  # of a power of ten: two sizes whose digits are the same


def read(doc: Doc, given: Given) -> Iterator[tuple[Figure, Figure]]:
    """Yield two sizes of one thing in two units that a power of ten parts: that is a slip between units."""
    sizes = [
        (f"{kind(one)} {same_digits.digits(one)}", one) for one in doc.figures if kind(one) in KINDS and one.value > 0
    ]
    found = same_digits.read(doc, sizes, _slipped, given)
    yield from (pair for pair in found if same_digits.points_back(doc, pair[1], given))


def _slipped(one: Figure, two: Figure) -> bool:
    """Whether two sizes of one thing differ by a power of ten."""
    if one.unit == two.unit or one.value == two.value:
        return False
    ratio = in_unit(one.value, one.unit or "", two.unit or "") / two.value
    power = log10(ratio)
    return abs(ratio - 1) > ROUNDED and abs(power - round(power)) <= TENTH
