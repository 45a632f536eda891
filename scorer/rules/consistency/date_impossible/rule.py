"""
A date or a clock time that no calendar and no clock has.

Why it matters: the reader cannot know which day or hour is meant, and every system that sorts by date will fail on it.
Stays quiet: on numbers of decrees and cases, on years of plans and forecasts, on 24.00.
How: the calendar, leap years included; years before 1000 or after 2100, or more than `years_ahead` after the article.
Where day and month in exchanged order give a day, the message says so.
Cannot see: a day that exists but never was meant; dates in words only.
"""

import re
from collections.abc import Iterator
from functools import cache

from scorer.lexicon import Lexicon, either
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
    for span in _times(doc, given.words["clock"], given.tables["shape"]["separators"]):
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


def _times(doc: Doc, clock: Lexicon, separators: str) -> Iterator[Span]:
    pattern = _clock(tuple(clock), separators)
    for field in ("headline", "body"):
        for time in pattern.finditer(doc.article.text(field)):
            hour, minute = int(time["hour"]), int(time["minute"])
            if hour > 24 or minute > 59 or (hour == 24 and minute):
                yield Span(time.start("hour"), time.end("minute"), field)


@cache
def _clock(words: tuple[str, ...], separators: str) -> re.Pattern[str]:
    said = either(words)
    return re.compile(
        rf"\b(?:{said})\s(?P<hour>\d{{1,2}})[{re.escape(separators)}](?P<minute>\d\d)(?![\d.,%]|\s?%)", re.IGNORECASE
    )
