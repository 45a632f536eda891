"""
One place lies in two.

Why it matters: readers look for it on a map, and in a flood or a fire they may be the wrong people to run.
Stays quiet: on places introduced as two ("two villages", "share a name"), in one sentence or in two that follow each other,
on levels that include each other, on places that reach over a border, and on town and district of one name.
How: each place of the story with what it is said to lie in: behind a comma, "in", "a village in", before it ("the Kent
village of Ashby"), in a row of several ("Desa Arga, Kecamatan Wetan, Kabupaten Lor"), or pointed back to ("the Kent town",
"kampung di Kecamatan Lor itu"). Two parents of one level are weighed: that both tell what kind of place it is, how each
is linked to it, and whether another place lies there, the parent was named before, or the sentences stand beside each
other. Each sign has its points, fitted to passages with and without such a fault; only where they outweigh is the pair shown.
Cannot see: an event or a building in two places, streets of one name, and a place told by another level (a village, then
its city).
"""

from collections.abc import Iterator

from scorer.model import Doc, Finding, Outcome
from scorer.rules import weighing
from scorer.rules.consistency.place_conflict import pairs, signs
from scorer.rules.consistency.place_conflict.pairs import Pair
from scorer.rules.consistency.place_conflict.points import SCALE
from scorer.rules.given import Given


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each pair of parents of one place; of those that share a parent the weightiest."""
    told = ((pair, signs.read(doc, pair, given)) for pair in pairs.read(doc, given))
    for said in weighing.judged(told, SCALE):
        yield said if isinstance(said, Outcome) else _finding(doc, said)


def _finding(doc: Doc, pair: Pair) -> Finding:
    one, two = pair.one.span, pair.two.span
    return Finding(
        rule="place-conflict",
        spans=(one, two),
        values={"first": doc.text(one), "second": doc.text(two)},
        confidence=0.92,
    )
