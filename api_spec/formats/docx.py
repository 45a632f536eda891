"""
Word's .docx (ECMA-376, WordprocessingML): the text as it reads with all tracked changes accepted.

What was deleted or moved away is left out, what was inserted is kept; hidden text, comments, footnotes, headers and text
boxes are no part of the story. Each paragraph is a line, each row of a table too.

A .docx is a zip archive from outside, so nothing is unpacked beyond the one part that is read, and of that no more than
a story can need, whatever the archive says about its size.
"""

import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Final
from xml.etree.ElementTree import Element
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from api_spec.formats.told import UnreadableError
from api_spec.formats.xml import local, parse

_LARGEST_PART: Final = 32 * 1024 * 1024
"""Bytes of XML. Word needs some fifty for a word, and a story has at most 200,000 characters."""

_MAIN: Final = "word/document.xml"
_GONE: Final = frozenset({"del", "moveFrom", "drawing", "pict", "object", "txbxContent", "Fallback", "sectPr", "tblPr"})
_SIGNS: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_OLD_WORD: Final = b"\xd0\xcf\x11\xe0"


def read(data: bytes) -> dict[str, str]:
    """The text of a .docx as `body`. Raises UnreadableError."""
    if data.startswith(_OLD_WORD):
        raise UnreadableError("a .doc of an old Word, or a protected file: save it as .docx without a password")
    body = next((one for one in parse(_main_part(data)) if local(one) == "body"), None)
    text = "".join(_lines(body)) if body is not None else ""
    if not text.strip():
        raise UnreadableError("the Word document has no text")
    return {"body": text.strip("\n")}


def _main_part(data: bytes) -> bytes:
    """The XML of the document itself, unpacked as far as it may go."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            unpacked = _unpacked(archive)
    except KeyError:
        raise UnreadableError(f"no Word document: there is no {_MAIN} in it") from None
    except RuntimeError:  # what zipfile says to a part that needs a password
        raise UnreadableError("the Word document is protected by a password") from None
    except (BadZipFile, EOFError, NotImplementedError, OSError, OverflowError, ValueError, zlib.error):
        raise UnreadableError("no Word document: the file is no zip archive, or a damaged one") from None
    if len(unpacked) > _LARGEST_PART:
        raise UnreadableError("the Word document is larger than any story")
    return unpacked


def _unpacked(archive: ZipFile) -> bytes:
    """The main part, up to one byte more than it may have. Word deflates; what others do cannot be done bit by bit."""
    if archive.getinfo(_MAIN).compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise BadZipFile
    with archive.open(_MAIN) as part:
        return part.read(_LARGEST_PART + 1)


def _lines(element: Element) -> Iterator[str]:
    """Each paragraph and each row of a table with its line break."""
    for child in element:
        name = local(child)
        if name == "p":
            yield "".join(_words(child))
            if not _ends_in_the_next(child):
                yield "\n"
        elif name == "tr":
            cells = ("".join(_lines(cell)).strip("\n").replace("\n", " ") for cell in child if local(cell) == "tc")
            yield " ".join(cells) + "\n"
        elif name not in _GONE:
            yield from _lines(child)


def _words(element: Element) -> Iterator[str]:
    """The text of a paragraph, or of a part of it."""
    for child in element:
        name = local(child)
        if name == "t":
            yield child.text or ""
        elif name in _SIGNS:
            yield _SIGNS[name]
        elif name == "r" and _is_hidden(child):
            continue
        elif name not in _GONE and not name.endswith("Pr"):
            yield from _words(child)


def _is_hidden(run: Element) -> bool:
    return any(local(one) == "vanish" for properties in run if local(properties) == "rPr" for one in properties)


def _ends_in_the_next(paragraph: Element) -> bool:
    """Whether the mark that ends this paragraph was deleted, so that it runs on into the next one."""
    return any(
        local(change) in ("del", "moveFrom")
        for properties in paragraph
        if local(properties) == "pPr"
        for mark in properties
        if local(mark) == "rPr"
        for change in mark
    )
