"""
One person is given two posts that exclude each other.

Why it matters: a deputy's words are not the chief's; the reader weighs them by who speaks.
"""

from collections.abc import Iterator

from scorer.model import Doc, Finding, Outcome
from scorer.rules import weighing
from scorer.rules.consistency.role_conflict import pairs, signs
from scorer.rules.consistency.role_conflict.pairs import Pair
from scorer.rules.consistency.role_conflict.points import SCALE
from scorer.rules.given import Given


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each pair of posts of one person; of those that share a post the weightiest."""
    told = ((pair, signs.read(doc, pair, given)) for pair in pairs.read(doc, given))
    for said in weighing.judged(told, SCALE):
        yield said if isinstance(said, Outcome) else _finding(doc, said)


def _finding(doc: Doc, pair: Pair) -> Finding:
    one, two = pair.spans
    return Finding(
        rule="role-conflict",
        spans=pair.spans,
        values={"name": pair.one.who.title(), "first": doc.text(one), "second": doc.text(two)},
        confidence=0.92,
    )
