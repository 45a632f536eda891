"""The year in which something happens: "to reopen in 2027" over a story that says 2028."""

import re
from functools import cache

from scorer.lexicon import Lexicon, either
from scorer.model import Doc, Figure, Span
from scorer.rules.consistency.num_headline import gist
from scorer.rules.given import Given

_YEAR = re.compile(r"(?<![\w.,/:–-])((?:19|20)\d\d)(?![\w/:–-]|[.,]\d)")

AHEAD = 32  # code points before a year in which "since it opened in" stands
BESIDE = 8  # code points behind a length of time in which "ago" stands
FAR = 15  # years; what is further off is a name ("Vespa Tahun 1950") or history

Year = tuple[int, Span]


def differ(doc: Doc, given: Given) -> tuple[Year, Year] | None:
    """
    The headline's year and the one that the story has instead.

    None where the story has the headline's anywhere, by its number or as "next year", or no one other year, as much to
    come or as much gone by, beside the headline's words. A year that belongs to a name has no preposition.
    """
    if doc.headline is None or doc.article.published_at is None:
        return None
    now = doc.article.published_at.year
    text, said = doc.article.text(doc.headline.field), _said(given.words["in_year"])
    stated = [_year(found, doc.headline.field) for found in said.finditer(text, doc.headline.start, doc.headline.end)]
    if len(stated) != 1 or abs(stated[0][0] - now) > FAR:
        return None
    year = stated[0][0]
    relative = {now - 1: "last_year", now: "this_year", now + 1: "next_year"}.get(year)
    mentions = {int(found[1]) for sentence in gist.story(doc) for found in _YEAR.finditer(doc.text(sentence.span))}
    mentions |= {now - round(one.value) for one in doc.figures if one.unit == "y" and _is_ago(doc, one, given)}
    if year in mentions or (relative and given.words[relative].first(doc.folded, folded=True)):
        return None
    told = [
        _year(found, "body")
        for sentence in gist.story(doc)
        if gist.shared(doc, sentence.span, given)
        for found in said.finditer(doc.body, sentence.span.start, sentence.span.end)
    ]
    told = [one for one in told if (one[0] >= now) == (year >= now)]
    told = [one for one in told if _is_begin(doc, one[1], given) is _is_begin(doc, stated[0][1], given)]
    return (stated[0], told[0]) if told and len({one[0] for one in told}) == 1 else None


def _is_ago(doc: Doc, figure: Figure, given: Given) -> bool:
    """Whether a length of time tells when something was: "14 years ago"."""
    return given.words["ago"].begins(doc.article.text(figure.span.field)[figure.span.end : figure.span.end + BESIDE])


def _is_begin(doc: Doc, year: Span, given: Given) -> bool:
    """Whether a year is the one from which something is counted: "the most since it opened in 2012"."""
    start = max(0, year.start - AHEAD)
    return given.words["since"].first(doc.article.text(year.field)[start : year.start]) is not None


def _year(found: re.Match[str], field: str) -> Year:
    return int(found[1]), Span(found.start(1), found.end(1), field)


@cache
def _said(prepositions: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(prepositions)})\s{_YEAR.pattern}", re.IGNORECASE)
