"""
What each sign is worth: tenths of the logarithm of the odds that two figures are of one thing and one of them is wrong.

Fitted by `python -m benchmarks.consistency.points` (logistic regression) to the project's own challenge passages, and rounded; signs
of two points or less were left out. Some were set by hand, as hardly any passage has
them: "second told", "part told", "including", "other month", "next unmet", "elsewhen".
"""

from collections.abc import Iterable, Mapping

LEAST = 26  # points from which a pair is more likely a fault than not

POINTS: Mapping[str, int] = {
    # how a slip of the pen may have made one number of the other
    "turned": 39,
    "one digit": 8,
    "far": -12,
    # how the later one points back
    "definite": 13,
    "pointed": 13,
    "place pointed": 8,
    "relative": 3,
    "all": 5,
    "including": -18,
    "compared": -7,
    "bare": -16,
    "first definite": -5,
    # what the words tell of both
    "one fate": 14,
    "met": 6,
    "unmet": 3,
    "other": -9,
    "changed": -8,
    "elsewhen": -24,
    "year": -12,
    "opens elsewhere": -10,
    "new behind": -5,
    "other month": -45,
    # neighbouring sentences rather tell of two things in turn
    "next": -13,
    "next unmet": -45,
    # other figures of the story
    "second told": -90,
    "second again": -6,
    "number told": -14,
    "first again": -12,
    "rival": -17,
    "part told": -45,
    "adds up": -7,
    # of what kind they are
    "money": 8,
    "percent": -9,
    "about": -11,
}


def weigh(signs: Iterable[str]) -> int:
    """The points of a pair's signs, those of a sign that is there more than once as often."""
    return sum(POINTS[sign] for sign in signs)
