"""
What each sign is worth: tenths of the logarithm of the odds that one thing is told as the own of two parties.

Fitted (logistic regression) to the project's own challenge passages and to real stories, and rounded; signs that are worth
next to nothing were left out.
"""

from collections.abc import Iterable, Mapping

LEAST = 26  # points from which a pair is more likely a fault than not

POINTS: Mapping[str, int] = {
    # how the two parties stand to each other
    "rivals owned": 18,
    "rivals told": 7,
    "two persons owned": 4,
    "rank owned": 3,
    "akin told": -5,
    "two persons told": -7,
    "person body owned": -11,
    "two kinds told": -12,
    "person body told": -18,
    # where each stands
    "2 came": 15,
    "2 relative": 12,
    "2 sole": 7,
    "1 attributed": 6,
    "2 works": 6,
    "1 sole": 5,
    "1 subject": 5,
    "1 by": 3,
    "1 came": 2,
    "1 works": 2,
    "2 attributed": -5,
    "2 subject": -5,
    "quoted party": -12,
    "1 none": -18,
    "2 none": -18,
    # what both tell
    "named": 19,
    "same noun": 12,
    "share high": 8,
    "quoted again": 7,
    "run long": 7,
    "text share high": 4,
    "figure": -2,
    "text root": -4,
    "run": -5,
    "text share half": -5,
    "figures differ": -6,
    "small": -10,
    "text share low": -13,
    "no run": -16,
    "share low": -16,
    # who else told it, or did not
    "work": 15,
    "alone": 8,
    "giver silent": 6,
    "silent": 5,
    "first alone": 3,
    "confirms": -1,
    "together": -8,
    # who is named beside them
    "new owner": 8,
    "others": -5,
    "owner in first": -5,
    "giver in second": -6,
    "first others": -10,
    "next": -11,
}


def weigh(signs: Iterable[str]) -> int:
    """The points of a pair's signs, those of a sign that is there more than once as often."""
    return sum(POINTS.get(sign, 0) for sign in signs)
