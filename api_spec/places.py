"""Where a finding's words stand: in the article's text, and in the HTML that the article came as."""

import re
from bisect import bisect_left
from typing import Any, Final

from scorer.model import Article, Span
from scorer.read.markup import extract

_WIDE: Final = re.compile("[\U00010000-\U0010ffff]")


class Places:
    """
    Writes spans of one article down.

    Offsets in the text are code points. Those in the HTML come in UTF-16 units too: the report repeats the text but not
    the HTML, so nobody could count them later.
    """

    def __init__(self, article: Article) -> None:
        self._article = article
        html = article.html or ""
        self._page = extract(html) if html else None
        self._wide = [found.start() for found in _WIDE.finditer(html)]

    def write(self, span: Span) -> dict[str, Any]:
        """The JSON values of a span."""
        told = {"field": span.field, "start": span.start, "end": span.end, "exact": self.exact(span)}
        if self._page is None or span.field not in ("body", "html") or span.start == span.end:
            return told
        start, end = self._page.html_span(span.start, span.end) if span.field == "body" else (span.start, span.end)
        wide = {"utf16_start": self._in_utf16(start), "utf16_end": self._in_utf16(end)}
        return {**told, "html": {"start": start, "end": end, **wide}}

    def exact(self, span: Span) -> str:
        """The words themselves."""
        return span.of(self._article)

    def _in_utf16(self, offset: int) -> int:
        return offset + bisect_left(self._wide, offset)
