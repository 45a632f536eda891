"""When something is told to have happened: a date, a weekday, a month, a year, an hour, and what of them stands together."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from scorer.lexicon import Lexicon, any_of, either, fold
from scorer.model import DateMention, DateRange, Doc, Row, Span
from scorer.rules.given import Given

LISTED = 10  # code points between the weekdays of a list or of a range
BESIDE = 28  # code points between a weekday and the hour or date that belongs to it
HALF = 12 * 60  # minutes of half a day
WEEK = 7
APART = 30  # minutes between two hours of one event that a watch does not explain
ABOUT = 60  # the same, where an hour is rounded
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """
    A time as told. What is not told is None or empty.

    `day` is a date, `last` the end of a range that it opens, `weekday` counts Monday as 0, `months` are several where a
    quarter is told, `minute` is of the day, `rounded` whether it is given in full hours, `night` whether the words speak of
    a night, which has two dates.
    """

    span: Span
    day: DateMention | None = None
    last: DateMention | None = None
    weekday: int | None = None
    months: frozenset[int] = frozenset()
    year: int | None = None
    minute: int | None = None
    rounded: bool = False
    night: str = ""


def of(doc: Doc, given: Given) -> Callable[[Span], list[When]]:
    """Who answers which times a stretch of headline or body tells, in order; what stands together is one time."""
    fields = ("headline", "body")
    dates = {field: Row(doc.dates, field) for field in fields}
    ranges = {field: Row(doc.ranges, field) for field in fields}
    return lambda span: _told(
        doc.article.text(span.field), span, dates[span.field].inside(span), ranges[span.field].inside(span), given
    )


def _told(text: str, span: Span, dates: Sequence[DateMention], ranges: Sequence[DateRange], given: Given) -> list[When]:
    single = sorted(_single(text, span, dates, ranges, given), key=lambda when: when.span.start)
    joined: list[When] = []
    for when in single:
        earlier = joined[-1] if joined else None
        if earlier is not None and when.span.start < earlier.span.end:
            continue
        joined[-1:] = _joined(earlier, when, text, given) if earlier is not None else [when]
    listed = {n for n, (one, two) in enumerate(pairwise(joined)) if _listed(one, two)}
    return [
        replace(when, night=_at_night(text, when.span, span, given))
        for n, when in enumerate(joined)
        if not {n, n - 1} & listed
    ]


def _listed(one: When, two: When) -> bool:
    """Whether two weekdays without dates stand for more than one day: "Senin-Jumat", "Saturday and Sunday"."""
    alone = one.day is None and two.day is None and one.weekday is not None and two.weekday is not None
    return alone and two.span.start - one.span.end <= LISTED


def _single(
    text: str, span: Span, dates: Sequence[DateMention], ranges: Sequence[DateRange], given: Given
) -> Iterator[When]:
    """Each time by itself."""
    for date in dates:
        inside = next((pair for pair in ranges if date.span.overlaps(pair.span)), None)
        if inside is None:
            yield When(span=date.span, day=date, weekday=date.weekday, year=date.year)
        elif date.span.end >= inside.span.end:
            yield When(span=inside.span, day=inside.first, last=inside.last)
    days = given.words["weekdays"].phrases
    months = given.words["months"].phrases
    quarters = given.words["quarters"].phrases
    lists = ("weekdays", "months", "in_month", "in_year", "quarters", "each", "oclock", "before_noon", "after_noon")
    for found in _pattern(*(given.words[name] for name in lists)).finditer(text, span.start, span.end):
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
            yield _hour(found, place, given)


def _hour(found: re.Match[str], place: Span, given: Given) -> When:
    hour = int(found["hour"] or found["clock"])
    written = found["minutes"] or found["past"]
    minute = hour % 24 * 60 + int(written or 0)
    if half := fold(found["half"] or ""):
        minute = minute % HALF + (HALF if half in given.words["after_noon"] else 0)
    at = Span(found.start("hour" if found["hour"] else "clock"), place.end, place.field)
    return When(span=at, minute=minute, rounded=not int(written or 0))


def _joined(earlier: When, when: When, text: str, given: Given) -> list[When]:
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
    if not (small and mixed and all(word in given.words["beside"] for word in words)):
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


def _at_night(text: str, when: Span, within: Span, given: Given) -> str:
    around = text[max(within.start, when.start - BESIDE) : min(within.end, when.end + BESIDE)]
    hit = given.words["nights"].first(around)
    return hit.phrase if hit else ""


def _one_night(one: When, two: When) -> bool:
    """Whether two times may be of one night: its evening and the small hours after it."""
    return bool(one.night or two.night) and one.night != two.night


# ── two times ────────────────────────────────────────────────────────────────────────────────────────────────────────


def differ(one: When, two: When) -> str | None:
    """By what two times cannot be of one event: "day", "month", "year", "hour"; "" where they agree, None where unknown."""
    known = None
    for grain, compared in (("day", _days), ("day", _weekdays), ("month", _months), ("year", _years), ("hour", _hours)):
        apart = compared(one, two)
        if apart:
            return grain
        known = "" if apart is False else known
    return known


def _days(one: When, two: When) -> bool | None:
    if one.day is None or two.day is None:
        return None
    if None not in (one.day.year, two.day.year) and one.day.year != two.day.year:
        return None  # it may have happened twice
    first, last = _ends(one.day, one.last)
    begins, ends = _ends(two.day, two.last)
    if one.last and two.last:
        return None
    if (one.last or two.last) and not (first > last or begins > ends):
        return begins < first or ends > last if one.last else first < begins or last > ends
    return first != begins and not (_one_night(one, two) and _near(one.day, two.day))


def _ends(day: DateMention, last: DateMention | None) -> tuple[tuple[int, int], tuple[int, int]]:
    ends = last or day
    return (day.month, day.day), (ends.month, ends.day)


def _near(one: DateMention, two: DateMention) -> bool:
    """Whether two dates follow each other, as the two of one night do."""
    if one.value and two.value:
        return abs((one.value - two.value).days) == 1
    return abs(one.day - two.day) == 1 or {one.day, two.day} & {1} != set()


def _weekdays(one: When, two: When) -> bool | None:
    if (one.day and two.day) or one.last or two.last:
        return None
    first, second = _weekday(one), _weekday(two)
    if first is None or second is None:
        return None
    apart = (first - second) % WEEK
    return apart != 0 and not (_one_night(one, two) and apart in {1, WEEK - 1})


def _weekday(when: When) -> int | None:
    """The weekday as told, or of a date without a year, which is of these weeks."""
    if when.weekday is None and when.day and when.day.value and when.day.year is None:
        return when.day.value.weekday()
    return when.weekday


def _months(one: When, two: When) -> bool | None:
    spans = [
        when.months or (frozenset({when.day.month}) if when.day and not when.last else frozenset())
        for when in (one, two)
    ]
    if not (spans[0] and spans[1]) or (one.year and two.year and one.year != two.year):
        return None
    return not spans[0] & spans[1]


def _years(one: When, two: When) -> bool | None:
    if None in (one.year, two.year) or (one.day and two.day):
        return None
    return one.year != two.year


def _hours(one: When, two: When) -> bool | None:
    if one.minute is None or two.minute is None:
        return None
    apart = abs(one.minute - two.minute)
    return min(apart, 2 * HALF - apart) >= (ABOUT if one.rounded or two.rounded else APART)


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
