"""The words of a text that tell something, cut to what all forms of one share, one for all that tell the same."""

import re
from collections.abc import Callable
from functools import cache, lru_cache

from scorer.lexicon import Lexicon, fold
from scorer.rules.given import Given, Table

LEAST = 3  # letters that a prefix leaves of a word
REMEMBERED = 10_000  # words whose stem was worked out once
_WORD = re.compile(r"[^\W\d_][\w'’-]{2,}")


def read(text: str, given: Given) -> list[str]:
    """The stems of the words that carry meaning, in order: "mengairi" and "diairi" are one, "killed" and "died" too."""
    stem = _stemmer(given.words["plain"], given.tables["stem"], given.tables["kin"])
    return [found for found in map(stem, _WORD.findall(fold(text))) if found]


@cache
def _stemmer(plain: Lexicon, forms: Table, kin: Table) -> Callable[[str], str]:
    """What tells the stem of a word in a language, "" of a plain one; it remembers the words it was asked."""

    @lru_cache(maxsize=REMEMBERED)
    def stem(word: str) -> str:
        found = "" if word in plain else _stem(word, forms)
        return str(kin.get(found, found))

    return stem


def _stem(word: str, forms: Table) -> str:
    """
    The first letters of a word without its prefix.

    A prefix may melt a word's first letter ("menewaskan", of "tewas"), so that letter does not count.
    """
    prefix = max((one for one in forms["prefixes"] if word.startswith(one)), key=len, default="")
    bare = word[len(prefix) :] if len(word) - len(prefix) >= LEAST else word
    return (bare[1:] if bare[0] in forms["melts"] else bare)[: forms["letters"]]
