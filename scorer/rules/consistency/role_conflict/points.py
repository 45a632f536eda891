"""
What each sign is worth: tenths of the logarithm of the odds that two posts are told of one person and one of them is wrong.

Fitted (logistic regression, as `python -m benchmarks.consistency.points` does) to the challenge passages and, as sound copy, to
5,686 stories as they were printed; rounded. Set by hand, as hardly any passage has them: words that tell that a post was held
at another time, on trial or besides ("was", "acting", "also", "becomes"), "as", "came", "rivals", "two parties", "no kind",
"short unnamed", "foreign" and "kin".
"""

from scorer.rules.weighing import Scale

SCALE = Scale(
    least=4,
    points={
        # whether anybody holds both
        "deputy of same": 23,
        "deputy of other": -8,
        "within": 20,
        "apart": 11,
        "ranks": 4,
        "kin": -8,
        "other kinds": -18,
        "one kind known": -12,
        "no kind": -20,
        "shared word": 14,
        "in short": 5,
        "short unnamed": -30,
        "one body at a time": 5,
        # whether they are held in one body
        "equal names": 16,
        "same one body": 2,
        "other one body": 5,
        "same two bodies": -6,
        "other two bodies": -27,
        "same one field": 4,
        "other one field": 5,
        "same two fields": -10,
        "other two fields": -36,
        "same field once": -2,
        "other field once": -4,
        "field named": 8,
        "rivals": 30,
        "two parties": 30,
        "two owners": -20,
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
        "came between": -12,
        "one year": -20,
        "two year": -45,
        "one joined": -40,
        "two joined": -40,
        # other posts of the story
        "together": -30,
        "two again": -18,
        "one again": -12,
        "third post": -10,
        "one of another": -11,
        "two of another": -19,
        # how near they stand
        "same sentence": -20,
        "next": -9,
        "same name": -19,
        # how surely they are told of that person
        "one apposed": 5,
        "two apposed": 8,
        "one told": -3,
        "two told": 9,
        "one gap": 5,
        "two gap": 5,
        "one unclosed": -15,
        "two unclosed": -11,
        "one indefinite": -8,
        "two indefinite": -6,
        "one as": -15,
        "two as": -15,
        "one doubtful": -6,
        "of somebody": -4,
        "short name": -13,
        "resolved": -8,
        "akin": -20,
        "foreign": -30,
    },
)
