"""
A date or a clock time that no calendar and no clock has.

Why it matters: the reader cannot know which day or hour is meant, and every system that sorts by date will fail on it.
Stays quiet: on numbers of decrees and cases, on shares and names such as 18/20, on years of plans and forecasts, on 24.00.
How: the calendar, leap years included; years before 1000 or after 2100, or more than `years_ahead` after the article.
Where day and month in exchanged order give a day, the message says so.
Cannot see: a day that exists but never was meant; dates in words only.
"""

import re
from collections.abc import Iterator
from functools import cache

from scorer.lexicon import fold
from scorer.model import DateMention, Doc, Finding, Outcome, Span
from scorer.rules.given import Given

AROUND = 80  # code points before a date in which a plan or forecast may be announced


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield a finding for each date that cannot be, and for each hour over 24."""
    for mention in doc.dates:
        if mention.impossible:
            swap = mention.swapped
            fits = swap is not None and mention.weekday in (None, swap.weekday())
            yield Finding(
                rule="date-impossible",
                spans=(mention.date_span,),
                values={"why": given.tables["why"][_why(mention)]},
                case="order" if fits else "",
                confidence=0.99,
            )
        elif _too_late(doc, mention, given):
            yield Finding(
                rule="date-impossible", spans=(mention.date_span,), values={"why": given.tables["why"]["year"]}
            )
        else:
            yield Outcome.AGREED
    for span in _times(doc, given):
        yield Finding(rule="date-impossible", spans=(span,), values={"why": given.tables["why"]["clock"]})


def _why(mention: DateMention) -> str:
    if mention.year is not None and not 1000 <= mention.year <= 2100:
        return "year"
    return "month" if not 1 <= mention.month <= 12 else "day"


def _too_late(doc: Doc, mention: DateMention, given: Given) -> bool:
    """Whether the year lies far after the article's own day, with no word of a plan before it."""
    anchor = doc.article.published_at or doc.article.as_of
    if anchor is None or mention.value is None or mention.value.year <= anchor.year + given.limits["years_ahead"]:
        return False
    start = mention.span.start
    return given.words["plans"].first(doc.article.text(mention.span.field)[max(0, start - AROUND) : start]) is None


def _times(doc: Doc, given: Given) -> Iterator[Span]:
    """The hours behind a word such as "at" that no clock has."""
    clock = _clock(given.tables["shape"]["separators"])
    for field in ("headline", "body"):
        text = doc.article.text(field)
        told = doc.folded if field == "body" else fold(text)
        for hit in given.words["clock"].find(told, folded=True):
            time = clock.match(text, hit.end)
            if time and (int(time["minute"]) > 59 or (int(time["hour"]), int(time["minute"])) > (24, 0)):
                yield Span(time.start("hour"), time.end("minute"), field)


@cache
def _clock(separators: str) -> re.Pattern[str]:
    """An hour and its minutes."""
    return re.compile(rf"\s(?P<hour>\d{{1,2}})[{re.escape(separators)}](?P<minute>\d\d)(?![\d.,%]|\s?%)")
