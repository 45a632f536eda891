"""The number of the story that is the headline's with its digits in another order."""

from collections.abc import Sequence

from scorer.model import Bound, Doc, Figure
from scorer.rules.consistency.num_headline import gist, kinds, telling
from scorer.rules.given import Given

LEAD = 2  # sentences of the story that tell what the headline tells
TEN = 10
LONG = 100  # numbers of so many digits are seldom twins by chance


def twin(doc: Doc, figure: Figure, title: Sequence[Figure], alike: Sequence[Figure], given: Given) -> Figure | None:
    """
    The number in the lead that has the headline's two or more digits in another order: "74 laws" of "47".

    Its sentence tells two more of the headline's words, or it is the only count of that thing; and nothing of its unit meets
    the headline's number.
    """
    if figure.value < TEN * figure.step or any(figure.meets(one) for one in alike if one.bound is not Bound.VAGUE):
        return None
    own = [figure.noun_span] if figure.noun_span else []
    for other in kinds.not_told_otherwise(figure, title, alike):
        place = doc.sentences[other.sentence].span
        if not figure.turned(other) or other.bound is Bound.VAGUE or not _comparable(doc, figure, other, given):
            continue
        counted = figure.unit is None and telling.counts_the_same(doc, figure, other, given)
        if telling.other_time(doc, other, given) or telling.is_made(doc, figure, other, given):
            continue
        if counted and _only(doc, figure, other, alike, given):
            return other
        if (counted or telling.leads(doc, other, LEAD)) and gist.shared(doc, place, given, *own) >= telling.SHARED:
            return other
    return None


def _only(doc: Doc, figure: Figure, other: Figure, alike: Sequence[Figure], given: Given) -> bool:
    """Whether the story counts what the headline counts in no other number."""
    return other.bound is Bound.EXACT and all(
        one.value == other.value or one.bound is Bound.VAGUE or not telling.counts_the_same(doc, figure, one, given)
        for one in alike
    )


def _comparable(doc: Doc, figure: Figure, other: Figure, given: Given) -> bool:
    """Whether two numbers may count one thing; a fraction counts nothing, whatever stands behind it."""
    if figure.unit is not None:
        return True
    event = None in (figure.event, other.event) or figure.event == other.event
    bare = None in (figure.noun, other.noun) or figure.value % 1 != 0
    led = figure.value >= LONG and telling.leads(doc, other)  # "480 fare dodgers", whom the story calls passengers
    same = bare or led or telling.counts_the_same(doc, figure, other, given)
    return event and same and not telling.is_stock(doc, other, given)
