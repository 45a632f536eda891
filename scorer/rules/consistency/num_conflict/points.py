"""
What each sign is worth: tenths of the logarithm of the odds that two figures are of one thing and one of them is wrong.

Fitted (logistic regression, as `python -m benchmarks.consistency.points` does) to the challenge passages and, as sound copy, to
5,686 stories as they were printed; rounded, and signs of two points or less left out. Some were set by hand, as hardly any
passage has them: "second told", "part told", "including", "other month", "next unmet", "elsewhen", "year", "opens elsewhere",
"far less", "number told", "changed", "other noun".
"""

from scorer.rules.weighing import Scale

SCALE = Scale(
    least=23,
    points={
        # how a slip of the pen may have made one number of the other
        "turned": 39,
        "one digit": 10,
        "far less": -19,
        "far": -15,
        # how the later one points back
        "definite": 15,
        "pointed": 12,
        "place pointed": 8,
        "relative": 3,
        "all": 5,
        "including": -18,
        "compared": -6,
        "other noun": -4,
        "bare": -17,
        "first definite": -5,
        # what the words tell of both
        "one fate": 10,
        "money unmet": -4,
        "met": 8,
        "unmet": 3,
        "other": -8,
        "changed": -8,
        "elsewhen": -24,
        "first year": -6,
        "year": -16,
        "opens elsewhere": -10,
        "new behind": -4,
        "other month": -50,
        # neighbouring sentences rather tell of two things in turn
        "next": -14,
        "next unmet": -45,
        # other figures of the story
        "second told": -90,
        "number told": -22,
        "first again": -12,
        "rival": -16,
        "part told": -45,
        "adds up": -13,
        # of what kind they are
        "money": 6,
        "percent": -8,
        "about": -9,
    },
)
