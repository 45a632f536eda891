"""Hundreds of what the story counts in tens: "Hundreds of homes wrecked" over a story of 68 homes."""

from scorer.model import Bound, Doc, Figure
from scorer.rules.consistency.num_headline import telling
from scorer.rules.given import Given

LEAST = 100  # from which "hundreds" and "thousands" promise more than tens


def exceeds(doc: Doc, figure: Figure, body: tuple[Figure, ...], given: Given) -> Figure | None:
    """
    The story's one count of what the headline has hundreds or thousands of, where it is less.

    None where the story counts them in two values, of which one may be a part, or speaks of hundreds itself.
    """
    named = figure.noun is not None or figure.event is not None or (figure.unit is not None and not figure.money)
    if figure.bound is not Bound.VAGUE or not named or figure.value < LEAST:
        return None
    noun = figure.noun or "person"  # "hundreds hurt" are people
    same = [one for one in body if one.unit == figure.unit and one.noun in (noun, figure.noun)]
    values = {one.value for one in same}
    if len(values) != 1 or same[0].bound is not Bound.EXACT or not 1 < same[0].value < figure.value:
        return None
    return same[0] if telling.tells_the_same(doc, figure, same[0], given, alone=True) else None
