"""
What each sign is worth: tenths of the logarithm of the odds that one thing is told as the own of two parties.

Fitted (logistic regression) to the project's own challenge passages and to real stories, and rounded; signs that are worth
next to nothing were left out.
"""

from scorer.rules.weighing import Scale

SCALE = Scale(
    least=37,
    points={
        # how the two parties stand to each other
        "rivals owned": 23,
        "rivals told": 6,
        "rank owned": 5,
        "two kinds owned": 2,
        "two persons owned": 2,
        "rank told": -2,
        "akin owned": -3,
        "akin told": -3,
        "two persons told": -3,
        "person body owned": -6,
        "person body told": -12,
        "two kinds told": -12,
        # where each stands
        "2 came": 16,
        "2 relative": 11,
        "1 attributed": 9,
        "2 sole": 9,
        "1 sole": 8,
        "1 by": 7,
        "1 clause": 7,
        "2 works": 7,
        "2 clause": 6,
        "1 subject": 5,
        "1 works": 5,
        "2 by": 4,
        "2 attributed": 3,
        "2 subject": -3,
        "another owns": -4,
        "1 confirms": -6,
        "quoted party": -13,
        "2 confirms": -22,
        # what both tell
        "rivals alike": 22,
        "quoted again": 14,
        "named": 11,
        "share high": 9,
        "run long": 8,
        "figure": 7,
        "same noun": 5,
        "text share high": 5,
        "share low": -3,
        "text root": -3,
        "run": -4,
        "figures differ": -6,
        "quoted figure": -8,
        "other noun": -9,
        "small": -9,
        "text share low": -9,
        "no run": -13,
        # who else told it, or did not
        "silent": 13,
        "works": 13,
        "giver silent": 12,
        "alone": 11,
        "confirms": -1,
        "together": -8,
        # who is named beside them
        "new owner": 4,
        "owner in first": 3,
        "others": -5,
        "giver in second": -8,
        "next": -8,
        "first others": -10,
        "giver owns": -35,
    },
)
