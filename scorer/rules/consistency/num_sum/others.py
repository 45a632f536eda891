"""Whether parts that do not make a total are those of another, go on behind their list, or hold parts of one another."""

from scorer.model import Doc, Figure
from scorer.rules.consistency.num_sum.lists import LEAST, Figures, Parts
from scorer.rules.consistency.num_sum.totals import NEAR
from scorer.rules.given import Given

OF_THEM = 24  # code points behind a part in which "of them" stands


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


def of_another(total: Figure, parts: Figures, doc: Doc) -> bool:
    """
    Whether parts make another number than the total: one that stands with them, or of the same things anywhere in the story.

    Beside the total only one right before them: "98 of the 180 seats: 61 …". Apart from it any in their sentence, "nine
    medals: three gold …", and any that counts what the total does, "1,240 people … 860 a day earlier".
    """
    first, reached = parts[0], sum(part.value for part in parts)
    apart = total.sentence != first.sentence
    return any(
        (one.unit == first.unit and (apart or one.span < first.span))
        if one.sentence == first.sentence
        else apart and one.unit == total.unit and bool(one.unit or one.noun == total.noun)
        for one in doc.figures
        if one.value == reached and one is not total and one not in parts
    )


def are_nested(parts: Figures, doc: Doc, given: Given) -> bool:
    """Whether one of the parts is shared out by those behind it: "of 16 tourists nine came from abroad: five from … and four from …"."""
    return any(
        one.value == sum(two.value for two in parts[at:])
        and (
            ":" in (between := doc.body[one.span.end : parts[at].stated.start])
            or given.words["opens"].first(between)
            or given.words["of_them"].begins(doc.body[parts[at].span.end : parts[at].span.end + OF_THEM])
        )
        for at, one in enumerate(parts[:-LEAST], 1)
    )
