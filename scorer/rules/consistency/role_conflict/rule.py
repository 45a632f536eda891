"""
One person is given two posts that nobody holds together.

Why it matters: a deputy's words are not the chief's; the reader weighs them by who speaks.
Stays quiet: on former and acting posts, on posts that somebody came to or holds besides, on one post in two wordings or in
short, on posts of two bodies, and on different people.
How: a post right before or behind a person's name, with the words for its field and its body, or one told as known ("the
deputy mayor said") where it is clear who is meant. Two that differ are weighed: whether one is the other's deputy, whether
both stand on a list of posts that nobody holds together, whether they share a body or a field; and words of another time,
who else holds them, and how surely grammar gives them to that person. Each sign has its points, fitted to passages with
and without such a fault; only where they outweigh is the pair shown.
Cannot see: posts on none of the lists, what the headline says, and people who are never named in full.
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
    names = (doc.text(told.name) for told in (pair.one, pair.two) if told.named)
    return Finding(
        rule="role-conflict",
        spans=pair.spans,
        values={
            "name": max(names, key=len, default=pair.one.who.title()),
            "first": doc.text(one),
            "second": doc.text(two),
        },
        confidence=0.92,
    )
