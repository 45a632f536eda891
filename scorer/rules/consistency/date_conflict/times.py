"""The days that a story tells: dates, and weekdays without a date."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from scorer.lexicon import Lexicon, any_of, fold
from scorer.model import DateMention, Doc, Span, Stretches
from scorer.rules.given import Given

HEADLINE = -1  # the number of the headline among the sentences
LEAP = 4  # a year that has all days, for a date of which no year can be known


class Time(NamedTuple):
    """A day as told in a sentence of a number: a date, or a weekday alone."""

    span: Span
    sentence: int
    mention: DateMention | None
    weekday: int | None

    @property
    def day(self) -> date | None:
        """The day of a date, in a leap year where its own is not known."""
        if self.mention is None:
            return None
        return self.mention.value or _day(self.mention)

    def differs(self, other: "Time") -> bool:
        """Whether two cannot be the same day."""
        one, two = self.mention, other.mention
        if one is None or two is None:
            return None not in (self.weekday, other.weekday) and self.weekday != other.weekday
        years = None not in (one.year, two.year) and one.year != two.year
        days = bool(set(one.readings) & set(two.readings)) or (one.day, one.month) == (two.day, two.month)
        return years or not days


def read(doc: Doc, given: Given) -> Iterator[Time]:
    """Yield the days of headline and body in order, those of a range left out."""
    ranges = Stretches(pair.span for pair in doc.ranges if pair.span.field == "body")
    for mention in doc.dates:
        number = doc.sentence_at(mention.span.start) if mention.span.field == "body" else HEADLINE
        if not (mention.impossible or (number >= 0 and ranges.touch(mention.span))) and _day(mention):
            weekday = mention.value.weekday() if mention.value else mention.weekday
            yield Time(mention.span, number, mention, weekday)
    dates = Stretches(mention.span for mention in doc.dates if mention.span.field == "body")
    names = given.words["weekdays"]
    for found in _weekday(names, given.words["each"]).finditer(doc.body):
        span = Span(*found.span())
        if not dates.touch(span):
            yield Time(span, doc.sentence_at(span.start), None, names.phrases.index(fold(found.group())))


def _day(mention: DateMention) -> date | None:
    try:
        return date(mention.year or LEAP, mention.month, mention.day)
    except ValueError:
        return None


@cache
def _weekday(names: Lexicon, each: Lexicon) -> re.Pattern[str]:
    """A weekday with a capital, without "every" before it or another day beside it."""
    no_one = "".join(rf"(?<!\b{form}\s)" for word in each for form in (word, word.title()))
    return re.compile(rf"\b{no_one}(?:{any_of(name.title() for name in names)})\b(?![-–/]\w)")
