"""
Words in double quotation marks, on both sides by one measure: what two reports of one speech may share freely.
"""

import re
from collections.abc import Iterator

from scorer.model import Span

_LINE = re.compile(r"[^\n\r]+")
# The last is “ or ” after UTF-8 was read as Windows-1252; the dash and the apostrophe, spoilt likewise, are left out.
_MARK = re.compile(r"[“”„«»\"]|â\xad?€(?:[œ\x9d\ufffd]|(?![\w™˜“”\"]))")

_OPENING, _CLOSING = frozenset("“„«"), frozenset("”»")


def find(body: str) -> tuple[Span, ...]:
    """
    The inside of each quotation, in order; none is longer than its line.

    Of a quotation of several paragraphs only the last is closed, so a mark that opens and is never closed quotes the rest
    of its line, and one that closes and was never opened what stands before it.
    """
    return tuple(_quotations(body))


def _quotations(body: str) -> Iterator[Span]:
    for line in _LINE.finditer(body):
        marks = [(mark.start(), mark.end()) for mark in _MARK.finditer(body, line.start(), line.end())]
        if len(marks) % 2 and body[marks[0][0]] in _CLOSING:
            marks.insert(0, (line.start(), line.start()))
        elif len(marks) % 2 and body[marks[-1][0]] in _OPENING:
            marks.append((line.end(), line.end()))
        for opening, closing in zip(marks[::2], marks[1::2], strict=False):
            yield Span(opening[1], closing[0])
