"""
Where two reports of one event differ: one quotation in two wordings, one thing counted twice.

Information for the editor, never a loss of points: only the desk can know who is right. So both are told only where
little doubt is left that the two speak of the same thing.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz.distance import LCSseq

from scorer.model import Article, Bound, Divergence, Doc, Figure, Span
from scorer.reuse import quoted
from scorer.reuse.words import Words

KIN = 5  # names two reports of one event share at least
MOST_KIN = 3  # candidates that are read for it, those with the most names in common
ALIKE = 0.5  # words of the shorter wording that stand in the other in the same order
LEAST = 6  # words of a wording; a shorter one is a term, not a statement
NAMES = 2  # names two sentences share that count the same thing
FACTOR = 2.0  # how far two counts of one event are apart when both say "more than"


@dataclass(frozen=True, slots=True)
class Kin:
    """Another report of the same event, as read."""

    doc: Doc
    words: Words


def kin(mine: Words, others: Sequence[tuple[Article, Words]], read: Callable[[Article], Doc]) -> tuple[Kin, ...]:
    """The candidates that tell of the same people and places, the nearest first, read."""
    names = _names(mine)
    shared = sorted(((len(names & _names(theirs)), -order) for order, (_, theirs) in enumerate(others)), reverse=True)
    nearest = [others[-order] for count, order in shared[:MOST_KIN] if count >= KIN]
    return tuple(Kin(read(other), theirs) for other, theirs in nearest)


def _names(words: Words) -> frozenset[int]:
    """Words that only ever stand with a capital letter."""
    return frozenset(words.numbers[~words.plain].tolist()) - frozenset(words.numbers[words.plain].tolist())


# ── quotations ───────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Wording:
    """A quotation, its words, and the names of those who may have spoken it: attributed, or beside it on its line."""

    span: Span
    words: tuple[int, ...]
    speakers: frozenset[str]


def drift(doc: Doc, mine: Words, other: Kin) -> Iterator[Divergence]:
    """Statements of one speaker that the two articles quote in different words."""
    theirs = tuple(_wordings(other.doc, other.words))
    for wording in _wordings(doc, mine):
        found = [
            (alike, rival)
            for rival in theirs
            if (alike := _alike(wording, rival)) and wording.speakers & rival.speakers
        ]
        if found:
            _, rival = max(found, key=lambda one: one[0])
            if _differ(wording.words, rival.words):
                yield _divergence(
                    other.doc, wording.span, rival.span, " ".join(sorted(wording.speakers & rival.speakers))
                )


def _wordings(doc: Doc, words: Words) -> Iterator[_Wording]:
    quotations = quoted.find(doc.body)
    for span in quotations:
        inside = slice(int(np.searchsorted(words.starts, span.start)), int(np.searchsorted(words.starts, span.end)))
        numbers = tuple(words.numbers[inside].tolist())
        if len(numbers) >= LEAST:
            yield _Wording(span, numbers, _speakers(doc, span, quotations))


def _speakers(doc: Doc, span: Span, quotations: Sequence[Span]) -> frozenset[str]:
    attributed = {
        part
        for attribution in doc.attributions
        if attribution.speaker.name and any(content.overlaps(span) for content in attribution.content)
        for part in attribution.speaker.name.split()
    }
    start = doc.body.rfind("\n", 0, span.start) + 1
    end = doc.body.find("\n", span.end)
    beside = Span(start, len(doc.body) if end < 0 else end)
    told = [*(one for one in quotations if one in beside), Span(beside.end, beside.end)]
    outside, reached = [], start
    for one in told:
        outside += doc.body[reached : one.start].split()
        reached = one.end
    stripped = (word.strip(".,;:!?()\"“”«»'’") for word in outside)
    return frozenset(attributed | {word for word in stripped if word[:1].isupper() and len(word) > 2})


def _alike(one: _Wording, other: _Wording) -> float:
    """The share of the shorter wording that stands in the other in the same order, 0 where it is too small."""
    common = LCSseq.similarity(one.words, other.words)
    share = common / min(len(one.words), len(other.words))
    return share if share >= ALIKE and common >= LEAST else 0.0


def _differ(one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether two wordings contradict each other; one that only leaves off its beginning or end does not."""
    shorter, longer = sorted((tuple(one), tuple(other)), key=len)
    size = len(shorter)
    return all(longer[start : start + size] != shorter for start in range(len(longer) - size + 1))


# ── figures ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def conflicts(doc: Doc, mine: Words, other: Kin) -> Iterator[Divergence]:
    """Counts of the same thing, in sentences about the same names, that cannot both be right."""
    theirs = [figure for figure in other.doc.figures if _counts(figure)]
    for figure in doc.figures:
        if not _counts(figure):
            continue
        rivals = [
            rival for rival in theirs if _same_thing(figure, rival) and _same_event(doc, figure, mine, other, rival)
        ]
        if rivals and all(_apart(figure, rival) for rival in rivals):
            yield _divergence(other.doc, figure.stated, rivals[0].stated, None)


def _counts(figure: Figure) -> bool:
    return bool(figure.noun) and not figure.ordinal and figure.unit is None and figure.sentence >= 0


def _same_thing(one: Figure, other: Figure) -> bool:
    return one.noun == other.noun and one.event == other.event


def _same_event(doc: Doc, figure: Figure, mine: Words, other: Kin, rival: Figure) -> bool:
    here = _names_in(mine, doc.sentences[figure.sentence].span)
    there = _names_in(other.words, other.doc.sentences[rival.sentence].span)
    return len(here & there) >= NAMES


def _names_in(words: Words, sentence: Span) -> frozenset[int]:
    inside = words.inside((sentence,))
    return frozenset(words.numbers[inside & ~words.plain].tolist()) & _names(words)


def _apart(one: Figure, other: Figure) -> bool:
    """Whether two intervals exclude each other. Two lower (or upper) bounds never do, so they must differ by a factor."""
    if one.bound is other.bound and one.bound is not Bound.EXACT:
        least, most = sorted((one.value, other.value))
        return least > 0 and most / least >= FACTOR
    return one.high < other.low or other.high < one.low


def _divergence(there: Doc, here: Span, place: Span, speaker: str | None) -> Divergence:
    return Divergence(
        article_id=there.article.id,
        here=here,
        there=place,
        exact_there=there.text(place),
        speaker=speaker,
        outlet=there.article.outlet,
    )
