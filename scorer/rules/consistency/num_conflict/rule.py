"""
One count, two values.

Why it matters: eight dead or nine dead: the reader cannot know, and the desk may not either.
Stays quiet: where a word says the count moved ("rose to", "earlier", "revised"), on parts and series, on other places,
times and sources, on qualified counts (badly, lightly), and on intervals that meet.
How: figures of the body about one kind of event and one kind of thing, both stated exactly; every slot that differs
between the two sentences (place, year, speaker) means: not comparable.
Cannot see: one thing called by two different words, and whether a second count is a correction that the story does not
announce.
"""

import re
from collections.abc import Iterator
from itertools import combinations

from scorer.model import Bound, Doc, Figure, Finding, NameKind, Outcome, Span, within
from scorer.rules.given import Given

MOST = 12  # figures of one kind that are compared with each other
ROUNDED = 0.05
BESIDE = 20  # code points
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each pair of figures about the same thing."""
    kinds: dict[tuple[str, str], list[Figure]] = {}
    for figure in doc.figures:
        countable = figure.sentence >= 0 and figure.unit is None and not figure.ordinal and figure.event and figure.noun
        if countable and figure.span.field == "body" and not _in_headline(doc, figure):
            kinds.setdefault((figure.event or "", figure.noun or ""), []).append(figure)
    for figures in kinds.values():
        found = False
        for one, two in combinations(figures[:MOST], 2):
            if found or one.sentence == two.sentence:
                continue
            if one.meets(two) or _rounded(one, two):
                yield Outcome.AGREED
            elif not _comparable(doc, one, two, given):
                yield Outcome.ABSTAINED
            else:
                found = True
                yield Finding(
                    rule="num-conflict",
                    spans=(one.span, two.span),
                    values={"first": one.value, "second": two.value},
                    case="dead" if one.event == "dead" else "",
                    confidence=0.92,
                )


def _rounded(one: Figure, two: Figure) -> bool:
    """Whether one is a round number near the other: ten thousand may stand for 9,800."""
    return max(one.step, two.step) > 1 and abs(one.value - two.value) <= ROUNDED * max(one.value, two.value)


def _in_headline(doc: Doc, figure: Figure) -> bool:
    return doc.headline is not None and figure.span.overlaps(doc.headline)


def _comparable(doc: Doc, one: Figure, two: Figure, given: Given) -> bool:
    spans = [doc.sentences[figure.sentence].span for figure in (one, two)]
    texts = [doc.text(span) for span in spans]
    rivals = [
        sum(other.event == figure.event and other.sentence == figure.sentence for other in doc.figures) > 1
        for figure in (one, two)
    ]
    firm = one.bound is two.bound is Bound.EXACT and min(one.value, two.value) > 1
    moved = any(given.words["moved"].first(text) for text in texts)
    qualified = any(given.words["qualified"].first(_around(doc, figure)) for figure in (one, two))
    part = two.value < one.value and (_among(doc, two, given) or _adds_up(doc, two, one))
    return (
        firm
        and not (moved or qualified or part)
        and not any(rivals)
        and _YEAR.findall(texts[0]) == _YEAR.findall(texts[1])
        and _agree(_places(doc, spans[0]), _places(doc, spans[1]))
        and _agree(_days(doc, spans[0]), _days(doc, spans[1]))
        and _agree(_speakers(doc, spans[0]), _speakers(doc, spans[1]))
        and not within([quotation.span for quotation in doc.quotations], one.span)
        and not within([quotation.span for quotation in doc.quotations], two.span)
    )


def _among(doc: Doc, figure: Figure, given: Given) -> bool:
    """Whether "three workers injured in it" tells of some of them: not "the three", and no finite verb says it."""
    if figure.noun_span is None:
        return False
    after = doc.body[figure.noun_span.end : figure.noun_span.end + BESIDE]
    before = doc.body[max(0, figure.span.start - BESIDE) : figure.span.start]
    restricts = given.words["restricts"].first(after.lstrip())
    definite = any(hit.end == len(before.rstrip()) for hit in given.words["definite"].find(before))
    return restricts is not None and restricts.start == 0 and not definite


def _adds_up(doc: Doc, figure: Figure, whole: Figure) -> bool:
    """Whether the counts of a sentence together make the other figure: four are held and one is free, of five."""
    beside = [other.value for other in doc.figures if other.sentence == figure.sentence and other.noun == whole.noun]
    return len(beside) > 1 and sum(beside) == whole.value


def _around(doc: Doc, figure: Figure) -> str:
    """The words beside a figure, among which "badly" or "at the scene" narrows what it counts."""
    return doc.body[max(0, figure.span.start - BESIDE) : figure.span.end + 2 * BESIDE]


def _agree(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether nothing named on one side is missing on the other, where both name something."""
    return one <= two or two <= one


def _places(doc: Doc, span: Span) -> frozenset[str]:
    kinds = (NameKind.PLACE, NameKind.OTHER, NameKind.ORGANISATION)
    return frozenset(name.identity for name in doc.names if name.kind in kinds and name.span in span)


def _days(doc: Doc, span: Span) -> frozenset[str]:
    return frozenset(f"{date.day}.{date.month}" for date in doc.dates if date.span in span)


def _speakers(doc: Doc, span: Span) -> frozenset[str]:
    return frozenset(
        attribution.speaker.name
        for attribution in doc.attributions
        if attribution.speaker.name and attribution.extent.overlaps(span)
    )
