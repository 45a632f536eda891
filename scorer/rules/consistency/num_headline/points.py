"""
What each sign is worth: tenths of the logarithm of the odds that a figure tells what the headline's tells, and otherwise.

Fitted (logistic regression, as `python -m benchmarks.consistency.points` does) to the challenge passages and, as sound copy, to
half of 5,686 stories as they were printed; rounded, and signs of one point or less left out. Some were set by hand, as hardly
any passage has them or sense says what they must be: "told", "fate told", "large number told", "large difference told",
"parts", "part of others", "apart", "product", "share told", "other percentage", "title vague", "list", "cut off", "scale",
"one role", "past", "more", "partly", "stock".
"""

from scorer.rules.weighing import Scale

SCALE = Scale(
    least=3,
    points={
        # how a slip of the pen may have made one number of the other
        "turned": 32,
        "one digit": 13,
        "few": 6,
        "scale": 20,
        "teen": 2,
        "one round digit": -4,
        "cut off": -16,
        "far": -21,
        # what both count or measure, and what befell it
        "people": 17,
        "one fate": 15,
        "one role": 12,
        "one noun": 10,
        "money": 8,
        "percent": 5,
        "title fate": 5,
        "second fate": -4,
        "other fate": -5,
        "bare title": -2,
        "both bare": -8,
        "bare": -15,
        "other noun": -18,
        "age": -3,
        "title vague": -30,
        "list": -30,
        # how much of the headline the sentence tells
        "behind near": 9,
        "fate near": 3,
        "name met": 3,
        "met before": 2,
        "unmet": -5,
        "behind": -5,
        "none met": -7,
        "other percentage": -36,
        "ahead": -8,
        # where the figure stands, and what its sentence says of it
        "lead": 11,
        "second": 11,
        "definite": 6,
        "whole": 4,
        "after change": 2,
        "stock": -50,
        "quoted": -4,
        "over": -5,
        "year": -5,
        "before change": -6,
        "more": -14,
        "past": -36,
        "partly": -8,
        "whole of some": -7,
        # what other figures of the story make of the two
        "again": -2,
        "part": -2,
        "difference told": -5,
        "large difference told": -24,
        "others add up": -7,
        "weak rival": -7,
        "rival": -8,
        "part beside": -8,
        "number near": -5,
        "titled": -11,
        "number told": -24,
        "large number told": -60,
        "part of others": -36,
        "apart": -30,
        "product": -40,
        "share told": -40,
        "told": -60,
        "fate told": -55,
        "parts": -60,
    },
)
