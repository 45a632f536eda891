"""
Lines of an article and the part each plays: headline, byline, caption, paragraph, or furniture of the page it came from.

Roles are decided by position, length and the packs' stock phrases. A line keeps its place in the text; nothing is cut.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from scorer.langs import Lang
from scorer.lexicon import fold
from scorer.model import Article, Block, Role, Span

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_ENDS = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")
_STAMP = re.compile(r"\b(?:19|20)\d\d\b")
_CLOCK = re.compile(r"\b[0-2]?\d[.:][0-5]\d\b")
_SIGNED = re.compile(r"^\([\w .,/&-]{1,40}\)$")

HEADLINE_WORDS = range(3, 26)  # words of a line that may be a headline
TOP = 8  # blocks from the top among which bylines and dates stand
FURNITURE = 200  # code points of a line that may still be furniture


@dataclass(frozen=True, slots=True)
class _Stock:
    """A pack's stock phrases of page furniture, folded, as tuples for `str.startswith`."""

    furniture: tuple[str, ...]
    credit: tuple[str, ...]
    byline: tuple[str, ...]
    caption: tuple[str, ...]


def split(article: Article, lang: Lang) -> tuple[Block, ...]:
    """Every non-empty line of the body as a block with its role, in order."""
    body = article.body
    spans = [span for line in _LINE.finditer(body) if (span := _trim(body, line.start(), line.end()))]
    stock = _stock(lang)
    lines = [_flat(body, span) for span in spans]
    first = None if article.headline else _headline(lines, stock)
    title = (
        _flat(article.headline or "", Span(0, len(article.headline or "")))
        if article.headline
        else (lines[first] if first is not None else None)
    )
    story = _story_starts(lines, stock)
    return tuple(
        Block(span=span, role=_role(number, lines, title, first, story, stock)) for number, span in enumerate(spans)
    )


def headline_of(article: Article, blocks: Sequence[Block]) -> Span | None:
    """The submitted headline, or the line of the body that was read as one."""
    if article.headline:
        return Span(0, len(article.headline), "headline")
    return next((block.span for block in blocks if block.role is Role.HEADLINE), None)


@cache
def _stock(lang: Lang) -> _Stock:
    phrases = lang["blocks"]
    return _Stock(
        furniture=tuple(fold(phrase) for key in ("related", "follow", "form") for phrase in phrases[key]),
        credit=tuple(fold(phrase) for phrase in phrases["credit"]),
        byline=tuple(fold(phrase) + ("" if phrase.endswith(":") else " ") for phrase in phrases["byline"]),
        caption=tuple(fold(phrase) for phrase in phrases["caption_marks"]),
    )


def _trim(body: str, start: int, end: int) -> Span | None:
    line = body[start:end]
    inner = line.strip()
    return Span(start + line.index(inner), start + line.index(inner) + len(inner)) if inner else None


def _flat(text: str, span: Span) -> str:
    return " ".join(fold(text[span.start : span.end]).split())


def _headline(lines: Sequence[str], stock: _Stock) -> int | None:
    """The first line near the top that could be a headline, when a longer text follows it."""
    for number, line in enumerate(lines[:3]):
        if _could_be_headline(line, stock) and any(
            len(later) > len(line) and _ENDS.search(later) for later in lines[number + 1 :]
        ):
            return number
        if len(line.split()) > HEADLINE_WORDS.stop:
            return None
    return None


def _could_be_headline(line: str, stock: _Stock) -> bool:
    closed = line.endswith((".", ";", ",", ":")) and not line.endswith("...")
    return (
        len(line.split()) in HEADLINE_WORDS
        and not closed
        and not line.startswith((*stock.furniture, *stock.credit, *stock.byline))
    )


def _story_starts(lines: Sequence[str], stock: _Stock) -> int:
    """The index of the first line that is surely running text: bylines and dates stand above it."""
    return next(
        (
            number
            for number, line in enumerate(lines)
            if len(line.split()) > HEADLINE_WORDS.stop and not _furniture(line, stock)
        ),
        len(lines),
    )


def _furniture(line: str, stock: _Stock) -> bool:
    return len(line) <= FURNITURE and line.startswith(stock.furniture)


def _role(number: int, lines: Sequence[str], title: str | None, first: int | None, story: int, stock: _Stock) -> Role:
    line = lines[number]
    return next(role for role, holds in _tests(number, line, lines, title, first, story, stock) if holds)


def _tests(
    number: int, line: str, lines: Sequence[str], title: str | None, first: int | None, story: int, stock: _Stock
) -> Iterator[tuple[Role, bool]]:
    """The roles in the order in which they are tried."""
    words = len(line.split())
    ended = bool(_ENDS.search(line))
    above = number < story
    yield Role.HEADLINE, number == first or line == title
    yield Role.BOILERPLATE, _furniture(line, stock)
    yield Role.CREDIT, len(line) <= FURNITURE and (line.startswith(stock.credit) or bool(_SIGNED.match(line)))
    yield Role.DATELINE, number < TOP and words <= 12 and bool(_STAMP.search(line) and _CLOCK.search(line))
    yield Role.BYLINE, above and number < TOP and words <= 8 and line.startswith(stock.byline)
    yield Role.CAPTION, len(line) <= FURNITURE and any(mark in line for mark in stock.caption)
    yield Role.DECK, first is not None and number == first + 1 and ended and words <= 30 and len(lines) > number + 2
    yield Role.SUBHEADING, words <= 12 and not ended and 0 < number < len(lines) - 1 and not _opens_quote(line)
    yield Role.PARAGRAPH, True


def _opens_quote(line: str) -> bool:
    return line.startswith(("“", '"', "”", "«", "'", "‘"))
