"""One period of a company's books that ends on two days: "the quarter to 30 June … the three months ended 31 July"."""

import re
from collections.abc import Iterator
from functools import cache

from scorer.lexicon import either
from scorer.model import DateMention, Doc, Finding, Outcome, Span
from scorer.rules.given import Given, Table

BEFORE = 40  # code points before a period in which another than the one reported may be meant
MOST = 2  # tellings of one period; a story with more of them tells of several companies


def compared(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """One outcome for each length of a period that is told twice with its last day."""
    if len(doc.dates) < MOST:
        return
    table = given.tables["periods"]
    ends = {date.span.start: date for date in doc.dates if date.span.field == "body"}
    told: dict[str, list[tuple[Span, DateMention]]] = {}
    for found in _pattern(table).finditer(doc.folded):
        date = ends.get(found.end())
        ahead = doc.folded[max(0, found.start() - BEFORE) : found.start()]
        if date is not None and given.words["other_period"].first(ahead, folded=True) is None:
            length = next(name for name, words in table["lengths"].items() if found["length"] in words)
            told.setdefault(length, []).append((Span(*found.span("length")), date))
    for one, *others in told.values():
        if len(others) == MOST - 1:
            yield _outcome(doc, one[1], *others[0])


def _outcome(doc: Doc, one: DateMention, said: Span, two: DateMention) -> Finding | Outcome:
    if (one.day, one.month) == (two.day, two.month):
        return Outcome.AGREED
    if None not in (one.year, two.year) and one.year != two.year:
        return Outcome.ABSTAINED
    return Finding(
        rule="date-conflict",
        spans=(one.date_span, two.date_span),
        values={"event": doc.text(said), "first": doc.text(one.date_span), "second": doc.text(two.date_span)},
        confidence=0.92,
    )


@cache
def _pattern(table: Table) -> re.Pattern[str]:
    """A period with the words before its last day."""
    lengths = sorted((word for words in table["lengths"].values() for word in words), key=len, reverse=True)
    return re.compile(rf"\b(?P<length>{either(lengths)})\s(?:{either(sorted(table['ends'], key=len, reverse=True))})\s")
