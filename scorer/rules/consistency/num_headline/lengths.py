"""How long it took: "rescued after three days" over a story in which he is found "after five days"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from scorer.lexicon import Lexicon, any_of, either
from scorer.model import Bound, Doc, Figure, Sentence, Span
from scorer.rules.consistency.num_headline import gist
from scorer.rules.given import Given

TIMES = frozenset({"y", "mo", "w", "d", "h"})  # units of lengths of time
LEAD = 1  # sentences of the story that tell what the headline tells
AHEAD = 24  # code points before a length in which "after" stands
SHARED = 2  # words of a headline by which the lead tells the same
OLD = 8  # code points behind a length in which "old" makes it an age
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
    stated = list(told(doc, doc.headline, given))
    if len(stated) != 1 or stated[0].bound is not Bound.EXACT:
        return None
    headline = stated[0]
    within = given.words["within"].ends(doc.article.text(headline.span.field)[: headline.stated.start].rstrip())
    story = gist.story(doc) if within or _after(doc, headline, given) else ()
    lengths = [
        one
        for sentence in story
        for one in told(doc, sentence.span, given)
        if one.unit == headline.unit and not one.span.overlaps(doc.headline)
    ]
    lead = [one for one in lengths if any(one.span in sentence.span for sentence in story[: LEAD + within])]
    if within and not (lead and headline.slips(lead[0]) and _told_by(story[: LEAD + within], doc, headline, given)):
        return None
    if len(lengths) != 1 or not lead or not _after(doc, lead[0], given) or lead[0].bound is not Bound.EXACT:
        return None
    if abs(lead[0].value - headline.value) <= ONE or _since(doc, headline):
        return None
    return (headline.value, headline.span), (lead[0].value, lead[0].span)


def _told_by(lead: Sequence[Sentence], doc: Doc, headline: Figure, given: Given) -> bool:
    """Whether the lead tells what the headline tells besides."""
    return sum(gist.shared(doc, sentence.span, given, headline.span) for sentence in lead) >= SHARED


def told(doc: Doc, span: Span, given: Given) -> Iterator[Figure]:
    """The lengths of time in a place; no ages: "a 19-year- | old record"."""
    text = doc.article.text(span.field)
    return (
        one
        for one in (doc.figure_row.inside(span) if span.field == "body" else doc.figures)
        if one.span in span
        and one.unit in TIMES
        and not given.words["old"].begins(text[one.span.end : one.span.end + OLD])
    )


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
