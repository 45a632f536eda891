"""Who may own what a sentence tells: a body, an office or a person, and how two of them stand to each other."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from scorer.lexicon import fold, initials
from scorer.model import Doc, Name, Span
from scorer.rules.consistency.attr_conflict import stems
from scorer.rules.given import Given, Table

NAMED = 3  # letters of a person's name
ONE = frozenset({"same", "part"})  # how parties stand to each other that may be one
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")

Words = frozenset[str]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Party:
    """
    Who is named at a place, and what is told of him.

    `heads` say what kind of body or office it is, `ranks` which of several ("deputy"), `person` are the words of a
    person's name, and `own` are all others that tell it from the next of its kind; `short` are the words in capitals
    that may be the `initials` of another, and `roots` those of all its words.
    """

    span: Span
    text: str
    heads: Words
    ranks: Words
    person: Words
    own: Words
    short: Words
    initials: str
    roots: Words


def party(doc: Doc, span: Span, given: Given) -> Party:
    """The party of a place."""
    words, text, folded = given.words, doc.text(span), doc.folded[span.start : span.end]
    people = (name.identity for name in doc.people.inside(span) if _is_person(doc, name, span, given))
    person = {word for name in people for word in _WORD.findall(fold(name)) if len(word) >= NAMED}
    heads = [hit.phrase for hit in words["heads"].find(folded, folded=True)]
    told = _WORD.findall(folded)
    ranks = {word for word in told if word in words["ranks"]}
    aside = ranks | person | {word for head in heads for word in head.split()}
    own = {word.removesuffix("'s") for word in told if word not in words["plain"] and word not in aside}
    kinds = _kinds(given.tables["kinds"])
    return Party(
        span=span,
        text=text,
        heads=Words(kinds.get(head, head) for head in heads),
        ranks=Words(ranks),
        person=Words(person),
        own=Words(word for word in own if not word.isdigit()),
        short=Words(word for word in _WORD.findall(text) if len(word) > 1 and word.isupper()),
        initials=initials(text),
        roots=stems.read(folded, given),
    )


def relation(one: Party, two: Party) -> str:
    """How two parties stand to each other: the same, of one kind with two names, of two kinds, and so on."""
    if one.person & two.person:
        return "same"
    if one.heads & two.heads and one.ranks ^ two.ranks:
        return "rank"
    if one.person and two.person:
        return "two persons"
    if any(word in two.initials for word in one.short) or any(word in one.initials for word in two.short):
        return "same"
    if _squeezed(one.text) == _squeezed(two.text):
        return "same"
    return _of_bodies(one, two)


def _of_bodies(one: Party, two: Party) -> str:
    """The same of two bodies, or of a body and a person, by their heads and the words of their own."""
    if one.heads & two.heads:
        apart = one.own - two.own and two.own - one.own
        return "rivals" if apart else "same" if one.own == two.own else "part"
    if one.own & two.own:
        return "akin"
    return "person body" if one.person or two.person else "two kinds"


def _squeezed(text: str) -> str:
    """A name however it is spaced: "Health Care Board", "Healthcare Board"."""
    return fold(text).replace(" ", "")


def _is_person(doc: Doc, name: Name, span: Span, given: Given) -> bool:
    """Whether a name is somebody's own, and no part of a body's: "West Sinduraja | fisheries office"."""
    if given.words["heads"].first(name.identity):
        return False
    ahead, behind = doc.body[span.start : name.span.start].rstrip(), doc.body[name.span.end : span.end]
    titled = name.title is not None or ahead.endswith(",")  # and not "Menteri Lingkungan | Hidup"
    return behind[:1] in {"", ","} and ((" " in name.identity and titled) or not ahead)


@cache
def _kinds(table: Table) -> Mapping[str, str]:
    """The word by which bodies called alike are known: a ministry is its minister's."""
    return {word: kind for kind, words in table.items() for word in words}
