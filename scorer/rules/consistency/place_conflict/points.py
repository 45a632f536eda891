"""
What each sign is worth: tenths of the logarithm of the odds that two parents are told of one place and one of them is wrong.

Fitted (logistic regression, as `python -m benchmarks.consistency.points` does) to the challenge passages and, as sound copy, to
5,686 stories as they were printed; rounded, and signs of two points or less left out. Set by hand, as hardly any passage has
them: "same sentence", "next", "two told", "list", "other", "both bare", "home" and "spread".
"""

from scorer.rules.weighing import Scale

SCALE = Scale(
    least=8,
    points={
        # the place, and what it is said to lie in
        "both kinds": 30,
        "one kind": 21,
        "no kind": 10,
        "long name": 5,
        "plain word": -4,
        "repeated": -30,
        "in headline": -3,
        "state": 4,
        "district": 4,
        "county": 3,
        "other level": 6,
        # how each is told to lie there
        "one comma": 5,
        "two comma": 9,
        "two phrase": 8,
        "one chain": -5,
        "two chain": -15,
        "two pointing": -6,
        "home": -50,
        "both bare": -12,
        "other": -30,
        # what else the story tells to lie somewhere
        "one again": -10,
        "two again": -12,
        "third": -11,
        "list": -30,
        "one of others": -4,
        "two of others": -5,
        "two named": -16,
        # where the two stand, and whether the story tells two places of one name apart
        "same sentence": -60,
        "next": -27,
        "two told": -30,
        "two of kind": -20,
        "spread": -30,
    },
)
