"""
Calendar dates with the weekday that stands beside them, and ranges of days.

The date itself is found first, then a weekday is sought in the few characters before it ("Senin malam (30/12/2024)")
or after it ("30 December 2024, a Monday"). A range is read before its parts, so "Sabtu (22-24/08/2019)" claims no
weekday for the 24th. A year that is not written is the one nearest to the article's anchor, or nothing is concluded.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from scorer.langs import Lang
from scorer.model import Article, DateMention, DateRange, Span
from scorer.read import date_forms
from scorer.read.date_forms import Forms

BEFORE = 60  # code points before a date in which its weekday may stand
NEAR = 183  # days from the anchor within which a year-less date is placed
AHEAD = 30  # days behind the anchor beyond which a year-less date may as well be of the year before …
FAR = 90  # … and before it, beyond which it may be of the next
YEAR = 366  # days from the anchor within which it then lies
NEWS = 45  # the same, where the anchor is only thought to have day and month exchanged
LENT = 100  # code points behind a date with a year in which a year-less one may share it
MONTHS = 12
LEAP = 2000  # stands for a year that is not told: it has every day
BETWEEN = 32  # code points of "sampai dengan" and blanks between the ends of a range
_ENDS = re.compile(r"[.?!]\s[A-Z]")


@dataclass(frozen=True, slots=True)
class _Anchor:
    """The day that places year-less dates; `rival` is the same day with day and month exchanged, a common slip."""

    name: str
    day: date
    rival: date | None


def read(article: Article, lang: Lang) -> tuple[tuple[DateMention, ...], tuple[DateRange, ...]]:
    """The dates and the ranges of headline and body, in order. A lone day at the end of a range is no date of its own."""
    forms = date_forms.of(lang)
    anchor = _anchor(article)
    found = [_find(article.text(field), field, forms, anchor) for field in ("headline", "body")]
    return tuple(day for days, _ in found for day in days), tuple(pair for _, pairs in found for pair in pairs)


def _find(text: str, field: str, forms: Forms, anchor: _Anchor | None) -> tuple[list[DateMention], list[DateRange]]:
    mentions: list[DateMention] = []
    ranges: list[DateRange] = []
    for core in forms.core.finditer(text):
        partial = _partial(text, field, core, forms)
        alone = partial is None or forms.weekday.search(text[partial.end : core.start()]) is not None
        mention = _mention(text, field, core, forms, anchor, alone=alone)
        if mention is None:
            continue
        if partial:
            ranges.extend(_from_partial(mention, partial, text, forms))
            mention = mention if alone else replace(mention, weekday=None, weekday_span=None)
        mentions.append(_lent(mention, mentions[-1], text) if mentions else mention)
    for first, last in pairwise(mentions):
        between = text[first.span.end : last.span.start]
        if len(between) <= BETWEEN and _is_range(text, first.span.start, between, forms):
            ranges.append(DateRange(span=Span(first.span.start, last.span.end, field), first=first, last=last))
    return mentions, sorted(ranges, key=lambda pair: pair.span)


# ── one date ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _mention(
    text: str, field: str, core: re.Match[str], forms: Forms, anchor: _Anchor | None, *, alone: bool
) -> DateMention | None:
    parts = _parts(core, forms)
    span = Span(core.start(), core.end(), field)
    weekday, weekday_span = _weekday(text, span, forms) if alone else (None, None)
    if not _is_date(text, core, forms, has_weekday=weekday_span is not None):
        return None
    days = [_day(day, month, year) for day, month, year in parts]
    year = parts[0][2]
    assumed = None
    if year is None:
        readings, assumed = _placed(parts, anchor)
        readings = (*readings, *_far(parts, readings, weekday, anchor))
    else:
        readings = tuple(dict.fromkeys(day for day in days if day))
    impossible = all(_day(day, month, year or LEAP) is None for day, month, year in parts)
    day, month, _ = next((part for part in parts if _day(part[0], part[1], year or LEAP)), parts[0])
    on_weekday = [reading for reading in readings if reading.weekday() == weekday]
    return DateMention(
        span=Span(min(span.start, weekday_span.start), max(span.end, weekday_span.end), field)
        if weekday_span
        else span,
        date_span=span,
        day=day,
        month=month,
        year=year,
        weekday=weekday,
        weekday_span=weekday_span,
        readings=readings,
        value=readings[0] if len(readings) == 1 else (on_weekday[0] if len(on_weekday) == 1 else None),
        assumed=assumed,
        impossible=impossible,
        swapped=_day(month, day, year) if core["a"] and year else None,
    )


def _parts(core: re.Match[str], forms: Forms) -> list[tuple[int, int, int | None]]:
    """Day, month and year in every order the language writes."""
    if core["iso"]:
        return [(int(core["iso"][8:]), int(core["iso"][5:7]), int(core["iso"][:4]))]
    if core["a"]:
        one, two, year = int(core["a"]), int(core["b"] or core["b2"]), _year(core["y"])
        return [(one, two, year) if order == "dmy" else (two, one, year) for order in forms.orders]
    if core["day"]:
        return [(int(core["day"]), forms.months[core["month"].lower()], _year(core["year"]))]
    return [(int(core["day2"]), forms.months[core["month2"].lower()], _year(core["year2"]))]


def _year(digits: str | None) -> int | None:
    if not digits:
        return None
    return int(digits) + (2000 if int(digits) < 70 else 1900) if len(digits) == 2 else int(digits)


def _day(day: int, month: int, year: int | None) -> date | None:
    if year is None or not 1000 <= year <= 2100 or not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _is_date(text: str, core: re.Match[str], forms: Forms, *, has_weekday: bool) -> bool:
    """Whether digits that look like a date are one: 1/2 may be a half, and 14/26/2012 the number of a decree."""
    before = text[max(0, core.start() - 24) : core.start()].rstrip(" (")
    if core["a"]:
        if forms.numbered.search(before):
            return False
        if core["b2"] and min(int(core["a"]), int(core["b2"])) > MONTHS and not has_weekday:
            return False  # neither can be a month: a share, or the name of a programme
        plain = 1 <= int(core["a"]) <= 31 and 1 <= int(core["b"] or core["b2"]) <= 31
        dated = has_weekday or bool(forms.dated.search(before)) or text[core.start() - 1 : core.start()] == "("
        whole = len(core["y"] or "") == 4
        return (whole and plain) or (dated and (whole or core["sep"] in (None, "/")))
    if core["day"]:
        return int(core["day"]) <= 31 or has_weekday or bool(forms.dated.search(before))
    if core["day2"] and not core["year2"] and not has_weekday:
        # "in February 30 people died" names no day.
        possible = _day(int(core["day2"]), forms.months[core["month2"].lower()], LEAP) is not None
        led = forms.dated.search(before) or forms.joined.search(before)  # "on Sept. 31", "Sept. 2 to Sept. 31"
        return possible or led is not None or text[core.end() : core.end() + 1] in ("", ",", ".", ";", ")")
    return True


def _weekday(text: str, span: Span, forms: Forms) -> tuple[int | None, Span | None]:
    """The weekday beside a date, and where it stands. None where the word means a week, or an eve, or two days."""
    opening = max(0, span.start - BEFORE)
    found = forms.weekday.search(text[opening : span.start])
    if found:
        word = found["name"].lower()
        where = Span(opening + found.start("name"), opening + found.end("name"), span.field)
        ahead = text[max(0, where.start - 24) : where.start].lower()
        last = re.split(r"[\s-]+", ahead.rstrip(" -–"))[-1].strip("(,.")
        named = found["name"][0].isupper() and "(" in found.group()  # "sejak Minggu (15/11/2025)"
        a_week = word in forms.week and (
            (last in forms.week_after and not (named and last in forms.week_unless_named))
            or last.isdigit()
            or found["deictic"]
        )
        if a_week or ahead.rstrip().endswith(forms.eve) or _joined(ahead, last, forms):
            return None, None
        return forms.weekdays[word], where
    later = forms.weekday_later.match(text, span.end)
    if later:
        group = "name" if later["name"] else "other"
        return forms.weekdays[later[group].lower()], Span(later.start(group), later.end(group), span.field)
    return None, None


def _joined(ahead: str, last: str, forms: Forms) -> bool:
    """Whether another weekday stands before: "Sabtu dan Minggu", "Sabtu-Minggu"."""
    words = re.findall(r"[\w'’]+", ahead)
    return (ahead.rstrip().endswith(("-", "–", "/")) and last in forms.weekdays) or (
        len(words) > 1 and words[-1] in forms.joining and words[-2] in forms.weekdays
    )


def _lent(mention: DateMention, earlier: DateMention, text: str) -> DateMention:
    """A year-less date with the year of the date before it as a further reading, where one sentence holds both."""
    between = text[earlier.span.end : mention.span.start]
    if mention.year or not earlier.year or len(between) > LENT or _ENDS.search(between):
        return mention
    day = _day(mention.day, mention.month, earlier.year)
    if day is None or day in mention.readings:
        return mention
    readings = (*mention.readings, day)
    fitting = [reading for reading in readings if reading.weekday() == mention.weekday]
    return replace(mention, readings=readings, value=fitting[0] if len(fitting) == 1 else None)


# ── ranges ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _partial(text: str, field: str, core: re.Match[str], forms: Forms) -> Span | None:
    """Where a lone day stands that shares the date's month: "23" in "23 hingga 27 Desember"."""
    if core["day2"]:
        later = forms.partial_later.match(text, core.end("day2"))
        return Span(later.start("day"), later.end("day"), field) if later and not core["year2"] else None
    opening = max(0, core.start() - BETWEEN)
    found = forms.partial.search(text[opening : core.start()])
    return Span(opening + found.start("day"), opening + found.end("day"), field) if found else None


def _is_range(text: str, start: int, between: str, forms: Forms) -> bool:
    """Whether what stands between two days makes a range of them: "until", or "and" behind "between"."""
    if forms.joins.fullmatch(between):
        return True
    ahead = text[max(0, start - BETWEEN) : start]
    return forms.lists.fullmatch(between) is not None and forms.opens.search(ahead) is not None


def _from_partial(mention: DateMention, own: Span, text: str, forms: Forms) -> Iterator[DateRange]:
    """The range between a lone day and the date that lends it month and year; nothing when the two are only listed."""
    before = own.start < mention.date_span.start
    between = text[own.end : mention.date_span.start] if before else text[mention.date_span.end : own.start]
    if not _is_range(text, min(own.start, mention.date_span.start), between, forms):
        return
    day = int(text[own.start : own.end])
    value = _day(day, mention.month, mention.value.year) if mention.value else None
    other = replace(
        mention, span=own, date_span=own, day=day, weekday=None, weekday_span=None, value=value, swapped=None
    )
    first, last = (other, mention) if before else (mention, other)
    yield DateRange(span=Span(first.date_span.start, last.date_span.end, own.field), first=first, last=last)


# ── the anchor ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _anchor(article: Article) -> _Anchor | None:
    """The article's own day. Day and month of a stamp are often exchanged, so the other reading is kept beside it."""
    for name in ("published_at", "as_of"):
        stamp = getattr(article, name)
        if stamp:
            day = stamp.date()
            return _Anchor(name, day, _day(day.month, day.day, day.year) if name == "published_at" else None)
    return None


def _placed(
    parts: Sequence[tuple[int, int, int | None]], anchor: _Anchor | None
) -> tuple[tuple[date, ...], str | None]:
    """The days a year-less date may mean, in the year nearest to the anchor."""
    if anchor is None:
        return (), None
    anchors = [(anchor.day, NEAR), *([(anchor.rival, NEWS)] if anchor.rival else [])]
    found = [
        near
        for day, month, _ in parts
        for origin, reach in anchors
        for year in (origin.year - 1, origin.year, origin.year + 1)
        if (near := _day(day, month, year)) and abs(near - origin) <= timedelta(days=reach)
    ]
    return tuple(dict.fromkeys(found)), anchor.name if found else None


def _far(
    parts: Sequence[tuple[int, int, int | None]], near: Sequence[date], weekday: int | None, anchor: _Anchor | None
) -> tuple[date, ...]:
    """The day further off that a date far from the anchor means, where its weekday fits that alone: last January's."""
    if anchor is None or weekday is None or not near or any(day.weekday() == weekday for day in near):
        return ()
    if any(timedelta(days=-FAR) <= day - anchor.day <= timedelta(days=AHEAD) for day in near):
        return ()
    days = (_day(day, month, anchor.day.year + turn) for day, month, _ in parts for turn in (-1, 0, 1))
    return tuple(
        day
        for day in dict.fromkeys(days)
        if day and day.weekday() == weekday and abs(day - anchor.day) <= timedelta(days=YEAR)
    )
