"""Two days of one sentence of which a word says which comes first: "held on 8 May after the theft on 11 May"."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from scorer.lexicon import Lexicon, any_of
from scorer.model import DateMention, Doc, Finding, Outcome, Row, Sentence, Span, Stretches
from scorer.rules.given import Given

APART = 130  # code points between the two days
LEAD = 100  # code points before a day in which a word opens its clause: "after she fell on 4 May, …"
BEHIND = 30  # code points behind a day in which its clause may go on: "after the vote on 4 May | was called off"
MONTHS = 6  # months between two days without a year that are of one year
YEAR = 366  # days between two that one sentence orders; what lies further apart is somebody's birth, or another story
_STOP = re.compile(r"[.;:!?“”\"\n]")
_LATER = re.compile(r"\s*\)?\s+")


def compared(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """One outcome for each two days that follow each other in a sentence, with such a word between or before them."""
    body = [date for date in doc.dates if date.span.field == "body"]
    if len(body) < 2:
        return
    dates, ranges = Row(body), Stretches(pair.span for pair in doc.ranges)
    words = _links(given.words["after"], given.words["before"])
    for sentence in doc.prose():
        days = dates.inside(sentence.span)
        for one, two in pairwise(days) if len(days) > 1 else ():
            if doc.quoted.touch(one.span) or ranges.touch(one.span) or ranges.touch(two.span):
                continue
            link = _link(doc, sentence, one, two, words, given)
            late = None if link is None else backwards(one, two, first=link[1])
            if link is None or late is None:
                continue
            if not late:
                yield Outcome.AGREED
            elif _unsure(doc, sentence, two, given):
                yield Outcome.ABSTAINED
            else:
                yield _finding(doc, one, two, link[0], first=link[1])


def _link(
    doc: Doc, sentence: Sentence, one: DateMention, two: DateMention, words: re.Pattern[str], given: Given
) -> tuple[Span, bool] | None:
    """Where the word stands that orders two days, and whether the one told first has to come first; None without one."""
    between = doc.body[one.span.end : two.span.start]
    if len(between) > APART or _STOP.search(between):
        return None
    found = list(words.finditer(between))
    if len(found) == 1:
        place = Span(one.span.end + found[0].start(), one.span.end + found[0].end())
        return place, found[0].group().lower() not in given.words["after"]
    start = max(sentence.span.start, one.span.start - LEAD)
    opening = words.match(doc.body, start) if start == sentence.span.start and not found else None
    own = doc.body[opening.end() : one.span.start] if opening else ","
    if opening is None or "," in own or not between.lstrip(" )").startswith(",") or between.count(",") > 1:
        return None
    return Span(*opening.span()), opening.group().lower() in given.words["after"]


def backwards(one: DateMention, two: DateMention, *, first: bool) -> bool | None:
    """Whether the day that has to come first is the later one; None where no calendar can tell."""
    if one.year is None and two.year is None:
        if abs(one.month - two.month) >= MONTHS:
            return None
        early, late = (one.month, one.day), (two.month, two.day)
        return early > late if first else late > early
    if one.value is None or two.value is None or abs((one.value - two.value).days) > YEAR:
        return None
    return one.value > two.value if first else two.value > one.value


def _unsure(doc: Doc, sentence: Sentence, two: DateMention, given: Given) -> bool:
    """Whether a day may be only planned, moved or spoken of: "after it emerged that he would miss the vote on 12 May"."""
    text = doc.text(sentence.span)
    behind = doc.body[two.span.end : min(sentence.span.end, two.span.end + BEHIND)]
    goes_on = given.words["finite"].begins(_LATER.sub(" ", behind))
    return goes_on or any(given.words[name].first(text) is not None for name in ("unsure", "moved"))


def _finding(doc: Doc, one: DateMention, two: DateMention, word: Span, *, first: bool) -> Finding:
    early, late = (one, two) if first else (two, one)
    return Finding(
        rule="date-order",
        spans=(one.date_span, two.date_span),
        values={"word": doc.text(word), "first": doc.text(early.date_span), "last": doc.text(late.date_span)},
        case="linked",
        confidence=0.92,
    )


@cache
def _links(after: Lexicon, before: Lexicon) -> re.Pattern[str]:
    """A word that says which of two clauses came first."""
    return re.compile(rf"\b(?i:{any_of((*after, *before))})\b(?!-)")
