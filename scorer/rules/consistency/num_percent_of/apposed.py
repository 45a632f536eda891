"""
A bare number with its share: "visited 800 homes and found damp in 280, or 45 percent".

A number without a noun of its own counts some of what was counted last, and the share beside it is its share of these.
"""

import re
from functools import cache

from scorer.lexicon import Lexicon, either
from scorer.model import Bound, Doc, Figure, Span
from scorer.rules.given import Given

AHEAD = 30  # code points before a part in which "by" or "an increase of" makes it a change
BEHIND = 24  # code points after a share in which "more" or "of the target" makes it a share of something else
CLOSE = 1.0  # percentage points by which a share may be the change that the part made

Figures = tuple[Figure, ...]


def read(doc: Doc, before: Figures, figures: Figures, span: Span, given: Given) -> tuple[Figure, Figure, Figure] | None:
    """
    The part, the whole and the share of a sentence that has one of each; None where the words between do not say so.

    The whole is the only other count of the sentence, or, where there is none, the only figure of the sentence before.
    """
    at = next((number for number, one in enumerate(figures) if one.unit == "%"), 0)
    if not at or sum(one.unit == "%" for one in figures) > 1:
        return None
    part, share = figures[at - 1], figures[at]
    text = doc.article.text(span.field)
    if part.unit is not None or not _beside(given.words["or"]).fullmatch(text[part.span.end : share.stated.start]):
        return None
    whole = _whole(before, figures[: at - 1], part, given)
    if whole is None or len(figures) > at + 1 or not whole.value > part.value:
        return None
    between = text[(whole.noun_span or whole.span).end : part.stated.start]
    moved = given.words["moves"].first(between) or given.words["moved_by"].ends(between[-AHEAD:].rstrip())
    other = given.words["beyond"].begins(text[share.span.end : min(span.end, share.span.end + BEHIND)])
    grown = _fits(part.value, whole.value - part.value, share) or _fits(part.value, whole.value + part.value, share)
    return None if moved or other or grown else (part, whole, share)


def _whole(before: Figures, ahead: Figures, part: Figure, given: Given) -> Figure | None:
    """The one count that the part may be some of, whose noun it has or goes without."""
    if not ahead and before and before[-1].sentence + 1 == part.sentence:
        ahead = before
    if len(ahead) != 1 or ahead[0].unit is not None or ahead[0].noun is None or ahead[0].bound is not Bound.EXACT:
        return None
    bare = part.noun in (None, ahead[0].noun) or part.noun in given.words["fared"]  # "sixty recovered"
    return ahead[0] if bare else None


def _fits(part: float, whole: float, share: Figure) -> bool:
    return abs(100 * part / whole - share.value) <= CLOSE


@cache
def _beside(alternatives: Lexicon) -> re.Pattern[str]:
    """What joins a number, or its noun, to its share."""
    return re.compile(rf"(?:\s[^\W\d_]+){{0,2}}(?:,?\s(?:{either(alternatives)})\s|\s\()", re.IGNORECASE)
