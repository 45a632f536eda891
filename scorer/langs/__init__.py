"""
Language packs: data only, one folder a language.

A pack is a handful of TOML files; `Lang` holds them by file name. Whoever reads a table compiles it once per pack.
A new language is a new folder here and one small TOML beside each rule; no code changes.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True, eq=False)
class Lang:
    """A language pack: its code and its tables by file name (`lang["titles"]["person"]`). Hashable by identity."""

    code: str
    tables: Mapping[str, Mapping[str, Any]]

    def __getitem__(self, file: str) -> Mapping[str, Any]:
        return self.tables[file]

    def words(self, file: str, key: str) -> tuple[str, ...]:
        """A list of words, e.g. `words("blocks", "related")`; the key may be dotted. KeyError when there is none."""
        value: Any = self.tables[file]
        for part in key.split("."):
            value = value[part]
        return tuple(value)


@cache
def load(code: str) -> Lang:
    """The pack of a language code such as "id". KeyError when no pack speaks it."""
    if code not in codes():
        raise KeyError(code)
    folder = files(__package__) / code
    tables = {
        file.name.removesuffix(".toml"): tomllib.loads(file.read_text("utf-8"))
        for file in folder.iterdir()
        if file.name.endswith(".toml")
    }
    return Lang(code, tables)


@cache
def codes() -> tuple[str, ...]:
    """The codes of all packs, sorted."""
    return tuple(
        sorted(
            folder.name
            for folder in files(__package__).iterdir()
            if folder.is_dir() and (folder / "language.toml").is_file()
        )
    )
