"""Whether two numbers count one thing, and whether one could be made of others."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import combinations, islice, takewhile

from scorer.model import Bound, Doc, Figure

MOST = 40  # figures of a few sentences that are looked at
PARTS = 8  # figures of the body that are tried in pairs
NEAR = 0.1  # a headline rounds an amount by no more than this
CLOSE = 0.05  # … and a bounded one by this
TEN = 10
ROUND = 2  # noughts at a count's end that tell it was rounded …
SLIGHT = 0.03  # … by no more than this


def same_thing(figure: Figure, other: Figure) -> bool:
    """Whether both count people, or the same noun; a bare "12 dead" counts people."""
    nouns = {(noun or "person").split("-")[0] for noun in (figure.noun, other.noun)}
    return len(nouns) == 1


def adds_up(figure: Figure, rivals: Sequence[Figure]) -> bool:
    """Whether all of some numbers, or two of them, make another."""
    values = [other.value for other in rivals[:PARTS] if other.bound is not Bound.VAGUE]  # "dozens" and 21 are not 31
    sums = {sum(values), *(one + two for one, two in combinations(values, 2))}
    high = figure.value * (1 + CLOSE) if figure.bound is Bound.OVER else figure.high  # "more than 95"
    return any(figure.low <= total <= high for total in sums)


def around(doc: Doc, number: int) -> tuple[Figure, ...]:
    """The figures of a sentence and of those beside it; of so many that they are a table, no more."""
    start = bisect_left(doc.figures, max(0, number - 1), key=lambda figure: figure.sentence)
    return tuple(takewhile(lambda one: one.sentence <= number + 1, islice(doc.figures, start, start + MOST)))


def lives(figure: Figure, other: Figure) -> bool:
    """Whether a number counts survivors, who make up no number of dead."""
    return figure.event == "dead" and other.event == "rescued"


def shared_out(figure: Figure, one: Figure, body: Sequence[Figure]) -> bool:
    """Whether another count of the story, whatever it is called, makes up the headline's: 350 jobs, 250 here, 100 staff there."""
    rest = figure.value - one.value
    exact = Bound.VAGUE not in (one.bound, figure.bound)
    return exact and rest > TEN and any(other.value == rest and other.unit is None and other.noun for other in body)


def rounds(figure: Figure, other: Figure) -> bool:
    """Whether one number may be the other rounded: they are near each other, and one is rounder: 80 and 82, 5 and 5.1."""
    near = abs(figure.value - other.value) <= NEAR * other.value
    step = min(figure.step, other.step)
    round_one = figure.step != other.step or any(one.value % (TEN * step) == 0 for one in (figure, other))
    return near and round_one


def rounded(figure: Figure, body: Sequence[Figure]) -> bool:
    """Whether a count's noughts say that it is another of the same, rounded to them: 2,000 jobs of 1,970."""
    digits = f"{figure.value:.0f}"
    noughts = len(digits) - len(digits.rstrip("0"))
    return noughts >= ROUND and any(
        round(other.value, -noughts) == figure.value and abs(figure.value - other.value) <= SLIGHT * other.value
        for other in body
        if other.noun == figure.noun
    )


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
