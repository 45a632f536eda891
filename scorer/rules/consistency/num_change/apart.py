"""
Percentages that stand beside a word elsewhere that tells of a change: "The 12 percent increase", "Peserta naik 30 persen".

The reader has found the words ("the increase") and the change that they tell of; here the percentage beside each is looked
for: right before a noun, or right behind a verb or a noun.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from scorer.lexicon import Lexicon, either
from scorer.model import Change, Doc, Echo, Figure, Span
from scorer.rules.given import Given

NEAR = 40  # code points between a word of change and its percentage

Told = tuple[Span, tuple[Figure, ...]]
Parts = tuple[Figure, Figure, Figure]
PERCENT = ("%", "pp")


def read(doc: Doc, sentences: Mapping[tuple[str, int], Told], given: Given) -> Iterator[Parts]:
    """Yield the older value, the newer one and the percentage, where the words say the way that the values go."""
    for change in doc.changes:
        for echo in change.echoes:
            if echo.rises is not (change.last.value > change.first.value):
                continue
            field = echo.span.field
            _, figures = sentences.get((field, echo.sentence), (echo.span, ()))
            share = _beside(doc.article.text(field), echo, figures, given)
            if share is not None and share not in (change.first, change.last) and not _is_rate(share, change):
                yield change.first, change.last, share
                break


def _is_rate(share: Figure, change: Change) -> bool:
    """Whether a percentage may be one more of the rates that change: "growth of 0.6 percent", beside "from 1.5 to 2 percent"."""
    return change.last.unit == share.unit == PERCENT[0]


def _beside(text: str, echo: Echo, figures: tuple[Figure, ...], given: Given) -> Figure | None:
    """The percentage of a word of change: "the 12 percent increase", "penurunan sebesar 35 persen"."""
    patterns = _between(given.words["says"])
    for share in figures:
        if share.unit not in PERCENT:
            continue
        if share.span.end <= echo.span.start and patterns[0].fullmatch(text[share.span.end : echo.span.start]):
            return share
        if echo.span.end <= share.stated.start <= echo.span.end + NEAR and patterns[1].fullmatch(
            text[echo.span.end : share.stated.start]
        ):
            return share
    return None


@cache
def _between(says: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What may stand between a percentage and a noun behind it, and between a word of change and its percentage."""
    return (
        re.compile(r"\s(?:[^\W\d_]+\s)?", re.IGNORECASE),
        re.compile(rf",?\s(?:(?:{either(says)})\s){{0,3}}", re.IGNORECASE),
    )
