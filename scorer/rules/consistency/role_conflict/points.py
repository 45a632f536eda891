"""
What each sign is worth: tenths of the logarithm of the odds that two posts are told of one person and one of them is wrong.

Fitted (logistic regression, as `python -m benchmarks.consistency.points` does) to the challenge passages and, as sound copy, to
5,686 stories as they were printed; rounded. Set by hand, as hardly any passage has them: words that tell that a post was held
at another time, on trial or besides ("was", "acting", "also", "becomes"), "as", "came", "rivals", "two parties", "no kind",
"short unnamed", "foreign" and "kin".
"""

from scorer.rules.weighing import Scale

SCALE = Scale(
    least=7,
    points={
        # whether anybody holds both
        "deputy of same": 25,
        "deputy of other": -9,
        "within": 21,
        "apart": 12,
        "ranks": 5,
        "kin": 2,
        "other kinds": -21,
        "one kind known": -13,
        "no kind": -20,
        "shared word": 13,
        "in short": 5,
        "short unnamed": -30,
        "one body at a time": 4,
        # whether they are held in one body
        "equal names": 18,
        "same one body": 4,
        "other one body": 4,
        "same two bodies": -8,
        "other two bodies": -12,
        "same one field": 4,
        "other one field": 5,
        "same two fields": -12,
        "other two fields": -5,
        "same field once": -3,
        "other field once": -4,
        "field named": 8,
        "rivals": 30,
        "two parties": 30,
        # whether at one time
        "one was": -45,
        "two was": -45,
        "one came": -15,
        "two came": -20,
        "one acting": -40,
        "two acting": -40,
        "one also": -40,
        "two also": -40,
        "becomes": -60,
        "came between": -9,
        # other posts of the story
        "two again": -19,
        "one again": -12,
        "third post": -10,
        "one of another": -13,
        "two of another": -17,
        # how near they stand
        "same sentence": -23,
        "next": -9,
        "same name": -23,
        # how surely they are told of that person
        "one apposed": 4,
        "two apposed": 11,
        "one told": -3,
        "two told": 10,
        "one gap": 5,
        "two gap": 7,
        "one unclosed": -14,
        "two unclosed": -11,
        "one indefinite": -8,
        "two indefinite": -10,
        "one as": -15,
        "two as": -15,
        "one doubtful": -7,
        "of somebody": -4,
        "short name": -12,
        "resolved": -6,
        "akin": -16,
        "nearest": -20,
        "foreign": -30,
    },
)
