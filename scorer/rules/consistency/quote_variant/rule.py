"""
One saying, two wordings in quotation marks.

Why it matters: both cannot be what was said; quotation marks promise the words themselves.
Stays quiet: on exact repetition, on an exact part of a longer quotation, on reported speech without marks, on two people's
words, on two sentences in one mould that somebody says in one turn or of two things, and on words of two days, of long ago,
or of which the story says that they changed.
How: two quotations of which one has most words of the other in their order; the longer is cut to the part that both have.
What speaks for one saying is weighed against what speaks for two: how many words are shared and how many in a row; whether
little words, forms of one word or numbers were exchanged; whether the same name stands beside both, or another; whether the
later one is told as known ("Holt's vow", "repeated", "kalimat itu"), as of another day or as reworded; and how near they
stand. Each sign has its points, fitted to passages with and without such a fault; only where they outweigh is the pair shown.
Cannot see: which wording was spoken, and quotations of fewer than four words. Two sentences built alike about two things
may be taken for one.
"""

from collections.abc import Iterator

from scorer.model import Doc, Finding, Outcome
from scorer.rules import weighing
from scorer.rules.consistency.quote_variant import pairs, signs
from scorer.rules.consistency.quote_variant.pairs import Pair
from scorer.rules.consistency.quote_variant.points import SCALE
from scorer.rules.given import Given


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each two quotations that may be one saying; of those that share one the weightiest."""
    told = ((pair, signs.read(doc, pair, given)) for pair in pairs.read(doc, given))
    for said in weighing.judged(told, SCALE):
        yield said if isinstance(said, Outcome) else _finding(doc, said)


def _finding(doc: Doc, pair: Pair) -> Finding:
    speaker = signs.speaker(doc, pair)
    return Finding(
        rule="quote-variant",
        spans=pair.spans,
        values={"speaker": speaker, "similarity": round(100 * pair.share)},
        case="" if speaker else "unnamed",
        confidence=0.92,
    )
