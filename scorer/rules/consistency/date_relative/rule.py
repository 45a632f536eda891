"""
"Yesterday" and the date beside it do not fit the day of publication.

Why it matters: a story held over for a day tells its readers that something happened, or will, on another day.
Stays quiet: without a published_at, inside quotations, within a day's tolerance for midnight and time zones, and where
day and month of the stamp, exchanged, would clear it.
How: the day of the stamp plus the word's offset against the date before or behind it, a part of the day between them
or not.
Cannot see: relative words with no date beside them, and “last Monday”, which people read in two ways.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from scorer.lexicon import either, fold
from scorer.model import DateMention, Doc, Finding, Outcome, Span, within
from scorer.rules.given import Given

AHEAD = 24  # code points before a date in which the word stands
TOLERANCE = timedelta(days=1)  # midnight and time zones


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each relative word with a date directly after it."""
    stamp = doc.article.published_at or doc.article.as_of
    offsets = given.tables["offsets"]
    before, behind = _patterns(tuple(offsets), tuple(given.words["parts"]))
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
        yield _outcome(doc, mention, mention.value, word, stamp.date(), offsets[fold(found["word"])])


def _outcome(doc: Doc, mention: DateMention, day: date, word: Span, stamp: date, offset: int) -> Finding | Outcome:
    if any(abs(day - (origin + timedelta(days=offset))) <= TOLERANCE for origin in _readings(stamp)):
        return Outcome.AGREED
    expected = stamp + timedelta(days=offset)
    return Finding(
        rule="date-relative",
        spans=(word, mention.date_span),
        values={
            "word": doc.text(word),
            "date": doc.text(mention.date_span),
            "stamp": stamp.isoformat(),
            "expected": expected.isoformat(),
        },
        confidence=0.95,
    )


def _readings(stamp: date) -> Iterator[date]:
    """The stamp, and the same stamp with day and month exchanged: one outlet in five weeks of archive had that slip."""
    yield stamp
    if stamp.day <= 12:
        yield stamp.replace(day=stamp.month, month=stamp.day)


@cache
def _patterns(words: tuple[str, ...], parts: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The relative word, perhaps with a part of the day, directly before the date or directly behind it."""
    said = either(sorted(words, key=len, reverse=True))
    return (
        re.compile(rf"\b(?P<word>{said})(?:\s(?:{either(parts)}))?(?:,\s?|\s?\(|\s)$", re.IGNORECASE),
        re.compile(rf"\)?(?:\s(?:{either(parts)}))?,?\s(?P<word>{said})\b", re.IGNORECASE),
    )
