"""Whether a denial is told of one place, which what it is held against does not name: "In the city, | nobody died"."""

import re
from functools import cache

from scorer.lexicon import Lexicon, either, fold
from scorer.model import Doc, Span
from scorer.rules.consistency.negation_flip.times import BREAK
from scorer.rules.given import Given, Table

_WORD = re.compile(r"[^\W\d_]{4,}")
_NAMED = re.compile(r"(?<=[\w,]\s)[A-Z][\w’'-]+")


def elsewhere(doc: Doc, denial: Span, sentence: Span, other: Span, given: Given) -> bool:
    """
    Whether a denial is told of a place of which another sentence has no word; a mishap is no place.

    It opens its sentence, or a clause of where behind a name tells it ("the Sill valley, where nobody died"); a place
    beside that of the story is another one whatever its words ("the neighbouring valley").
    """
    if denial.field != "body":
        return False
    marks = [mark.span() for mark in BREAK.finditer(doc.folded, sentence.start, denial.end)]
    if _aside(doc, denial, sentence, other, marks, given):
        return True
    opening = Span(sentence.start, marks[0][0] if marks else sentence.start)
    text = doc.folded[opening.start : opening.end]
    if not given.words["where"].begins(text) or _mishaps(given.tables["event"]).first(text, folded=True):
        return False
    return _strange(doc, opening, other, given)


def _aside(doc: Doc, denial: Span, sentence: Span, other: Span, marks: list[tuple[int, int]], given: Given) -> bool:
    """Whether the clause of a denial, or the one whose place it tells of, is of a place beside that of the story."""
    start = marks[-1][1] if marks else sentence.start
    where = given.words["at_which"].begins(doc.folded[start : denial.start])
    if where and marks:
        start = marks[-2][1] if len(marks) > 1 else sentence.start
    mark = BREAK.search(doc.folded, denial.end, sentence.end)
    clause = Span(start, mark.start() if mark and not where else denial.end)
    beside = given.words["next_to"].first(doc.folded[clause.start : clause.end], folded=True) is not None
    there = doc.folded[other.start : other.end]
    return (beside and given.words["next_to"].first(there, folded=True) is None) or (
        where and _NAMED.search(doc.body, clause.start, clause.end) is not None and _strange(doc, clause, other, given)
    )


def _strange(doc: Doc, place: Span, other: Span, given: Given) -> bool:
    """Whether a sentence has none of the names of a place, or, of one without a name, none of its words."""
    named = {fold(name) for name in _NAMED.findall(doc.text(place))}
    text = doc.folded[other.start : other.end]
    if named:
        return not any(name in text for name in named)
    small = given.words["small"]
    there, where = (small.unlisted(_WORD.findall(one)) for one in (text, doc.folded[place.start : place.end]))
    return bool(where) and where.isdisjoint(there)


@cache
def _mishaps(table: Table) -> Lexicon:
    return Lexicon(table["mishaps"])


def at_site(denied: str, harm: str, table: Table) -> bool:
    """
    Whether harm may have come to somebody where it is denied.

    "No one | in the lorry | was hurt" says nothing of the nine "on the pavement"; "nobody on board" is nobody at all.
    """
    site = _site(table).search(denied)
    if site is None:
        return True
    there = rf"\b(?:{either(table['within'])})\s(?:[^\W\d_]+\s){{0,2}}?{re.escape(site['site'])}\b"
    return re.search(there, harm) is not None


@cache
def _site(table: Table) -> re.Pattern[str]:
    """Where alone nobody came to harm."""
    within, aboard, helped = (either(table[part]) for part in ("within", "aboard", "helped"))
    return re.compile(rf"\b(?!(?:{aboard})\b)(?:{within})\s(?:[^\W\d_]+\s)??(?P<site>[^\W\d_]+)\s(?:{helped})\b")
