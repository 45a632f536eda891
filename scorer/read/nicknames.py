"""
Nicknames and short forms that the article itself introduces: one person, one identity.

    Bambang Sulistyo, yang akrab disapa Bamsul, …   ·   Menurut Bamsul, sapaan akrabnya, …   ·   Joko Lesmana (Jokles)
    Rinaldi Pranoto … Rinal menyatakan

The bearer of a nickname is the person of two or more names whom the text has named last before it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from scorer.langs import Lang
from scorer.lexicon import fold, shortens
from scorer.model import Name, NameKind

BESIDE = 32  # letters beside a name in which the words that make it a nickname stand
CLIPPED = 4  # letters of a name that its bearer's full name may only begin with
WHOLE = 8  # letters from which a name of one word may be clipped

_PERSONAL = frozenset({NameKind.PERSON, NameKind.OTHER})


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    called: tuple[str, ...]
    nickname: tuple[str, ...]


def resolved(body: str, names: Sequence[Name], lang: Lang) -> tuple[Name, ...]:
    """The names, each nickname with its bearer's identity; one whose bearer is not named is a person by itself."""
    words = _words(lang)
    known = _clipped(names)
    last = lone = None
    for name in names:
        if _introduced(body, name, last, words):
            clipped = lone and fold(lone.identity).startswith(fold(name.identity))
            bearer = lone if clipped else last
            known[fold(name.identity)] = bearer.identity if bearer else name.identity
        elif name.kind in _PERSONAL and " " not in name.identity and len(name.identity) >= WHOLE:
            lone = name
        elif name.kind is NameKind.PERSON and len(name.identity.split()) > 1:
            last = name
    return tuple(
        replace(name, identity=known[fold(name.identity)], kind=NameKind.PERSON)
        if name.kind in _PERSONAL and fold(name.identity) in known
        else name
        for name in names
    )


def _introduced(body: str, name: Name, last: Name | None, words: _Words) -> bool:
    """Whether the words beside a name make it a nickname, or it stands in brackets behind the name it shortens."""
    if name.kind not in _PERSONAL:
        return False
    before = fold(body[max(0, name.span.start - BESIDE) : name.span.start])
    after = fold(body[name.span.end : name.span.end + BESIDE])
    if before.endswith(words.called):
        return True
    if " " in name.identity:  # only what is said to be a nickname is one of several words
        return False
    if after.startswith(words.nickname):
        return True
    bracketed = last is not None and body[last.span.end : name.span.start] == " (" and after.startswith(")")
    return bracketed and last is not None and shortens(name.identity, last.identity)


def _clipped(names: Sequence[Name]) -> dict[str, str]:
    """Single names that only one person's first name begins with: the Rinal of Rinaldi Pranoto."""
    firsts: dict[str, set[str]] = {}
    for name in names:
        first = fold(name.identity).split()[0]
        if name.kind is NameKind.PERSON and " " in name.identity:
            for end in range(CLIPPED, len(first)):
                firsts.setdefault(first[:end], set()).add(name.identity)
    return {
        low: next(iter(firsts[low]))
        for name in names
        if name.kind is NameKind.OTHER and len(firsts.get(low := fold(name.identity), ())) == 1
    }


@cache
def _words(lang: Lang) -> _Words:
    naming = lang["names"]
    return _Words(
        called=tuple(f"{phrase} " for phrase in naming["called"]),
        nickname=tuple(f"{comma} {phrase}" for phrase in naming["nickname"] for comma in ("", ",")),
    )
