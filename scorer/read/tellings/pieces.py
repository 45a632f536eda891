"""A sentence in pieces: its words, the words for events among them, and the times it tells."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from scorer.langs import Lang
from scorer.lexicon import Lexicon, fold
from scorer.model import Span, Stretches, When
from scorer.read.tellings.times import Lists

LONG = 3  # letters that a word which tells something has at least
ACTING, ASIDE, OWNER, SMALL, STOP = "acting", "aside", "owner", "small", "stop"  # roles that are no list of their own
_TOKEN = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*|[^\w\s]")
_NONE: frozenset[str] = frozenset()
_STOPS = frozenset('.;:!?()[]“”"–—')

# The lists by which a word is known; those that tell nothing of what an event befell come first.
_TELL_NOTHING = (
    "beside",
    "links",
    "leads",
    "that",
    "during",
    "breaks",
    "determiners",
    "heads",
    "parts",
    "unfolds",
    "generic",
    "at",
    "pointed",
)
_TELL = (
    "about",
    "articles",
    "aux",
    "awaiting",
    "befell",
    "causes",
    "definite",
    "demonstrative",
    "ends",
    "genitive",
    "followed",
    "formerly",
    "gives",
    "joins",
    "lasting",
    "not",
    "of",
    "present",
    "pronouns",
    "records",
    "reports",
    "role",
    "speaks",
    "unique",
    "while",
)
LISTS = (*_TELL_NOTHING, *_TELL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """
    A word or mark of a sentence, or several words that name an event or tell a time.

    `word` is its text in small letters, `bare` without the ending of whom something belongs to; `roles` are the names of
    the lists that know it; `kinds` the kinds of event it may name, `noun` whether by a noun, and `compound` whether the
    language puts what describes a noun before it.
    """

    text: str
    word: str
    bare: str
    span: Span
    roles: frozenset[str] = frozenset()
    kinds: tuple[str, ...] = ()
    noun: bool = False
    compound: bool = False
    when: When | None = None

    @property
    def plain(self) -> bool:
        """Whether it is a word that may only describe the noun behind it."""
        led = self.roles.isdisjoint(("during", "breaks")) and not self.kinds and self.when is None
        return led and self.word[0].isalpha()

    @property
    def telling(self) -> bool:
        """Whether it is a word that says what an event befell."""
        told = not self.kinds and self.when is None and SMALL not in self.roles
        return told and len(self.bare) >= LONG and self.bare[0].isalpha()


@dataclass(frozen=True, slots=True)
class Kinds:
    """The words for events, each with the kinds it may name, those of them that are nouns, and some kinds' plurals."""

    lexicon: Lexicon
    named: Mapping[str, tuple[str, ...]]
    nouns: frozenset[str]
    plurals: Mapping[str, Lexicon]


@cache
def kinds(lang: Lang) -> Kinds:
    """The kinds of a language: `kind = { verbs = […], nouns = […] }`."""
    told = lang["events"]["kinds"]
    named: dict[str, tuple[str, ...]] = {}
    for kind, words in told.items():
        for word in dict.fromkeys((*words["verbs"], *words["nouns"])):
            named[fold(word)] = (*named.get(fold(word), ()), kind)
    nouns = frozenset(fold(word) for words in told.values() for word in words["nouns"])
    plurals = {
        kind: Lexicon(f"{noun}{ending}" for noun in told[kind]["nouns"] for ending in lang["events"]["plural"])
        for kind in lang["events"]["many_of"]
    }
    return Kinds(Lexicon(named), named, nouns, plurals)


def of(text: str, span: Span, whens: Sequence[When], events: Kinds, lists: Lists) -> list[Piece]:
    """The pieces of a sentence or of the headline, in order."""
    words = _Words(
        _roles(*(lists[name] for name in LISTS)),
        lists["possessive"].phrases,
        bool(lists["determiners"]),
        next(iter(lists["participle"]), ""),
    )
    told = text[span.start : span.end]
    marked = [words.piece(text[when.span.start : when.span.end], when.span, when=when) for when in whens]
    taken = Stretches(when.span for when in whens)
    hits = lists["after"].find(told)
    asides = frozenset(span.start + hit.end for hit in hits if hit.phrase not in lists["during"])
    for hit in events.lexicon.find(told):
        place = Span(span.start + hit.start, span.start + hit.end, span.field)
        if not taken.touch(place):
            named, noun, aside = events.named[hit.phrase], hit.phrase in events.nouns, place.end in asides
            marked.append(words.piece(text[place.start : place.end], place, named, noun=noun, aside=aside))
    pieces: list[Piece] = []
    reached = span.start
    for piece in (*sorted(marked, key=lambda piece: piece.span), None):
        end = piece.span.start if piece else span.end
        for found in _TOKEN.finditer(text, reached, max(reached, end)):
            place = Span(found.start(), found.end(), span.field)
            pieces.append(words.piece(found.group(), place, aside=found.end() in asides))
        if piece is not None:
            pieces.append(piece)
            reached = piece.span.end
    return pieces


@dataclass(frozen=True, slots=True)
class _Words:
    """What a language's lists know of words."""

    roles: Mapping[str, frozenset[str]]
    endings: tuple[str, ...]
    compound: bool
    acting: str

    def piece(
        self,
        text: str,
        span: Span,
        kinds: tuple[str, ...] = (),
        *,
        noun: bool = False,
        when: When | None = None,
        aside: bool = False,
    ) -> Piece:
        """A piece with all that is known of it."""
        word = fold(text)
        bare = next((word.removesuffix(end) for end in self.endings if word.endswith(end)), word)
        roles = self.roles.get(bare, _NONE)
        acting = bool(self.acting) and text.islower() and word.endswith(self.acting)
        if aside or bare != word or word in _STOPS or acting:
            more = ((ASIDE, aside), (OWNER, bare != word), (STOP, word in _STOPS), (ACTING, acting))
            roles = roles.union(role for role, has in more if has)
        return Piece(
            text=text,
            word=word,
            bare=bare,
            span=span,
            roles=roles,
            kinds=kinds,
            noun=noun,
            compound=self.compound,
            when=when,
        )


@cache
def _roles(*lists: Lexicon) -> Mapping[str, frozenset[str]]:
    """Every word of the lists with the names of those that have it."""
    told: dict[str, set[str]] = {}
    for name, words in zip(LISTS, lists, strict=True):
        for word in words:
            told.setdefault(word, set()).add(name)
    return {
        word: frozenset(names) | ({SMALL} if names.intersection(_TELL_NOTHING) else frozenset())
        for word, names in told.items()
    }
