"""
Words in double quotation marks, on both sides by one measure: what two reports of one speech may share freely.
"""

import re

from scorer.model import Span

# A mark, words without another mark on the same line, a mark. One class, bounded: linear on any text.
_QUOTED = re.compile(r"[“\"„«”]([^“”„«»\"\n\r]{2,3000})[”\"»“]")


def find(body: str) -> tuple[Span, ...]:
    """The inside of each quotation that opens and closes on one line, in order."""
    return tuple(Span(*quoted.span(1)) for quoted in _QUOTED.finditer(body))
