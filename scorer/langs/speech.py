"""
A language's words and how they are built: whether a word is known, and whether two are forms of one.

The vocabulary and the affixes come from a pack's `vocabulary.toml` and `words.toml`. An affix is a pair: what is
written, and what the root begins or ends with once it is taken off ("men", "t": menahan is built from tahan).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from scorer.langs import Lang

DEPTH = 3  # affixes taken off one end
LEAST = 3  # letters of a root
REMEMBERED = 50_000  # words whose building was worked out once


Affixes = Mapping[str, tuple[str, ...]]  # as written, each with what a root begins or ends with where it is taken off


@dataclass(frozen=True, slots=True, eq=False)
class Speech:
    """A language's words and how they are built. All words are given in small letters."""

    words: frozenset[str]
    prefixes: Affixes
    suffixes: Affixes
    longest: int  # letters of an affix
    fused: tuple[str, ...]
    strays: frozenset[str]
    small: frozenset[str]
    inflections: frozenset[str]

    def knows(self, word: str) -> bool:
        """Whether the word is listed, or is built from a listed one."""
        return word in self.words or _explained(self, word)

    def inflects(self, word: str) -> bool:
        """Whether the word is a listed one in one of its plain forms; names are built like words of rarer affixes."""
        if not self.inflections:
            return self.knows(word)
        stems = {stem for written, stem in self._endings(word) if written in self.inflections}
        return bool(({word} | stems) & self.words)

    def explains(self, word: str) -> bool:
        """Whether a word of the vocabulary is left when affixes are taken off."""
        stems = self._without_endings(word)
        if stems & self.words:
            return True
        for _ in range(DEPTH):
            stems |= {stem for old in stems for stem in self._without_beginning(old)}
            if stems & self.words:
                return True
        return False

    def akin(self, one: str, two: str) -> bool:
        """Whether two words are forms of one: they are equal, or a known word is left of both without affixes."""
        return one == two or bool(self.roots(one) & self.roots(two))

    def roots(self, word: str) -> frozenset[str]:
        """The word and every known word that is left of it when affixes are taken off, one from its beginning."""
        return _roots(self, word)

    def strips(self, word: str) -> frozenset[str]:
        """Work out the roots of a word."""
        stems = self._without_endings(word)
        stems |= {stem for old in stems for stem in self._without_beginning(old)}
        return frozenset({word, *(stem for stem in stems if len(stem) >= LEAST and stem in self.words)})

    def _without_endings(self, word: str) -> set[str]:
        stems = {word}
        for _ in range(DEPTH):
            stems |= {stem for old in stems for _, stem in self._endings(old)}
        return stems

    def _endings(self, word: str) -> Iterator[tuple[str, str]]:
        for letters in self._cuts(word):
            for root in self.suffixes.get(word[-letters:], ()):
                yield word[-letters:], word[:-letters] + root

    def _without_beginning(self, word: str) -> Iterator[str]:
        for letters in self._cuts(word):
            for root in self.prefixes.get(word[:letters], ()):
                yield root + word[letters:]

    def _cuts(self, word: str) -> range:
        """How many letters an affix may have that leaves enough of a word."""
        return range(1, min(self.longest, len(word) - LEAST) + 1)


@cache
def of(lang: Lang) -> Speech:
    """The speech of a language pack."""
    words = lang["words"]
    return Speech(
        words=frozenset((*lang["vocabulary"]["words"].split(), *words["known"])),
        prefixes=_by_form(words["prefixes"]),
        suffixes=_by_form(words["suffixes"]),
        longest=max(len(written) for written, _ in (*words["prefixes"], *words["suffixes"])),
        fused=tuple(words["fused"]),
        strays=frozenset(words["strays"]),
        small=frozenset(words["small"]),
        inflections=frozenset(words.get("inflections", ())),
    )


def _by_form(affixes: Iterable[Sequence[str]]) -> Affixes:
    roots: dict[str, tuple[str, ...]] = {}
    for written, root in affixes:
        roots[written] = (*roots.get(written, ()), root)
    return roots


@lru_cache(maxsize=REMEMBERED)
def _explained(speech: Speech, word: str) -> bool:
    return speech.explains(word)


@lru_cache(maxsize=REMEMBERED)
def _roots(speech: Speech, word: str) -> frozenset[str]:
    return speech.strips(word)
