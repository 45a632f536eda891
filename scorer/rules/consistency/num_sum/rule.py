"""
The parts do not add up to the total.
"""

from collections.abc import Iterator

from scorer.model import Doc, Finding, Outcome
from scorer.rules import weighing
from scorer.rules.consistency.num_sum import pairs, signs
from scorer.rules.consistency.num_sum.pairs import Sum
from scorer.rules.consistency.num_sum.points import SCALE
from scorer.rules.given import Given


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each total with what may be its parts; of those that share a figure the weightiest."""
    told = ((one, signs.read(doc, one, given)) for one in pairs.read(doc, given))
    for said in weighing.judged(told, SCALE):
        yield said if isinstance(said, Outcome) else _finding(said)


def _finding(told: Sum) -> Finding:
    return Finding(
        rule="num-sum",
        spans=told.spans,
        values={"parts": tuple(part.value for part in told.parts), "reached": told.reached, "total": told.total.value},
        confidence=0.97,
    )
