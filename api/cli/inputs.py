"""Articles from files and standard input: text, HTML, Word, an Article as JSON or in another format, or one a line."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from api_spec import InvalidError, MalformedError, parse, read_article
from api_spec.formats import UnreadableError, files
from scorer import Article

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One article, where it came from, and the JSON values it was made from."""

    name: str
    article: Article
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Something that is no article, and why, in one line."""

    name: str
    reason: str


def articles(names: Iterable[str], defaults: Mapping[str, Any]) -> Iterator[Given | Refused]:
    """
    The articles of each file in order, as they are read; `-` is standard input, one Article a line.

    `defaults` are fields for articles that do not say themselves. What cannot be read is handed out as `Refused`.
    """
    for name in names:
        if name == STANDARD_INPUT:
            yield from _lines(sys.stdin.buffer, "line", defaults)
            continue
        try:
            yield from _file(Path(name), defaults)
        except OSError as error:
            yield Refused(name=name, reason=error.strerror or type(error).__name__)


def _file(path: Path, defaults: Mapping[str, Any]) -> Iterator[Given | Refused]:
    kind = path.suffix.lower()
    if kind in (".ndjson", ".jsonl"):
        with path.open("rb") as lines:
            yield from _lines(lines, f"{path}, line", defaults)
        return
    try:
        values = files.read(path.name, path.read_bytes())
    except (MalformedError, UnreadableError) as error:
        yield Refused(name=str(path), reason=str(error))
        return
    named = {} if kind in (".json", ".jsonld", ".xml") else {"id": str(path)[-200:]}
    yield _valid(str(path), {**named, **defaults, **values} if isinstance(values, dict) else values)


def _lines(lines: BinaryIO, name: str, defaults: Mapping[str, Any]) -> Iterator[Given | Refused]:
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _article(f"{name} {number}", line, defaults)


def _article(name: str, data: bytes, defaults: Mapping[str, Any]) -> Given | Refused:
    try:
        values = files.own(parse(data))
    except (MalformedError, UnreadableError) as error:
        return Refused(name=name, reason=str(error))
    return _valid(name, {**defaults, **values} if isinstance(values, dict) else values)


def _valid(name: str, values: Any) -> Given | Refused:
    try:
        return Given(name=name, article=read_article(values), values=values)
    except InvalidError as error:
        return Refused(name=name, reason=str(error))
