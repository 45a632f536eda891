"""
What each sign is worth: tenths of the logarithm of the odds that two figures are of one thing and one of them is wrong.

Fitted by `python -m benchmarks.consistency.points` (logistic regression) to the project's own challenge passages, rounded; a sign
of two points or less was left out.
"""

from collections.abc import Iterable, Mapping

LEAST = 40  # points from which a pair is more likely a fault than not

POINTS: Mapping[str, int] = {
    # how a slip of the pen may have made one number of the other
    "turned": 38,
    "one digit": 7,
    "far": -13,
    # how the later one points back
    "definite": 25,
    "pointed": 19,
    "relative": 13,
    "all": 8,
    "first definite": -8,
    # what the words tell of both
    "one fate": 12,
    "met": 7,
    "unmet": 3,
    "other": -8,
    "moved": -4,
    "changed": -7,
    "changed by few": -12,
    "new behind": -5,
    # other figures of the story
    "second told": -90,
    "second again": -4,
    "number told": -13,
    "first again": -12,
    "rival": -16,
    "part told": -45,
    "adds up": -8,
    # of what kind they are
    "money": 9,
    "percent": -7,
    "measure": -3,
    "about": -10,
}


def weigh(signs: Iterable[str]) -> int:
    """The points of a pair's signs, those of a sign that is there more than once as often."""
    return sum(POINTS[sign] for sign in signs)
