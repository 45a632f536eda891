"""
One distance told with two bearings: "48 km south-west of Arden … the epicentre, 48 km north-east of Arden".

The same distance from the same place seldom leads to two things of one story. So only bearings that are at least a right
angle apart are taken for a slip, which also leaves "north" beside "north-east" alone, and no round distances.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations

from scorer.lexicon import any_of, either, fold
from scorer.model import Doc, Figure, Span
from scorer.rules.consistency.place_conflict.places import NAME
from scorer.rules.given import Given, Table

LENGTHS = frozenset({"km", "m", "mile", "nmi", "ft", "yd"})
CIRCLE = 360
APART = 90  # degrees
ROUND = 5  # a multiple of it may be the way to two things
MOST = 40  # distances that are looked at

Bearing = tuple[Figure, int, str, Span]  # the distance, the direction in degrees, from where, and where all is said


def differ(doc: Doc, given: Given) -> Iterator[tuple[Span, Span]]:
    """Each two places of the text that put one distance from one place into two directions."""
    far = [one for one in doc.figures if one.unit in LENGTHS and one.sentence >= 0][:MOST]
    if len(far) < 2:
        return
    told = list(_told(doc, far, given.tables["bearings"]))
    for (one, way, place, here), (two, other, again, there) in combinations(told, 2):
        same = one.unit == two.unit and one.value == two.value and place == again
        opposed = between(way, other) >= APART and one.sentence != two.sentence
        if same and opposed and one.value % ROUND:
            yield here, there


def between(way: int, other: int) -> int:
    """The angle between two directions, in degrees, 180 at most."""
    turned = abs(way - other) % CIRCLE
    return min(turned, CIRCLE - turned)


def plain(way: str) -> str:
    """A direction in small letters, its parts a blank apart: "South-West" as "south west"."""
    return re.sub(r"[\s-]+", " ", fold(way))


def _told(doc: Doc, far: list[Figure], table: Table) -> Iterator[Bearing]:
    """The distances with a direction and a place right behind them."""
    pattern, ways = _pattern(table)
    for figure in far:
        found = pattern.match(doc.body, figure.span.end)
        if found:
            way = ways[plain(found["way"])]
            yield figure, way, fold(found["place"]), Span(figure.span.start, found.end())


def degrees_of(table: Table) -> dict[str, int]:
    """The directions as they are written, each with its degrees."""
    return {name: int(degrees) for degrees, names in table["ways"].items() for name in names}


@cache
def _pattern(table: Table) -> tuple[re.Pattern[str], dict[str, int]]:
    """What stands behind a distance, and the degrees of each direction."""
    written = degrees_of(table)
    ways = {plain(name): degrees for name, degrees in written.items()}
    named = any_of(written)
    toward, of = either(table["toward"]), either(table["of"])
    return re.compile(
        rf"\s(?:(?:{toward})\s){{0,2}}(?i:(?P<way>{named}))\s(?:(?:{of})\s){{0,2}}(?P<place>{NAME})"
    ), ways
