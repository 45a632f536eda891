"""Whether parts that do not make a total are those of another, or go on behind their list."""

from scorer.model import Doc, Figure
from scorer.rules.consistency.num_sum.lists import Figures, Parts
from scorer.rules.consistency.num_sum.totals import NEAR
from scorer.rules.given import Given


def goes_on(total: Figure, parts: Parts, after: str, doc: Doc, given: Given) -> bool:
    """
    Whether the sentence after a list tells of what remains: "of which £30,000 … The remaining £8,000 …".

    A rest that with the parts is more than the total is the rest of something else.
    """
    if parts.firm or given.words["rest"].first(after) is None:
        return False
    told = (one for one in doc.figures if one.sentence == total.sentence + 1 and one.unit == total.unit)
    rest = next((one for one in told if one.noun == total.noun), None)
    return rest is None or rest.value + sum(one.value for one in parts.figures) <= total.value * NEAR


def of_another(total: Figure, parts: Parts, doc: Doc) -> bool:
    """
    Whether parts make another figure: one told right before them, or where they have a sentence of their own any of the story.

    "98 of the 180 seats: 61 …"; "1,240 people … 860 a day earlier".
    """
    first = parts.figures[0]
    reached = sum(one.value for one in parts.figures)
    if total.sentence == first.sentence:
        before = (one for one in doc.figures if one.sentence == first.sentence and one.span < first.span)
        return any(one.value == reached and one is not total for one in before)
    return any(
        one.value == reached
        and one.unit == total.unit
        and (one.unit or one.noun == total.noun)
        and one not in parts.figures
        for one in doc.figures
    )


def make_another(doc: Doc, total: Figure, parts: Figures) -> bool:
    """Whether parts make a number that stands with them, and not the total told elsewhere: "nine medals: three gold, …"."""
    here, reached = doc.sentence_of(parts[0].span), sum(part.value for part in parts)
    beside = (one for one in doc.figure_row.inside(here) if one.unit == parts[0].unit and one not in parts)
    return total.span not in here and any(one.value == reached for one in beside)
