"""The sentences of a story word by word: by what each word is known, what it is a cue of, and whether it is denied."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from scorer.langs.speech import Speech
from scorer.lexicon import Lexicon, fold
from scorer.model import Doc, Span
from scorer.rules.given import Given, Table

LONGEST = 600  # code points of a sentence that is read
MOST = 150  # sentences
EARLIER = 3  # words of weight of the clauses before that tell of whom a clause is
REACH = 8  # words of weight behind a "not" that it may deny
LEAST = 3  # letters of a word that tells something
DENIES = frozenset({"nobody", "refused", "not"})  # lists of words that deny
MARKS = frozenset(",;:.?!–—“”\"()")
_WORD = re.compile(r"[^\W\d_][\w'-]*|\d[\d.,]*|[,;:.?!](?=[\s”\"]|$)|[–—“”\"()]|-(?=\s)")

Keys = frozenset[str]
NONE = Keys()


class Known(NamedTuple):
    """What a word or phrase is known by, what it is a cue of, and whether it tells the opposite of its kind."""

    keys: Keys = NONE
    cues: Keys = NONE
    against: bool = False
    longer: tuple[tuple[str, ...], ...] = ()  # phrases that begin with it, without it, the longest first


class Word(NamedTuple):
    """A word or phrase, how it is known, its place in the text, and the number of its clause."""

    text: str
    keys: Keys
    cues: Keys
    against: bool
    start: int
    end: int
    clause: int


@dataclass(frozen=True, slots=True)
class Denial:
    """A word that denies, of which kind and where, and the words of weight of its clause before and behind it."""

    kind: str
    at: int
    before: Sequence[int]
    behind: Sequence[int]


@dataclass(frozen=True, eq=False)
class Told:
    """A sentence: its number, its words, what they are known by and cues of, its denials and what they deny."""

    doc: Doc
    number: int
    span: Span
    words: Sequence[Word]
    keys: Keys
    cues: Keys
    denials: Sequence[Denial]
    denied: frozenset[int]

    @cached_property
    def voices(self) -> Keys:
        """The words by which those are called who say what stands in the sentence."""
        said = (one.speaker.name or "" for one in self.doc.attributions if one.extent.overlaps(self.span))
        return NONE.union(*(fold(name).split() for name in said))

    @cached_property
    def names(self) -> Keys:
        """The last words of the names in the sentence, without those who speak; a headline's capitals are none."""
        doc = self.doc
        inside = doc.name_row.inside(self.span) if self.span.field == "body" else ()
        names = (name.span for name in inside if not doc.speakers.touch(name.span))
        return frozenset(fold(doc.text(name)).removesuffix("'s").split()[-1] for name in names)

    def place(self, first: int, last: int) -> Span:
        """Where some words of the sentence stand."""
        return Span(self.words[first].start, self.words[last].end, self.span.field)

    def clause(self, at: int) -> tuple[int, int]:
        """The first word of the clause of a word, and the one behind its last."""
        words, clause = self.words, self.words[at].clause
        start = end = at
        while start and words[start - 1].clause == clause:
            start -= 1
        while end < len(words) and words[end].clause == clause:
            end += 1
        return start, end

    def cued(self, start: int, end: int) -> Keys:
        """Of what the words of a stretch are cues."""
        return NONE.union(*[word.cues for word in self.words[max(start, 0) : end]])


def read(doc: Doc, given: Given) -> list[Told]:
    """The headline and the sentences of the story, word by word, without those that repeat the headline."""
    known = _knowing(given.speech, given.words["idle"], given.tables["cues"], given.tables["kinds"], given.tables["opposites"])
    headed = doc.headline
    story = [_told(doc, 0, fold(doc.text(headed)), headed, known)] if headed and headed.field == "headline" else []
    for number, one in enumerate(doc.prose()[:MOST], 1):
        span = one.span
        if span.end - span.start <= LONGEST and not (headed and headed.overlaps(span)):
            story.append(_told(doc, number, doc.folded[span.start : span.end], span, known))
    return story


def _told(doc: Doc, number: int, text: str, span: Span, known: "_Knowing") -> Told:
    words = list(_words(text, span.start, known))
    asks = bool(words) and text.rstrip("”\"' ").endswith("?")
    denials = tuple(_denials(words))
    return Told(
        doc=doc,
        number=number,
        span=span,
        words=words,
        keys=NONE.union(*[word.keys for word in words]),
        cues=NONE.union(*[word.cues for word in words], ["asks"] if asks else ()),
        denials=() if asks else denials,
        denied=frozenset(at for denial in denials if denial.kind != "opposite" for at in denial.behind),
    )


def _words(text: str, offset: int, known: "_Knowing") -> Iterator[Word]:
    """The words of a sentence, phrases that are read as one word too."""
    found = [(hit.group(), *hit.span()) for hit in _WORD.finditer(text)]
    at = clause = 0
    while at < len(found):
        word, start, end = found[at]
        at += 1
        if word in MARKS or word == "-":
            clause += 1
            continue
        told = known[word]
        for tail in told.longer:
            if found[at + len(tail) - 1 : at + len(tail)] and all(found[at + n][0].removesuffix("'s") == one for n, one in enumerate(tail)):
                word, told = f"{word} {' '.join(tail)}", known[f"{word} {' '.join(tail)}"]
                end = found[at + len(tail) - 1][2]
                at += len(tail)
                break
        yield Word(word, told.keys, told.cues, told.against, offset + start, offset + end, clause)


def _denials(words: Sequence[Word]) -> Iterator[Denial]:
    reached = -1
    for at, word in enumerate(words):
        if not (word.against or (word.cues and word.cues & DENIES)) or "limits" in words[min(at + 1, len(words) - 1)].cues:
            continue
        around = [n for n, other in enumerate(words) if other.clause == word.clause and other.keys]
        before = [n for n in around if n < at] or [n for n in range(at) if words[n].keys][-EARLIER:]
        behind = [n for n in around if n > at][:REACH]
        if behind and word.cues & DENIES:
            yield Denial(next(iter(word.cues & DENIES)), at, before, behind)
        if word.against and at > reached:
            yield Denial("opposite", at, before, (at, *behind))
        if behind and word.cues & DENIES:
            reached = max(reached, behind[-1])


class _Knowing(dict[str, Known]):
    """How words and phrases in small letters are known, each worked out when it is first asked for."""

    __slots__ = ("_cues", "_idle", "_kinds", "_longer", "_opposites", "_roots")

    def __init__(self, speech: Speech, idle: Lexicon, cues: Table, kinds: Table, opposites: Table) -> None:
        super().__init__()
        self._roots, self._idle = speech.roots, idle
        self._cues = _by_word(cues)
        poles = {pole: {name: both[pole] for name, both in opposites.items()} for pole in ("yes", "no")}
        self._opposites = _by_word(poles["no"])
        self._kinds = _by_word(kinds, poles["yes"], poles["no"])
        longer: dict[str, set[tuple[str, ...]]] = {}
        for first, *rest in (phrase.split() for phrase in (*self._cues, *self._kinds)):
            if rest:
                longer.setdefault(first, set()).add(tuple(rest))
        self._longer = {first: tuple(sorted(tails, key=len, reverse=True)) for first, tails in longer.items()}

    def __missing__(self, word: str) -> Known:
        plain = word.removesuffix("'s").rstrip("'")
        kinds = frozenset(f"={name}" for name in self._kinds.get(plain, ()))
        idle = len(plain) < LEAST or plain in self._idle or not plain[0].isalpha()
        roots = NONE if idle or " " in plain else self._roots(plain)
        known = Known(
            roots | kinds, frozenset(self._cues.get(word, ())), plain in self._opposites, self._longer.get(word, ())
        )
        self[word] = known
        return known


def _by_word(*tables: dict[str, Iterable[str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for table in tables:
        for name, phrases in table.items():
            for phrase in phrases:
                found.setdefault(phrase, set()).add(name)
    return found


@cache
def _knowing(speech: Speech, idle: Lexicon, cues: Table, kinds: Table, opposites: Table) -> _Knowing:
    return _Knowing(speech, idle, cues, kinds, opposites)
