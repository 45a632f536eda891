"""
The story says a thing and denies it.

Why it matters: "no deaths" and "two dead" in one story mislead whoever stops reading after the first.
Stays quiet: in neighbouring sentences of a paragraph, which set one thing against another; on what may, should or is feared
to be; on what stands between quotation marks; on other times, things, doers and speakers; on "not only", "no other".
How: a word that denies ("no one", "not yet", "refused", "without"), or an opposite ("rejected", "acquitted", "unhurt"), against
a sentence that tells what it denies. What speaks for one deed (the same words, in a row, that the story has nowhere else; the
same doer and thing) and for its being taken for granted ("the two who were hurt", "the data stolen in the raid") is weighed
against what speaks for two. Each sign has its points, fitted to passages with and without such a fault; only where they
suffice is the pair shown. Where none does, a flat denial of harm ("nobody was hurt") is held against counts of those who came to it,
also in the sentence beside.
Cannot see: opposites that no list has, denial without a word that denies ("the crew got away"), what a pronoun stands for,
and a denial whose only word in common with the rest is told often.
"""

from collections.abc import Iterator

from scorer.model import Doc, Finding, Outcome
from scorer.rules import weighing
from scorer.rules.consistency.negation_flip import harm, pairs, signs
from scorer.rules.consistency.negation_flip.pairs import Pair
from scorer.rules.consistency.negation_flip.points import SCALE
from scorer.rules.given import Given


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each pair of sentences that may be of one deed."""
    told = ((pair, signs.read(doc, pair)) for pair in pairs.read(doc, given))
    found = False
    for said in weighing.judged(told, SCALE):
        found = found or isinstance(said, Pair)
        yield said if isinstance(said, Outcome) else _finding(said)
    if not found:
        yield from harm.denied(doc, given)


def _finding(pair: Pair) -> Finding:
    """The denial up to the last word near it that the other clause has too, and there all that it has of the denial's."""
    one, two, denial = pair.one, pair.two, pair.denial
    start, end = two.clause(pair.again)
    own = [one.words[n].keys for n in (*denial.before, *denial.behind)]
    told = [n for n in range(start, end) if any(not two.words[n].keys.isdisjoint(keys) for keys in own)]
    inside = frozenset().union(*(word.keys for word in two.words[start:end]))
    denied = [n for n in denial.behind[: pairs.FIRST] if not one.words[n].keys.isdisjoint(inside)]
    spans = (one.place(denial.at, denied[-1]), two.place(told[0], told[-1]))
    case = "" if one.number and two.number else "headline"
    return Finding(rule="negation-flip", spans=spans, case=case, confidence=0.92)
