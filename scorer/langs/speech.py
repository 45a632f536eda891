"""
A language's words and how they are built: whether a word is known, and whether two are forms of one.

The vocabulary and the affixes come from a pack's `vocabulary.toml` and `words.toml`. An affix is a pair: what is
written, and what the root begins or ends with once it is taken off ("men", "t": menahan is built from tahan).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from scorer.langs import Lang

DEPTH = 3  # affixes taken off one end
LEAST = 3  # letters of a root
REMEMBERED = 50_000  # words whose building was worked out once


@dataclass(frozen=True, slots=True, eq=False)
class Speech:
    """A language's words and how they are built. All words are given in small letters."""

    words: frozenset[str]
    prefixes: tuple[tuple[str, str], ...]
    suffixes: tuple[tuple[str, str], ...]
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
        return one == two or bool(_roots(self, one) & _roots(self, two))

    def roots(self, word: str) -> frozenset[str]:
        """The word and every known word that is left of it when affixes are taken off, one from its beginning."""
        stems = self._without_endings(word)
        stems |= {stem for old in stems for stem in self._without_beginning(old)}
        return frozenset({word, *(stem for stem in stems if len(stem) >= LEAST and stem in self.words)})

    def _without_endings(self, word: str) -> set[str]:
        stems = {word}
        for _ in range(DEPTH):
            stems |= {stem for old in stems for _, stem in self._endings(old)}
        return stems

    def _endings(self, word: str) -> Iterator[tuple[str, str]]:
        for written, root in self.suffixes:
            if word.endswith(written) and len(word) > len(written) + 2:
                yield written, word[: -len(written)] + root

    def _without_beginning(self, word: str) -> Iterator[str]:
        for written, root in self.prefixes:
            if word.startswith(written) and len(word) > len(written) + 2:
                yield root + word[len(written) :]


@cache
def of(lang: Lang) -> Speech:
    """The speech of a language pack."""
    words = lang["words"]
    return Speech(
        words=frozenset((*lang["vocabulary"]["words"].split(), *words["known"])),
        prefixes=tuple((written, root) for written, root in words["prefixes"]),
        suffixes=tuple((written, root) for written, root in words["suffixes"]),
        fused=tuple(words["fused"]),
        strays=frozenset(words["strays"]),
        small=frozenset(words["small"]),
        inflections=frozenset(words.get("inflections", ())),
    )


@lru_cache(maxsize=REMEMBERED)
def _explained(speech: Speech, word: str) -> bool:
    return speech.explains(word)


@lru_cache(maxsize=REMEMBERED)
def _roots(speech: Speech, word: str) -> frozenset[str]:
    return speech.roots(word)
