"""Who is meant where: the persons of a story by the last two words of their full names."""

import re
from collections.abc import Iterator, Mapping

from scorer.lexicon import fold
from scorer.model import Doc, Name, NameKind, Span
from scorer.rules.consistency.role_conflict import posts
from scorer.rules.given import Given

MOST = 400  # names looked at
AHEAD = 30  # code points before a name in which a rank and first names stand
BODIES = frozenset({NameKind.ORGANISATION, NameKind.PLACE})  # whose names nobody bears
_RANKED = re.compile(r"(?P<rank>[\w.]+)\s(?P<first>(?:[A-Z][\w’'-]*\s)*)\Z")


class People:
    """The persons of a story. Built once; each question is a search."""

    __slots__ = ("_by_word", "_full", "_texts", "spans")

    def __init__(self, doc: Doc, given: Given) -> None:
        names = doc.names[:MOST]
        bodies = " | ".join(name.identity for name in names if name.kind in BODIES)
        mentions = sorted(one for name in names for one in _person(doc, name, given) if one[1] not in bodies)
        self.spans = [span for span, _ in mentions]
        self._full = dict(mentions)
        self._texts = {span: fold(doc.text(span)).removesuffix("'s") for span in self.spans}
        self._by_word = _by_word(set(self._full.values()))

    def at(self, span: Span) -> str:
        """Who is meant by a name; "" where two may be, or where nobody's full name is told."""
        several = len(self._by_word.get(self._texts[span], ())) > 1
        return "" if several else self.called(self._full[span])

    def called(self, text: str) -> str:
        """The same of a name that reading resolved."""
        words = _words(text)
        known = self._by_word.get(words[-1], set())
        if len(words) > 1:
            return " ".join(words[-2:])
        return next(iter(known)) if len(known) == 1 else ""


def _person(doc: Doc, name: Name, given: Given) -> Iterator[tuple[Span, str]]:
    """Yield the place and the full name of a person; first names that reading took for a title or for common words are part of it."""
    text, start = doc.text(name.span), name.span.start
    first = text.split()[0]
    if name.kind is NameKind.PERSON:
        if " " in text and posts.are(first, given):  # "Archdeacon | Tom Harlow"
            yield Span(start + len(first) + 1, name.span.end), name.identity
        elif " " not in name.identity and (before := _first_names(name.title or "", given)):
            yield Span(start - len(before) - 1, name.span.end), f"{before} {text}"
        elif fold(first) not in given.words["bodies"]:
            yield name.span, name.identity
    elif name.kind is NameKind.OTHER:
        ranked = _RANKED.search(doc.body, max(0, start - AHEAD), start)
        if ranked and ranked["rank"] in given.words["ranks"]:
            span = Span(ranked.start("first"), name.span.end)
            yield span, doc.text(span)


def _first_names(title: str, given: Given) -> str:
    """The last word of a title if it is rather a first name: "Wali Kota | Bayu"."""
    before, _, last = title.rpartition(" ")
    none = (
        last.endswith(".") or posts.are(last, given) or any(last in given.words[name] for name in ("ranks", "bodies"))
    )
    return last if posts.are(before, given) and last[:1].isupper() and not none else ""


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
