"""The parties of an article, sentence by sentence: who is named there, and in which places they stand."""

import re
from collections.abc import Iterator
from functools import cache

from scorer.lexicon import Lexicon, fold
from scorer.model import Doc, Name, NameKind, Span
from scorer.rules.consistency.attr_conflict import places
from scorer.rules.consistency.attr_conflict.parties import Party, party
from scorer.rules.given import Given

PARTIES = 6  # of a sentence
REACH = 5  # words that say which ministry it is
LONGEST = 30  # code points of one
LINK = 12  # code points of what joins a head to its owner: "of the"
WHERE = 20  # code points before a name in which a word makes it a place
STOPS = ("stops", "plain", "telling", "given")  # lists of words that belong to no party
LISTS = ("alone", "together", "confirms", "works")  # lists of words that tell whose a thing is
_AHEAD = re.compile(r"([^\W\d_][\w'’-]*)\s$")
_BEHIND = re.compile(r"\s([^\W\d_][\w'’-]*)")
_JOIN = re.compile(r"\s?,?\s?(?:\(\d+\)\s?)?")


class Cast:
    """What is asked of the sentences of an article, each read when it is first asked for."""

    __slots__ = ("_doc", "_given", "_parties", "_places", "_said", "_spans")

    def __init__(self, doc: Doc, given: Given) -> None:
        self._doc = doc
        self._given = given
        self._spans: dict[Span, tuple[Span, ...]] = {}
        self._parties: dict[Span, Party] = {}
        self._places: dict[Span, frozenset[str]] = {}
        self._said: dict[Span, frozenset[str]] = {}

    def inside(self, sentence: Span) -> list[Party]:
        """The parties of a sentence, in order."""
        return [self._party(span) for span in self._found(sentence)]

    def telling(self, sentence: Span, wanted: frozenset[str]) -> list[Party]:
        """Those that stand in one of some places."""
        return [
            self._party(span)
            for span in self._found(sentence)[:PARTIES]
            if not self._place(span, sentence).isdisjoint(wanted)
        ]

    def places(self, one: Party, sentence: Span) -> frozenset[str]:
        """Where a party stands in its sentence."""
        return self._place(one.span, sentence)

    def _found(self, sentence: Span) -> tuple[Span, ...]:
        if sentence not in self._spans:
            self._spans[sentence] = tuple(self._read(sentence))
        return self._spans[sentence]

    def _party(self, span: Span) -> Party:
        if span not in self._parties:
            self._parties[span] = party(self._doc, span, self._given)
        return self._parties[span]

    def _place(self, span: Span, sentence: Span) -> frozenset[str]:
        if span not in self._places:
            self._places[span] = frozenset(places.read(self._doc, span, sentence, self._given))
        return self._places[span]

    def said(self, sentence: Span) -> frozenset[str]:
        """The lists of which a sentence has a word, and "silent" where somebody in it told nothing."""
        if sentence not in self._said:
            text = self._doc.folded[sentence.start : sentence.end]
            found = {name for name in LISTS if self._given.words[name].first(text, folded=True)}
            if places.silent(self._doc, sentence, self._given):
                found.add("silent")
            self._said[sentence] = frozenset(found)
        return self._said[sentence]

    def _read(self, sentence: Span) -> Iterator[Span]:
        """The places of parties: a head with its words, a name, and both where they stand beside each other."""
        text = self._doc.folded[sentence.start : sentence.end]
        found = [
            self._whole(Span(sentence.start + hit.start, sentence.start + hit.end), sentence)
            for hit in self._given.words["heads"].find(text, folded=True)
        ]
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
        body, order = self._doc.body, self._given.tables["order"]
        stops, verb = _stops(*(self._given.words[name] for name in STOPS)), _pattern(order["verb"])
        start, end = head.start, head.end
        if order["owner"] == "behind":
            return Span(start, self._reach(end, sentence))
        for _ in range(REACH):
            ahead = _AHEAD.search(body, max(sentence.start, start - LONGEST), start)
            if not ahead or fold(ahead[1]) in stops or verb.fullmatch(ahead[1]):
                break
            start = ahead.start(1)
        link = self._given.words["of"].first(self._doc.folded[end + 1 : min(end + LINK, sentence.end)])
        if not link or link.start or not (body[end + link.end + 2].isupper() or link.phrase.startswith("of")):
            return Span(start, end)
        return Span(start, self._reach(end + 1 + link.end, sentence))

    def _reach(self, end: int, sentence: Span) -> int:
        """Where the words behind a head end; one with a capital goes on: "Kementerian | Dalam Negeri"."""
        stops = _stops(*(self._given.words[name] for name in STOPS))
        verb = _pattern(self._given.tables["order"]["verb"])
        for _ in range(REACH):
            behind = _BEHIND.match(self._doc.body, end, sentence.end)
            if not behind or behind[1] in stops or verb.fullmatch(behind[1]):
                break
            end = behind.end()
        return end


@cache
def _pattern(form: str) -> re.Pattern[str]:
    return re.compile(form)


@cache
def _stops(*lists: Lexicon) -> frozenset[str]:
    return frozenset(word for one in lists for word in one)
