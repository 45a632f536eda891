"""
A range of days or years runs backwards, or two events of one story stand in the wrong order.

Why it matters: readers plan by it, and one of its ends is wrong.
Stays quiet: where a story tells several events of a kind, where a day is only planned or was moved from one date to another,
on ranges over the turn of the month or year, and where the years are not known.
How: ends in the same month, or with a year each, compared on the calendar; an arrest and a release, a theft and an arrest, a
bill and its passage, an appointment and a retirement, a death and a burial, of which the story tells one each, by the days or
years they have; two days of a sentence that "after" or "before" orders, or of which a verb each says that something begins and ends; what comes in numbered turns ("the second dose"); a building
that was begun and the same when it was finished; and
the opening, last day or closing of an event outside the days it is held.
Cannot see: ranges without a year over the turn of one, and steps that no kind of event tells.
"""

from collections.abc import Iterator

from scorer.model import DateRange, Doc, Finding, Outcome
from scorer.rules.consistency.date_order import begun, built, edges, linked, sequence, stages, years
from scorer.rules.given import Given

AHEAD = 40  # code points before a range in which "moved" may stand


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each range of days or years, and for each two events of which one comes first."""
    yield from years.compared(doc, given)
    told = tuple(sequence.compared(doc, given))
    yield from told
    seen = {span for one in told if isinstance(one, Finding) for span in one.spans}
    for module in (linked, stages, edges, begun, built):
        for outcome in module.compared(doc, given):
            if not isinstance(outcome, Finding) or not seen.intersection(outcome.spans):
                yield outcome
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
