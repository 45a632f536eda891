"""
The story says "yesterday" or "on Monday", and nothing tells which week that was.

Why it matters: a story is found and quoted years later; without one fixed day its relative days mean nothing.
Stays quiet: where the newsroom sent a date, or any day and month stands in the text.
How: no published_at, no as_of, and no calendar date in body, headline or dateline; the relative words are pointed at.
Cannot see: a date that is there but wrong.
"""

from collections.abc import Iterator

from scorer.model import YEAR, Doc, Finding, Genre, Outcome, Span
from scorer.rules.given import Given

PAST = 8  # code points after a year in which "ago" may stand
UNSURE = 0.79  # with "today" alone, with "tomorrow" beside a year, or in a line or two, the text may tell what always holds: information only
STORY = 4  # sentences from which a text is a story
BEFORE = 24  # code points before a word in which "young people" may stand


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield a finding for a story no day can be given to."""
    dated = doc.article.published_at or doc.article.as_of or doc.dates or YEAR.search(doc.article.dateline or "")
    if dated:
        yield Outcome.AGREED
        return
    spans = tuple(span for span in _relative_days(doc, given) if not doc.quoted.touch(span))
    if not spans and (_speaks_of_years(doc, given) or given.words["eras"].first(doc.folded, folded=True)):
        yield Outcome.AGREED  # it speaks of years, not of days
        return
    if doc.genre is Genre.OPINION:
        yield Finding(rule="meta-undated", spans=spans, absence=not spans, case="opinion", confidence=0.99)
    elif spans:
        always = (*given.words["now"], *(given.words["ahead"] if _speaks_of_years(doc, given) else ()))
        firm = any(doc.text(span).lower() not in always for span in spans)
        yield Finding(rule="meta-undated", spans=spans, case="relative", confidence=0.99 if firm else UNSURE)
    else:
        whole = len(doc.sentences) >= STORY
        yield Finding(rule="meta-undated", absence=True, confidence=0.99 if whole else UNSURE)


def _speaks_of_years(doc: Doc, given: Given) -> bool:
    """Whether a year stands in the text by itself, not as "2024 last"."""
    return any(
        given.words["past"].first(doc.folded[year.end() : year.end() + PAST], folded=True) is None
        for year in YEAR.finditer(doc.body)
    )


def _relative_days(doc: Doc, given: Given) -> Iterator[Span]:
    for sentence in doc.prose():
        start = sentence.span.start
        text = doc.text(sentence.span)
        for hit in given.words["relative"].find(text):
            if given.words["eras"].first(text[max(0, hit.start - BEFORE) : hit.end]):
                continue  # "young people today" is no day
            yield Span(start + hit.start, start + hit.end)
