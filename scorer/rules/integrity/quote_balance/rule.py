"""
A quotation is opened and never closed.

Why it matters: the reader cannot tell where the speaker ends and the newsroom begins.
Stays quiet: on apostrophes, inches, and quotations that run over several paragraphs and are opened again in each.
How: reading pairs the marks line by line, whatever their style; what is left open at the end is named here.
"""

from collections.abc import Iterator

from scorer.model import Doc, Finding, Outcome, Span
from scorer.rules.given import Given

SHOWN = 60  # code points of an open quotation that are pointed at


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:  # noqa: ARG001 - marks need no words
    """Yield one outcome for each quotation."""
    for quotation in doc.quotations:
        if quotation.closed:
            yield Outcome.AGREED
        else:
            span = quotation.span
            end = min(span.end, span.start + SHOWN)
            yield Finding(rule="quote-balance", spans=(Span(span.start, end, span.field),), confidence=0.97)
