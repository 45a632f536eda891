"""
What each sign is worth: tenths of the logarithm of the odds that two figures are of one thing and one of them is wrong.

Fitted (logistic regression, as `python -m benchmarks.consistency.points` does) to the challenge passages and, as sound copy, to
5,686 stories as they were printed; rounded, and signs of two points or less left out. Some were set by hand, as hardly any
passage has them: "second told", "part told", "including", "other month", "next unmet", "elsewhen", "year", "opens elsewhere".
"""

from scorer.rules.weighing import Scale

SCALE = Scale(
    least=26,
    points={
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
    },
)
