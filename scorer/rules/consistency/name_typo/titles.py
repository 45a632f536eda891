"""The titles that stand before names, and whether two of them are two people's."""

from collections import defaultdict
from collections.abc import Set as AbstractSet
from itertools import product

from scorer.lexicon import fold, shortens
from scorer.model import Doc, Name

ADDRESS = 3  # letters of "Ms" or "Pak", which is no post


def told(doc: Doc) -> dict[str, set[str]]:
    """The words of names, each with those of the titles before them; "Pak" is none."""
    titles: dict[str, set[str]] = defaultdict(set)
    for name in doc.names:
        if name.title:
            told = {
                word for word in name.title.split() if word[:1].isupper() and (len(word) > ADDRESS or word.isupper())
            }
            for word in doc.text(name.span).split():
                titles[word] |= told
    return titles


def heads(doc: Doc) -> dict[str, set[str]]:
    """The words of names, each with the capitalised words that titles before them begin with, and ranks in capitals."""
    posts: dict[str, set[str]] = defaultdict(set)
    for name in doc.names:
        if name.title:
            first, *others = name.title.split()
            told = {word for word in (first, *others) if word.isupper()} | (
                {first} if len(first) > ADDRESS and first[0].isupper() else set()
            )
            for word in doc.text(name.span).split():
                posts[word] |= told
    return posts


def other_posts(one: Name, two: Name) -> bool:
    """Whether each of two names stands behind a post that the other's title does not hold: Kapolres, Wakapolres."""
    posts, others = (
        [word if word.isupper() else fold(word) for word in (name.title or "").split()] for name in (one, two)
    )
    return (
        bool(posts and others)
        and posts[0] not in others
        and others[0] not in posts
        and are_two({posts[0]}, {others[0]})
    )


def are_two(posts: AbstractSet[str], others: AbstractSet[str]) -> bool:
    """Whether the titles before two names have nothing in common, no short form either: Cllr, Councillor."""
    return bool(posts and others) and not any(
        one == two or _clips(one, two) or _clips(two, one) for one, two in product(posts, others)
    )


def _clips(short: str, full: str) -> bool:
    """Whether a title is a short form of another; ranks in capitals are ranks of their own: AKP, AKBP."""
    return not short.isupper() and shortens(short, full)
