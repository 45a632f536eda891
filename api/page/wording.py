"""
The words of the pages, one TOML a language in api/wording/. A new language is a new file there.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any, Final

from babel.dates import format_datetime
from babel.numbers import format_decimal

from scorer import rules

FALLBACK: Final = "id"
"""The house's first language speaks where no other was asked for."""


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """One language of the interface. Called with a dotted key it answers the words: `wording("strip.minutes", n=4)`."""

    code: str
    told: Mapping[str, Any]

    def __call__(self, key: str, **values: object) -> str:
        """The words of a key, with numbers written the language's way. KeyError when the key is not there."""
        words: Any = self.told
        for part in key.split("."):
            words = words[part]
        if isinstance(words, Mapping):
            # Both languages count the same way here: one, and everything else.
            words = words["one" if values["n"] == 1 else "other"]
        return str(words.format_map({name: self._written(value) for name, value in values.items()}))

    def get(self, key: str, otherwise: str) -> str:
        """The words of a key that need not be there, such as a figure of a later version."""
        try:
            return self(key)
        except KeyError:
            return otherwise

    def compares(self, rule: str) -> str:
        """What a rule compares, in a few words."""
        return rules.compares(rule, self.code)

    def number(self, value: float) -> str:
        """A number as this language writes it: 12.034 or 12,034."""
        return format_decimal(value, locale=self.code)

    def moment(self, stamp: str | None) -> str:
        """An RFC 3339 time in its own zone, or "" when there is none."""
        return format_datetime(datetime.fromisoformat(stamp), "d MMM y, HH.mm", locale=self.code) if stamp else ""

    def _written(self, value: object) -> object:
        return self.number(value) if isinstance(value, int | float) else value


@cache
def languages() -> tuple[str, ...]:
    """The codes of all languages that the pages speak, the fallback first."""
    codes = {file.name.removesuffix(".toml") for file in _folder().iterdir() if file.name.endswith(".toml")}
    return (FALLBACK, *sorted(codes - {FALLBACK}))


@cache
def speak(code: str) -> Wording:
    """The wording of a language that `languages` lists."""
    return Wording(code, tomllib.loads((_folder() / f"{code}.toml").read_text("utf-8")))


def choose(*wished: str | None) -> str:
    """The first wished language tag that the pages speak, by its primary part; the fallback when there is none."""
    primary = ((tag or "").partition("-")[0].lower() for tag in wished)
    return next((code for code in primary if code in languages()), FALLBACK)


def _folder() -> Any:
    return files("api") / "wording"
