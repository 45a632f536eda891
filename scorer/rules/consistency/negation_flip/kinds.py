"""Words for one deed, by which it is known in another form: "met" and "talks", "memecat" and "pemutusan"."""

from collections.abc import Mapping
from functools import cache

from scorer.lexicon import Lexicon
from scorer.rules.consistency.negation_flip.deeds import WORD
from scorer.rules.given import Given, Table

Keys = frozenset[str]  # the forms and the kind by which a word is known


def keys(word: str, given: Given) -> Keys:
    """The roots of a word in small letters, and the kind of deed that it tells."""
    roots = given.speech.roots(word)
    kinds = _kinds(given.tables["deeds"]).get(word)
    return roots | kinds if kinds else roots


def known_by(wanted: Keys, text: str, given: Given) -> Mapping[str, Keys]:
    """The words of a text in small letters that are known by one of some keys, each with its own."""
    if not wanted:
        return {}
    kinds, roots = _kinds(given.tables["deeds"]), given.speech.roots
    words = (word for word in set(WORD.findall(text)) if word in kinds or not wanted.isdisjoint(roots(word)))
    return {word: told for word in words if not wanted.isdisjoint(told := keys(word, given))}


def kind(name: str) -> Keys:
    """The key of a kind of deeds, which every word of it has."""
    return frozenset({f"={name}"})


def content(text: str, given: Given) -> tuple[Keys, ...]:
    """The words of weight of a text in small letters, but for those that tell nothing of a deed."""
    words = (word.removesuffix("'s") for word in WORD.findall(text))
    aside = _aside(*(given.words[name] for name in ("small", "themselves", "idle_of", "weekdays", "months")))
    return tuple(keys(word, given) for word in words if word not in aside)


@cache
def _aside(*lists: Lexicon) -> frozenset[str]:
    """The words that tell nothing of a deed."""
    return frozenset(word for words in lists for word in words)


@cache
def _kinds(table: Table) -> Mapping[str, Keys]:
    return {word: kind(name) for name, words in table["kinds"].items() for word in words}
