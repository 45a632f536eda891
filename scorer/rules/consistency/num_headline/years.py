"""The year in which something happens: "to reopen in 2027" over a story that says 2028."""

import re
from functools import cache

from scorer.lexicon import Lexicon, either
from scorer.model import Doc, Span
from scorer.rules.consistency.num_headline import gist
from scorer.rules.given import Given

_YEAR = re.compile(r"(?<![\w.,/:–-])((?:19|20)\d\d)(?![\w/:–-]|[.,]\d)")

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
    if year in mentions or (relative and given.words[relative].first(doc.folded, folded=True)):
        return None
    told = [
        _year(found, "body")
        for sentence in gist.story(doc)
        if gist.shared(doc, sentence.span, given)
        for found in said.finditer(doc.body, sentence.span.start, sentence.span.end)
    ]
    told = [one for one in told if (one[0] >= now) == (year >= now)]
    return (stated[0], told[0]) if told and len({one[0] for one in told}) == 1 else None


def _year(found: re.Match[str], field: str) -> Year:
    return int(found[1]), Span(found.start(1), found.end(1), field)


@cache
def _said(prepositions: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(prepositions)})\s{_YEAR.pattern}", re.IGNORECASE)
