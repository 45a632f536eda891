"""
NITF, the IPTC's News Industry Text Format, 2.5 to 3.6 (iptc.org/std/NITF), also where NewsML-G2 carries it inside.

The text is `body.content` with a line for each paragraph, heading, list item and caption; what describes a picture to
machines is left out. A signature under the story (`tagline`) is its last line.
"""

import re
from collections.abc import Iterator
from typing import Any, Final
from xml.etree.ElementTree import Element

from api_spec.border import ID
from api_spec.formats.told import UnreadableError, moment, present, short, text
from api_spec.formats.xml import local, parse

_LINES: Final = frozenset(
    [
        "block",
        "bq",
        "blockquote",
        "br",
        "caption",
        "credit",
        "dd",
        "dl",
        "dt",
        "fn",
        "hl1",
        "hl2",
        "hr",
        "li",
        "media",
        "media-caption",
        "ol",
        "p",
        "pre",
        "table",
        "tagline",
        "td",
        "th",
        "tr",
        "ul",
    ]
)
_BLANKS: Final = re.compile(r"[ \t\r\n]+")
_LEFT_OUT: Final = frozenset(
    ["media-metadata", "media-object", "media-producer", "media-reference", "note", "nitf-table-metadata"]
)


def read(document: Any) -> dict[str, Any]:
    """The fields that an NITF document states. UnreadableError where it is none, or has no text."""
    if not isinstance(document, (str, bytes)):
        raise UnreadableError("NITF is XML, as one text.")
    nitf = _found(parse(document), "nitf")
    if nitf is None:
        raise UnreadableError("XML, but no element nitf is in it.")
    body = _found(nitf, "body")
    content = next((one for one in body if local(one) == "body.content"), None) if body is not None else None
    lines = [*_lines(content), *_lines(_found(nitf, "tagline"))]
    if not lines:
        raise UnreadableError("Its body.content has no text.")
    head = _found(nitf, "body.head")
    return present(
        (
            ("id", short(_stated(nitf, "doc-id", "id-string"), ID)),
            (
                "headline",
                _words(_found(head, "hl1")) or _words(_found(head, "hedline")) or _words(_found(nitf, "title")),
            ),
            ("body", "\n".join(lines)),
            ("byline", _words(_found(head, "byline"))),
            ("dateline", _words(_found(head, "dateline"))),
            ("provider", _words(_found(head, "distributor"))),
            ("published_at", moment(_stated(nitf, "pubdata", "date.publication"))),
            ("as_of", moment(_stated(nitf, "date.issue", "norm") or _stated(nitf, "date.release", "norm"))),
            ("language", text(nitf.get("{http://www.w3.org/XML/1998/namespace}lang"))),
            ("desk", text(_stated(nitf, "pubdata", "position.section"))),
        )
    )


def _found(element: Element | None, name: str) -> Element | None:
    """The first element of this name, the given one included."""
    return next((one for one in element.iter() if local(one) == name), None) if element is not None else None


def _stated(nitf: Element, name: str, attribute: str) -> str | None:
    found = _found(nitf, name)
    return found.get(attribute) if found is not None else None


def _words(element: Element | None) -> str | None:
    return text(" ".join("".join(element.itertext()).split())) if element is not None else None


def _lines(element: Element | None) -> Iterator[str]:
    """The text of an element, line by line. Blanks are XML's own: a no-break space is a character like any other."""
    parts = _pieces(element) if element is not None else ()
    for line in "".join(parts).split("\n"):
        words = _BLANKS.sub(" ", line).strip(" ")
        if words.strip():
            yield words


def _pieces(element: Element) -> Iterator[str]:
    """Texts in order, with a line break where an element begins or ends a line. The depth was limited on the way in."""
    own = local(element) in _LINES
    if own:
        yield "\n"
    if local(element) not in _LEFT_OUT:
        yield _flat(element.text)
        for child in element:
            yield from _pieces(child)
            yield _flat(child.tail)
    if own:
        yield "\n"


def _flat(words: str | None) -> str:
    """A line break in the XML is a blank."""
    return _BLANKS.sub(" ", words or "")
