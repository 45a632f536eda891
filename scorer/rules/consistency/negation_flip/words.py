"""The sentences of a story word by word: by what each word is known, and whether it is denied."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from scorer.langs.speech import Speech
from scorer.lexicon import Lexicon
from scorer.model import Doc, Span
from scorer.rules.given import Given, Table

LONGEST = 600  # code points of a sentence that is read
REACH = 8  # words of weight behind a "not" that it may deny
LEAST = 3  # letters of a word that tells something
KINDS = ("nobody", "refused", "not")  # lists of words that deny
_WORD = re.compile(r"[^\W\d_][\w'-]*")
_MARK = re.compile(r"[,;:.?!]\s|\s[–—-]\s|[“”\"()]")

Keys = frozenset[str]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of weight: what it is known by, and its place in its sentence's field."""

    keys: Keys
    span: Span


@dataclass(frozen=True, slots=True)
class Denial:
    """A word that denies, its kind, and the words of weight of its clause before it and behind it."""

    kind: str
    span: Span
    before: Sequence[Word]
    behind: Sequence[Word]


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence: its number, its text in small letters, its words of weight and its denials."""

    number: int
    span: Span
    text: str
    words: Sequence[Word]
    denials: Sequence[Denial]

    def cut(self, span: Span) -> str:
        """The text at a place of the sentence."""
        return self.text[max(0, span.start - self.span.start) : max(0, span.end - self.span.start)]

    def clause(self, span: Span) -> Span:
        """The clause around a place: from the mark before it to the one behind it."""
        at, end = span.start - self.span.start, span.end - self.span.start
        start = max((mark.end() for mark in _MARK.finditer(self.text, 0, at)), default=0)
        mark = _MARK.search(self.text, end)
        return Span(
            self.span.start + start, self.span.start + (mark.start() if mark else len(self.text)), self.span.field
        )

    @property
    def asks(self) -> bool:
        """Whether the sentence is a question."""
        return self.text.rstrip("”\"' ").endswith("?")

    def denied(self, word: Word) -> bool:
        """Whether a word stands behind a "not" of its clause."""
        return any(word in denial.behind for denial in self.denials)


def read(doc: Doc, given: Given) -> Iterator[Told]:
    """The sentences of the story, word by word, without those that repeat its headline."""
    for number, sentence in enumerate(doc.prose()):
        span = sentence.span
        headed = doc.headline is not None and doc.headline.overlaps(span)
        if span.end - span.start <= LONGEST and not headed:
            text = doc.folded[span.start : span.end]
            for phrase in given.words["bound"]:
                text = text.replace(phrase, phrase.replace(" ", "-"))
            yield _told(number, span, text, given)


def _told(number: int, span: Span, text: str, given: Given) -> Told:
    key = _keyed(given.speech, given.tables["kinds"], given.words["idle"])
    words = [
        Word(known, Span(span.start + found.start(), span.start + found.end(), span.field))
        for found in _WORD.finditer(text)
        if len(found.group()) >= LEAST and (known := key[found.group()])
    ]
    bare = Told(number, span, text, words, ())
    denials = () if bare.asks else tuple(_denials(bare, given))
    return Told(number, span, text, words, denials)


def _denials(told: Told, given: Given) -> Iterator[Denial]:
    hits = sorted(
        (hit.start, -hit.end, kind) for kind in KINDS for hit in given.words[kind].find(told.text, folded=True)
    )
    reached = 0
    for start, minus_end, kind in hits:
        if start < reached:
            continue
        reached = -minus_end
        place = Span(told.span.start + start, told.span.start + reached, told.span.field)
        clause = told.clause(place)
        before = [word for word in told.words if clause.start <= word.span.start and word.span.end <= place.start]
        behind = [word for word in told.words if place.end <= word.span.start and word.span.end <= clause.end]
        if behind:
            yield Denial(kind, place, before, behind[:REACH])


class _Keyed(dict[str, Keys]):
    """What words in small letters are known by, each worked out when it is first asked for."""

    __slots__ = ("_idle", "_kinds", "_roots")

    def __init__(self, speech: Speech, kinds: Table, idle: Lexicon) -> None:
        super().__init__()
        self._roots, self._idle = speech.roots, idle
        self._kinds: Mapping[str, Keys] = {
            word: frozenset(f"={name}" for name, words in kinds.items() if word in words)
            for words in kinds.values()
            for word in words
        }

    def __missing__(self, word: str) -> Keys:
        plain = word.removesuffix("'s").rstrip("'")
        known = Keys() if plain in self._idle else self._roots(plain) | self._kinds.get(plain, Keys())
        self[word] = known
        return known


@cache
def _keyed(speech: Speech, kinds: Table, idle: Lexicon) -> _Keyed:
    return _Keyed(speech, kinds, idle)
