"""
What each sign is worth: tenths of the logarithm of the odds that two quotations are one saying in two wordings.

Fitted (logistic regression, as `python -m benchmarks.consistency.points` does) to the challenge passages and, as sound copy, to
5,686 stories as they were printed; rounded, and signs of two points or less left out. Those that hardly any passage has were
set by hand: "two things", "list", "one turn", "two speakers", and what is told of the time, the form and the place of the words.
"""

from scorer.rules.weighing import Scale

SCALE = Scale(
    least=52,
    points={
        # how much of the words both have; these add up
        "kept 0.5": 6,
        "kept 0.6": 10,
        "kept 0.7": 6,
        "kept 0.9": 6,
        "words 6": 7,
        "words 8": 12,
        "words 11": 5,
        "run 5": 7,
        "run 7": 6,
        "telling 3": 7,
        "telling 4": 9,
        "telling 6": 11,
        "opens alike": 9,
        "cut": -16,
        "other person": -30,
        # what stands for what
        "form": 5,
        "light": 6,
        "light added": 3,
        "half": 3,
        "thing": 5,
        "things": -9,
        "added": -5,
        "denied": -3,
        "count": -13,
        "two things": -25,
        "other words 5": -5,
        "other words 8": -6,
        # who speaks
        "one named": 5,
        "unnamed": -5,
        "another beside": -6,
        "two speakers": -45,
        # what the sentence says of the words
        "that saying": 6,
        "saying": 4,
        "repeated": 7,
        "had said": 3,
        "reworded": -40,
        "once": -15,
        "other day": -30,
        "published": -40,
        "questions": -30,
        "one asks": -15,
        "tagged": -40,
        # where they stand
        "one breath": -8,
        "list": -25,
        "one turn": -45,
        "one paragraph": -10,
        "many": -12,
    },
)
