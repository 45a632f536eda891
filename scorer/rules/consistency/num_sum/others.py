"""Whether parts that do not make a total are those of another, go on behind their list, or hold parts of one another."""

from collections.abc import Callable

from scorer.model import Doc, Figure, Finding, Outcome
from scorer.rules.consistency.num_sum.lists import LEAST, Figures, Parts
from scorer.rules.consistency.num_sum.totals import NEAR
from scorer.rules.given import Given

OF_THEM = 24  # code points behind a part in which "of them" stands


def goes_on(total: Figure, parts: Parts, doc: Doc, given: Given) -> bool:
    """
    Whether the sentence after a list tells of what remains: "of which £30,000 … The remaining £8,000 …".

    A rest that with the parts is more than the total is the rest of something else.
    """
    after = parts.figures[0].sentence + 1
    following = doc.text(doc.sentences[after].span) if 0 < after < len(doc.sentences) else ""
    if parts.firm or given.words["rest"].first(following) is None:
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


class Index:
    """The figures of an article by their place, and by unit and value; read where a first finding asks for them."""

    def __init__(self, doc: Doc) -> None:
        self.at = {one.span: one for one in doc.figures}
        self.values: dict[tuple[str | None, float], list[Figure]] = {}
        for one in doc.figures:
            self.values.setdefault((one.unit, one.value), []).append(one)


def unless_part(said: Finding | Outcome, index: Callable[[], Index]) -> Finding | Outcome:
    """
    What was said of a total, unless another part stands beside, or with the others, or the last, it makes a figure of the story.

    "Stole £84,000 … £52,000 on cruises, £17,000 on …, the remaining £15,000"; "of 30, 22 were hurt … The other eight".
    """
    if isinstance(said, Outcome):
        return said
    at, values = index().at, index().values
    if not all(span in at for span in said.spans):
        return said
    whole, *parts = (at[span] for span in said.spans)
    reached = sum(part.value for part in parts)
    nouns, places = {one.noun for one in (whole, *parts)}, {one.sentence for one in (whole, *parts)}
    left = (one for one in values.get((whole.unit, whole.value - reached), ()) if one.span not in said.spans)
    beside = any(
        (one.unit or one.noun in nouns) and not places.isdisjoint(range(one.sentence - 1, one.sentence + 2))
        for one in left
    )
    wider = any((whole.unit, whole.value + more) in values for more in (reached, parts[-1].value))
    return Outcome.ABSTAINED if beside or wider else said
