"""
One statement is credited to two sources that cannot both be its source.

Why it matters: the reader weighs a claim by who makes it; two rival offices in the same role turn it upside down.
Stays quiet: where the second source is said to confirm, where sources are named together, where the heads differ (two
unrelated sources may both say it), and on relays ("KCNA, as reported by AFP").
How: two attributions whose content holds the same figure of the same thing, and whose sources share a head noun
("intelligence of …") but belong to different owners.
"""

from collections.abc import Iterator
from itertools import combinations

from scorer.lexicon import fold
from scorer.model import Attribution, Doc, Figure, Finding, Outcome, Span
from scorer.rules.given import Given

MOST = 40  # attributed figures compared with each other
LEAST = 5  # smaller counts are alike by chance


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each two attributions of one figure."""
    told = [
        (attribution, figure)
        for attribution in doc.attributions
        if attribution.source is not None
        for figure in doc.figures
        if any(figure.span in content for content in attribution.content) and figure.value > LEAST
    ][:MOST]
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
    heads = [_head(_source(doc, attribution), given) for attribution in (one, two)]
    if None in heads or heads[0] is None or heads[1] is None:
        return None
    (head, owner), (other_head, other_owner) = heads
    return (owner, other_owner) if head == other_head and owner and other_owner and owner != other_owner else None


def _head(source: str, given: Given) -> tuple[str, str] | None:
    """The head noun of an office and whose office it is, in either order of words."""
    hit = given.words["heads"].first(source)
    if hit is None:
        return None
    before, after = source[: hit.start].strip(" ’'s"), source[hit.end :].strip(" ,")
    owner = after if after[:1].isupper() else (before if before[:1].isupper() else "")
    return hit.phrase, fold(owner)


def _confirmed(doc: Doc, attribution: Attribution, given: Given) -> bool:
    extent = attribution.extent
    sentence = next((one.span for one in doc.sentences if one.span.overlaps(extent)), extent)
    return given.words["confirms"].first(doc.text(sentence)) is not None


def _places(attribution: Attribution, figure: Figure) -> tuple[Span, ...]:
    return (attribution.source, figure.span) if attribution.source else (figure.span,)
