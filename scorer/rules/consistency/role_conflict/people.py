"""Who is meant where: the persons of a story by the last two words of their full names."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping

from scorer.lexicon import fold
from scorer.model import Doc, Name, NameKind, Span
from scorer.rules.given import Given

MOST = 400  # names looked at
AHEAD = 30  # code points before a name in which a rank and first names stand
FAR = 400  # code points behind a person's last mention in which a post may stand for them
_RANKED = re.compile(r"(?P<rank>[\w.]+)\s(?P<first>(?:[A-Z][\w’'-]*\s)*)\Z")


class People:
    """The persons of a story. Built once; each question is a search."""

    __slots__ = ("_by_word", "_full", "spans")

    def __init__(self, doc: Doc, given: Given) -> None:
        mentions = sorted((span, full) for name in doc.names[:MOST] for span, full in _person(doc, name, given))
        self.spans = [span for span, _ in mentions]
        self._full = dict(mentions)
        self._by_word = _by_word(set(self._full.values()))

    def at(self, span: Span) -> str:
        """Who is meant by a name; "" where two may be, or where nobody's full name is told."""
        return self.called(self._full[span])

    def called(self, text: str) -> str:
        """The same of a name that reading resolved."""
        words = _words(text)
        known = self._by_word.get(words[-1], set())
        if len(words) > 1:
            return " ".join(words[-2:])
        return next(iter(known)) if len(known) == 1 else ""

    def near(self, place: int) -> Iterator[str]:
        """Yield the persons named shortly before a place, the nearest first."""
        number = bisect_left(self.spans, Span(place, 0))
        for span in reversed(self.spans[:number]):
            if span.start < place - FAR:
                return
            yield self.at(span)


def _person(doc: Doc, name: Name, given: Given) -> Iterator[tuple[Span, str]]:
    """Yield the place and the full name of a person; where reading took first names for common words, a rank before them tells."""
    if name.kind is NameKind.PERSON:
        if fold(doc.text(name.span).split()[0]) not in given.words["bodies"]:
            yield name.span, name.identity
    elif name.kind is NameKind.OTHER:
        before = _RANKED.search(doc.body, max(0, name.span.start - AHEAD), name.span.start)
        if before and before["rank"] in given.words["ranks"]:
            span = Span(before.start("first"), name.span.end)
            yield span, doc.text(span)


def _by_word(names: set[str]) -> Mapping[str, set[str]]:
    """Of whose full name each word is a part."""
    found: dict[str, set[str]] = {}
    for words in map(_words, names):
        if len(words) > 1:
            for word in words:
                found.setdefault(word, set()).add(" ".join(words[-2:]))
    return found


def _words(name: str) -> list[str]:
    return fold(name).removesuffix("'s").split()
