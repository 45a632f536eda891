"""
Where two reports of one event differ: one quotation in two wordings, one thing counted twice.

Information for the editor, never a loss of points: only the desk can know who is right. So both are told only where
little doubt is left that the two speak of the same thing.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from rapidfuzz.distance import LCSseq

from scorer.model import Article, Attribution, Bound, Divergence, Doc, Figure, Span
from scorer.reuse import quoted
from scorer.reuse.words import Words

KIN = 5  # names two reports of one event share at least
MOST_KIN = 4  # candidates that are looked at, those with the most names in common
ALIKE = 0.5  # words of the shorter wording that stand in the other in the same order
LEAST = 6  # words of a wording; a shorter one is a term, not a statement
NAMES = 2  # names two sentences share that count the same thing
FACTOR = 2.0  # how far two counts of one event are apart when both say "more than"


@dataclass(frozen=True, slots=True)
class Kin:
    """Another report of the same event."""

    article: Article
    words: Words


def kin(mine: Words, others: Sequence[tuple[Article, Words]]) -> tuple[Kin, ...]:
    """The candidates that tell of the same people and places, the nearest first."""
    names = _names(mine)
    shared = sorted(((len(names & _names(theirs)), -order) for order, (_, theirs) in enumerate(others)), reverse=True)
    return tuple(Kin(*others[-order]) for count, order in shared[:MOST_KIN] if count >= KIN)


def _names(words: Words) -> frozenset[int]:
    """Words that only ever stand with a capital letter."""
    return frozenset(words.numbers[~words.small].tolist()) - frozenset(words.numbers[words.small].tolist())


# ── quotations ───────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Wording:
    """A quotation, its words, and the names of those who may have spoken it: attributed, or beside it on its line."""

    span: Span
    words: tuple[int, ...]
    speakers: frozenset[str]


def drift(doc: Doc, mine: Words, other: Kin) -> Iterator[Divergence]:
    """Statements of one speaker that the two articles quote in different words."""
    theirs = tuple(_wordings(other.article.body, other.words, ()))
    for wording in _wordings(doc.body, mine, doc.attributions) if theirs else ():
        rivals = [(_alike(wording, rival), rival) for rival in theirs if wording.speakers & rival.speakers]
        alike, rival = max(rivals, key=lambda one: one[0], default=(0.0, wording))
        if alike and _differ(wording.words, rival.words):
            speaker = " ".join(sorted(wording.speakers & rival.speakers))
            yield _divergence(other.article, wording.span, rival.span, speaker)


def _wordings(body: str, words: Words, attributions: Sequence[Attribution]) -> Iterator[_Wording]:
    quotations = quoted.find(body)
    for span in quotations:
        inside = slice(*np.searchsorted(words.starts, (span.start, span.end)).tolist())
        numbers = tuple(words.numbers[inside].tolist())
        if len(numbers) >= LEAST:
            attributed = (one for one in attributions if any(content.overlaps(span) for content in one.content))
            named = {part for one in attributed for part in (one.speaker.name or "").split()}
            yield _Wording(span, numbers, frozenset(named) | _names_beside(body, span, quotations))


def _names_beside(body: str, span: Span, quotations: Sequence[Span]) -> frozenset[str]:
    """Capitalised words on the quotation's line, outside quotation marks."""
    start, end = body.rfind("\n", 0, span.start) + 1, body.find("\n", span.end)
    line = Span(start, len(body) if end < 0 else end)
    gaps = [line.start, *(edge for one in quotations if one in line for edge in (one.start, one.end)), line.end]
    words = (
        word.strip(".,;:!?()\"“”«»'’")
        for at in range(0, len(gaps), 2)
        for word in body[gaps[at] : gaps[at + 1]].split()
    )
    return frozenset(word for word in words if word[:1].isupper() and len(word) > 2)


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


def conflicts(doc: Doc, mine: Words, other: Kin, read: Callable[[Article], Doc]) -> Iterator[Divergence]:
    """
    Counts of the same thing, in sentences about the same names, that cannot both be right.

    Of the other article only the lines are read that name what our own counting sentences name.
    """
    ours = [(figure, names) for figure, names in _counts(doc, mine) if len(names) >= NAMES]
    theirs = tuple(_counts(told, other.words)) if (told := _read_beside(other, ours, doc, read)) else ()
    for figure, names in ours:
        rivals = [rival for rival, beside in theirs if _same_thing(figure, rival) and len(names & beside) >= NAMES]
        if rivals and all(_apart(figure, rival) for rival in rivals):
            yield _divergence(other.article, figure.stated, rivals[0].stated, None)


def _counts(doc: Doc, words: Words) -> Iterator[tuple[Figure, frozenset[int]]]:
    """Figures that count something, with the names in their sentences."""
    known = _names(words)
    for figure in doc.figures:
        if figure.noun and not figure.unit and figure.sentence >= 0 and figure.bound is not Bound.VAGUE:
            inside = words.inside((doc.sentences[figure.sentence].span,)) & ~words.small
            yield figure, known.intersection(words.numbers[inside].tolist())


def _read_beside(
    other: Kin, ours: Sequence[tuple[Figure, frozenset[int]]], doc: Doc, read: Callable[[Article], Doc]
) -> Doc | None:
    """The other article with all lines blanked but those that share names with one of our counts; offsets stay."""
    body, kept, start = other.article.body, [], 0
    for line in body.splitlines(keepends=True):
        names = set(other.words.numbers[other.words.inside((Span(start, start + len(line)),))].tolist())
        told = any(len(names & ours_names) >= NAMES for _, ours_names in ours)
        kept.append(line if told else " " * (len(line) - 1) + "\n")
        start += len(line)
    blanked = "".join(kept)
    if blanked.isspace():
        return None
    language = other.article.language or doc.language
    return read(replace(other.article, body=blanked[: len(body)], headline=None, language=language))


def _same_thing(one: Figure, other: Figure) -> bool:
    """Whether both count one thing to which the same happened; where either does not say, both must be as firm."""
    events = {one.event, other.event}
    return (
        one.noun == other.noun
        and (len(events) == 1 or None in events)
        and (None not in events or one.bound is other.bound)
    )


def _apart(one: Figure, other: Figure) -> bool:
    """Whether two counts exclude each other. Two lower (or upper) bounds never do, so they must differ by a factor."""
    if one.bound is other.bound and one.bound in (Bound.OVER, Bound.UNDER):
        least, most = sorted((one.value, other.value))
        return least > 0 and most / least >= FACTOR
    return not one.meets(other)


def _divergence(there: Article, here: Span, place: Span, speaker: str | None) -> Divergence:
    return Divergence(
        article_id=there.id,
        here=here,
        there=place,
        exact_there=place.of(there),
        speaker=speaker,
        outlet=there.outlet,
    )
