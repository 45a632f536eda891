"""Whether a sentence tells of another time than the story."""

import re
from bisect import bisect_left
from itertools import islice

from scorer.lexicon import fold
from scorer.model import Doc, Span, Stretches
from scorer.rules.given import Given

BREAK = re.compile(r"[,;:]\s|\s[–—-]\s")  # a mark that ends a clause

YEAR = re.compile(r"(?<![/\d])(?:19|20)\d\d\b(?!/)")  # a time that is told


_YEARS = re.compile(r"(?:19|20)\d\d\b")
WEIGHTY, FEW = 4, 3  # letters of a word that tells why, and how many of these are looked at
LEAD = 2  # sentences that tell when a story is


def earlier(doc: Doc, sentence: Span) -> bool:
    """Whether a sentence names a day before the first that the story names: what it tells is of another time."""
    first = next((one.value for one in doc.dates if one.value and one.span.field == "body"), None)
    return first is not None and any(one.value < first for one in doc.dates if one.value and one.span in sentence)


def up_to_a_month(doc: Doc, sentence: Span, given: Given) -> bool:
    """Whether a sentence is of the time up to a month it names without a day: "sampai | Maret", "before April"."""
    dated = Stretches(one.span for one in doc.dates)
    months = (
        Span(sentence.start + hit.start, sentence.start + hit.end, sentence.field)
        for hit in given.words["months"].find(doc.text(sentence))
    )
    text = doc.article.text(sentence.field)
    return any(
        not dated.touch(month) and given.words["up_to"].ends(text[sentence.start : month.start].rstrip())
        for month in months
    )


def _why(text: str, given: Given) -> frozenset[str]:
    """The first words of weight that tell why a thing was done."""
    told = fold(text)
    cause = given.words["reasons"].first(told, folded=True)
    words = (word.strip(".,") for word in told[cause.end :].split()) if cause else ()
    return frozenset(islice((word for word in words if len(word) >= WEIGHTY), FEW))


def carried(doc: Doc, sentence: Span) -> bool:
    """Whether the sentence before, in its paragraph, tells of a year before those of the story's first: "It burned in 2008"."""
    spans = [one.span for one in doc.prose()]
    at = bisect_left(spans, sentence)
    before = spans[at - 1] if 0 < at < len(spans) else None
    if before is None or "\n" in doc.body[before.end : sentence.start]:
        return False
    told = {int(year) for year in YEAR.findall(doc.text(before))}
    lead = {int(year) for span in spans[:LEAD] for year in _YEARS.findall(doc.text(span))}
    if doc.article.published_at is not None:
        lead.add(doc.article.published_at.year)
    return bool(told) and max(told) < min(lead or {max(told) + 1}) and before not in spans[:LEAD]
