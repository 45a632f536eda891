"""
Which lines of an article can be taken from somewhere: the running text, without the furniture of the page around it.

The index sees articles that nobody has read yet, so this looks at lines alone, in every language of the house at once.
Of a doc that was read, the roles that reading found are left out too.
"""

import re
from functools import cache

from scorer.langs import codes, load
from scorer.lexicon import fold
from scorer.model import Article, Doc, Role, Span

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_SIGNED = re.compile(r"\([\w .,/&-]{1,40}\)")
_NEVER = frozenset({Role.HEADLINE, Role.BYLINE, Role.DATELINE, Role.CREDIT, Role.BOILERPLATE})
_FURNITURE = 200  # code points of a line that may still be furniture


def of_article(article: Article) -> tuple[Span, ...]:
    """The lines of running text of an article nobody has read yet."""
    title = _flat(article.headline or "")
    return tuple(
        Span(line.start(), line.end())
        for line in _LINE.finditer(article.body)
        if line.end() - line.start() > _FURNITURE or not _is_furniture(_flat(line.group()), title)
    )


def of_doc(doc: Doc) -> tuple[Span, ...]:
    """The lines of running text of an article that was read; the body's headline is no running text."""
    if not doc.blocks:
        return of_article(doc.article)
    furniture = {block.span.start for block in doc.blocks if block.role in _NEVER}
    return tuple(line for line in of_article(doc.article) if line.start + _indent(doc.body, line) not in furniture)


def _is_furniture(line: str, title: str) -> bool:
    begins, marks = _stock()
    return (
        line in ("", title)
        or line.startswith(begins)
        or bool(_SIGNED.fullmatch(line))
        or any(mark in line for mark in marks)
    )


def _indent(body: str, line: Span) -> int:
    text = body[line.start : line.end]
    return len(text) - len(text.lstrip())


def _flat(text: str) -> str:
    return " ".join(text.lower().split())


@cache
def _stock() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What furniture begins with, and the marks of a caption, in all languages."""
    tables = [load(code)["blocks"] for code in codes()]
    begins = {
        fold(phrase) for table in tables for key in ("related", "follow", "form", "credit") for phrase in table[key]
    }
    marks = {fold(mark) for table in tables for mark in table["caption_marks"]}
    return tuple(sorted(begins)), tuple(sorted(marks))
