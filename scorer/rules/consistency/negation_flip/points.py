"""
What each sign is worth: tenths of the logarithm of the odds that a story says a thing and denies it.

Fitted (logistic regression, as `python -m benchmarks.consistency.points` does) to the challenge passages and, as sound copy, to
stories as they were printed; rounded. Some were set by hand, as hardly any passage has them and sense says what they must be:
"not formally", "other thing", "other deed", "both sides", "limited", "undoes", "elsewhen", "elsewhen denied", "year".
"""

from scorer.rules.weighing import Scale

SCALE = Scale(
    least=22,
    points={
        # what is denied, and by which word
        "nobody": 4,
        "refused": -12,
        "opposite": 5,
        "no such": 5,
        "object": -16,
        "not counted": -3,
        "limited": -25,
        "not formally": -30,
        "alone": -5,
        "some denied": -11,
        "denied if": -6,
        "yet": 11,
        # whether those who do it, and what it is done to, are the same
        "some of none": 17,
        "object met": 4,
        "second met": 8,
        "between unmet": -8,
        "object unmet": -9,
        "no doer": -5,
        "doer new": -1,
        "other doer": -4,
        "no done to": -11,
        "other deed": -16,
        "other thing": -45,
        # the words that the two have in common
        "row": 8,
        "rare": 6,
        "met": -10,
        "often": -12,
        "echo": -3,
        "denied again": -8,
        "other beside": -5,
        "both sides": -30,
        "series": -12,
        # whether the second takes the deed for granted, or counts by it
        "which": 10,
        "which right": 15,
        "which clause": 8,
        "pointing": 6,
        "goes on": 5,
        "figure": -8,
        "the figure": -3,
        # of harm besides
        "harm which": 17,
        "harm met": 14,
        "harm object unmet": 15,
        "harm figure": 13,
        "harm the figure": 12,
        "harm doer new": 5,
        "harm year": -9,
        "harm told before": -12,
        # whether it tells what was done, and then
        "done": 4,
        "wish": -20,
        "told if": -4,
        "undoes": -18,
        "not soon": -24,
        "told not near": -3,
        "later told": -5,
        "other told": -4,
        "one day": 14,
        "two days": -4,
        "elsewhen": -21,
        "elsewhen denied": -20,
        "year": -6,
        # who says the two, and of whom
        "same voice": 13,
        "two voices": -4,
        "voice denies": 4,
        "denied quote": -10,
        # where they stand
        "denied lead": 6,
        "headline tells": -20,
        "near": -7,
        "told before": -16,
    },
)
