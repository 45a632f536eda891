"""The names of weekdays and months as CLDR has them: a list of words takes them in by `<weekdays>` or `<months>`."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from babel import Locale

from scorer.langs import Lang


@cache
def names(lang: Lang) -> Mapping[str, tuple[str, ...]]:
    """What each placeholder stands for in a language: weekdays from Monday on, months from January on, written in full."""
    locale = Locale.parse(lang["dates"]["locale"])
    days, months = locale.days["format"]["wide"], locale.months["format"]["wide"]
    return {
        "<weekdays>": tuple(days[number] for number in sorted(days)),
        "<months>": tuple(months[number] for number in sorted(months)),
    }


def filled(told: Any, lang: Lang) -> Any:
    """A table of words, or a part of one, with the placeholders in its lists replaced by the names."""
    if isinstance(told, Mapping):
        return {name: filled(part, lang) for name, part in told.items()}
    if not isinstance(told, list):
        return told
    known = names(lang)
    return [
        name for part in told for name in (known.get(part, (part,)) if isinstance(part, str) else (filled(part, lang),))
    ]
