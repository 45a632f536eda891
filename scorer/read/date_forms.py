"""
How a language writes dates: the patterns, built from a pack's `dates.toml` and CLDR's names of months and weekdays.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from babel import Locale

from scorer.langs import Lang
from scorer.lexicon import any_of


@dataclass(frozen=True, slots=True)
class Forms:
    """The patterns of one language."""

    core: re.Pattern[str]
    weekday: re.Pattern[str]
    weekday_later: re.Pattern[str]
    partial: re.Pattern[str]
    partial_later: re.Pattern[str]
    joins: re.Pattern[str]
    lists: re.Pattern[str]
    opens: re.Pattern[str]
    dated: re.Pattern[str]
    joined: re.Pattern[str]
    numbered: re.Pattern[str]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    orders: tuple[str, ...]
    week: frozenset[str]
    week_after: frozenset[str]
    week_unless_named: frozenset[str]
    eve: tuple[str, ...]
    joining: frozenset[str]


@cache
def of(lang: Lang) -> Forms:
    """The patterns of a language pack."""
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
    month, weekday = (any_of(_cased(names, cased=words["cased"])) for names in (months, weekdays))
    dash = r"[-–—]"
    ordinal = f"(?:{any_of(words['ordinal'])})?" if words["ordinal"] else ""
    of = rf"(?:(?:{any_of(words['of'])})\s+)?"
    tail = rf"(?:(?:,?\s+(?:(?:{any_of(words['year'])})\s+)?|-)(?P<year>\d{{4}})(?!\d|[.,]\d))?"
    short = r"(?:(?:(?<=\b\w{3})|(?<=\b\w{4})|(?<=\b\w{5}))\.)?" if words["short_weekdays"] else ""
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
    marked = rf"(?:(?:{any_of(words['before'])})\s+)?"
    joining = rf"\s*(?:{dash}|(?:{any_of(words['range'])})(?=\s))\s*{marked}"
    listing = rf"\s*(?:{any_of(words['list'])})\s+{marked}"
    also = rf"\s*(?:{dash}|,|/|(?:{any_of((*words['range'], *words['list']))})(?=\s))\s*"
    part = any_of((*words["day_parts"], *words["zones"]))
    named = (
        rf"(?:(?:{weekday})\b{short},?\s+(?:(?:{any_of(words['before'])})\s+)?\(?)?"  # "19 to | Saturday | 21 March"
    )
    return Forms(
        core=re.compile("|".join(shapes), flags),
        weekday=re.compile(
            rf"\b(?P<name>{weekday})\b{short}(?:\s+(?P<deictic>{any_of(words['deictic'])}))?(?:\s+(?:{part})){{0,2}}"
            rf"[,\s]{{0,3}}[(\[]?\s?(?:(?:{any_of(words['before'])})\s+){{0,2}}$",
            flags,
        ),
        weekday_later=re.compile(
            rf"\s?(?:\(\s?(?P<name>{weekday})\s?\)|,?\s(?:{any_of(words['weekday_later'])})\s(?P<other>{weekday})\b)",
            flags,
        ),
        partial=re.compile(rf"(?<![\w/.,])(?P<day>\d{{1,2}}){ordinal}{also}{marked}{named}$", flags),
        partial_later=re.compile(rf"{ordinal}{also}(?P<day>\d{{1,2}})(?![\d/]|[.,:]\d|\s?[ap]\.?m\b)", flags),
        joins=re.compile(rf"{ordinal}(?:\s(?:{part})\b)?[),\s]*{joining}{named}[(\s]*", flags),
        lists=re.compile(rf"{ordinal}[),\s]*{listing}[(\s]*", flags),
        opens=re.compile(rf"\b(?:{any_of(words['between'])})\s+{marked}$", re.IGNORECASE),
        dated=re.compile(rf"\b(?:{any_of(words['before'])})$", flags),
        joined=re.compile(
            rf"\b(?:{month})\.?\s\d{{1,2}}{ordinal},?\s(?:{any_of((*words['range'], *words['list']))})$", flags
        ),
        numbered=re.compile(rf"(?:\b(?:{any_of(words['number_marks'])})|[/#])$", re.IGNORECASE),
        months=months,
        weekdays=weekdays,
        orders=tuple(words["orders"]),
        week=frozenset(words["week"]),
        week_after=frozenset(words["week_after"]),
        week_unless_named=frozenset(words["week_unless_named"]),
        eve=tuple(words["eve"]),
        joining=frozenset((*words["range"], *words["list"])),
    )


def _cased(names: Mapping[str, int], *, cased: bool) -> list[str]:
    """Names as they may be written: with a capital or all in capitals, where case counts."""
    return [form for name in names for form in ((name.title(), name.upper()) if cased else (name,))]
