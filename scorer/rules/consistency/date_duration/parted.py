"""A length of days before the day on which something begins and the one on which it ends: "a four-day fair … opens on … closes on"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from scorer.lexicon import fold
from scorer.model import Bound, DateMention, DateRange, Doc, Figure, Span
from scorer.rules.given import Given

APART = 160  # code points between the two days
BEFORE = 40  # code points before a day in which the verb for it stands
BACK = 2  # sentences from the length to the first day


def told(doc: Doc, lengths: Sequence[Figure], given: Given) -> Iterator[tuple[Figure, DateRange]]:
    """The one length of a story with the one first and last day that it tells apart from each other; else nothing."""
    exact = [figure for figure in lengths if figure.bound is Bound.EXACT]
    if len(exact) != 1 or doc.ranges:
        return
    dates = [date for date in doc.dates if date.span.field == "body"]
    pairs = [pair for pair in pairwise(dates) if _begin_and_end(doc, *pair, given)]
    figure = exact[0]
    if len(pairs) != 1 or not _lasts(doc, figure, given):
        return
    first, last = pairs[0]
    near = figure.span.field == "headline" or (
        figure.span.start < first.span.start
        and doc.sentence_at(first.span.start) - doc.sentence_at(figure.span.start) <= BACK
    )
    if near:
        yield figure, DateRange(span=Span(first.span.start, last.span.end), first=first, last=last)


def _begin_and_end(doc: Doc, first: DateMention, last: DateMention, given: Given) -> bool:
    """Whether something begins on the one day and ends on the other."""
    start, end = first.span.end, last.span.start
    if end - start > APART:
        return False
    ahead = doc.body[max(0, first.span.start - BEFORE) : first.span.start]
    between = doc.body[max(start, end - BEFORE) : end]
    return given.words["begins"].first(ahead) is not None and given.words["ends"].first(between) is not None


def _lasts(doc: Doc, figure: Figure, given: Given) -> bool:
    """Whether a length is that of what happens, and no time before or after it."""
    text = doc.article.text(figure.span.field)
    behind = fold(text[figure.span.end : figure.span.end + BEFORE])
    if any(word in given.words["breaks"] for word in behind.split()[:2]):
        return False
    led = given.words["during"].ends(fold(text[max(0, figure.span.start - BEFORE) : figure.span.start]).rstrip())
    return led or "-" in doc.text(figure.span)
