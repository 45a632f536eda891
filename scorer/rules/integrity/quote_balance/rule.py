"""
A quotation is opened and never closed.

Why it matters: the reader cannot tell where the speaker ends and the newsroom begins.
Stays quiet: on apostrophes, inches, and quotations that run over several paragraphs and are opened again in each.
How: reading pairs the marks line by line, whatever their style; what is left open at the end is named here, and
a line that begins with words whose closing mark nothing opened.
Cannot see: marks that pair up in the wrong place.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from scorer.model import RUNNING, Doc, Finding, Outcome, Span
from scorer.rules.given import Given

_MARK = re.compile(r"[“”„«»\"'’](?:(?<![’'])|(?<=')'|(?<=’)’)")
_CLOSING = re.compile(r"[a-z,.?!][”\"](?=,?\s[a-z]|[,.])")
_SINGLE = re.compile(r"(?<!\w)['‘]")
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
    for at, block in enumerate(doc.blocks):
        alone = odd[at] and not any(odd[max(0, at - 1) : at]) and not any(odd[at + 1 : at + 2])
        unopened = _unopened(doc, block.span) if alone and block.role in RUNNING else None
        if unopened is not None:
            yield Finding(rule="quote-balance", spans=(unopened,), case="unopened", confidence=0.95)


def _unopened(doc: Doc, line: Span) -> Span | None:
    """The first mark of a line, where it closes what nothing opened, with the words before it."""
    first = _MARK.search(doc.body, line.start, line.end)
    if first is None or not _CLOSING.match(doc.body, first.start() - 1, line.end):
        return None
    if _SINGLE.search(doc.body, line.start, first.start()):
        return None  # it was opened by a mark of another kind
    return Span(max(line.start, first.start() - SHOWN), first.end())
