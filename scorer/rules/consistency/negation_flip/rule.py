"""
The story says a thing and denies it.

Why it matters: "no deaths" and "two dead" in one story mislead whoever stops reading after the first.
Stays quiet: in neighbouring sentences, which set one thing against another; on what may, should or was hoped to be; on what
somebody says of himself, or another in quotation marks; on other names and other speakers; on "not badly", "not only".
How: a word that denies ("no one", "not yet", "refused", "without") and what stands behind it, against a sentence that tells one
of these words without a denial. What speaks for one deed (the same words, in a row, that the story has nowhere else; who does
it) and for its being taken for granted ("the two who were hurt", "the data stolen in the raid was sold") is weighed against
what speaks for two. Each sign has its points, fitted to passages with and without such a fault; only the weightiest pair is
shown, where they suffice. Where none does: a flat “nobody was killed” or “hurt”, or “all escaped unhurt”, against those who
were; and a verb of the headline that the body knows only with a “not yet” or “failed to” before it.
Cannot see: opposites ("won", "lost"), denial without a word that denies ("the house was empty"), and what a pronoun
stands for.
"""

from collections.abc import Iterator
from itertools import chain

from scorer.model import Doc, Finding, Outcome, Span
from scorer.rules.consistency.negation_flip import harm, headline, pairs, points, signs
from scorer.rules.consistency.negation_flip.pairs import Pair
from scorer.rules.given import Given


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each pair of sentences that may be of one deed; one contradiction is told once."""
    weighed = [(points.weigh(signs.read(doc, pair, given)), pair) for pair in pairs.read(doc, given)]
    best = max(weighed, key=lambda one: (one[0], -one[1].denial.span.start), default=None)
    if best and best[0] >= points.LEAST:
        yield _finding(best[1])
        yield from [Outcome.ABSTAINED] * (len(weighed) - 1)
        return
    yield from [Outcome.ABSTAINED] * len(weighed)
    for said in chain(harm.denied(doc, given), headline.verbs(doc, given)):
        yield said
        if isinstance(said, Finding):
            return


def _finding(pair: Pair) -> Finding:
    """The denial up to the last word near it that the other clause has too, and there all that it has of the denial's."""
    denial = pair.denial
    clause = pair.two.clause(pair.again.span)
    inside = [word for word in pair.two.words if word.span in clause]
    told = [word.span for word in inside if any(word.keys & one.keys for one in (*denial.before, *denial.behind))]
    denied = [one.span for one in denial.behind[: pairs.FIRST] if any(one.keys & word.keys for word in inside)]
    spans = (Span(denial.span.start, denied[-1].end), Span(told[0].start, told[-1].end))
    return Finding(rule="negation-flip", spans=spans, confidence=0.92)
