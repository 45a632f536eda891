"""
What each sign is worth: tenths of the logarithm of the odds that two figures are of one thing and one of them is wrong.

Fitted by `python -m benchmarks.consistency.points` (logistic regression) to the project's own challenge passages, and rounded; signs
of two points or less were left out. Three were set by hand, as hardly any passage has them: "second told", "part told", "including".
"""

from collections.abc import Iterable, Mapping

LEAST = 31  # points from which a pair is more likely a fault than not

POINTS: Mapping[str, int] = {
    # how a slip of the pen may have made one number of the other
    "turned": 38,
    "one digit": 10,
    "far": -15,
    # how the later one points back
    "definite": 18,
    "pointed": 14,
    "place pointed": 9,
    "relative": 8,
    "all": 6,
    "including": -18,
    "compared": -8,
    "bare": -12,
    "first definite": -6,
    # what the words tell of both
    "one fate": 10,
    "met": 8,
    "unmet": 3,
    "other": -8,
    "changed": -7,
    "elsewhen": -9,
    "year": -7,
    "new behind": -4,
    # other figures of the story
    "second told": -90,
    "second again": -5,
    "number told": -14,
    "first again": -10,
    "rival": -16,
    "part told": -45,
    "adds up": -8,
    # of what kind they are
    "money": 10,
    "percent": -6,
    "measure": -3,
    "about": -11,
}


def weigh(signs: Iterable[str]) -> int:
    """The points of a pair's signs, those of a sign that is there more than once as often."""
    return sum(POINTS[sign] for sign in signs)
