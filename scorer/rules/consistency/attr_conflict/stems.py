"""The roots of the words of a text that tell something, one for all that tell the same."""

import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache

from scorer.langs.speech import Speech
from scorer.lexicon import Lexicon
from scorer.rules.given import Given, Table

LEAST = 3  # letters of a word that tells something
REMEMBERED = 20_000  # words whose root was worked out once
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def read(folded: str, given: Given) -> frozenset[str]:
    """The roots of the words that carry meaning: "penangkapan" and "ditangkap" are one, "held" and "detained" too."""
    stem = _stemmer(given.words["plain"], given.tables["kin"], given.speech)
    return frozenset(map(stem, _WORD.findall(folded))) - {""}


@cache
def _stemmer(plain: Lexicon, kin: Table, speech: Speech) -> Callable[[str], str]:
    """What tells the root of a word in a language, "" of a plain one; it remembers the words it was asked."""
    known = _known(kin)

    @lru_cache(maxsize=REMEMBERED)
    def stem(word: str) -> str:
        if len(word) < LEAST or word in plain:
            return ""
        root = min(speech.roots(word), key=lambda one: (len(one), one))
        return known.get(word) or known.get(root) or root

    return stem


def _known(kin: Table) -> Mapping[str, str]:
    """For each word the one by which all that tell the same are known."""
    return {name: names[0] for names in reversed(kin["groups"]) for name in names}
