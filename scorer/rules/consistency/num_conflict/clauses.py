"""The clause of a count: where it begins and ends, and what is said in it of something else."""

import re
from collections.abc import Sequence

from scorer.model import Doc, Figure, Span
from scorer.rules.consistency.num_conflict import slots
from scorer.rules.given import Given

NARROW = 90  # code points in which the words stand that narrow a count
OPENING = 3  # words before a comma that are said of all that follows
_EDGE = re.compile(r"[,;:](?!\d)|\s[–—]\s")


def clause_end(doc: Doc, figure: Figure) -> int:
    """Where the clause of a count ends: what follows tells what became of them then."""
    start, end = (figure.noun_span or figure.span).end, doc.sentences[figure.sentence].span.end
    found = _EDGE.search(doc.body, start, end)
    return found.start() if found else end


def clause(doc: Doc, figure: Figure, beside: Sequence[Figure]) -> Span:
    """The clause of a count, between those next to it."""
    start, end = doc.sentences[figure.sentence].span.start, clause_end(doc, figure)
    before = [found.end() for found in _EDGE.finditer(doc.body, start, figure.stated.start)]
    before += [one.span.end for one in beside if one.span.end <= figure.stated.start]
    after = [one.stated.start for one in beside if one.stated.start >= figure.span.end]
    return Span(max([start, *before]), min([end, *after]))


def opening(doc: Doc, figure: Figure) -> str:
    """The first clause of its sentence where that is a few words, which are said of all that follows: "Later, "."""
    span = doc.sentences[figure.sentence].span
    first = _EDGE.search(doc.body, span.start, figure.stated.start)
    words = doc.body[span.start : first.end()] if first else ""
    return f"{words} " if len(words.split()) <= OPENING else ""


def without_rates(doc: Doc, number: int, given: Given) -> str:
    """A sentence without what makes a rate of an amount of money in it, "Rp600.000 per bulan": that is said of no count."""
    span = doc.sentences[number].span
    text = doc.text(span)
    for one in slots.counts_in(doc, number):
        behind = given.words["rate"].first(doc.body[one.span.end : span.end]) if one.money else None
        if behind and behind.start <= 1:
            start, end = (one.span.end - span.start + at for at in (behind.start, behind.end))
            text = f"{text[:start]}{'-' * (end - start)}{text[end:]}"
    return text


def phrase_end(doc: Doc, figure: Figure, given: Given) -> int:
    """Where the phrase of a count ends: with the verb of its clause, or with "itu" right behind it."""
    start, end = (figure.noun_span or figure.span).end, min(clause_end(doc, figure), figure.span.end + NARROW)
    pointed = given.words["pointed"].first(doc.body[start:end])
    if pointed and pointed.start <= 1:
        return start + pointed.end
    verb = given.words["finite"].first(doc.body[start:end])
    return start + verb.start if verb else max(start, end)
