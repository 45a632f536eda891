"""How long it took: "rescued after three days" over a story in which he is found "after five days"."""

import re
from collections.abc import Iterator
from functools import cache

from scorer.lexicon import Lexicon, any_of, either
from scorer.model import Bound, Doc, Figure, Span
from scorer.rules.consistency.num_headline import gist
from scorer.rules.given import Given

TIMES = frozenset({"y", "mo", "w", "d", "h"})  # units of lengths of time
LEAD = 1  # sentences of the story that tell what the headline tells
AHEAD = 24  # code points before a length in which "after" stands
ONE = 1  # of the unit by which a year or a rounding may be off
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


Length = tuple[float, Span]


def differ(doc: Doc, given: Given) -> tuple[Length, Length] | None:
    """
    The headline's length of time and the one that the lead has instead.

    None where the story has the headline's anywhere, a year from which it has been that long, or more than one of that
    unit.
    """
    if doc.headline is None:
        return None
    stated = [one for one in doc.figures if one.span in doc.headline and one.unit in TIMES]
    if len(stated) != 1 or stated[0].bound is not Bound.EXACT or not _after(doc, stated[0], given):
        return None
    headline = stated[0]
    story = gist.story(doc)
    told = [
        one
        for sentence in story
        for one in _within(doc, sentence.span)
        if one.unit == headline.unit and not one.span.overlaps(doc.headline)
    ]
    lead = [one for one in told if any(one.span in sentence.span for sentence in story[:LEAD])]
    if len(told) != 1 or not lead or not _after(doc, lead[0], given) or lead[0].bound is not Bound.EXACT:
        return None
    if abs(lead[0].value - headline.value) <= ONE or _since(doc, headline):
        return None
    return (headline.value, headline.span), (lead[0].value, lead[0].span)


def _within(doc: Doc, span: Span) -> Iterator[Figure]:
    return (one for one in doc.figures if one.span in span)


def _after(doc: Doc, figure: Figure, given: Given) -> bool:
    """Whether a length stands beside "after"."""
    text = doc.article.text(figure.span.field)
    before, behind = _beside(given.words["after"], given.words["after_behind"])
    start = max(0, figure.stated.start - AHEAD)
    return (
        before.search(text, start, figure.stated.start) is not None or behind.match(text, figure.span.end) is not None
    )


def _since(doc: Doc, headline: Figure) -> bool:
    """Whether a year of the story lies as long ago as the headline says."""
    if headline.unit != "y" or doc.article.published_at is None:
        return headline.unit == "y" and _YEAR.search(doc.body) is not None
    now = doc.article.published_at.year
    return any(abs(now - int(found.group()) - headline.value) <= ONE for found in _YEAR.finditer(doc.body))


@cache
def _beside(ahead: Lexicon, behind: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    word = r"(?:[^\W\d_]+\s)?"
    return (
        re.compile(rf"\b(?:{either(ahead)})\s{word}$", re.IGNORECASE),
        re.compile(rf"\s(?:{any_of(behind)})\b", re.IGNORECASE),
    )
