"""
How a count points back to one that the reader has met: "the nine stolen hives", "ketujuh truk itu", "his three brothers".
"""

import re
from dataclasses import dataclass

from scorer.lexicon import fold
from scorer.model import Doc, Figure
from scorer.rules.consistency.num_conflict.frames import stems
from scorer.rules.given import Given

TAIL = 9  # words behind a noun that may narrow it
REACH = 90  # code points in which they stand
AHEAD = 24  # code points before a number in which "his" or "the" stands
LEAST = 4  # letters of a verb with its prefix
WORD = re.compile(r"[^\W\d_][\w'’-]*")
_EDGE = re.compile(r"[,.;:()“”\"–—?!\d]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """
    How a count points back: whether it says that these are all, or whose they are, and by which stems it is narrowed.

    `acts` is the first stem of a relative clause, `names` the capitalised words.
    """

    every: bool
    owned: bool
    narrowed: frozenset[str]
    acts: frozenset[str]
    names: frozenset[str]


def noun(doc: Doc, figure: Figure, given: Given) -> str:
    """The word for what a figure counts: the one right behind it, the one it is known by where that only counts; or ""."""
    if figure.noun_span is None:
        return ""
    table = given.tables["again"]
    known = fold(doc.text(figure.noun_span))
    first = WORD.search(doc.body, figure.span.end, figure.noun_span.end) if table["noun_first"] else None
    word = fold(first.group()) if first else known
    word = known if word in given.words["classifiers"] else word
    capital = doc.body[first.start() if first else figure.noun_span.start].isupper()
    return "" if capital or word in given.words["points"] else word.removesuffix(table["plural"])


def read(doc: Doc, figure: Figure, given: Given) -> Phrase | None:
    """The phrase of a count that points back; None where it may bring in something new."""
    opening = doc.sentences[figure.sentence].span.start
    ahead = doc.body[max(opening, figure.stated.start - AHEAD) : figure.stated.start].rstrip()
    between = doc.body[figure.span.end : figure.noun_span.start] if figure.noun_span else ""
    owned = given.words["owned"].ends(ahead)
    if given.words["others"].first(between) or given.words["others"].ends(ahead) or given.words["shares"].first(ahead):
        return None
    tail, pointed = _tail(doc, figure, given)
    after = " ".join(tail)
    relative = given.words["pronouns"].first(after)
    placed = any(fold(word) in given.words["places"] for word in tail)
    if not (figure.definite or owned or pointed) or given.words["others"].first(after):
        return None
    if owned and stems(between, given):
        return None  # "her three youngest children"
    narrowed = frozenset(stems(f"{between} {after}", given)) - frozenset(stems(" ".join(given.words["events"]), given))
    acts = frozenset(stems(after[relative.end :], given)[:1]) if relative else frozenset()
    return Phrase(
        every=figure.definite and counts_all(doc, figure, ahead, given),
        owned=owned,
        narrowed=frozenset() if owned else narrowed,
        acts=narrowed if placed and not relative and not figure.definite else acts,  # "the 30 people in that hall"
        names=frozenset(word for word in tail if word[:1].isupper()),
    )


def _tail(doc: Doc, figure: Figure, given: Given) -> tuple[list[str], bool]:
    """The words behind a noun that narrow it, and whether "itu" closes them."""
    start = (figure.noun_span or figure.span).end
    end = min(doc.sentences[figure.sentence].span.end, start + REACH)
    clause = _EDGE.split(doc.body[start:end])[0]
    table = given.tables["again"]
    verbs = tuple(table["verbal"])
    found: list[str] = []
    relative = False
    for match in WORD.finditer(clause):
        word = fold(match.group())
        if word in given.words["pointed"]:
            return found, True
        opens = word in given.words["opens"] or word.endswith(tuple(table["participles"]))
        main = verbs and word.startswith(verbs) and len(word) > LEAST and not relative
        if main or len(found) == TAIL or word in given.words["finite"] or (table["opened"] and not (found or opens)):
            break
        relative = word in given.words["pronouns"]
        found.append(match.group())
    return found, False


def counts_all(doc: Doc, figure: Figure, ahead: str, given: Given) -> bool:
    """Whether a count says that these are all: "all six", "keenam"."""
    collective = tuple(given.tables["again"]["collective"])
    return given.words["all"].ends(ahead) or fold(doc.text(figure.span)).startswith(collective)
