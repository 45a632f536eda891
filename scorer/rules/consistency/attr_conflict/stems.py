"""The roots of the words of a text that tell something, one for all that tell the same."""

import re
from collections.abc import Mapping
from functools import cache

from scorer.lexicon import fold
from scorer.rules.given import Given, Table

LEAST = 3  # letters of a word that tells something
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def read(text: str, given: Given) -> frozenset[str]:
    """The roots of the words that carry meaning: "penangkapan" and "ditangkap" are one, "held" and "detained" too."""
    kin = _kin(given.tables["kin"])
    words = (word for word in _WORD.findall(fold(text)) if len(word) >= LEAST and word not in given.words["plain"])
    return frozenset(_stem(word, kin, given) for word in words)


def _stem(word: str, kin: Mapping[str, str], given: Given) -> str:
    root = min(given.speech.roots(word), key=lambda one: (len(one), one))
    return kin.get(word) or kin.get(root) or root


@cache
def _kin(table: Table) -> Mapping[str, str]:
    """For each word the one by which all that tell the same are known."""
    return {name: names[0] for names in reversed(table["groups"]) for name in names}
