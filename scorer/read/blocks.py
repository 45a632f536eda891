"""
Lines of an article and the part each plays: headline, byline, caption, paragraph, or furniture of the page it came from.

Roles are decided by position, length and the packs' stock phrases. A line keeps its place in the text; nothing is cut but
the commas that a crawler leaves at its head, and "Baca juga:,," from the words behind it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from scorer.langs import Lang
from scorer.lexicon import either, fold
from scorer.model import YEAR, Article, Block, Role, Span

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_ENDS = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")
_CLOCK = re.compile(r"\b[0-2]?\d[.:][0-5]\d\b")
_NAMED = re.compile(r"^(?:[A-Z][\w'’.-]+\s?){2,4}$")
_SIGNED = re.compile(r"^\([\w .,/&-]{1,40}\)$")

CLOSING = "\"'”’»"
HEADLINE_WORDS = range(3, 26)  # words of a line that may be a headline
STAMP = 8  # words of a line with a day and an hour that ends as a sentence does and is none
TOP = 8  # blocks from the top among which bylines and dates stand
FURNITURE = 200  # code points of a line that may still be furniture
FORM_WORDS = 12  # words of a line that may head a form
CHANNEL_WORDS = 8  # words of a line that goes on naming channels to follow


@dataclass(frozen=True, slots=True)
class _Stock:
    """A pack's stock phrases of page furniture, folded, as tuples for `str.startswith`."""

    furniture: tuple[str, ...]
    form: tuple[str, ...]
    whole: frozenset[str]
    channels: tuple[str, ...]
    rubric_ends: tuple[str, ...]
    credit: tuple[str, ...]
    byline: tuple[str, ...]
    lost_link: re.Pattern[str]
    caption: tuple[str, ...]


def split(article: Article, lang: Lang) -> tuple[Block, ...]:
    """Every non-empty line of the body as a block with its role, in order."""
    body = article.body
    stock = _stock(lang)
    lines = (span for line in _LINE.finditer(body) if (span := _trim(body, line.start(), line.end())))
    spans = [part for line in lines for part in _parts(body, line, stock)]
    page = _page(article, [_flat(body, span) for span in spans], stock)
    roles: list[Role] = []
    for number, span in enumerate(spans):
        roles.append(_role(number, body[span.start : span.end], page, roles))
    return tuple(Block(span=span, role=role) for span, role in zip(spans, roles, strict=True))


def _page(article: Article, lines: Sequence[str], stock: _Stock) -> "_Page":
    title = _flat(article.headline, Span(0, len(article.headline))) if article.headline else None
    first = lines.index(title) if title in lines[:TOP] else None
    if not article.headline:
        first = _headline(lines, stock)
    return _Page(
        lines=lines,
        title=title or (lines[first] if first is not None else None),
        first=first,
        story=_story_starts(lines, stock),
        stock=stock,
    )


@dataclass(frozen=True, slots=True)
class _Page:
    """The folded lines, the headline's words and line, and the first line that is surely running text."""

    lines: Sequence[str]
    title: str | None
    first: int | None
    story: int
    stock: _Stock


def headline_of(article: Article, blocks: Sequence[Block]) -> Span | None:
    """The submitted headline, or the line of the body that was read as one."""
    if article.headline:
        return Span(0, len(article.headline), "headline")
    return next((block.span for block in blocks if block.role is Role.HEADLINE), None)


@cache
def _stock(lang: Lang) -> _Stock:
    phrases = lang["blocks"]
    return _Stock(
        furniture=tuple(fold(phrase) for key in ("related", "follow") for phrase in phrases[key]),
        form=tuple(fold(phrase) for phrase in phrases["form"]),
        whole=frozenset(fold(phrase) for phrase in phrases["whole"]),
        channels=tuple(fold(phrase) for phrase in phrases["channels"]),
        rubric_ends=tuple(phrases["rubric_ends"]),
        credit=tuple(fold(phrase) for phrase in phrases["credit"]),
        byline=tuple(fold(phrase) + ("" if phrase.endswith(":") else " ") for phrase in phrases["byline"]),
        lost_link=re.compile(rf"(?P<words>{either(phrases['related'])})(?:\s?:\s?,|,\s?,)[\s,]*", re.IGNORECASE),
        caption=tuple(fold(phrase) for phrase in phrases["caption_marks"]),
    )


def _trim(body: str, start: int, end: int) -> Span | None:
    line = body[start:end]
    inner = line.strip().lstrip(", ")
    return Span(start + line.index(inner), start + line.index(inner) + len(inner)) if inner else None


def _parts(body: str, line: Span, stock: _Stock) -> Iterator[Span]:
    """The line, or the furniture at its head whose link is lost and the text that a crawler left behind it on the line."""
    link = stock.lost_link.match(body, line.start, line.end)
    if link is None or link.end() == line.end:
        yield line
    else:
        yield Span(line.start, link.end("words"))
        yield Span(link.end(), line.end)


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
    told = line.rstrip(CLOSING)  # a line of speech, "… di sini.”", is a sentence too
    closed = told.endswith((".", ";", ",", ":")) and not told.endswith("...")
    return (
        len(line.split()) in HEADLINE_WORDS
        and not closed
        and not any(f" {end} " in line for end in stock.rubric_ends)
        and not line.startswith((*stock.furniture, *stock.form, *stock.credit, *stock.byline))
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
    """Navigation, or a heading of the page's own forms; a sentence that merely begins alike is neither."""
    if len(line) > FURNITURE:
        return False
    if line.startswith(stock.furniture):
        opening = max(len(phrase) for phrase in stock.furniture if line.startswith(phrase))
        return line[opening : opening + 1] != ","
    return line in stock.whole or (
        line.startswith(stock.form) and not line.endswith((".", "?", ".”", '."')) and len(line.split()) <= FORM_WORDS
    )


def _role(number: int, written: str, page: _Page, before: Sequence[Role]) -> Role:
    return next(role for role, holds in _tests(number, written, page, before) if holds)


def _tests(number: int, written: str, page: _Page, before: Sequence[Role]) -> Iterator[tuple[Role, bool]]:
    """The roles in the order in which they are tried."""
    line, stock = page.lines[number], page.stock
    words = len(line.split())
    ended = bool(_ENDS.search(line))
    above = number < page.story
    short = len(line) <= FURNITURE
    yield Role.HEADLINE, number == page.first or line == page.title
    yield Role.BOILERPLATE, _furniture(line, stock) or _follows(line, before, stock) or _rubric(number, line, page)
    yield Role.CREDIT, short and (line.startswith(stock.credit) or bool(_SIGNED.match(line)))
    sentence = ended and words > STAMP
    yield (
        Role.DATELINE,
        number < TOP and words <= 14 and not sentence and bool(YEAR.search(line) and _CLOCK.search(line)),
    )
    yield Role.BYLINE, above and number < TOP and words <= 8 and line.startswith(stock.byline)
    yield Role.CAPTION, short and any(mark in line for mark in stock.caption)
    yield Role.BYLINE, above and 0 < number < TOP and not ended and bool(_NAMED.match(written))
    yield (
        Role.DECK,
        page.first is not None and number == page.first + 1 and ended and words <= 30 and _more(number, page),
    )
    yield Role.SUBHEADING, words <= 12 and not ended and 0 < number < len(page.lines) - 1 and not _opens_quote(line)
    yield Role.PARAGRAPH, True


def _more(number: int, page: _Page) -> bool:
    return len(page.lines) > number + 2


def _follows(line: str, before: Sequence[Role], stock: _Stock) -> bool:
    """Whether a short line goes on with the links of the furniture above it."""
    return (
        bool(before)
        and before[-1] is Role.BOILERPLATE
        and len(line.split()) <= CHANNEL_WORDS
        and not line.endswith(".")
        and any(channel in line for channel in stock.channels)
    )


def _rubric(number: int, line: str, page: _Page) -> bool:
    """A label of the page above the headline: one word, or a trail of sections."""
    if page.first is None or number >= page.first:
        return False
    return len(line.split()) == 1 or any(f" {end} " in line for end in page.stock.rubric_ends)


def _opens_quote(line: str) -> bool:
    return line.startswith(("“", '"', "”", "«", "'", "‘"))
