"""Calendar dates as written, and the days they may mean."""

import re
from dataclasses import dataclass
from datetime import date

from scorer.model.spans import Span

YEAR = re.compile(r"\b(?:19|20)\d\d\b")  # four digits that news takes for a year
MONTHS = 12  # of a year: no later day can be one


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """
    A calendar date as written. Parts that are not written are None; nothing is guessed here.

    `weekday` counts Monday as 0. `readings` are the days the words may mean: several for 5/4/2025 in a language that
    writes both orders, or where the anchor itself may be a slip; none where no such day exists (then `impossible`) or
    where no year can be known. `value` is the one reading that is left, or the one that fits the weekday. `assumed` says
    where a year that is not written came from. `swapped` is the day meant if day and month changed places.
    """

    span: Span
    date_span: Span
    day: int
    month: int
    year: int | None = None
    weekday: int | None = None
    weekday_span: Span | None = None
    readings: tuple[date, ...] = ()
    value: date | None = None
    assumed: str | None = None
    impossible: bool = False
    swapped: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRange:
    """From one day to another, as written: "23 hingga 27 Desember", "Oct. 18-20". A missing month or year is shared."""

    span: Span
    first: DateMention
    last: DateMention


def exchanged(day: date) -> date | None:
    """The day with day and month exchanged, as some systems write it; None where that is no other day."""
    return day.replace(month=day.day, day=day.month) if day.day <= MONTHS and day.day != day.month else None
