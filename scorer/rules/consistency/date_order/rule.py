"""
A range of days runs backwards.

Why it matters: readers plan by it, and one of its ends is wrong.
Stays quiet: on ranges over the turn of the month or year, and where the years are not known.
How: ends in the same month, or with a year each, compared on the calendar.
Cannot see: ranges without a year over the turn of one, and single dates in the wrong order of the story.
"""

from collections.abc import Iterator

from scorer.model import DateRange, Doc, Finding, Outcome
from scorer.rules.given import Given


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:  # noqa: ARG001 - reading knows the words
    """Yield one outcome for each range of days."""
    for pair in doc.ranges:
        backwards = _backwards(pair)
        if backwards is None:
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
