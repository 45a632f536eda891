"""
The headline's number is not in the story.

Why it matters: most readers see only the headline; a death toll that the story does not bear out misleads all of them.
Stays quiet: where a figure of the story for the same thing fits, where parts of it add up to it, on vague numbers that the
story makes precise, and on other things than those the headline speaks of.
How: each figure of the headline beside each of the story that has its unit, or none as it has. Both counting one noun or
one fate, the headline's words in the sentence, its verb beside the number, the lead, and a slip of the pen that turns one
number into the other speak for one thing told twice; the headline's number elsewhere in the story, other numbers that tell
as much of the headline, sums, another time speak against. Each sign has its points, fitted to passages with and without
such a fault; only where they outweigh is the figure shown.
Cannot see: a number the headline takes from another story, where the body has no figure of the kind at all; shares in
words, years, ages, results and how long something takes.
"""

from collections.abc import Iterator

from scorer.model import Doc, Finding, Outcome
from scorer.rules import weighing
from scorer.rules.consistency.num_headline import pairs, signs
from scorer.rules.consistency.num_headline.pairs import Pair
from scorer.rules.consistency.num_headline.points import SCALE
from scorer.rules.given import Given


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each pair of figures that may tell the same; of those that share a figure the weightiest."""
    told = ((pair, signs.read(doc, pair, given)) for pair in pairs.read(doc, given))
    for said in weighing.judged(told, SCALE):
        yield said if isinstance(said, Outcome) else _finding(said)


def _finding(pair: Pair) -> Finding:
    one, two = pair.one, pair.two
    case = "money" if one.money and signs.scaled(one, two) else "dead" if one.event == two.event == "dead" else "other"
    return Finding(
        rule="num-headline",
        spans=pair.spans,
        values={"stated": one.value, "found": two.value},
        case=case,
        confidence=0.95,
    )
