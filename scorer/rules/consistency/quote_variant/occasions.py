"""Whether something was said again, on two days, or long ago."""

import re
from collections.abc import Iterator

from scorer.lexicon import Hit, Lexicon
from scorer.model import Doc, Span
from scorer.rules.given import Given

LEAD = 24  # code points before a quotation in which "tweeted" stands
BEFORE = 60  # code points before a quotation in which "that boast" stands
NEAR = 24  # code points before such a word in which “the” stands, or behind it “itu”
POINTED = 4  # words between such a word and the quotation
_WORD = re.compile(r"\w+")
_END = re.compile(r"[.\n“”\"]")


def two(doc: Doc, here: Span, there: Span, given: Given, *, owned: bool) -> bool:
    """
    Whether the quotations are of two days of the week, each was published, or the story says that the words changed.

    Words that are told as somebody's own are of the day that their sentence tells, not of that before.
    """
    days = [{hit.phrase for hit in _hits(doc, span, given.words["weekdays"], alone=owned)} for span in (here, there)]
    if days[0] and days[1] and not days[0] & days[1]:
        return True
    leads = (doc.folded[max(0, span.start - LEAD) : span.start].rstrip(" ,:") for span in (here, there))
    if all(given.words["published"].ends(lead) for lead in leads):
        return True  # two headlines, two tweets
    around = doc.around(there)
    before = next((one.span.start for one in reversed(doc.sentences) if one.span.end <= around.start), around.start)
    behind = (Span(here.end, doc.around(here).end), Span(max(here.end, before), max(around.end, there.end)))
    return any(given.words["reworded"].first(doc.folded[part.start : part.end], folded=True) for part in behind)


def past(doc: Doc, here: Span, there: Span, given: Given) -> bool:
    """Whether one of the quotations alone is told as of long ago: "in July he said"."""
    told = [{hit.phrase for hit in _hits(doc, span, given.words["once"], alone=True)} for span in (here, there)]
    return told[0] != told[1]


def known(doc: Doc, quotation: Span, given: Given) -> bool:
    """Whether a quotation is told as words that were told before: "that boast, “…”", "the driver repeated his account: “…”"."""
    start = max(0, quotation.start - BEFORE)
    opening = max((found.end() for found in _END.finditer(doc.body, start, quotation.start)), default=start)
    text = doc.folded[opening : quotation.start]
    if _repeated(doc, opening, quotation.start, given):
        return True
    if given.words["another"].first(text, folded=True):
        return False
    hits = list(given.words["sayings"].find(text, folded=True))
    if not hits or _WORD.findall(text[hits[-1].end :])[POINTED:]:
        return False
    beside = (text[: hits[-1].start][-NEAR:], text[hits[-1].end :])
    return any(given.words["that"].first(part, folded=True) is not None for part in beside)


def _repeated(doc: Doc, opening: int, end: int, given: Given) -> bool:
    """Whether a clause before a quotation, in which nobody is named, tells that it was said before."""
    text = doc.folded[opening:end]
    hit = given.words["repeats"].first(text, folded=True)
    start = text.rfind(",", 0, hit.start) + 1 if hit else 0
    other = given.words["another"].first(text[start:], folded=True)
    return hit is not None and other is None and not doc.people.inside(Span(opening + start, end))


def _hits(doc: Doc, span: Span, words: Lexicon, *, alone: bool = False) -> Iterator[Hit]:
    """The words of a list in a quotation's sentences, and unless `alone` in the one before them, outside its marks."""
    here = doc.around(span)
    start, end = here.start, max(here.end, span.end)
    start = (
        start if alone else next((one.span.start for one in reversed(doc.sentences) if one.span.end <= start), start)
    )
    text = doc.folded[start : span.start] + " " * (span.end - span.start) + doc.folded[span.end : end]
    for hit in words.find(text, folded=True):
        yield Hit(start + hit.start, start + hit.end, hit.phrase)
