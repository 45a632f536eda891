"""
"Yesterday" and the date or weekday beside it do not fit the day of publication.

Why it matters: a story held over for a day tells its readers that something happened, or will, on another day.
Stays quiet: without a published_at, inside quotations, where the story went out within eight hours behind the day that fits
or six ahead of it (written before midnight, in another time zone, or for tomorrow's paper; a stamp of midnight names no hour and may be off by a day, as another
country's time may), and where day and month of the stamp, exchanged, would clear it.
How: the day of the stamp plus the word's offset against the date before or behind it, a part of the day between them
or not, or against the weekday alone that explains it (“yesterday, Tuesday,”).
Cannot see: relative words with neither beside them, and “last Monday”, which people read in two ways.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import cache

from scorer.lexicon import Lexicon, either, fold
from scorer.model import Doc, Finding, Outcome, Span, Stretches, exchanged, within
from scorer.rules.given import Given

AHEAD = 24  # code points before a date in which the word stands
AROUND = 50  # code points on each side of a word in which another country's time may be named
WRITTEN = timedelta(hours=8)  # from writing to publication: a night's desk, time zones
PRINTED = timedelta(hours=6)  # from publication to the day that it is written for: print for the next day
DAY = timedelta(days=1)  # as much as a stamp without an hour, or the time of another country, may be off


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each relative word with a date directly after it."""
    stamp = doc.article.published_at or doc.article.as_of
    offsets = given.tables["offsets"]
    before, behind = _patterns(tuple(offsets), given.words["parts"])
    quoted = [quotation.span for quotation in doc.quotations]
    for mention in doc.dates:
        start = max(0, mention.span.start - AHEAD)
        text = doc.article.text(mention.span.field)
        found = before.search(text[start : mention.span.start])
        if found is None:
            start = mention.span.end
            found = behind.match(text[start : start + AHEAD])
        if found is None or within(quoted, mention.span):
            continue
        if stamp is None or mention.value is None:
            yield Outcome.ABSTAINED
            continue
        word = Span(start + found.start("word"), start + found.end("word"), mention.span.field)
        days = _days(doc, word, stamp, given)
        yield Outcome.AGREED if mention.value in days else _finding(doc, word, mention.date_span, stamp, given)
    weekdays = tuple(given.words["weekdays"])
    told = Stretches((*quoted, *(mention.span for mention in doc.dates if mention.span.field == "body")))
    for word, day in _explained(doc, given):
        if told.touch(word) or told.touch(day):
            continue
        if stamp is None:
            yield Outcome.ABSTAINED
            continue
        fits = weekdays.index(fold(doc.text(day))) in {one.weekday() for one in _days(doc, word, stamp, given)}
        yield Outcome.AGREED if fits else _finding(doc, word, day, stamp, given)


def _explained(doc: Doc, given: Given) -> Iterator[tuple[Span, Span]]:
    """The relative words that a weekday explains, with it: "kemarin, Selasa," or "yesterday (Tuesday)"."""
    before, behind = _explaining(tuple(given.tables["offsets"]), given.words["parts"])
    for day in given.words["weekdays"].find(doc.folded, folded=True):
        word = before.search(doc.body, max(0, day.start - AHEAD), day.start)
        if word and behind.match(doc.body, day.end):
            yield Span(*word.span("word")), Span(day.start, day.end)


def _days(doc: Doc, word: Span, stamp: datetime, given: Given) -> frozenset[date]:
    """The days that a relative word may mean in a story so stamped."""
    text = doc.article.text(word.field)
    abroad = given.words["abroad"].first(text[max(0, word.start - AROUND) : word.end + AROUND])
    before, ahead = (DAY, DAY) if abroad or stamp.time() == time() else (WRITTEN, PRINTED)
    offset = timedelta(days=given.tables["offsets"][fold(doc.text(word))])
    return frozenset(origin + offset for origin in _origins(stamp, before, ahead))


def _origins(stamp: datetime, before: timedelta, ahead: timedelta) -> Iterator[date]:
    """
    The days on which a story so stamped may have been written.

    With day and month exchanged too, and then a day off: one outlet in five weeks of archive had that slip.
    """
    yield from ((stamp - before).date(), stamp.date(), (stamp + ahead).date())
    if other := exchanged(stamp.date()):
        yield from (other - DAY, other, other + DAY)


def _finding(doc: Doc, word: Span, day: Span, stamp: datetime, given: Given) -> Finding:
    expected = stamp.date() + timedelta(days=given.tables["offsets"][fold(doc.text(word))])
    return Finding(
        rule="date-relative",
        spans=(word, day),
        values={
            "word": doc.text(word),
            "date": doc.text(day),
            "stamp": stamp.date().isoformat(),
            "expected": expected.isoformat(),
        },
        confidence=0.95,
    )


@cache
def _patterns(words: tuple[str, ...], parts: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The relative word, perhaps with a part of the day, directly before the date or directly behind it."""
    said = either(sorted(words, key=len, reverse=True))
    return (
        re.compile(rf"\b(?P<word>{said})(?:\s(?:{either(parts)}))?(?:,\s?|\s?\(|\s)$", re.IGNORECASE),
        re.compile(rf"\)?(?:\s(?:{either(parts)}))?,?\s(?P<word>{said})\b", re.IGNORECASE),
    )


@cache
def _explaining(words: tuple[str, ...], parts: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before and behind a weekday that explains a relative word."""
    said = either(sorted(words, key=len, reverse=True))
    return (
        re.compile(rf"\b(?P<word>{said})(?:,\s|\s\()$", re.IGNORECASE),
        re.compile(rf"[,.)]|\s(?:{either(parts)})[,.)]", re.IGNORECASE),
    )
