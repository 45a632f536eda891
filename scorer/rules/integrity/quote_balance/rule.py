"""
A quotation is opened and never closed.

Why it matters: the reader cannot tell where the speaker ends and the newsroom begins.
Stays quiet: on apostrophes, inches, and quotations that run over several paragraphs and are opened again in each.
How: reading pairs the marks line by line, whatever their style; what is left open at the end is named here.
"""

from collections.abc import Iterator
from itertools import pairwise

from scorer.model import Doc, Finding, Outcome, Span
from scorer.rules.given import Given

SHOWN = 200  # code points of an open quotation that are pointed at


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:  # noqa: ARG001 - marks need no words
    """Yield one outcome for each quotation."""
    opened = {quotation.span.start for quotation in doc.quotations}
    followed = {here.span.end for here, below in pairwise(doc.blocks) if below.span.start in opened}
    for quotation in doc.quotations:
        span = quotation.span
        if quotation.closed or span.end in followed:
            yield Outcome.AGREED
        else:
            place = Span(span.start, min(span.end, span.start + SHOWN), span.field)
            yield Finding(rule="quote-balance", spans=(place,), confidence=0.97)
