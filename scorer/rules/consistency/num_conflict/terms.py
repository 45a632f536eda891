"""
Amounts and lengths of time with a name: "fined £240,000 … the £420,000 fine", "divonis tiga tahun … vonis empat tahun itu".

A story that tells of one fine names it once and takes it up with an article, a possessive or "itu". Two defendants have
two fines, so nothing is said where the story brings in more than one.
"""

from collections.abc import Iterator

from scorer.model import Bound, Doc, Figure, Outcome, Span
from scorer.rules.consistency.num_conflict import slots
from scorer.rules.given import Given

MOST = 30  # amounts of one unit that are compared; more are a table
NEAR = 4  # sentences in which "the 21-mile swim" may take up the 12 miles
HEADED = 3  # words of "the fine of"
AHEAD = 24  # code points before a figure in which "the" or "another" stands
BEHIND = 24  # code points after it in which "itu" stands

Pair = tuple[Figure, Figure]


def check(doc: Doc, given: Given) -> Iterator[Pair | Outcome]:
    """Yield a pair where a named amount is taken up with another value, and an outcome where it is with its own."""
    told: dict[tuple[str, str], list[Figure]] = {}
    every: dict[str, list[Figure]] = {}
    for figure in slots.told(doc):
        if figure.unit is None:
            continue
        if figure.role is None and figure.unit in slots.LOOSE:
            every.setdefault(figure.unit, []).append(figure)  # "Webb received eight years, his cousin seven"
            continue
        earlier = told.setdefault((figure.role or "", figure.unit), [])
        alike = every.setdefault(figure.unit, [])
        known = earlier or told.get(("", figure.unit), []) or ([] if figure.role else alike)
        first = [one for one in known[:MOST] if one.sentence < figure.sentence]
        if not first or not _points_back(doc, figure, given):
            earlier[MOST:] = []
            earlier.append(figure)
        elif any(figure.meets(one) for one in alike[:MOST]):
            yield Outcome.AGREED
        elif _same(first, figure) and _one_case(doc, first[0], figure, given):
            yield first[0], figure
        else:
            yield Outcome.ABSTAINED
        alike.append(figure)


def _same(first: list[Figure], figure: Figure) -> bool:
    """Whether the story told one such amount before; without its name only one whose digits are turned round."""
    one = first[0]
    alone = len({other.value for other in first}) == 1
    near = (figure.role is not None and figure.role == one.role) or (
        slots.turned(one, figure) and figure.sentence - one.sentence <= NEAR
    )
    return alone and near


def _points_back(doc: Doc, figure: Figure, given: Given) -> bool:
    """Whether "the", "his" or "itu" says that the reader has met it."""
    if figure.definite:
        return True
    ahead = doc.body[max(0, figure.stated.start - AHEAD) : figure.stated.start].rstrip()
    if given.words["owned"].ends(ahead) or _headed(ahead, figure, given):
        return True
    behind = doc.body[figure.span.end : figure.span.end + BEHIND]
    pointed = given.words["pointed"].first(behind)
    return (
        pointed is not None
        and not set(behind[: pointed.start]) & set(",.;:()\n")
        and len(behind[: pointed.start].split()) <= 1
    )


def _one_case(doc: Doc, one: Figure, two: Figure, given: Given) -> bool:
    """Whether both are stated exactly, and nothing tells of a second case or of a change."""
    spans = [doc.sentences[figure.sentence].span for figure in (one, two)]
    between = doc.body[spans[0].start : spans[1].end]
    return (
        one.bound is two.bound is Bound.EXACT
        and not any(given.words["cases"].first(doc.text(span)) for span in spans)
        and given.words["changes"].first(between) is None
        and not (two.role == "contract" and slots.brings_in(doc, Span(spans[0].end, two.stated.start)))
    )


def _headed(ahead: str, figure: Figure, given: Given) -> bool:
    """Whether a named amount stands behind its name and an article: "the fine of £58,000"."""
    words = ahead.lower().split()
    return (
        figure.role is not None
        and len(words) >= HEADED
        and words[-1] in given.words["measured"]
        and any(word in given.words["known"] for word in words[-1 - HEADED : -2])
    )
