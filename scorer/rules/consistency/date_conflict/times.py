"""Whether two times can be of one event."""

from scorer.model import DateMention, When

HALF = 12 * 60  # minutes of half a day
WEEK = 7
APART = 30  # minutes between two hours of one event that a watch does not explain
ABOUT = 60  # the same, where an hour is rounded


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
    if not (one.last or two.last) and set(one.day.readings) & set(two.day.readings):
        return False  # "3/4" may be the fourth of March
    if (one.last or two.last) and not (first > last or begins > ends):
        return begins < first or ends > last if one.last else first < begins or last > ends
    return first != begins and not _one_night(one, two, _apart(one.day, two.day))


def _ends(day: DateMention, last: DateMention | None) -> tuple[tuple[int, int], tuple[int, int]]:
    ends = last or day
    return (day.month, day.day), (ends.month, ends.day)


def _apart(one: DateMention, two: DateMention) -> int | None:
    """How many days the second of two dates lies behind the first; None where they are further apart than one."""
    if one.value and two.value:
        days = (two.value - one.value).days
    elif one.month == two.month:
        days = two.day - one.day
    else:
        days = 1 if two.day == 1 else -1 if one.day == 1 else 0
    return days if abs(days) == 1 else None


def _weekdays(one: When, two: When) -> bool | None:
    if (one.day and two.day) or one.last or two.last:
        return None
    first, second = _weekday(one), _weekday(two)
    if first is None or second is None:
        return None
    apart = (first - second) % WEEK
    return apart != 0 and not _one_night(one, two, {1: -1, WEEK - 1: 1}.get(apart))


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


def _one_night(one: When, two: When, apart: int | None) -> bool:
    """Whether two times so many days apart may be of one night: its evening and the small hours after it."""
    if apart is None or not (one.night or two.night) or one.night == two.night:
        return False
    return any(eve == apart + other for eve in one.eves for other in two.eves)
