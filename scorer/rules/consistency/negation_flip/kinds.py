"""Words for one deed, by which it is known in another form: "met" and "talks", "memecat" and "pemutusan"."""

from collections.abc import Mapping
from functools import cache

from scorer.rules.consistency.negation_flip.deeds import WORD
from scorer.rules.given import Given, Table

Keys = frozenset[str]  # the forms and the kind by which a word is known


def keys(word: str, given: Given) -> Keys:
    """The roots of a word in small letters, and the kind of deed that it tells."""
    return given.speech.roots(word) | _kinds(given.tables["deeds"]).get(word, frozenset())


def kind(name: str) -> Keys:
    """The key of a kind of deeds, which every word of it has."""
    return frozenset({f"={name}"})


def content(text: str, given: Given) -> tuple[Keys, ...]:
    """The words of weight of a text in small letters, but for those that tell nothing of a deed."""
    aside = [given.words[name] for name in ("small", "themselves", "idle_of", "weekdays", "months")]
    words = (word.removesuffix("'s") for word in WORD.findall(text))
    return tuple(keys(word, given) for word in words if not any(word in words for words in aside))


@cache
def _kinds(table: Table) -> Mapping[str, Keys]:
    return {word: kind(name) for name, words in table["kinds"].items() for word in words}
