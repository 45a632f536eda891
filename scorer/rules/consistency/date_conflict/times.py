"""Whether two days can be of one event."""

from scorer.model import DateMention, When


def differ(one: When, two: When) -> bool | None:
    """Whether two days cannot be of one event; None where one of the two has no day, or both may be right."""
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


def _one_night(one: When, two: When, apart: int | None) -> bool:
    """Whether two times so many days apart may be of one night: its evening and the small hours after it."""
    if apart is None or not (one.night or two.night) or one.night == two.night:
        return False
    return any(eve == apart + other for eve in one.eves for other in two.eves)
