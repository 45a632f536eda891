"""On which occasion something was said: in one speech, on two days, in a letter."""

import re
from collections.abc import Iterator

from scorer.lexicon import Hit, Lexicon
from scorer.model import Doc, Span
from scorer.rules.given import Given

BEFORE = 60  # code points before a quotation in which "the closing line" stands
NEAR = 24  # code points before such a word in which “the” stands, or behind it “itu”
_END = re.compile(r"[.\n“”\"]")


def one(doc: Doc, here: Span, there: Span, given: Given) -> bool:
    """Whether both quotations are told as of one occasion: "at her news conference", "dalam putusan"."""
    heard = [list(_hits(doc, span, given.words["occasions"])) for span in (here, there)]
    return any(
        first.phrase == second.phrase and first.start != second.start for first in heard[0] for second in heard[1]
    )


def two(doc: Doc, here: Span, there: Span, given: Given) -> bool:
    """Whether the quotations are of two days of the week, or the story says that the words changed."""
    days = [{hit.phrase for hit in _hits(doc, span, given.words["weekdays"])} for span in (here, there)]
    if days[0] and days[1] and not days[0] & days[1]:
        return True
    return given.words["reworded"].first(doc.folded[here.end : _around(doc, there)[1]], folded=True) is not None


def document(doc: Doc, quotation: Span, given: Given) -> str | None:
    """What a quotation is the line of, where it is told as that of something written: "it closes with the line: “…”"."""
    start = max(0, quotation.start - BEFORE)
    opening = max((found.end() for found in _END.finditer(doc.body, start, quotation.start)), default=start)
    text = doc.folded[opening : quotation.start]
    hits = list(given.words["lines"].find(text, folded=True))
    if not hits or given.words["another"].first(text, folded=True) or given.words["writings"].first(doc.folded) is None:
        return None
    before, behind = text[: hits[-1].start], text[hits[-1].end :]
    definite = given.words["the_line"].first(before[-NEAR:] or "", folded=True) or given.words["the_line"].first(behind)
    written = given.words["writings"].first(doc.folded[: quotation.start], folded=True)
    return written.phrase if definite and written else None


def of_body(doc: Doc, quotation: Span, given: Given) -> bool:
    """Whether a body says it, for which one of its people may say it again: "Corvane told staff it had “no plans”"."""
    start, _ = _around(doc, quotation)
    before = doc.folded[max(start, quotation.start - BEFORE) : quotation.start]
    return given.words["of_body"].first(_END.split(before)[-1], folded=True) is not None


def _around(doc: Doc, span: Span) -> tuple[int, int]:
    """Where the sentences begin and end in which a quotation stands."""
    touched = [sentence.span for sentence in doc.sentences if sentence.span.overlaps(span)] or [span]
    return touched[0].start, max(touched[-1].end, span.end)


def _hits(doc: Doc, span: Span, words: Lexicon) -> Iterator[Hit]:
    """The words of a list in a quotation's sentences, and in the one before them, outside its marks."""
    start, end = _around(doc, span)
    start = next((one.span.start for one in reversed(doc.sentences) if one.span.end <= start), start)
    text = doc.folded[start : span.start] + " " * (span.end - span.start) + doc.folded[span.end : end]
    for hit in words.find(text, folded=True):
        yield Hit(start + hit.start, start + hit.end, hit.phrase)
