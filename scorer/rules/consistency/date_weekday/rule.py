"""
A weekday and the date beside it do not belong together.

Why it matters: a reader who was there, or who plans to go, does not know which day is meant; readers of weekly rounds
notice it first.
Stays quiet: where the year is not written and cannot be placed, or the weekday fits in the year of a date before it, where "minggu" means a week, on the eve of a day, where
any accepted reading of the date (day first, month first) falls on that weekday.
How: calendar arithmetic. Mends are offered when they are near: the weekday, the day, a month or a year typed wrong.
Cannot see: a weekday with no date in the same phrase, and dates without a year where nothing says when the story
appeared. Which of the two is wrong it cannot tell.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from scorer.model import DateMention, Doc, Finding, Outcome, Row
from scorer.rules.given import Given

WEEK = 7
BACK = 800  # code points before a date in which another may lend it its year


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each weekday that stands beside a date."""
    names = given.tables["names"]["weekdays"]
    anchor = doc.article.published_at or doc.article.as_of
    dates = {field: Row(doc.dates, field) for field in ("headline", "body")}
    for mention in doc.dates:
        if mention.weekday is None or mention.weekday_span is None or mention.impossible:
            continue
        if not mention.readings:
            yield Outcome.ABSTAINED
        elif any(reading.weekday() == mention.weekday for reading in mention.readings):
            yield Outcome.AGREED
        elif mention.assumed and _of_another_year(doc, mention, dates, anchor, given):
            yield Outcome.ABSTAINED
        else:
            day = mention.readings[0]
            yield Finding(
                rule="date-weekday",
                spans=(mention.weekday_span, mention.date_span),
                values={
                    "date": doc.text(mention.date_span),
                    "stated": doc.text(mention.weekday_span),
                    "expected": names[day.weekday()],
                    "assumed": f" ({mention.assumed})" if mention.assumed else "",
                },
                confidence=0.99,
                repairs=tuple(_repairs(doc, mention, day, names, anchor.date() if anchor else None)),
            )


def _of_another_year(
    doc: Doc, mention: DateMention, dates: Mapping[str, Row[DateMention]], anchor: datetime | None, given: Given
) -> bool:
    """Whether the weekday fits in the year of a date shortly before: "on 11 April last year. … On Thursday, 14 April"."""
    text = doc.article.text(mention.span.field)
    for one in dates[mention.span.field].inside(replace(mention.span, start=max(0, mention.span.start - BACK))):
        if one is mention:
            continue
        year = one.year
        if (
            year is None
            and anchor
            and given.words["last_year"].begins(text[one.span.end : mention.span.start].lstrip(" ,"))
        ):
            year = anchor.year - 1
        try:
            if year and date(year, mention.month, mention.day).weekday() == mention.weekday:
                return True
        except ValueError:
            continue
    return False


def _repairs(doc: Doc, mention: DateMention, day: date, names: list[str], anchor: date | None) -> Iterator[str]:
    """The weekday of the date, and the nearest date that has the weekday: this week, or another month or year."""
    written = doc.text(mention.span)
    if written.count("(") > written.count(")"):
        written += ")"  # the date stands in brackets that close behind it
    stated = doc.text(mention.weekday_span) if mention.weekday_span else ""
    name = names[day.weekday()]
    yield written.replace(stated, name.upper() if stated.isupper() and len(stated) > 1 else name, 1)
    digits = doc.text(mention.date_span)
    fitting = min(_slips(mention, day), key=lambda other: _distance(other, day, anchor), default=None)
    if fitting:
        moved = _moved(digits, day, fitting)
        if moved:
            yield written.replace(digits, moved, 1)


def _slips(mention: DateMention, day: date) -> Iterator[date]:
    """Days on the stated weekday that are one typing slip away from the date."""
    for days in range(-WEEK + 1, WEEK):
        other = day + timedelta(days=days)
        if other.weekday() == mention.weekday and other.month == day.month:
            yield other
    for month, year in [(month, day.year) for month in range(1, 13)] + [
        (day.month, day.year + step) for step in (-1, 1)
    ]:
        try:
            other = day.replace(month=month, year=year)
        except ValueError:
            continue
        if other.weekday() == mention.weekday:
            yield other
    if mention.swapped and mention.swapped.weekday() == mention.weekday:
        yield mention.swapped


def _distance(other: date, day: date, anchor: date | None) -> int:
    return abs((other - (anchor or day)).days)


def _moved(digits: str, day: date, fitting: date) -> str | None:
    """The date rewritten with its own separators, where only numbers change; None where a month's name would."""
    numbers = re.findall(r"\d+", digits)
    old = [day.day, day.month, day.year] if len(numbers) > 2 or "/" in digits else [day.day, day.year]
    new = [fitting.day, fitting.month, fitting.year] if len(old) == 3 else [fitting.day, fitting.year]
    if (len(old) == 2 and fitting.month != day.month) or [int(n) for n in numbers] != old[: len(numbers)]:
        return None
    changed = iter(new)
    return re.sub(r"\d+", lambda number: str(next(changed)).zfill(len(number.group())), digits)
