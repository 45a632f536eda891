"""
A range of days runs backwards: "from 18 to 12 October".

Why it matters: readers plan by it, and one of its ends is wrong.
Stays quiet: on ranges over the turn of the month or year, on hours, and where a day was moved from one date to another.
How: both ends in one month, or with a year each, compared on the calendar.
Cannot see: ranges without a year over the turn of one, and two events told in the wrong order.
"""

from collections.abc import Iterator

from scorer.model import DateRange, Doc, Finding, Outcome
from scorer.rules.given import Given

AHEAD = 40  # code points before a range in which "moved" may stand


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each range of days."""
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
