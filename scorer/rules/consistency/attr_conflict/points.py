"""
What each sign is worth: tenths of the logarithm of the odds that one thing is told as the own of two parties.

Fitted (logistic regression) to the project's own challenge passages and to real stories, and rounded; signs that are worth
next to nothing were left out.
"""

from scorer.rules.weighing import Scale

SCALE = Scale(
    least=26,
    points={
        # how the two parties stand to each other
        "rivals owned": 18,
        "rivals told": 10,
        "two persons owned": 4,
        "rank owned": 3,
        "akin told": -5,
        "two persons told": -8,
        "person body owned": -11,
        "two kinds told": -14,
        "person body told": -18,
        # where each stands
        "2 came": 15,
        "2 relative": 11,
        "1 attributed": 6,
        "2 sole": 6,
        "2 works": 6,
        "1 by": 4,
        "1 sole": 4,
        "1 subject": 4,
        "1 came": 2,
        "1 works": 2,
        "2 attributed": -4,
        "2 subject": -4,
        "quoted party": -12,
        # what both tell
        "named": 18,
        "same noun": 13,
        "share high": 11,
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
        "share low": -16,
        "no run": -17,
        # who else told it, or did not
        "works": 14,
        "alone": 8,
        "giver silent": 7,
        "silent": 5,
        "first alone": 3,
        "confirms": -4,
        "together": -9,
        # who is named beside them
        "rivals alike": 8,
        "new owner": 7,
        "others": -4,
        "giver in second": -6,
        "owner in first": -6,
        "next": -9,
        "first others": -11,
    },
)
