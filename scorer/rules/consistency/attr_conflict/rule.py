"""
One statement is credited to two sources that cannot both be its source.

Why it matters: the reader weighs a claim by who makes it; two rival offices in the same role turn it upside down.
Stays quiet: where the second source is said to confirm, where sources are named together, where the heads differ (two
unrelated sources may both say it), and on relays ("KCNA, as reported by AFP").
How: two attributions whose content holds the same figure of the same thing, and whose sources share a head noun
("intelligence of …") but belong to different owners.
Cannot see: one statement in two wordings without a figure, and sources whose offices have different names.
"""

import re
from collections.abc import Iterator
from itertools import combinations, islice

from scorer.lexicon import fold
from scorer.model import Attribution, Doc, Figure, Finding, Outcome, Row, Span
from scorer.rules.given import Given

_CAPITALISED = re.compile(r"[A-Z]\w+")
_OWNER = re.compile(r"(?:\s(?:of|in)(?:\sthe)?)?\s([A-Z]\w+(?:\s[A-Z]\w+){0,3})")
MOST = 40  # attributed figures compared with each other
LEAST = 5  # smaller counts are alike by chance


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each two attributions of one figure."""
    figures = Row(doc.figures)
    attributed = (
        (attribution, figure)
        for attribution in doc.attributions
        if attribution.source is not None
        for content in attribution.content
        for figure in figures.inside(content)
        if figure.value > LEAST
    )
    told = list(islice(attributed, MOST))
    reported: set[tuple[str, str]] = set()
    for (one, figure), (two, other) in combinations(told, 2):
        if one is two or not _same(figure, other):
            continue
        owners = _rival_owners(doc, one, two, given)
        if owners is None:
            yield Outcome.AGREED
        elif _confirmed(doc, two, given):
            yield Outcome.ABSTAINED
        elif owners not in reported:
            reported.add(owners)
            yield Finding(
                rule="attr-conflict",
                spans=(*_places(one, figure), *_places(two, other)),
                values={"first": _source(doc, one), "second": _source(doc, two), "figure": doc.text(figure.stated)},
                confidence=0.92,
            )


def _same(figure: Figure, other: Figure) -> bool:
    same_thing = (figure.noun, figure.unit) == (other.noun, other.unit) and (figure.noun or figure.unit) is not None
    return same_thing and (figure.value, figure.bound) == (other.value, other.bound)


def _source(doc: Doc, attribution: Attribution) -> str:
    return doc.text(attribution.source) if attribution.source else ""


def _rival_owners(doc: Doc, one: Attribution, two: Attribution, given: Given) -> tuple[str, str] | None:
    """The owners of two sources with the same head noun; None where heads differ or the owner is the same."""
    first, second = _head(doc, one, given), _head(doc, two, given)
    if first is None or second is None or first[0] != second[0]:
        return None
    return (first[1], second[1]) if first[1] and second[1] and first[1] != second[1] else None


def _head(doc: Doc, attribution: Attribution, given: Given) -> tuple[str, str] | None:
    """The head noun of an office and whose office it is: "intelijen X", "X intelligence", "the ministry of X"."""
    source = attribution.source
    if source is None:
        return None
    text = doc.text(source)
    hit = given.words["heads"].first(text)
    if hit is None:
        return None
    follows = _OWNER.match(doc.body, source.start + hit.end)
    owner = follows.group(1) if follows else " ".join(_CAPITALISED.findall(text[: hit.start]))
    return hit.phrase, fold(owner)


def _confirmed(doc: Doc, attribution: Attribution, given: Given) -> bool:
    extent = attribution.extent
    sentence = next((one.span for one in doc.sentences if one.span.overlaps(extent)), extent)
    return given.words["confirms"].first(doc.text(sentence)) is not None


def _places(attribution: Attribution, figure: Figure) -> tuple[Span, ...]:
    return (attribution.source, figure.span) if attribution.source else (figure.span,)
