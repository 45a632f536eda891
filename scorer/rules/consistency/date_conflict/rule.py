"""
One event, two dates.

Why it matters: the reader cannot know when it happened, and archives will file it twice.
Stays quiet: on two events ("another fire"), on what follows an event (its trial, a report of it), on events of two years,
on days that were moved, and on the day on which the news was told.
How: two days in two sentences that have words or a kind of event in common. What speaks for one event is weighed against
what speaks for two: the same kind of event beside both ("collapsed … gave way"), shared names and things, a later clause
that points back ("since", "the", "itu"), a slip of the pen; and other names, other days, words of change, a day set off by
a comma as that of a statement. Each sign has its points, fitted to passages with and without such a fault; only where
they outweigh is the pair shown.
Cannot see: years, months and hours of an event told without a day, and which of several suspects or matches is meant.
"""

from collections.abc import Iterator

from scorer.model import Doc, Finding, Outcome
from scorer.rules import weighing
from scorer.rules.consistency.date_conflict import pairs, signs
from scorer.rules.consistency.date_conflict.pairs import Pair
from scorer.rules.consistency.date_conflict.points import SCALE
from scorer.rules.given import Given


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each pair of days that may be of one event; of those that share a day the weightiest."""
    told = ((pair, signs.read(doc, pair, given)) for pair in pairs.read(doc, given))
    for said in weighing.judged(told, SCALE):
        yield said if isinstance(said, Outcome) else _finding(doc, said)


def _finding(doc: Doc, pair: Pair) -> Finding:
    one, two = pair.spans
    return Finding(
        rule="date-conflict",
        spans=pair.spans,
        values={"first": doc.text(one), "second": doc.text(two)},
        confidence=0.92,
    )
