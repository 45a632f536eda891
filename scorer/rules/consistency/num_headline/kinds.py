"""Whether two numbers count one thing, and whether one could be made of others."""

from collections.abc import Sequence
from itertools import combinations

from scorer.model import Figure

TWICE = 2  # a slip seldom doubles a number
PARTS = 8  # figures of the body that are tried in pairs


def same_thing(figure: Figure, other: Figure) -> bool:
    """Whether both count people, or the same noun; a bare "12 dead" counts people."""
    nouns = {(noun or "person").split("-")[0] for noun in (figure.noun, other.noun)}
    return len(nouns) == 1


def adds_up(figure: Figure, rivals: Sequence[Figure]) -> bool:
    """Whether all of some numbers, or two of them, make another."""
    values = [other.value for other in rivals[:PARTS]]
    sums = {sum(values), *(one + two for one, two in combinations(values, 2))}
    return any(figure.low <= total <= figure.high for total in sums)


def cut_off(figure: Figure, same: Sequence[Figure]) -> bool:
    """Whether the headline has only the first digits: "300 million" of 377."""
    stated = f"{figure.value:.0f}"
    found = [f"{other.value:.0f}" for other in same]
    return any(len(one) == len(stated) and one.startswith(stated.rstrip("0")) for one in found)


def not_told_otherwise(figure: Figure, title: Sequence[Figure], body: Sequence[Figure]) -> list[Figure]:
    """The figures of the body without those that another number of the headline tells: "Two of three accused go free"."""
    others = [one for one in title if one is not figure and one.unit == figure.unit and not one.meets(figure)]
    loose = [one for one in others if one.noun in (None, figure.noun)]
    return [other for other in body if not any(one.meets(other) for one in loose)]
