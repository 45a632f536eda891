"""The classes of what happens, by all words for it: "fire", "blaze" and "gutted" tell of one."""

from functools import cache

from scorer.lexicon import Lexicon, fold
from scorer.rules.given import Table

ANY = "any"  # the class of words for what happened, whatever it was


def kinds(text: str, lists: Table) -> frozenset[str]:
    """The classes of event that words of a text, in small letters, may name; `lists` are the rule's table of scenes."""
    named = classes(lists)
    return frozenset(kind for hit in words(lists).find(text, folded=True) for kind in named[hit.phrase])


@cache
def classes(lists: Table) -> dict[str, frozenset[str]]:
    """The classes that each word for an event may name."""
    named: dict[str, frozenset[str]] = {}
    for kind, listed in lists["events"].items():
        for word in listed:
            named[fold(word)] = named.get(fold(word), frozenset()) | {kind}
    return named


@cache
def words(lists: Table) -> Lexicon:
    """All words for events."""
    return Lexicon(classes(lists))
