"""Files that people have: what one holds, by the end of its name, as the fields of an Article."""

import re
from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import Any, Final

from api_spec import formats
from api_spec.formats import docx, nitf
from api_spec.formats.told import UnreadableError
from api_spec.parse import parse

_MARKS: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?([A-Za-z0-9_-]{2,40})", re.IGNORECASE)


def read(name: str, data: bytes) -> Any:
    """
    What a file holds, to be read as an Article. Raises UnreadableError and MalformedError.

    `.docx`, `.html`, `.json` (an Article, ninjs or JSON-LD, as it says itself), `.jsonld`, `.xml` (NITF); anything else
    is plain text.
    """
    return _READERS.get(PurePath(name).suffix.lower(), _plain)(data)


def own(values: Any) -> Any:
    """JSON values as those of an Article, when they say themselves that they are of another format. UnreadableError."""
    recognised = formats.recognised(values)
    return formats.read(recognised, values) if recognised else values


def _plain(data: bytes) -> dict[str, str]:
    return {"body": _decoded(data, "utf-8")}


def _html(data: bytes) -> dict[str, str]:
    """Word and old systems save pages in other encodings, and say so in the first lines (HTML standard, 13.2.3.2)."""
    said = _CHARSET.search(data[:1024])
    return {"html": _decoded(data, said[1].decode("ascii") if said else "utf-8")}


def _decoded(data: bytes, encoding: str) -> str:
    marked = next((known for mark, known in _MARKS if data.startswith(mark)), None)
    try:
        return data.decode(marked or encoding)
    except UnicodeDecodeError as error:
        raise UnreadableError(f"not {(marked or encoding).upper()} text at byte {error.start}") from None
    except LookupError:
        raise UnreadableError(f"it says that it is in {encoding}, which is not known") from None


_READERS: Final[Mapping[str, Callable[[bytes], Any]]] = {
    ".docx": docx.read,
    ".doc": docx.read,
    ".htm": _html,
    ".html": _html,
    ".json": lambda data: own(parse(data)),
    ".jsonld": lambda data: formats.read("newsarticle", parse(data)),
    ".xml": nitf.read,
}
SUFFIXES: Final = tuple(sorted({*_READERS, ".txt"} - {".doc"}))
