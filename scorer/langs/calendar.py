"""
What a list of words may take in by a placeholder instead of repeating it.

`<weekdays>` and `<months>` are their names as CLDR has them.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from babel import Locale

from scorer.langs import Lang


@cache
def names(lang: Lang) -> Mapping[str, tuple[str, ...]]:
    """What each placeholder for names stands for: weekdays from Monday on, months from January on, written in full."""
    locale = Locale.parse(lang["dates"]["locale"])
    days, months = locale.days["format"]["wide"], locale.months["format"]["wide"]
    return {
        "<weekdays>": tuple(days[number] for number in sorted(days)),
        "<months>": tuple(months[number] for number in sorted(months)),
    }


def filled(told: Any, lang: Lang) -> Any:
    """A table of words, or a part of one, with each placeholder in its lists replaced by what it stands for."""
    if isinstance(told, Mapping):
        return {name: filled(part, lang) for name, part in told.items()}
    if not isinstance(told, list):
        return told
    known = names(lang)
    return [
        name for part in told for name in (known.get(part, (part,)) if isinstance(part, str) else (filled(part, lang),))
    ]
