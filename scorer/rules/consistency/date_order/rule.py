"""
A range of days or years runs backwards, or two events of one story stand in the wrong order.

Why it matters: readers plan by it, and one of its ends is wrong.
Stays quiet: where a story tells several events of a kind, where a day was moved from one date to another, on ranges over the turn of the month or year, and where the years are not known.
How: ends in the same month, or with a year each, compared on the calendar; and an arrest and a release, a theft and an
arrest, a departure and an arrival, a death and a burial, of which the story tells one each, by the days they have.
Cannot see: ranges without a year over the turn of one, and steps that no kind of event tells ("the second dose").
"""

from collections.abc import Iterator

from scorer.model import DateRange, Doc, Finding, Outcome
from scorer.rules.consistency.date_order import sequence, years
from scorer.rules.given import Given

AHEAD = 40  # code points before a range in which "moved" may stand


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each range of days or years, and for each two events of which one comes first."""
    yield from years.compared(doc, given)
    yield from sequence.compared(doc, given)
    for pair in doc.ranges:
        backwards = _backwards(pair)
        ahead = doc.article.text(pair.span.field)[max(0, pair.span.start - AHEAD) : pair.span.start]
        if backwards is None or given.words["moved"].first(ahead):
            yield Outcome.ABSTAINED
        elif not backwards:
            yield Outcome.AGREED
        else:
            yield Finding(
                rule="date-order",
                spans=(pair.first.date_span, pair.last.date_span),
                values={"first": doc.text(pair.first.date_span), "last": doc.text(pair.last.date_span)},
                confidence=0.99,
            )


def _backwards(pair: DateRange) -> bool | None:
    """Whether the last day lies before the first; None where the calendar cannot tell."""
    first, last = pair.first, pair.last
    if first.year is not None and last.year is not None:
        return (last.year, last.month, last.day) < (first.year, first.month, first.day)
    return last.day < first.day if first.month == last.month else None
