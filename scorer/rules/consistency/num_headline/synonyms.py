"""Words that tell the same thing: who is to lose a post loses a job, and a school that shuts closes."""

import re
from collections.abc import Mapping
from functools import cache

from scorer.lexicon import either
from scorer.rules.given import Given, Table


def stands(word: str, sentence: str, given: Given) -> bool:
    """Whether another word for a headline's word stands in a sentence; both folded."""
    return any(pattern.search(sentence) for pattern in _others(given.tables["alike"]).get(word, ()))


def same(one: str | None, two: str | None, given: Given) -> bool:
    """Whether two words are one, forms of one, or are listed as telling the same; both folded."""
    if not one or not two:
        return False
    return given.speech.akin(one, two) or any(
        pattern.fullmatch(two) for pattern in _others(given.tables["alike"]).get(one, ())
    )


def known(word: str, given: Given) -> bool:
    """Whether a word is listed with others that tell the same."""
    return word in _others(given.tables["alike"])


@cache
def _others(table: Table) -> Mapping[str, tuple[re.Pattern[str], ...]]:
    """For each listed word the patterns of the lists that it stands in."""
    found: dict[str, tuple[re.Pattern[str], ...]] = {}
    for words in table.values():
        pattern = re.compile(rf"\b(?:{either(sorted(words, key=len, reverse=True))})\b")
        for word in words:
            found[word] = (*found.get(word, ()), pattern)
    return found
