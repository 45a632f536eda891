"""
A match's score, and what the quarters of one side make, where the story tells of one score.

"Won 98-91 … 24 points in the first quarter, 19 in the second, 31 in the third and 22 in the fourth" makes 96.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from scorer.lexicon import any_of
from scorer.model import Bound, Doc, Figure, Span
from scorer.rules.consistency.num_sum.lists import Figures
from scorer.rules.given import Given, Table

BEHIND = 30  # code points behind a count in which "in the first quarter" stands
FURTHEST = 12  # points by which quarters may miss their score and still be meant for it

_SCORE = re.compile(r"(?<![\d.,/–-])(\d{1,3})[-–](\d{1,3})(?![\d/]|[-–.,]\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The points of both sides, and where they stand."""

    span: Span
    points: tuple[int, int]


def only(doc: Doc) -> Score | None:
    """The one score of a story, in its headline or its body; None where it tells of another, or of none."""
    told = [
        (Span(*found.span(), field), tuple(sorted((int(found[1]), int(found[2])))))
        for field, text in (("body", doc.body), ("headline", doc.article.headline or ""))
        for found in _SCORE.finditer(text)
    ]
    if not told or len({points for _, points in told}) > 1:
        return None
    span, (low, high) = told[0]
    return Score(span=span, points=(low, high))


def quarters(doc: Doc, score: Score, given: Given) -> Iterator[tuple[int, Figures]]:
    """The points of the side that is meant, and those of all its quarters, thirds or halves told in one sentence."""
    if given.words["extra_time"].first(doc.folded, folded=True):
        return
    said = _ordinals(given.tables["quarters"])
    for span, figures in doc.together():
        text = doc.article.text(span.field)
        told = given.words["periods"].first(text[span.start : span.end])
        number = given.tables["lengths"].get(told.phrase) if told else None
        if number is None or len(figures) < number:
            continue
        named = [(at, one) for one in figures if (at := _which(one, text, span, said)) is not None]
        parts = tuple(one for _, one in sorted(named, key=lambda part: part[0]))
        if sorted(at for at, _ in named) != list(range(1, number + 1)):
            continue
        reached = sum(part.value for part in parts)
        meant = min(score.points, key=lambda points: abs(points - reached))
        if all(part.bound is Bound.EXACT for part in parts) and abs(meant - reached) <= FURTHEST:
            yield meant, parts


def _which(one: Figure, text: str, span: Span, said: Mapping[int, re.Pattern[str]]) -> int | None:
    """Which quarter a count is of: the one named first behind it."""
    behind = re.split(r"[,;.]", text[one.span.end : min(span.end, one.span.end + BEHIND)])[0]
    hits = [(found.start(), at) for at, pattern in said.items() if (found := pattern.search(behind))]
    return min(hits)[1] if hits else None


@cache
def _ordinals(table: Table) -> Mapping[int, re.Pattern[str]]:
    """The names of the quarters, from the first on."""
    return {at: re.compile(rf"\b(?:{any_of(words)})\b", re.IGNORECASE) for at, words in enumerate(table.values(), 1)}
