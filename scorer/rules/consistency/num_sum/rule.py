"""
The parts do not add up to the total.

Why it matters: a missing part, or a part counted twice, is the commonest slip in casualty and vote counts.
Stays quiet: where words say that the parts are not all ("including", "others"), may overlap, or are of another time, where
what they make stands elsewhere in the story, and where rounding explains the rest.
How: figures of one unit that follow each other, in a sentence or over three, and another one that comes near their sum.
What speaks for whole and parts is weighed against what speaks for numbers that meet by chance: words and marks that open a
list ("consisting of", a colon) or close it ("the remaining", "no others"), kinds that are all there are (votes for, against
and withheld), commas and a last "and", one noun, as many parts as the whole was shared among; and other numbers of the
list, a sum told elsewhere, a part that those behind it make, two parts only. Each sign has its points, fitted to passages
with and without such a fault; only where they outweigh are the figures shown.
Cannot see: names that are fewer than they are said to be, parts told as "three got 4 million each", and which of the
numbers is wrong.
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
