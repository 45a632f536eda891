"""Two parties that a claim may come from, and whether they are surely two: "the company" and "the union"."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from scorer.lexicon import Lexicon, fold, initials
from scorer.model import Attribution, Doc, NameKind, Row, Span
from scorer.rules.given import Given, Table

WEIGHT = 3  # letters of a word that tells one party from another
NAMED = 2  # words of a name
NAME = 40  # code points that a name may reach beyond a place
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")

_NUMBERED = re.compile(r"\b([A-Z][a-z]+)\s([IVX]{1,5}|\d{1,3}|[A-H])(?!\w)")

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Party:
    """
    Who a claim comes from: where it stands, its words, and the sides it may be of.

    `person` are the words of a person's name, `names` those of any name, the words for kinds of bodies aside, `capitals` all
    with a capital. `one` is whether it is somebody told by a description alone: "a waitress". `ties` is what
    the party is to somebody: a widow, a brother.
    """

    span: Span
    words: Words
    sides: Words
    offices: Words
    person: Words
    names: Words
    capitals: Words
    one: bool
    ties: Words


class Cast:
    """The people of an article whose names have no word for a body in them, for asking who stands where."""

    __slots__ = ("_known", "_people")

    def __init__(self, doc: Doc, given: Given) -> None:
        bodies = _heads(given.tables["names"])
        people = [name for name in doc.names if name.kind is NameKind.PERSON and " " in name.identity]
        bodied = {
            identity for identity in {name.identity for name in people} if "&" in identity or bodies.first(identity)
        }
        self._people = Row(name for name in people if name.identity not in bodied)
        self._known = {name.identity for name in people} - bodied

    def who(self, doc: Doc, span: Span, spoken: str | None, given: Given) -> str:
        """The person who speaks at a place, or is named there, not as "the charity Roof First" is; "" without one."""
        if spoken in self._known:
            return spoken or ""
        text = doc.text(span)
        plain = "," in text or _heads(given.tables["names"]).first(text) is None
        wide = Span(max(0, span.start - NAME), span.end + NAME)
        near = (name for name in self._people.inside(wide) if name.span.overlaps(span))
        return next((name.identity for name in near if name.title or plain), "")


def party(doc: Doc, span: Span, credit: Attribution | None, cast: Cast, given: Given) -> Party:
    """Who stands at a place, as the one whom a statement is credited to, if it is."""
    text = doc.text(span)
    person = cast.who(doc, span, credit.speaker.name if credit else None, given)
    return Party(
        span,
        frozenset(
            word for word in _WORD.findall(fold(text)) if len(word) >= WEIGHT and word not in given.words["plain"]
        ),
        sides(text, given),
        offices(text, given),
        frozenset(fold(person).split()) - _titles(given.tables["offices"]),
        _proper(text, given),
        _capitals(text),
        any(fold(text).startswith(f"{word} ") for word in given.words["somebody"]),
        _of(given.tables["ties"], text),
    )


def rivals(giver: Party, owner: Party, doc: Doc, given: Given, *, alone: bool = False) -> bool:
    """
    Whether two parties are surely two: of two sides, holders of two offices, of two names, or two described people.

    `alone` is whether the owner is said to be the only one: then a waitress is no cabman.
    """
    if _numbered(doc, giver.span, owner.span) or _posts(doc, giver, owner, given):
        return True
    if alone and giver.one and owner.one:
        return not giver.words & owner.words
    told = ((giver.sides, owner.sides), (giver.offices, owner.offices), (giver.ties, owner.ties))
    if any(one and other and not one & other for one, other in told):
        return True
    if giver.person and owner.person:
        return not giver.person & owner.person
    if giver.sides & owner.sides and giver.words & owner.words:
        return bool((giver.capitals & giver.words) - owner.words and (owner.capitals & owner.words) - giver.words)
    return not giver.person and not owner.person and _named_apart(giver.names, owner.names, doc, giver.span, owner.span)


def _posts(doc: Doc, giver: Party, owner: Party, given: Given) -> bool:
    """Whether two hold one kind of post in two bodies: "Ketua Panitia Festival", "Ketua Dewan Kesenian"."""
    first, second = (_post(doc.text(one.span), one.person, given) for one in (giver, owner))
    shared = given.words["holders"]
    return any(
        one and other and not one & other for one, other in ((first.get(post), second.get(post)) for post in shared)
    )


def _post(text: str, person: Words, given: Given) -> Mapping[str, Words]:
    """The posts that a text names, each with the words of the body behind it."""
    words = text.replace(",", " ,").split()
    posts: dict[str, Words] = {}
    for at, word in enumerate(words):
        if fold(word) in given.words["holders"]:
            behind = takewhile(lambda one: one[:1].isupper(), words[at + 1 :])
            posts[fold(word)] = frozenset(map(fold, behind)) - person
    return posts


def _numbered(doc: Doc, one: Span, other: Span) -> bool:
    """Whether two bodies of one kind have two numbers: "Komisi II", "Komisi IV"."""
    first, second = (dict(_NUMBERED.findall(doc.text(span))) for span in (one, other))
    return any(number != second.get(kind, number) for kind, number in first.items())


def _named_apart(one: Words, other: Words, doc: Doc, first: Span, second: Span) -> bool:
    """Whether two bodies have names with words of their own, and of which none is short for the other."""
    long, short = doc.text(first), doc.text(second)
    if any(
        word.isupper() and word in initials(full)
        for full, brief in ((long, short), (short, long))
        for word in brief.split()
    ):
        return False
    return bool(one - other and other - one)


def _proper(text: str, given: Given) -> Words:
    """The words of a name, those of what kind of body it is aside: "Arden" of "Arden University"."""
    written = [word for word in _WORD.findall(text) if word[:1].isupper() and len(word) >= WEIGHT]
    if len(written) < NAMED and not any(word.isupper() for word in written):
        return frozenset()  # a lone word with a capital may be any word that opens a sentence, or a place
    return given.words["articles"].unlisted(fold(word) for word in written) - set(given.tables["names"]["aside"])


def _capitals(text: str) -> Words:
    return frozenset(fold(word) for word in _WORD.findall(text) if word[:1].isupper())


@cache
def _titles(table: Table) -> Words:
    """The words of offices, which may stand before a name."""
    return frozenset(word for words in table.values() for office in words for word in office.split())


@cache
def _heads(table: Table) -> Lexicon:
    """The words for bodies, as names are written with them."""
    return Lexicon(table["heads"])


def offices(text: str, given: Given) -> Words:
    """Which offices a text names, of which no two are one."""
    return _of(given.tables["offices"], text)


def sides(text: str, given: Given) -> Words:
    """The sides that a text names, of which no two are one."""
    return _of(given.tables["sides"], text)


def called(given: Given) -> Lexicon:
    """What the sides are called that a text may name: "the union"."""
    return _lists(given.tables["sides"])[0]


def _of(table: Table, text: str) -> Words:
    phrases, sides = _lists(table)
    return frozenset(side for phrase in phrases.standing(text) for side in sides[phrase])


@cache
def _lists(table: Table) -> tuple[Lexicon, Mapping[str, Sequence[str]]]:
    """The phrases of all sides, and the sides that each is of."""
    sides: dict[str, list[str]] = defaultdict(list)
    for name, words in table.items():
        for word in words:
            sides[fold(word)].append(name)
    return Lexicon(sides), sides
