"""Times as pages write them for machines."""

import re
from datetime import datetime
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

JAKARTA = ZoneInfo("Asia/Jakarta")  # the zone of times that name none, as everywhere in the house

_ISO = re.compile(
    r"((?:19|20|21)\d\d)[-/](\d\d)[-/](\d\d)(?:[Tt ](\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?) ?([Zz]|[+-]\d\d:?\d\d)?)?",
    re.ASCII,
)
_MAIL = re.compile(
    r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} (?:19|20|21)\d\d \d\d:\d\d(?::\d\d)? (?:[A-Z]{1,4}|[+-]\d{4})"
)


def moment(value: str) -> datetime | None:
    """
    A time with its zone, None for what is none.

    Read are ISO 8601, its day alone, the same with slashes, and RFC 5322. What could be either order of day and month is
    not guessed at.
    """
    told = value.strip()
    try:
        if found := _ISO.fullmatch(told):
            year, month, day, clock, zone = found.groups()
            read = datetime.fromisoformat(f"{year}-{month}-{day}T{clock or '00:00'}{(zone or '').upper()}")
        elif _MAIL.fullmatch(told):
            read = parsedate_to_datetime(told)
        else:
            return None
    except ValueError:
        return None
    return read if read.tzinfo else read.replace(tzinfo=JAKARTA)
