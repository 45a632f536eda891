"""
A quotation is opened and never closed.

Why it matters: the reader cannot tell where the speaker ends and the newsroom begins.
Stays quiet: on apostrophes, inches, and quotations that run over several paragraphs and are opened again in each.
How: reading pairs the marks line by line, whatever their style; what is left open at the end is named here.
Cannot see: a closing mark that nothing opened, where the rest of the line is in balance; marks that pair up in the
wrong place.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from scorer.model import Doc, Finding, Outcome, Span
from scorer.rules.given import Given

_MARK = re.compile(r"[“”„«»\"]|''|’’")
SHOWN = 200  # code points of an open quotation that are pointed at


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:  # noqa: ARG001 - marks need no words
    """Yield one outcome for each quotation."""
    odd = [len(_MARK.findall(doc.text(block.span))) % 2 == 1 for block in doc.blocks]
    opened = {quotation.span.start for quotation in doc.quotations}
    followed = {here.span.end for here, below in pairwise(doc.blocks) if below.span.start in opened}
    at = 0
    for quotation in doc.quotations:
        span = quotation.span
        while at + 1 < len(doc.blocks) and doc.blocks[at].span.end < span.end:
            at += 1
        if quotation.closed or span.end in followed:
            yield Outcome.AGREED
        elif not odd[at] or any(odd[max(0, at - 1) : at]) or any(odd[at + 1 : at + 2]):
            yield Outcome.ABSTAINED  # the marks are all there, but stand on the wrong side of a blank or a line's end
        else:
            place = Span(span.start, min(span.end, span.start + SHOWN), span.field)
            yield Finding(rule="quote-balance", spans=(place,), confidence=0.97)
