"""
HTML as a row of tokens, after the tokenizer of the HTML standard (html.spec.whatwg.org, section 13.2.5), in linear time.

The standard library's parser is not used: before Python 3.11.14 a few kilobytes of broken markup keep it busy for
minutes (CVE-2025-6069), and it does not tell where a character reference stood. Whatever is not closed ends with the
text, as in a browser.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape

_MARK = re.compile(r"<(?:([A-Za-z])|[/!?])")  # any other "<" is a character
_NAME = re.compile(r"[A-Za-z][^\s/>]*+")
_ATTRIBUTE = re.compile(
    r"""[\s/]*+([^\s/>][^\s/>=]*+)(?:\s*+=\s*+("[^"]*+"?|'[^']*+'?|[^\s>]*+))?""",
)
_CLOSE = re.compile(r"[\s/]*+>")
_REFERENCE = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});?")


@dataclass(frozen=True, slots=True)
class Text:
    """Characters that a reader sees. `start` and `end` are where they stand in the HTML; as written unless a reference."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Open:
    """
    A start tag. `attributes` are by name in lower case; the first of several equal ones counts.

    `places` are where their values stand in the HTML, without quotation marks.
    """

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Close:
    """An end tag."""

    name: str


@dataclass(frozen=True, slots=True)
class Raw:
    """The content of an element that holds no markup, such as a script; `start` is where it stands in the HTML."""

    name: str
    text: str
    start: int


Token = Text | Open | Close | Raw


def tokens(html: str, raw: frozenset[str]) -> Iterator[Token]:
    """Everything in the HTML, in order. `raw` names the elements whose content is not markup."""
    at = 0
    while at < len(html):
        found = _MARK.search(html, at)
        mark = found.start() if found else len(html)
        yield from _texts(html, at, mark)
        if not found:
            return
        if found[1]:
            tag, at = _tag(html, mark + 1)
            if tag is None:
                return
            yield tag
            if tag.name in raw:
                content, at = _content(html, at, tag.name)
                yield content
                yield Close(tag.name)
        elif html[mark + 1] == "/":
            name = _NAME.match(html, mark + 2)
            if name:
                yield Close(name[0].lower())
            at = _after(html, ">", mark + 2)
        else:
            at = _after(html, "-->", mark + 4) if html.startswith("<!--", mark) else _after(html, ">", mark + 2)


def _after(html: str, mark: str, start: int) -> int:
    found = html.find(mark, start)
    return len(html) if found < 0 else found + len(mark)


def _tag(html: str, start: int) -> tuple[Open | None, int]:
    """The start tag whose name begins here and the place after it; None when it never ends."""
    name = _NAME.match(html, start)
    at = name.end() if name else start
    attributes: dict[str, str] = {}
    places: dict[str, tuple[int, int]] = {}
    while not (close := _CLOSE.match(html, at)):
        attribute = _ATTRIBUTE.match(html, at)
        if not attribute:
            return None, len(html)
        written = attribute[2] or ""
        value = written.strip(written[0]) if written[:1] in ("'", '"') else written
        begins = attribute.end() - len(written) + written.find(value)
        attributes.setdefault(attribute[1].lower(), unescape(value))
        places.setdefault(attribute[1].lower(), (begins, begins + len(value)))
        at = attribute.end()
    return Open(name[0].lower() if name else "", attributes, places), close.end()


def _content(html: str, start: int, name: str) -> tuple[Raw, int]:
    """What stands up to the end tag of a raw element, and the place after that tag."""
    end = re.compile(rf"</{re.escape(name)}(?=[\s/>])", re.IGNORECASE).search(html, start)
    return Raw(name, html[start : end.start() if end else len(html)], start), _after(
        html, ">", end.end() if end else len(html)
    )


def _texts(html: str, start: int, end: int) -> Iterator[Text]:
    """The stretch as texts, each either as it is written or one character reference."""
    at = start
    for reference in _REFERENCE.finditer(html, start, end):
        if at < reference.start():
            yield Text(html[at : reference.start()], at, reference.start())
        yield Text(unescape(reference[0]), reference.start(), reference.end())
        at = reference.end()
    if at < end:
        yield Text(html[at:end], at, end)
