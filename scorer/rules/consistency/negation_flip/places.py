"""Whether a denial is told of one place, which what it is held against does not name: "In the city, | nobody died"."""

from functools import cache

from scorer.lexicon import Lexicon
from scorer.model import Doc, Span
from scorer.rules.consistency.negation_flip.deeds import BREAK
from scorer.rules.consistency.negation_flip.kinds import content
from scorer.rules.given import Given, Table


def elsewhere(doc: Doc, denial: Span, sentence: Span, other: Span, given: Given) -> bool:
    """Whether the sentence of a denial opens with a place of which another has no word; a mishap is no place."""
    if denial.field != "body":
        return False
    mark = BREAK.search(doc.folded, sentence.start, denial.start)
    opening = doc.folded[sentence.start : mark.start()] if mark else ""
    if not given.words["where"].begins(opening) or _mishaps(given.tables["event"]).first(opening, folded=True):
        return False
    there = content(doc.folded[other.start : other.end], given)
    where = content(opening, given)
    return bool(where) and not any(word & told for word in where for told in there)


@cache
def _mishaps(table: Table) -> Lexicon:
    return Lexicon(table["mishaps"])
