"""
What each sign is worth: tenths of the logarithm of the odds that two days are told of one event and one of them is wrong.

Fitted (logistic regression, as `python -m benchmarks.consistency.points` does) to the challenge passages and, as sound copy, to
5,686 stories as they were printed; rounded, and signs of two points or less left out. Set by hand, as hardly any passage has
them: "years", "two names", "other", "new again", and words that say that a day was moved.
"""

from scorer.rules.weighing import Scale

SCALE = Scale(
    least=58,
    points={
        # the calendar
        "week": 23,
        "slip": 20,
        "to come": 10,
        "season": -7,
        "years": -30,
        "past and to come": -11,
        "one weekday": -10,
        "two weekdays": -16,
        "other week": -10,
        "one fresh": -26,
        "two fresh": -17,
        "next": -13,
        # whether they tell of one event
        "near": 10,
        "one head": 4,
        "two names": -20,
        "one kind": 14,
        "kind wide": 18,
        "kind far": 6,
        "nearest": 16,
        "nearest other": -3,
        # how the day stands in its clause
        "one comma": -21,
        "two comma": -4,
        "one moved": -30,
        "two moved": -30,
        # how the later one points back
        "new": 8,
        "presupposed": 14,
        "definite": 11,
        "pointed": 21,
        "pointed ahead": 7,
        "other": -30,
        "new again": -30,
        "begins": -5,
        "aside": -12,
        "future": -3,
        "planned": -20,
        "moved between": -8,
        # other days of the story
        "one again": -13,
        "more days": -9,
    },
)
