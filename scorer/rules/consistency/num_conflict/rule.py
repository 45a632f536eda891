"""
One count, two values.

Why it matters: eight dead or nine dead: the reader cannot know, and the desk may not either.
Stays quiet: where a word says that the count moved ("had risen", "later") or of what other time it is, on parts and what
they add up to, on numbers told before, and on intervals that meet.
How: two figures of one noun, one unit or one fate, in two sentences. What speaks for one thing told twice is weighed
against what speaks for two: that the later one points back ("the 24 passengers", "all", "ke-", "itu", "who were hurt"),
that its words were told of the first, that a slip of the pen turns one number into the other; and other numbers of the
kind, a number told before, words of change, a new place, a sentence right behind. Each sign has its points, fitted to
passages with and without such a fault; only where they outweigh is the pair shown.
Cannot see: one thing called by two words that no list knows for alike, counts in compounds ("nine-member"), and whether a
second count is a correction that the story does not announce.
"""

from collections.abc import Iterator

from scorer.model import Doc, Finding, Outcome
from scorer.rules import weighing
from scorer.rules.consistency.num_conflict import pairs, signs
from scorer.rules.consistency.num_conflict.pairs import Pair
from scorer.rules.consistency.num_conflict.points import SCALE
from scorer.rules.given import Given


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each pair of figures that may be of one thing; of those that share a figure the weightiest."""
    told = ((pair, signs.read(doc, pair, given)) for pair in pairs.read(doc, given))
    for said in weighing.judged(told, SCALE):
        yield said if isinstance(said, Outcome) else _finding(said)


def _finding(pair: Pair) -> Finding:
    one, two = pair.one, pair.two
    return Finding(
        rule="num-conflict",
        spans=pair.spans,
        values={"first": one.value, "second": two.value},
        case="dead" if one.event == two.event == "dead" else "",
        confidence=0.92,
    )
