"""
One statement is credited to two sources that cannot both be its source.

Why it matters: the reader weighs a claim by who makes it; two rival offices in the same role turn it upside down.
Stays quiet: where a word says that others told it too, where the second source only speaks of what the first one told,
where both are one ("the minister", "Ms Lund"), and on relays ("KCNA, as reported by AFP").
How: two sentences that tell one number, or many of the same words, and in each somebody who may own it: a body, an office,
a person. What speaks for two owners of one thing is weighed against what speaks for two things, or for one owner: that both
are of one kind and have two names ("interior ministry", "defence ministry"), that the second stands as whose own it is
("the figure of …, which came from …"), alone with it, or beside one who told nothing; and other parties nearby, words
for "too", few words in common. Each sign has its points, fitted to passages with and without such a fault. Besides, a source
of a figure, or of words to reporters, of which the story says elsewhere that it gave none.
Cannot see: one statement in two wordings that share few words, and a headline that credits a claim to another than the story.
"""

from collections.abc import Iterator

from scorer.model import Doc, Finding, Outcome, Span
from scorer.rules import weighing
from scorer.rules.consistency.attr_conflict import pairs, signs
from scorer.rules.consistency.attr_conflict.pairs import Pair
from scorer.rules.consistency.attr_conflict.points import SCALE
from scorer.rules.consistency.attr_conflict.silent import silences
from scorer.rules.given import Given


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each pair of places that may tell one thing; of those in one sentence the weightiest."""
    told = ((pair, signs.read(doc, pair, given)) for pair in pairs.read(doc, given))
    found: list[Span] = []
    for said in weighing.judged(told, SCALE):
        if isinstance(said, Pair):
            found.extend(said.spans)
        yield said if isinstance(said, Outcome) else _finding(doc, said)
    yield from (one for one in silences(doc, given) if not isinstance(one, Finding) or not _told(one, found))


def _told(finding: Finding, sentences: list[Span]) -> bool:
    """Whether a finding is of a sentence that one was shown of."""
    return any(span.overlaps(sentence) for span in finding.spans for sentence in sentences)


def _finding(doc: Doc, pair: Pair) -> Finding:
    numbers = pair.both.shared[0] if pair.both.shared else ()
    spans = [pair.giver.span, pair.owner.span, *(one.span for one in numbers)]
    said = numbers[0].span if numbers else pair.both.one.sentence
    return Finding(
        rule="attr-conflict",
        spans=tuple(sorted(spans)),
        values={"first": pair.giver.text, "second": pair.owner.text, "said": doc.text(said)},
        confidence=0.92,
    )
