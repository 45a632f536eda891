"""
What counted things are called when they are counted again: "nine lorries … the ten trucks", "17 lukisan … 71 karya".

The same noun, another word for it, or a wider one: who tells of "vehicles" after nine lorries tells of the lorries, and
who tells of "victims" of the only people that were counted. Some nouns stand before their number: "a majority of 1,132".
"""

from collections.abc import Iterable, Mapping
from functools import cache
from itertools import chain
from typing import TypeVar

from scorer.lexicon import Lexicon, fold
from scorer.model import Doc, Figure
from scorer.rules.consistency.num_conflict import phrases, slots
from scorer.rules.given import Given, Table

NEXT = 16  # code points behind a noun in which a word says of what sort it is
MOST = 12  # counts of one name that are kept
FATES = frozenset({"dead", "injured", "missing", "arrested", "rescued", "displaced"})  # what befalls people
PEOPLE = ("person", "soldier")  # how the kinds of people are called where figures are read

Kept = TypeVar("Kept")


class Told:
    """The counts of one story so far, by what they are called."""

    __slots__ = ("_given", "_named", "_people", "_sorts")

    def __init__(self, given: Given) -> None:
        self._given = given
        self._named: dict[str, list[Figure]] = {}
        self._sorts: list[tuple[Figure, str]] = []
        self._people: list[Figure] = []

    def add(self, doc: Doc, figure: Figure, names: Iterable[str]) -> None:
        """Keep a count under each of its names, and under the words before its noun: "85 lime trees" are limes."""
        if self._given.words["among"].begins(doc.body[figure.span.end : figure.span.end + NEXT]):
            return  # "two of them" are some of those just told
        if figure.value <= 1:
            return  # one of them
        for name in names:
            _keep(self._named.setdefault(name, []), figure)
        if any(self._given.tables["heads"].get(name) == "" for name in names):  # "a crew of six"
            _keep(self._people, figure)
        if figure.noun_span is None:
            return
        end = figure.noun_span.start
        if self._given.tables["again"]["noun_first"]:  # "4.500 bibit pohon"
            end = figure.noun_span.end + len(
                doc.body[figure.noun_span.end : figure.noun_span.end + NEXT].split(",")[0].rpartition(" ")[0]
            )
        _keep(self._sorts, (figure, fold(doc.body[figure.span.end : end])))
        if is_person(doc, figure, self._given):
            _keep(self._people, figure)

    def named(self, figure: Figure, name: str) -> list[Figure]:
        """The counts under one name in the sentences before."""
        return [one for one in self._named.get(name, ()) if one.sentence < figure.sentence]

    def befallen(self, doc: Doc, figure: Figure, word: str, deed: str) -> list[Figure]:
        """The people whom the same befell, where they are called alike or by no name of their own: "19 others were injured"."""
        if figure.event not in FATES:
            return []
        given = self._given
        loose = _loose(*(given.words[name] for name in ("persons", "men", "others", "victims")))
        return [
            one
            for one in self.named(figure, deed)
            if one.noun is None or is_person(doc, one, given)
            if word in loose or phrases.noun(doc, one, given) in loose | {word}
        ]

    def wider(self, figure: Figure, word: str) -> list[Figure]:
        """The counts that a wider word may take up: of the only such thing or the only people that the story counted."""
        kinds = _kinds(self._given.tables["kinds"], self._given.tables["alike"], self._given.tables["again"]["plural"])
        members = [
            told for kind in kinds.get(word, ()) if (told := self.named(figure, some(kind)) or self.named(figure, kind))
        ]
        if members or not word:
            return members[0] if len(members) == 1 else []
        people = [one for one in self._people if one.sentence < figure.sentence]
        if word in self._given.words["victims"] or self._given.tables["heads"].get(word) == "":
            return people
        if word in self._given.words["accused"]:
            return [one for one in people if one.event in {None, "arrested"}]
        if word in self._given.words["persons"] or word in self._given.words["men"]:
            return [
                one
                for one in people
                if (one.noun or PEOPLE[0]).startswith(PEOPLE) or one.event == "arrested" or slots.turned(one, figure)
            ]
        wide = f" {word}"
        sorts = [one for one, sort in self._sorts if one.sentence < figure.sentence and wide in sort]
        return sorts or [one for one in people if slots.turned(one, figure)]


def word(doc: Doc, figure: Figure, given: Given) -> str:
    """The word for what a figure counts, one for all that are called alike; "" where there is none."""
    noun = phrases.noun(doc, figure, given)
    head = phrases.head(doc, figure, given)[0]
    if head or not noun:
        return known(head, given)
    if noun in given.words["members"] and figure.noun_span:
        group = fold(doc.body[figure.span.end : figure.noun_span.start]).strip().rpartition(" ")[2]
        noun = group if group in given.tables["heads"] else noun  # "seven crew members"
    return known(noun, given)


def fate(doc: Doc, figure: Figure, given: Given) -> str:
    """What befell those whom a figure counts, as a verb or a noun says: "three died", "the bodies of the three"; or ""."""
    if figure.event in FATES:
        return str(figure.event)
    ahead = doc.body[max(0, figure.stated.start - NEXT) : figure.stated.start].rstrip()
    dead = given.words["mourned"].ends(ahead)
    return "dead" if dead else str(given.tables["bearers"].get(word(doc, figure, given), ""))


def takes_in(word: str, thing: str, given: Given) -> bool:
    """Whether a word is a wider one for a thing, both as they are known: "birds" for hens."""
    kinds = _kinds(given.tables["kinds"], given.tables["alike"], given.tables["again"]["plural"])
    return thing in kinds.get(word, ())


def some(word: str) -> str:
    """The name under which a count of some of the things is kept: "nine of the 24 seats"."""
    return f"{word}/some" if word else ""


def known(noun: str, given: Given) -> str:
    """The word by which all that are called like a noun, itself without a plural's ending, are known."""
    return _alike(given.tables["alike"], given.tables["again"]["plural"]).get(noun, noun)


def is_animal(doc: Doc, figure: Figure, given: Given) -> bool:
    """Whether it counts animals."""
    return figure.noun_span is not None and fold(doc.text(figure.noun_span)) in given.tables["kinds"]["animal"]["of"]


def is_person(doc: Doc, figure: Figure, given: Given) -> bool:
    """Whether it counts people."""
    if figure.noun is not None and figure.noun.startswith(PEOPLE):
        return True
    if figure.event == "arrested" or word(doc, figure, given) in given.tables["bearers"]:
        return True  # "eight poachers were arrested", "11 bodies"
    return figure.noun_span is not None and fold(doc.text(figure.noun_span)) in given.words["people"]


def tells_sum(words: list[str], given: Given) -> bool:
    """Whether the words behind an amount name it or open a clause of it: "the £4m grant", "the £4m it raised"."""
    return any(word in given.words[name] for name in ("sums", "opens_sum") for word in words)


def _keep(told: list[Kept], figure: Kept) -> None:
    """Keep a count; of so many that they are a table, no more."""
    if len(told) <= MOST:
        told.append(figure)


@cache
def _loose(*lists: Lexicon) -> frozenset[str]:
    """The words for people that say nothing else of them, and "" for none."""
    return frozenset(("", *chain.from_iterable(lists)))


@cache
def _alike(table: Table, plural: str) -> Mapping[str, str]:
    """For each word the one by which all that tell the same are known."""
    return {name.removesuffix(plural): known for known, names in table.items() for name in names}


@cache
def _kinds(table: Table, alike: Table, plural: str) -> Mapping[str, frozenset[str]]:
    """For each wider word the words that it may take up, as they are known."""
    known = _alike(alike, plural)
    found: dict[str, frozenset[str]] = {}
    for kind in table.values():
        members = frozenset(name.removesuffix(plural) for name in kind["of"])
        for wide in kind["wide"]:
            bare = known.get(wide.removesuffix(plural), wide.removesuffix(plural))
            found[bare] = found.get(bare, frozenset()) | {known.get(name, name) for name in members} - {bare}
    return found
