"""
What each sign is worth: tenths of the logarithm of the odds that a story says a thing and denies it.

Fitted by logistic regression to the project's own challenge passages and to stories as they were printed, and rounded; signs of
little worth were left out. Two were set by hand, as hardly any passage has them: "limited", since "not badly hurt" denies nothing
but that, and "elsewhen", a time that the denial does not name.
"""

from collections.abc import Iterable, Mapping

LEAST = 40  # points from which a pair is more likely a fault than not

POINTS: Mapping[str, int] = {
    # what is denied, and by which word
    "verb": 5,
    "object": -13,
    "beyond": -18,
    "refused": -6,
    "denied modal": -12,
    "denied if": -4,
    "limited": -20,
    "me": -10,
    # the words that the two have in common
    "harm": 10,
    "harm met": 8,
    "harm echo": 5,
    "all near": 9,
    "rare": 12,
    "row": 6,
    "met": -5,
    "often": -12,
    "no head": -8,
    "bare": -5,
    "denied again": -6,
    # whether the second takes the deed for granted, or counts by it
    "which": 9,
    "harm which": 14,
    "which right": 8,
    "the": 10,
    "pointing": 12,
    "goes on": 9,
    "the figure": 11,
    "figure": 9,
    "harm figure": 5,
    # whether it tells what was done, and then
    "wish": -5,
    "told not near": -7,
    "asked": -6,
    "later denied": 5,
    "but denied": -6,
    "other told": -7,
    "elsewhen": -15,
    "year": -2,
    "harm year": -4,
    # who says the two, and of whom
    "same voice": 6,
    "two voices": -8,
    "denied quote": -16,
    "told quote": -22,
    "name": -9,
    "new name": -8,
    # where they stand
    "neighbour": -23,
    "near": -14,
    "told before": -13,
    "harm told before": -6,
    "denied lead": 6,
    "long": -11,
}


def weigh(signs: Iterable[str]) -> int:
    """The points of a pair's signs, those of a sign that is there more than once as often; some are worth nothing."""
    return sum(POINTS.get(sign, 0) for sign in signs)
