"""When something is told to have happened: a date, a weekday, a month, a year, an hour, and what of them stands together."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from scorer.lexicon import Lexicon, any_of, either, fold
from scorer.model import Article, DateMention, DateRange, Row, Span, When

Lists = Mapping[str, Lexicon]  # a language's words about events, by the name of their list
LISTED = 10  # code points between the weekdays of a list or of a range
BESIDE = 28  # code points between a weekday and the hour or date that belongs to it
HALF = 12 * 60  # minutes of half a day
_LETTERS = re.compile(r"[^\W\d_]+")


def of(
    article: Article, dates: Sequence[DateMention], ranges: Sequence[DateRange], lists: Lists
) -> Callable[[Span], list[When]]:
    """Who answers which times a stretch of headline or body tells, in order; what stands together is one time."""
    fields = ("headline", "body")
    days = {field: Row(dates, field) for field in fields}
    pairs = {field: Row(ranges, field) for field in fields}
    return lambda span: _told(
        article.text(span.field), span, days[span.field].inside(span), pairs[span.field].inside(span), lists
    )


def _told(text: str, span: Span, dates: Sequence[DateMention], ranges: Sequence[DateRange], lists: Lists) -> list[When]:
    single = sorted(_single(text, span, dates, ranges, lists), key=lambda when: when.span.start)
    joined: list[When] = []
    for when in single:
        earlier = joined[-1] if joined else None
        if earlier is not None and when.span.start < earlier.span.end:
            continue
        joined[-1:] = _joined(earlier, when, text, lists) if earlier is not None else [when]
    listed = {n for n, (one, two) in enumerate(pairwise(joined)) if _listed(one, two)}
    return [
        _of_night(when, _at_night(text, when.span, span, lists), lists)
        for n, when in enumerate(joined)
        if not {n, n - 1} & listed
    ]


def _listed(one: When, two: When) -> bool:
    """Whether two weekdays without dates stand for more than one day: "Senin-Jumat", "Saturday and Sunday"."""
    alone = one.day is None and two.day is None and one.weekday is not None and two.weekday is not None
    return alone and two.span.start - one.span.end <= LISTED


def _single(
    text: str, span: Span, dates: Sequence[DateMention], ranges: Sequence[DateRange], lists: Lists
) -> Iterator[When]:
    """Each time by itself."""
    for date in dates:
        inside = next((pair for pair in ranges if date.span.overlaps(pair.span)), None)
        if inside is None:
            yield When(span=date.span, day=date, weekday=date.weekday, year=date.year)
        elif date.span.end >= inside.span.end:
            yield When(span=inside.span, day=inside.first, last=inside.last)
    days = lists["weekdays"].phrases
    months = lists["months"].phrases
    quarters = lists["quarters"].phrases
    names = ("weekdays", "months", "in_month", "in_year", "quarters", "each", "oclock", "before_noon", "after_noon")
    for found in _pattern(*(lists[name] for name in names)).finditer(text, span.start, span.end):
        place = Span(*found.span(), span.field)
        if any(place.overlaps(date.span) for date in dates):
            continue
        if found["weekday"]:
            yield When(span=Span(*found.span("weekday"), span.field), weekday=days.index(fold(found["weekday"])))
        elif found["month"]:
            year = int(found["of"]) if found["of"] else None
            at = Span(found.start("month"), found.end(), span.field)
            yield When(span=at, months=frozenset({months.index(fold(found["month"])) + 1}), year=year)
        elif found["quarter"]:
            first = quarters.index(fold(found["quarter"])) % 4 * 3
            yield When(span=place, months=frozenset(range(first + 1, first + 4)))
        elif found["year"]:
            yield When(span=Span(*found.span("year"), span.field), year=int(found["year"]))
        else:
            yield _hour(found, place, lists)


def _hour(found: re.Match[str], place: Span, lists: Lists) -> When:
    hour = int(found["hour"] or found["clock"])
    written = found["minutes"] or found["past"]
    minute = hour % 24 * 60 + int(written or 0)
    if half := fold(found["half"] or ""):
        minute = minute % HALF + (HALF if half in lists["after_noon"] else 0)
    at = Span(found.start("hour" if found["hour"] else "clock"), place.end, place.field)
    return When(span=at, minute=minute, rounded=not int(written or 0))


def _joined(earlier: When, when: When, text: str, lists: Lists) -> list[When]:
    """Two times as one, where small words alone stand between them and they do not tell the same thing twice."""
    between = text[earlier.span.end : when.span.start]
    small = len(between) <= BESIDE and not re.search(r"[.;:“”\"\d]", between.strip(" .,()"))
    words = [fold(word) for word in _LETTERS.findall(between)]
    mixed = not any(
        (
            earlier.day and when.day,
            earlier.day and when.months,
            earlier.months and when.day,
            earlier.minute is not None and when.minute is not None,
            earlier.weekday is not None and when.weekday is not None,
            earlier.months and when.months,
            earlier.year is not None and when.year is not None,
        )
    )
    if not (small and mixed and all(word in lists["beside"] for word in words)):
        return [earlier, when]
    return [
        When(
            span=Span(earlier.span.start, when.span.end, when.span.field),
            day=earlier.day or when.day,
            last=earlier.last or when.last,
            weekday=earlier.weekday if when.weekday is None else when.weekday,
            months=earlier.months or when.months,
            year=earlier.year if when.year is None else when.year,
            minute=earlier.minute if when.minute is None else when.minute,
            rounded=earlier.rounded or when.rounded,
        )
    ]


def _at_night(text: str, when: Span, within: Span, lists: Lists) -> str:
    around = text[max(within.start, when.start - BESIDE) : min(within.end, when.end + BESIDE)]
    hit = lists["nights"].first(around)
    return hit.phrase if hit else ""


def _of_night(when: When, night: str, lists: Lists) -> When:
    """A time with the words that make it one of a night."""
    told = {"small_hours": {-1}, "evenings": {0}}
    eves = next((frozenset(days) for name, days in told.items() if night in lists[name]), when.eves)
    return replace(when, night=night, eves=eves)


@cache
def _pattern(
    weekdays: Lexicon,
    months: Lexicon,
    in_month: Lexicon,
    in_year: Lexicon,
    quarters: Lexicon,
    each: Lexicon,
    oclock: Lexicon,
    before_noon: Lexicon,
    after_noon: Lexicon,
) -> re.Pattern[str]:
    """A weekday, a month or year behind a small word, a quarter, an hour of the day."""
    halves = any_of((*before_noon, *after_noon))
    day, month = (either(name.title() for name in words) for words in (weekdays, months))
    not_each = "".join(rf"(?<!\b{form}\s)" for word in each for form in (word, word.title()))
    minute = r"[.:](?P<{}>[0-5]\d)(?!\d)"
    return re.compile(
        rf"\b{not_each}(?P<weekday>{day})\b"
        rf"|\b(?i:{any_of(in_month)})\s(?P<month>{month})\b(?!\s\d{{1,2}}\b)(?:\s(?P<of>\d{{4}})\b)?"
        rf"|\b(?P<quarter>(?i:{any_of(quarters)}))\b"
        rf"|\b(?i:{any_of(in_year)})\s(?P<year>1[5-9]\d\d|20\d\d)\b(?![.,]\d|[-–/]\d)"
        rf"|\b(?:(?i:{any_of(oclock)})\s)?(?<![\d.,:])(?P<hour>\d{{1,2}})(?:{minute.format('minutes')})?\s?(?P<half>(?i:{halves}))(?!\w)"
        rf"|\b(?i:{any_of(oclock)})\s(?P<clock>\d{{1,2}}){minute.format('past')}"
    )
