"""
Calendar dates with the weekday that stands beside them, and ranges of days.

The date itself is found first, then a weekday is sought in the few characters before it ("Senin malam (30/12/2024)")
or after it ("30 December 2024, a Monday"). A range is read before its parts, so "Sabtu (22-24/08/2019)" claims no
weekday for the 24th. A year that is not written is the one nearest to the article's anchor, or nothing is concluded.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from babel import Locale

from scorer.langs import Lang
from scorer.lexicon import either
from scorer.model import Article, DateMention, DateRange, Span

BEFORE = 60  # code points before a date in which its weekday may stand
NEAR = 183  # days from the anchor within which a year-less date is placed
BETWEEN = 24  # code points of "sampai dengan" and blanks between the ends of a range


@dataclass(frozen=True, slots=True)
class _Forms:
    """The patterns of one language."""

    core: re.Pattern[str]
    weekday: re.Pattern[str]
    weekday_later: re.Pattern[str]
    partial: re.Pattern[str]
    partial_later: re.Pattern[str]
    joins: re.Pattern[str]
    dated: re.Pattern[str]
    numbered: re.Pattern[str]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    orders: tuple[str, ...]
    week: frozenset[str]
    week_after: frozenset[str]
    eve: tuple[str, ...]
    joining: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Anchor:
    """The day that places year-less dates; `rival` is the same day with day and month exchanged, a common slip."""

    name: str
    day: date
    rival: date | None


def read(article: Article, lang: Lang) -> tuple[tuple[DateMention, ...], tuple[DateRange, ...]]:
    """The dates and the ranges of headline and body, in order. A lone day at the end of a range is no date of its own."""
    forms = _forms(lang)
    anchor = _anchor(article)
    found = [_find(article.text(field), field, forms, anchor) for field in ("headline", "body")]
    return tuple(day for days, _ in found for day in days), tuple(pair for _, pairs in found for pair in pairs)


def _find(text: str, field: str, forms: _Forms, anchor: _Anchor | None) -> tuple[list[DateMention], list[DateRange]]:
    mentions: list[DateMention] = []
    ranges: list[DateRange] = []
    for core in forms.core.finditer(text):
        partial = _partial(text, field, core, forms)
        mention = _mention(text, field, core, forms, anchor, alone=partial is None)
        if mention is None:
            continue
        if partial:
            ranges.extend(_from_partial(mention, partial, text, forms))
            mention = replace(mention, weekday=None, weekday_span=None)
        mentions.append(mention)
    for first, last in pairwise(mentions):
        between = text[first.span.end : last.span.start]
        if len(between) <= BETWEEN and forms.joins.fullmatch(between):
            ranges.append(DateRange(span=Span(first.span.start, last.span.end, field), first=first, last=last))
    return mentions, sorted(ranges, key=lambda pair: pair.span)


# ── one date ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _mention(
    text: str, field: str, core: re.Match[str], forms: _Forms, anchor: _Anchor | None, *, alone: bool
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
    else:
        readings = tuple(dict.fromkeys(day for day in days if day))
    impossible = all(_day(day, month, year or 2000) is None for day, month, year in parts)
    day, month, _ = next((part for part, found in zip(parts, days, strict=True) if found), parts[0])
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


def _parts(core: re.Match[str], forms: _Forms) -> list[tuple[int, int, int | None]]:
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


def _is_date(text: str, core: re.Match[str], forms: _Forms, *, has_weekday: bool) -> bool:
    """Whether digits that look like a date are one: 1/2 may be a half, and 14/26/2012 the number of a decree."""
    before = text[max(0, core.start() - 24) : core.start()].rstrip(" (")
    if core["a"]:
        if forms.numbered.search(before):
            return False
        plain = 1 <= int(core["a"]) <= 31 and 1 <= int(core["b"] or core["b2"]) <= 31
        dated = has_weekday or bool(forms.dated.search(before)) or text[core.start() - 1 : core.start()] == "("
        whole = len(core["y"] or "") == 4
        return (whole and plain) or (dated and (whole or core["sep"] in (None, "/")))
    if core["day"]:
        return int(core["day"]) <= 31 or has_weekday or bool(forms.dated.search(before))
    if core["day2"] and not core["year2"] and not has_weekday:
        # "in February 30 people died" names no day.
        possible = _day(int(core["day2"]), forms.months[core["month2"].lower()], 2000) is not None
        return possible or text[core.end() : core.end() + 1] in ("", ",", ".", ";", ")")
    return True


def _weekday(text: str, span: Span, forms: _Forms) -> tuple[int | None, Span | None]:
    """The weekday beside a date, and where it stands. None where the word means a week, or an eve, or two days."""
    opening = max(0, span.start - BEFORE)
    found = forms.weekday.search(text[opening : span.start])
    if found:
        word = found["name"].lower()
        where = Span(opening + found.start("name"), opening + found.end("name"), span.field)
        ahead = text[max(0, where.start - 24) : where.start].lower()
        last = re.split(r"[\s-]+", ahead.rstrip(" -–"))[-1].strip("(,.")
        a_week = word in forms.week and (last in forms.week_after or last.isdigit() or found["deictic"])
        if a_week or ahead.rstrip().endswith(forms.eve) or _joined(ahead, last, forms):
            return None, None
        return forms.weekdays[word], where
    later = forms.weekday_later.match(text, span.end)
    if later:
        group = "name" if later["name"] else "other"
        return forms.weekdays[later[group].lower()], Span(later.start(group), later.end(group), span.field)
    return None, None


def _joined(ahead: str, last: str, forms: _Forms) -> bool:
    """Whether another weekday stands before: "Sabtu dan Minggu", "Sabtu-Minggu"."""
    words = re.findall(r"[\w'’]+", ahead)
    return (ahead.rstrip().endswith(("-", "–", "/")) and last in forms.weekdays) or (
        len(words) > 1 and words[-1] in forms.joining and words[-2] in forms.weekdays
    )


# ── ranges ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _partial(text: str, field: str, core: re.Match[str], forms: _Forms) -> Span | None:
    """Where a lone day stands that shares the date's month: "23" in "23 hingga 27 Desember"."""
    if core["day2"]:
        later = forms.partial_later.match(text, core.end("day2"))
        return Span(later.start("day"), later.end("day"), field) if later and not core["year2"] else None
    opening = max(0, core.start() - BETWEEN)
    found = forms.partial.search(text[opening : core.start()])
    return Span(opening + found.start("day"), opening + found.end("day"), field) if found else None


def _from_partial(mention: DateMention, own: Span, text: str, forms: _Forms) -> Iterator[DateRange]:
    """The range between a lone day and the date that lends it month and year; nothing when the two are only listed."""
    before = own.start < mention.date_span.start
    between = text[own.end : mention.date_span.start] if before else text[mention.date_span.end : own.start]
    if not forms.joins.fullmatch(between):
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
    anchors = [anchor.day, *([anchor.rival] if anchor.rival else [])]
    found = [
        near
        for day, month, _ in parts
        for origin in anchors
        for year in (origin.year - 1, origin.year, origin.year + 1)
        if (near := _day(day, month, year)) and abs(near - origin) <= timedelta(days=NEAR)
    ]
    return tuple(dict.fromkeys(found)), anchor.name if found else None


# ── patterns ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@cache
def _forms(lang: Lang) -> _Forms:
    words = lang["dates"]
    locale = Locale.parse(words["locale"])
    widths = ("wide", "abbreviated")
    months = {name.lower(): number for width in widths for number, name in locale.months["format"][width].items()}
    months |= {name.lower(): number for name, number in words["months"].items()}
    weekdays = {
        name.lower(): number
        for width in (widths if words["short_weekdays"] else widths[:1])
        for number, name in locale.days["format"][width].items()
    } | {name.lower(): number for name, number in words["weekdays"].items()}
    month, weekday = (_any(_cased(names, cased=words["cased"])) for names in (months, weekdays))
    dash = r"[-–—]"
    ordinal = f"(?:{_any(words['ordinal'])})?" if words["ordinal"] else ""
    of = rf"(?:(?:{_any(words['of'])})\s+)?"
    tail = rf"(?:,?\s+(?:(?:{_any(words['year'])})\s+)?(?P<year>\d{{4}})(?!\d|[.,]\d))?"
    stop = r"(?:\.(?=,?\s\d))?"  # the full stop of an abbreviated month, not the one that ends the sentence
    shapes = [
        r"(?P<iso>(?<![\d-])(?:19|20)\d\d-\d\d-\d\d(?![\d-]))",
        # Without a year only the slash is trusted: 2-4 is a range and 19.30 a time.
        r"(?<![\w/.,])(?P<a>\d{1,2})\s?(?:(?P<sep>[/.-])\s?(?P<b>\d{1,2})\s?(?P=sep)\s?(?P<y>\d{2,5})|/\s?(?P<b2>\d{1,2}))(?!\w|[/.,-]\d)",
        rf"(?<![\w/.,])(?P<day>\d{{1,2}}){ordinal}\s+{of}(?P<month>{month})\b{stop}{tail}",
    ]
    if "mdy" in words["orders"]:
        later = tail.replace("<year>", "<year2>")
        shapes.append(rf"\b(?P<month2>{month})\b\.?\s+(?P<day2>\d{{1,2}})(?!\d|[.,:]\d){ordinal}{later}")
    else:
        shapes.append(r"(?P<month2>(?!))(?P<day2>(?!))(?P<year2>(?!))")
    flags = re.NOFLAG if words["cased"] else re.IGNORECASE
    joining = rf"\s*(?:{dash}|(?:{_any(words['range'])})(?=\s))\s*"
    also = rf"\s*(?:{dash}|,|/|(?:{_any((*words['range'], *words['list']))})(?=\s))\s*"
    part = _any((*words["day_parts"], *words["zones"]))
    return _Forms(
        core=re.compile("|".join(shapes), flags),
        weekday=re.compile(
            rf"\b(?P<name>{weekday})\b\.?(?:\s+(?P<deictic>{_any(words['deictic'])}))?(?:\s+(?:{part})){{0,2}}"
            rf"[,\s]{{0,3}}[(\[]?\s?(?:(?:{_any(words['before'])})\s+){{0,2}}$",
            flags,
        ),
        weekday_later=re.compile(
            rf"\s?(?:\(\s?(?P<name>{weekday})\s?\)|,?\s(?:{_any(words['weekday_later'])})\s(?P<other>{weekday})\b)",
            flags,
        ),
        partial=re.compile(rf"(?<![\w/.,])(?P<day>\d{{1,2}}){ordinal}{also}$", flags),
        partial_later=re.compile(rf"{ordinal}{also}(?P<day>\d{{1,2}})(?![\d/]|[.,]\d)", flags),
        joins=re.compile(rf"{ordinal}[)\s]*{joining}[(\s]*", flags),
        dated=re.compile(rf"\b(?:{_any(words['before'])})$", flags),
        numbered=re.compile(rf"(?:\b(?:{_any(words['number_marks'])})|[/#])$", re.IGNORECASE),
        months=months,
        weekdays=weekdays,
        orders=tuple(words["orders"]),
        week=frozenset(words["week"]),
        week_after=frozenset(words["week_after"]),
        eve=tuple(words["eve"]),
        joining=frozenset((*words["range"], *words["list"])),
    )


def _cased(names: Mapping[str, int], *, cased: bool) -> list[str]:
    """Names as they may be written: with a capital or all in capitals, where case counts."""
    return [form for name in names for form in ((name.title(), name.upper()) if cased else (name,))]


def _any(words: Sequence[str]) -> str:
    """An alternation, longest first."""
    return either(sorted(words, key=len, reverse=True)) or "(?!)"
