"""
What each sign is worth: tenths of the logarithm of the odds that one thing is told as the own of two parties.

Fitted (logistic regression, as `python -m benchmarks.consistency.points` does) to the challenge passages and, as sound copy, to
5,686 stories as they were printed; rounded. Some were set by hand, as hardly any passage has them: "giver owns",
"2 confirms", "bare relative", "other noun".
"""

from scorer.rules.weighing import Scale

SCALE = Scale(
    least=48,
    points={
        # how the two parties stand to each other
        "rivals owned": 25,
        "rivals told": 6,
        "rank owned": 5,
        "two kinds owned": 3,
        "two persons owned": 3,
        "rank told": -1,
        "akin owned": -2,
        "akin told": -4,
        "two persons told": -4,
        "person body owned": -6,
        "person body told": -12,
        "two kinds told": -13,
        # where each stands
        "2 came": 16,
        "2 relative": 11,
        "2 sole": 11,
        "1 attributed": 10,
        "1 clause": 9,
        "1 sole": 8,
        "1 by": 7,
        "2 clause": 6,
        "2 works": 6,
        "1 subject": 5,
        "2 by": 2,
        "1 confirms": -4,
        "2 subject": -4,
        "another owns": -4,
        "quoted party": -15,
        "2 confirms": -36,
        # what both tell
        "rivals alike": 22,
        "quoted again": 16,
        "named": 15,
        "share high": 9,
        "run long": 8,
        "same noun": 6,
        "figure": 5,
        "text share high": 5,
        "root": 3,
        "run": -2,
        "text root": -2,
        "figures differ": -3,
        "share low": -3,
        "quoted figure": -7,
        "text share low": -8,
        "no run": -13,
        "small": -13,
        "other noun": -25,
        # who else told it, or did not
        "silent": 16,
        "giver silent": 14,
        "works": 11,
        "alone": 10,
        "confirms": -6,
        "together": -9,
        "also told": -34,
        "sole doer": -45,
        # who is named beside them
        "new owner": 6,
        "others": -5,
        "next": -6,
        "giver in second": -9,
        "no noun": -9,
        "first others": -11,
        "bare relative": -20,
        "giver owns": -25,
    },
)
