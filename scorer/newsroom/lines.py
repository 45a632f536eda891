"""On which line of a TOML file each entry stands: `tomllib` gives the values and forgets where they were."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

Path = tuple[str, ...]

_WORD = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
_DOTTED = rf"{_WORD}(?:\s*\.\s*{_WORD})*"
_HEADER = re.compile(rf"\s*\[{{1,2}}\s*({_DOTTED})\s*\]")
_ENTRY = re.compile(rf"\s*({_DOTTED})\s*=")
_PART = re.compile(_WORD)
_STRING = re.compile(r""""(?:\\.|[^"\\])*"|'[^']*'""")
_ITEM = re.compile(r"[^\s,\[\]]+")
_COMMENT = re.compile(r"#.*")
_DEEP = re.compile(r"(?<![\w-])(?:[\w-]+[ \t]*\.[ \t]*){16}")
_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a file's entries, counted from 1."""

    _known: Mapping[Path, int]

    def line(self, path: Path) -> int:
        """The line of an entry; of the nearest one around it where it has none of its own."""
        while path and path not in self._known:
            path = path[:-1]
        return self._known.get(path, 1)


def of(text: str) -> Lines:
    """Look through a file. Linear time; a file that is no TOML gets some lines all the same."""
    known: dict[Path, int] = {}
    for path, line in _entries(text):
        known.setdefault(path, line)
    return Lines(known)


def too_deep(text: str) -> int | None:
    """The line of a key with more parts than any entry has; `tomllib` would take its time over thousands of them."""
    found = _DEEP.search(_COMMENT.sub("", _STRING.sub(_blank, text)))
    return found.string.count("\n", 0, found.start()) + 1 if found else None


def _blank(string: re.Match[str]) -> str:
    """A string as one letter, with the lines that it runs over."""
    return "s" + "\n" * string.group().count("\n")


def of_error(said: str, text: str) -> tuple[int, str]:
    """The line that the parser complained of, and what it said without it."""
    place = _PLACE.search(said)
    if place is None:
        return 1, said
    return int(place[1]) if place[1] else text.count("\n") + 1, said[: place.start()]


def _entries(text: str) -> Iterator[tuple[Path, int]]:
    table: Path = ()
    entry: Path = ()
    depth = items = 0
    for number, line in enumerate(text.split("\n"), 1):
        rest = line
        if depth == 0:
            if header := _HEADER.match(line):
                table = _parts(header[1])
                yield table, number
                continue
            found = _ENTRY.match(line)
            if found is None:
                continue
            entry, items, rest = (*table, *_parts(found[1])), 0, line[found.end() :]
            for end in range(len(table) + 1, len(entry) + 1):
                yield entry[:end], number
        bare = _COMMENT.sub("", _STRING.sub("s", rest))
        if "{" not in bare:
            listed = len(_ITEM.findall(bare))
            yield from (((*entry, str(items + place)), number) for place in range(listed))
            items += listed
        depth = max(0, depth + sum(bare.count(mark) for mark in "[{") - sum(bare.count(mark) for mark in "]}"))


def _parts(dotted: str) -> Path:
    return tuple(part.strip("\"'") for part in _PART.findall(dotted))
