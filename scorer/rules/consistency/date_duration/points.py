"""
What each sign is worth: tenths of the logarithm of the odds that a length is that of two days, of which one is wrong.

Fitted (logistic regression, as `python -m benchmarks.consistency.points` does) to the challenge passages and, as sound copy, to
5,788 stories as they were printed; rounded. Set by hand, as hardly any passage has them: "counted from", "after it", "one thing",
"another", "two things", "break between", "clause between".
"""

from scorer.rules.weighing import Scale

SCALE = Scale(
    least=58,
    points={
        # where they stand
        "days far": -12,
        "break between": -20,
        "clause between": -30,
        "comma between": 9,
        "next sentence": -8,
        "beside": 7,
        "headline": 7,
        "far off": -6,
        "length first": 6,
        "with first": 6,
        "range": 5,
        "all together": 4,
        "days together": 4,
        "near": -4,
        "range besides": -4,
        "days next": 3,
        "not far": -3,
        "ranges": -3,
        "with last": 3,
        "days back": -2,
        "quote apart": -2,
        "range begun": 2,
        # how far they differ, and how many others there are
        "days settled": -13,
        "one pair": 13,
        "many pairs": -10,
        "length settled": -9,
        "half": 8,
        "close": -6,
        "in weeks": -5,
        "large": -5,
        "in days": 3,
        "twice": 3,
        "two pairs": -3,
        "three pairs": -1,
        # the day of the story
        "to come": 14,
        "till now": -2,
        "first fresh": -1,
        "last fresh": -1,
        # the words beside the length
        "counted from": -60,
        "another": -18,
        "after it": -15,
        "points": 12,
        "in": 7,
        "ago": -5,
        "any": 5,
        "attributive": 4,
        "on some": -3,
        "new": 2,
        # the words beside the days
        "spell": 15,
        "spell of length": 10,
        "one thing": 9,
        "only length": 9,
        "only range": 8,
        "two things": -8,
        "both begun": 7,
        "half of length": 6,
        "held days": 6,
        "since": 5,
        "first said": -4,
        "one kind": 4,
        "another days": -3,
        "never days": -3,
        "begun": -2,
        "ended": -2,
        "last said": -2,
        "two spells": 1,
    },
)
