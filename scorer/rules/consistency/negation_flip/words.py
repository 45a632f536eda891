"""The sentences of a story, and those that matter word by word: what each word is known by, is a cue of, and whether it is denied."""

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
REACH = 8  # words of weight behind a "not" that it may deny
EARLIER = 3  # words of weight of the clauses before that tell of whom a clause is
LEAST = 3  # letters of a word that tells something
DENIES = frozenset({"nobody", "refused", "not"})  # lists of words that deny
MARKS = frozenset(',;:.?!–—“”"()-')
_WORD = re.compile(r"[^\W\d_][\w'-]*|\d[\d.,]*|[,;:.?!](?=[\s”\"]|$)|[–—“”\"()]|-(?=\s)")
_PLAIN = re.compile(r"[^\W\d_][\w'-]*")

Keys = frozenset[str]
NONE = Keys()


class Known(NamedTuple):
    """What a word or phrase is known by, what it is a cue of, whether it tells the opposite of its kind, and what may follow."""

    keys: Keys
    cues: Keys
    against: bool
    longer: Sequence[Sequence[str]]  # phrases that begin with it, without it, the longest first
    weighs: bool  # whether a phrase that begins with it has weight
    denies: bool  # whether it, or a phrase that begins with it, denies


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
    """A sentence, the headline being the first; its words are looked at only where something is denied, or is told again."""

    doc: Doc
    number: int
    span: Span
    text: str
    known: "Knowing"

    @cached_property
    def bare(self) -> list[Known]:
        """How its words are known, one by one."""
        return [self.known[word] for word in _PLAIN.findall(self.text)]

    @cached_property
    def keys(self) -> Keys:
        """All that its words are known by."""
        if any(one.weighs for one in self.bare):
            return NONE.union(*[word.keys for word in self.words])
        return NONE.union(*[one.keys for one in self.bare])

    @cached_property
    def words(self) -> list[Word]:
        """Its words, and phrases that are read as one word."""
        return list(_words(self.text, self.span.start, self.known))

    @cached_property
    def cues(self) -> Keys:
        """Of what its words are cues."""
        return NONE.union(*[word.cues for word in self.words])

    @cached_property
    def denials(self) -> list[Denial]:
        """What it denies."""
        return list(_denials(self.words)) if any(one.denies for one in self.bare) else []

    @cached_property
    def denied(self) -> frozenset[int]:
        """Which of its words are denied by a "not"."""
        return frozenset(at for denial in self.denials if denial.kind != "opposite" for at in denial.behind)

    @cached_property
    def voices(self) -> Keys:
        """The words by which those are called who say what stands in it."""
        said = (one.speaker.name or "" for one in self.doc.attributions if one.extent.overlaps(self.span))
        return NONE.union(*(fold(name).split() for name in said))

    @property
    def asks(self) -> bool:
        """Whether it is a question."""
        return self.text.rstrip("”\"' ").endswith("?")

    def place(self, first: int, last: int) -> Span:
        """Where some of its words stand."""
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

    def again(self, word: Word) -> int | None:
        """Its first word that is a form of another's, or of its kind."""
        if self.keys.isdisjoint(word.keys):
            return None
        return next((at for at, other in enumerate(self.words) if not word.keys.isdisjoint(other.keys)), None)


def read(doc: Doc, given: Given) -> list[Told]:
    """The headline and the sentences of the story, without those that repeat the headline."""
    tables = given.tables
    known = _knowing(given.speech, given.words["idle"], tables["cues"], tables["kinds"], tables["opposites"])
    headed = doc.headline
    story = [Told(doc, 0, headed, fold(doc.text(headed)), known)] if headed and headed.field == "headline" else []
    for number, one in enumerate(doc.prose()[:MOST], 1):
        span = one.span
        if span.end - span.start <= LONGEST and not (headed and headed.overlaps(span)):
            story.append(Told(doc, number, span, doc.folded[span.start : span.end], known))
    return story


def _words(text: str, offset: int, known: "Knowing") -> Iterator[Word]:
    found = [(hit.group(), hit.start(), hit.end()) for hit in _WORD.finditer(text)]
    at = clause = 0
    while at < len(found):
        word, start, end = found[at]
        at += 1
        if word in MARKS:
            clause += 1
            continue
        told = known[word]
        for tail in told.longer:
            if [one[0].removesuffix("'s") for one in found[at : at + len(tail)]] == tail:
                word = " ".join((word, *tail))
                told, at = known[word], at + len(tail)
                end = found[at - 1][2]
                break
        yield Word(word, told.keys, told.cues, told.against, offset + start, offset + end, clause)


def _denials(words: Sequence[Word]) -> Iterator[Denial]:
    reached = -1
    for at, word in enumerate(words):
        kinds = word.cues & DENIES
        if not (word.against or kinds) or (at + 1 < len(words) and "limits" in words[at + 1].cues):
            continue
        around = [n for n, other in enumerate(words) if other.clause == word.clause and other.keys]
        before = [n for n in around if n < at] or [n for n in range(at) if words[n].keys][-EARLIER:]
        behind = [n for n in around if n > at][:REACH]
        if word.against and at > reached:
            yield Denial("opposite", at, before, [at, *behind])
        if kinds and behind:
            yield Denial(min(kinds), at, before, behind)
            reached = max(reached, behind[-1])


class Knowing(dict[str, Known]):
    """How words and phrases in small letters are known, each worked out when it is first asked for."""

    __slots__ = ("_cues", "_idle", "_kinds", "_longer", "_opposites", "_poles", "_roots")

    def __init__(self, speech: Speech, idle: Lexicon, cues: Table, kinds: Table, opposites: Table) -> None:
        super().__init__()
        self._roots, self._idle = speech.roots, idle
        self._poles = frozenset(opposites)
        poles = [{name: both[pole] for name, both in opposites.items()} for pole in ("yes", "no")]
        self._cues, self._opposites, self._kinds = _by_word(cues), _by_word(poles[1]), _by_word(kinds, *poles)
        self._longer: dict[str, list[list[str]]] = {}
        for first, *rest in sorted(phrase.split() for phrase in {*self._cues, *self._kinds}):
            if rest:
                self._longer.setdefault(first, []).append(rest)
        for tails in self._longer.values():
            tails.sort(key=len, reverse=True)

    def __missing__(self, word: str) -> Known:
        plain = word.removesuffix("'s").rstrip("'")
        kinds = frozenset(f"{'=' if name in self._poles else '~'}{name}" for name in self._kinds.get(plain, ()))
        idle = len(plain) < LEAST or plain in self._idle or " " in plain or not plain[0].isalpha()
        longer = self._longer.get(word, [])
        phrases = [" ".join((word, *tail)) for tail in longer]
        self[word] = Known(
            keys=(NONE if idle else self._roots(plain)) | kinds,
            cues=frozenset(self._cues.get(word, ())),
            against=plain in self._opposites,
            longer=longer,
            weighs=any(phrase in self._kinds for phrase in phrases),
            denies=any(one in self._opposites or self._cues.get(one, NONE) & DENIES for one in (word, plain, *phrases)),
        )
        return self[word]


def _by_word(*tables: dict[str, Iterable[str]]) -> dict[str, Keys]:
    """For each word the names of the lists that have it."""
    found: dict[str, Keys] = {}
    for table in tables:
        for name, phrases in table.items():
            for phrase in phrases:
                found[phrase] = found.get(phrase, NONE) | {name}
    return found


@cache
def _knowing(speech: Speech, idle: Lexicon, cues: Table, kinds: Table, opposites: Table) -> Knowing:
    return Knowing(speech, idle, cues, kinds, opposites)
