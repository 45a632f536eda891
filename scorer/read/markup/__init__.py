"""
An article that came as HTML: its text, a map from the text back into the HTML, and what the page says about itself.

`opened` is what reading uses; `extract` is the work. A fragment from a CMS is taken whole, a whole page by its story:
what it marks as the article's body, else its longest article, else its main part. Around it, menus, forms, comments and
the like are left out (`markup.toml`). Every block of the page becomes a line.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from scorer.model import Article, Label
from scorer.read.markup import kinds
from scorer.read.markup.about import About, chosen
from scorer.read.markup.notes import Notes
from scorer.read.markup.tokens import Close, Open, Raw, Text, tokens

BLANKS = " \t\n\r\f"  # HTML's own; a no-break space is a character like any other
_WORD = re.compile(f"[{BLANKS}]+|[^{BLANKS}]+")
STORY_SHARE = 0.4  # of a page's words: an article or main part with fewer is a teaser, not the story


@dataclass(frozen=True, slots=True)
class Run:
    """Text that stands in one piece in the HTML. A character reference is a run whose two lengths differ."""

    start: int
    html_start: int
    length: int
    html_length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The text of an HTML document, what it says about itself, and the runs that lead back into the HTML."""

    text: str
    about: About
    runs: tuple[Run, ...]

    def html_span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the text stands in the HTML, as half-open offsets. The stretch is not empty."""
        return self._html_at(start, after=False), self._html_at(end - 1, after=True)

    def _html_at(self, offset: int, *, after: bool) -> int:
        run = self.runs[max(0, bisect_right(self.runs, offset, key=lambda run: run.start) - 1)]
        if run.length != run.html_length:
            return run.html_start + (run.html_length if after else 0)
        return run.html_start + min(offset - run.start, run.length - 1) + after


def opened(article: Article) -> Article:
    """The article with the text of its HTML as body, and with what its page says where the newsroom says nothing."""
    if article.html is None or article.body:
        return article
    page = extract(article.html)
    return replace(
        article,
        body=page.text,
        headline=article.headline or page.about.headline,
        byline=article.byline or page.about.byline,
        published_at=article.published_at or page.about.published_at,
        outlet=article.outlet or page.about.outlet,
        desk=article.desk or page.about.desk,
        url=article.url or page.about.url,
    )


def labels(article: Article) -> tuple[Label, ...]:
    """What the page that an article came as says about its story."""
    return extract(article.html).about.labels if article.html else ()


@lru_cache(maxsize=2)  # an article is opened, read and written down one after the other
def extract(html: str) -> Page:
    """The text of an HTML document or fragment. Linear in its length, whatever it holds."""
    reader = _Reader()
    for token in tokens(html, kinds.RAW):
        reader.take(token)
    return reader.page()


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A part of the text that may be the story: where it stands, and how many words it has."""

    kind: str
    start: int
    end: int = 0
    words: int = 0


class _Reader:
    """Takes tokens one by one and keeps the text, the open elements, and the stretches that may be the story."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._runs: list[Run] = []
        self._length = 0
        self._gap = ""
        self._open: list[str] = []
        self._counts: Counter[str] = Counter()
        self._skipped_from: int | None = None
        self._stretches: list[_Stretch] = []
        self._begun: dict[int, _Stretch] = {}
        self._notes = Notes()

    def take(self, token: Text | Open | Close | Raw) -> None:
        """Read one token."""
        if isinstance(token, Text):
            if self._skipped_from is None:
                self._write(token)
        elif isinstance(token, Open):
            self._begin(token)
        elif isinstance(token, Close):
            self._end(token.name)
        else:
            self._notes.read_raw(token)

    def page(self) -> Page:
        """What was read, cut down to the story."""
        while self._open:
            self._pop()
        text = "".join(self._parts)
        start, end = self._story() if self._notes.is_page else (0, len(text))
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        runs = tuple(replace(run, start=run.start - start) for run in self._runs if start <= run.start < end)
        return Page(text=text[start:end], about=chosen(self._notes), runs=runs)

    def _story(self) -> tuple[int, int]:
        """The stretch of a whole page that is its story."""
        for kind in ("body", "article", "main"):
            found = [stretch for stretch in self._stretches if stretch.kind == kind]
            largest = max(found, key=lambda stretch: (stretch.words, -stretch.start), default=None)
            if largest and largest.words > (0 if kind == "body" else STORY_SHARE * len(self._runs)):
                return largest.start, largest.end
        return 0, self._length

    def _begin(self, tag: Open) -> None:
        name = tag.name
        self._notes.read_tag(tag, seen=self._skipped_from is None)
        above = self._open[-1] if self._open else ""
        if (name in kinds.ENDS_ITSELF and above == name) or (name in kinds.BLOCK and above == "p"):
            self._pop()
        self._break(name)
        if name in kinds.VOID:
            return
        self._open.append(name)
        self._counts[name] += 1
        if self._skipped_from is not None:
            return
        if _is_skipped(name, tag.attributes):
            self._skipped_from = len(self._open)
            return
        kind = _stretch(name, tag.attributes)
        if kind:
            self._begun[len(self._open)] = _Stretch(kind, self._length, words=-len(self._runs))

    def _end(self, name: str) -> None:
        if self._counts[name]:
            while self._open[-1] != name:
                self._pop()
            self._pop()
        elif name in ("br", "p"):  # browsers make a break of these
            self._break(name)

    def _pop(self) -> None:
        depth = len(self._open)
        name = self._open.pop()
        self._counts[name] -= 1
        self._notes.close(name)
        if depth in self._begun:
            begun = self._begun.pop(depth)
            self._stretches.append(replace(begun, end=self._length, words=begun.words + len(self._runs)))
        if self._skipped_from == depth:
            self._skipped_from = None
        self._break(name)

    def _break(self, name: str) -> None:
        if name in kinds.BLOCK:
            self._gap = "\n"
        elif name in kinds.CELL:
            self._gap = self._gap or " "

    def _write(self, token: Text) -> None:
        if token.end - token.start == len(token.text):
            for word in _WORD.finditer(token.text):
                if word[0][0] in BLANKS:
                    self._gap = self._gap or " "
                else:
                    self._put(word[0], token.start + word.start(), len(word[0]))
        elif token.text.strip(BLANKS):  # a character reference
            self._put(token.text, token.start, token.end - token.start)
        else:
            self._gap = self._gap or " "

    def _put(self, text: str, html_start: int, html_length: int) -> None:
        if self._gap and self._parts:
            self._parts.append(self._gap)
            self._length += 1
        self._gap = ""
        self._runs.append(Run(self._length, html_start, len(text), html_length))
        self._parts.append(text)
        self._length += len(text)
        self._notes.read_text(text, html_start, html_start + html_length)


def _is_skipped(name: str, attributes: Mapping[str, str]) -> bool:
    style = "".join(attributes.get("style", "").lower().split())
    if name in kinds.SKIP or "hidden" in attributes or any(sign in style for sign in kinds.SKIP_STYLES):
        return True
    if attributes.get("role", "").lower() in kinds.SKIP_ROLES:
        return True
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}".lower().split()
    return name not in ("html", "body", "article", "main") and not kinds.SKIP_NAMES.isdisjoint(names)


def _stretch(name: str, attributes: Mapping[str, str]) -> str | None:
    """What an element says it holds: the story's body, an article, the main part."""
    if "articlebody" in attributes.get("itemprop", "").lower().split():
        return "body"
    if name == "main" or attributes.get("role", "").lower() == "main":
        return "main"
    return "article" if name == "article" else None
