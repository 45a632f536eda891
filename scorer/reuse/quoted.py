"""
Words in double quotation marks, on both sides by one measure: what two reports of one speech may share freely.
"""

import re
from collections.abc import Iterator

from scorer.model import Span

_LINE = re.compile(r"[^\n\r]+")
# The last is “ or ” after UTF-8 was read as Windows-1252; the dash and the apostrophe, spoilt likewise, are left out.
_MARK = re.compile(r"[“”„«»\"]|â\xad?€(?:[œ\x9d\ufffd]|(?![\w™˜“”\"]))")


def find(body: str) -> tuple[Span, ...]:
    """The inside of each quotation that opens and closes on one line, in order."""
    return tuple(_quotations(body))


def _quotations(body: str) -> Iterator[Span]:
    for line in _LINE.finditer(body):
        marks = list(_MARK.finditer(body, line.start(), line.end()))
        for opening, closing in zip(marks[::2], marks[1::2], strict=False):
            yield Span(opening.end(), closing.start())
