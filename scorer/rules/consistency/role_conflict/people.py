"""Who is meant where: the persons of a story by their full names, and by the one word that stands for them later."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence

from scorer.lexicon import fold
from scorer.model import Doc, Name, NameKind, Span
from scorer.rules.given import Given

_BEHIND = re.compile(r"\s([A-Z][\w’'-]{1,30})")
FAR = 300  # code points behind a person's last mention in which "he" may still be that person
GROUND = 40  # code points behind the word for what is called after places in which the place stands
ARTICLE = 8  # code points before a name in which an article stands
MOST = 400  # persons looked at


class People:
    """The persons of a story. Built once; each question is a search."""

    __slots__ = ("_by_word", "_doc", "_starts", "mentions")

    def __init__(self, doc: Doc, given: Given) -> None:
        self._doc = doc
        persons = [name for name in doc.names if name.kind is NameKind.PERSON][:MOST]
        bodies = _bodies(doc, persons, given)
        persons = [name for name in persons if name.span not in bodies]
        words: dict[str, set[str]] = defaultdict(set)
        for name in persons:
            for word in fold(name.identity).split():
                words[word].add(name.identity)
        self._by_word: Mapping[str, set[str]] = words
        self.mentions = sorted((*persons, *self._titled(doc, persons, given)), key=lambda name: name.span)
        self._starts = [name.span.start for name in self.mentions]

    def _titled(self, doc: Doc, persons: Sequence[Name], given: Given) -> list[Name]:
        """A family name behind a form of address, which reading gave to another name: "Ms Fallow, Corrane's director"."""
        known = {name.span for name in persons}
        found = []
        for hit in given.words["address"].find(doc.folded, folded=True):
            name = _BEHIND.match(doc.body, hit.end)
            if name is None:
                continue
            span = Span(*name.span(1))
            full = self._by_word.get(fold(name.group(1)), set())
            if len(full) == 1 and not any(span.overlaps(one) for one in known):
                found.append(Name(span=span, kind=NameKind.PERSON, identity=next(iter(full))))
        return found

    def called(self, text: str) -> str | None:
        """The one person of the story whom a name as written can mean, titles before it aside."""
        words = [fold(word).removesuffix("'s") for word in text.split()]
        meant = [self._by_word.get(word, set()) for word in words]
        while len(meant) > 1 and not meant[0]:
            meant = meant[1:]
        shared = set.intersection(*meant) if meant else set()
        return next(iter(shared)) if len(shared) == 1 else None

    def several(self, text: str) -> bool:
        """Whether two persons of the story are called by one word."""
        return " " not in text and len(self._by_word.get(fold(text), ())) > 1

    def near_before(self, place: int) -> frozenset[str]:
        """The persons named in the sentences just before a place."""
        at, behind = bisect_left(self._starts, place), bisect_left(self._starts, place - FAR)
        return frozenset(name.identity for name in self.mentions[behind:at])

    def meant_by(self, source: Span) -> str | None:
        """The person whom a description that speaks stands for, as reading resolved it: "the deputy said"."""
        for one in self._doc.attributions:
            if one.source and one.source.overlaps(source) and one.speaker.name:
                return self.called(one.speaker.name)
        return None


def _bodies(doc: Doc, persons: Sequence[Name], given: Given) -> frozenset[Span]:
    """
    Where what reading took for a person is a part of a body's name.

    It stands behind an article ("the Allied Porters' leader"), behind the word for what is called after places ("Polres
    Tanjung Lor"), or it ends a body's name that stands elsewhere, between somebody else's post and name too ("Ketua DPRD
    Arga Lor, Rini Astuti", "Direktur Teknik Perumda Arga | Lor").
    """
    titles = [(name.title, name.identity) for name in persons if name.title]
    grounds = {
        doc.folded[hit.end + 1 : hit.end + GROUND] for hit in given.words["grounds"].find(doc.folded, folded=True)
    }
    found = set()
    for name in persons:
        text = doc.text(name.span).removesuffix("'s").removesuffix("’s")
        before = doc.folded[max(0, name.span.start - ARTICLE) : name.span.start].split()[-1:]
        whole = f"{name.title.split()[-1]} {text}" if name.title and " " not in text else text
        behind = before and before[0] in given.words["articles"] and not name.title and " " in text
        ground = any(place.startswith((fold(text), fold(whole))) for place in grounds)
        titled = " " in whole and any(title.endswith(whole) and who != name.identity for title, who in titles)
        if behind or ground or titled:
            found.add(name.span)
    return frozenset(found)
