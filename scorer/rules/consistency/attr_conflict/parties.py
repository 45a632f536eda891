"""Who may own what a sentence tells: each body, office and person in it, and how two of them stand to each other."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from scorer.lexicon import fold, initials
from scorer.model import Doc, Name, NameKind, Span
from scorer.rules.given import Given, Table

REACH = 5  # words that say which ministry it is
LONGEST = 30  # code points of one
LINK = 12  # code points of what joins a head to its owner: "of the"
WHERE = 20  # code points before a name in which a word makes it a place
NAMED = 3  # letters of a person's name
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_AHEAD = re.compile(r"([^\W\d_][\w'’-]*)\s$")
_BEHIND = re.compile(r"\s([^\W\d_][\w'’-]*)")
_JOIN = re.compile(r"\s?,?\s?(?:\(\d+\)\s?)?")

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Party:
    """
    Who is named at a place, and what is told of him.

    `heads` say what kind of body or office it is, `ranks` which of several ("deputy"), `person` are the words of a
    person's name, and `own` are all others that tell it from the next of its kind.
    """

    span: Span
    text: str
    heads: Words
    ranks: Words
    person: Words
    own: Words


class Cast:
    """The parties of an article, sentence by sentence, each read when it is first asked for."""

    __slots__ = ("_doc", "_given", "_heads", "_read")

    def __init__(self, doc: Doc, given: Given) -> None:
        self._doc = doc
        self._given = given
        self._heads = [Span(hit.start, hit.end) for hit in given.words["heads"].find(doc.folded, folded=True)]
        self._read: dict[Span, tuple[Party, ...]] = {}

    def inside(self, sentence: Span) -> tuple[Party, ...]:
        """The parties of a sentence, in order."""
        if sentence not in self._read:
            self._read[sentence] = tuple(self._party(span) for span in self._spans(sentence))
        return self._read[sentence]

    def _party(self, span: Span) -> Party:
        doc, words = self._doc, self._given.words
        text = doc.text(span)
        people = (name.identity for name in doc.people.inside(span) if self._is_person(name, span))
        person = {word for name in people for word in _WORD.findall(fold(name)) if len(word) >= NAMED}
        heads = [hit.phrase for hit in words["heads"].find(text)]
        told = [fold(word) for word in _WORD.findall(text)]
        ranks = {word for word in told if word in words["ranks"]}
        aside = ranks | person | {word for head in heads for word in head.split()}
        own = {word.removesuffix("'s") for word in told if word not in words["plain"] and word not in aside}
        kinds = _kinds(self._given.tables["kinds"])
        return Party(
            span,
            text,
            Words(kinds.get(head, head) for head in heads),
            Words(ranks),
            Words(person),
            Words(word for word in own if not word.isdigit()),
        )

    def _is_person(self, name: Name, span: Span) -> bool:
        """Whether a name is somebody's own, and no part of a body's: "West Sinduraja | fisheries office"."""
        if self._given.words["heads"].first(name.identity):
            return False
        ahead, behind = self._doc.body[span.start : name.span.start].rstrip(), self._doc.body[name.span.end : span.end]
        led = " " in name.identity and (
            name.title is not None or ahead.endswith(",")
        )  # and not "Menteri Lingkungan | Hidup"
        return behind[:1] in {"", ","} and (led or not ahead)

    def _spans(self, sentence: Span) -> Iterator[Span]:
        """The places of parties: a head with its words, a name, and both where they stand beside each other."""
        heads = (one for one in self._heads if sentence.start <= one.start and one.end <= sentence.end)
        found = [self._whole(one, sentence) for one in heads]
        found.extend(name.span for name in self._doc.name_row.inside(sentence) if self._may_speak(name))
        last: Span | None = None
        for span in sorted(found, key=lambda one: (one.start, -one.end)):
            if last and self._goes_on(last, span):
                last = Span(last.start, max(last.end, span.end))
                continue
            if last:
                yield last
            last = span
        if last:
            yield last

    def _may_speak(self, name: Name) -> bool:
        """Whether a name is a person's or a body's, and not told as where something is."""
        if name.kind is NameKind.PLACE or (name.kind in {NameKind.OTHER, NameKind.OUTLET} and " " not in name.identity):
            return False
        ahead = self._doc.folded[max(0, name.span.start - WHERE) : name.span.start].rstrip()
        return not self._given.words["where"].ends(ahead)

    def _goes_on(self, last: Span, span: Span) -> bool:
        """Whether a place tells of the party before it: "Mayor | Ines Orm", "the mayor, | Ines Orm"."""
        if span.start <= last.end:
            return True
        between = self._doc.body[last.end : span.start]
        return _JOIN.fullmatch(between) is not None and ("," not in between or bool(self._doc.people.inside(span)))

    def _whole(self, head: Span, sentence: Span) -> Span:
        """A head with the words that say which, as the language puts them: before it and behind "of", or behind it."""
        body, stops, order = self._doc.body, self._given.words["stops"], self._given.tables["order"]
        verb = _pattern(order["verb"])
        start, end = head.start, head.end
        if order["owner"] == "behind":
            return Span(start, self._reach(end, sentence, verb))
        for _ in range(REACH):
            ahead = _AHEAD.search(body, max(sentence.start, start - LONGEST), start)
            if not ahead or fold(ahead[1]) in stops or verb.fullmatch(ahead[1]):
                break
            start = ahead.start(1)
        link = self._given.words["of"].first(self._doc.folded[end + 1 : min(end + LINK, sentence.end)])
        if not link or link.start or not (body[end + link.end + 2].isupper() or link.phrase.startswith("of")):
            return Span(start, end)
        return Span(start, self._reach(end + 1 + link.end, sentence, verb))

    def _reach(self, end: int, sentence: Span, verb: re.Pattern[str]) -> int:
        """Where the words behind a head end."""
        stops = self._given.words["stops"]
        for at in range(REACH):
            behind = _BEHIND.match(self._doc.body, end, sentence.end)
            if not behind or fold(behind[1]) in stops or (at and verb.fullmatch(behind[1])):
                break
            end = behind.end()
        return end


def relation(one: Party, two: Party) -> str:
    """How two parties stand to each other: the same, of one kind with two names, of two kinds, and so on."""
    if one.person & two.person:
        return "same"
    if one.heads & two.heads and one.ranks ^ two.ranks:
        return "rank"
    if one.person and two.person:
        return "two persons"
    if _short(one, two) or _short(two, one):
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


def _short(one: Party, two: Party) -> bool:
    """Whether one is told by the initials of the other."""
    return any(len(word) > 1 and word.isupper() and word in initials(two.text) for word in _WORD.findall(one.text))


@cache
def _pattern(form: str) -> re.Pattern[str]:
    return re.compile(form)


@cache
def _kinds(table: Table) -> Mapping[str, str]:
    """The word by which bodies called alike are known: a ministry is its minister's."""
    return {word: kind for kind, words in table.items() for word in words}
