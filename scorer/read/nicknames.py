"""
Nicknames and short forms that the article itself introduces: one person, one identity.

    Rinaldi Pranoto, yang akrab disapa Ripran, …   ·   Menurut Ripran, sapaan akrabnya, …   ·   Joko Lesmana (Jokles)
    Rinaldi Pranoto … Rinal menyatakan   ·   Rinaldi Pranoto atau Ripran   ·   Sendra Wibawa … kata Senwi
    Sandi Bagas Wirawan … kata SBW

The bearer of a nickname is the person of two or more names whom its sentence has named last before it; where it names
nobody ("kata bupati yang akrab disapa Ripran itu"), the last one before it who spoke or was a subject.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from scorer.langs import Lang
from scorer.lexicon import fold, initials, shortens
from scorer.model import Name, NameKind
from scorer.read import naming

BESIDE = 32  # letters beside a name in which the words that make it a nickname stand
CLIPPED = 4  # letters of a name that its bearer's full name may only begin with
WHOLE = 8  # letters from which a name of one word may be clipped
DOCKED = 4  # letters, and one more, that a name may lose at its head
PIECE = 2  # letters of each name that a nickname is made of: "Sen" and "wi"
ROLE = 64  # letters before a name and a comma in which its role stands
BETWEEN = 120  # letters behind a name in which somebody else is brought in
OWN = 3  # words of a name that opens its sentence
COMPARED = 100  # full names, and single ones, that are compared

_PERSONAL = frozenset({NameKind.PERSON, NameKind.OTHER})
_SHORTENED = _PERSONAL | {NameKind.ORGANISATION}  # what capitals alone may be taken for
_ENDS = frozenset('.?!\n"”')


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    called: tuple[str, ...]
    nickname: tuple[str, ...]
    either: tuple[str, ...]
    cues: tuple[str, ...]
    indefinites: frozenset[str]
    copulas: frozenset[str]
    titles: frozenset[str]
    bodies: frozenset[str]  # named by their letters whoever else is named: "MA", "KPK"


def resolved(body: str, names: Sequence[Name], lang: Lang) -> tuple[Name, ...]:
    """The names, each nickname with its bearer's identity; one whose bearer is not named is a person by itself."""
    words = _words(lang)
    by_letters = _initialled(body, names, words)
    known = {**_docked(names), **_contracted(names), **_clipped(names), **by_letters}
    nicks = set(by_letters)
    last: Name | None = None
    lone: Name | None = None
    active: Name | None = None
    for name in names:
        if _introduced(body, name, last, words):
            clipped = lone is not None and fold(lone.identity).startswith(fold(name.identity))
            bearer = lone if clipped else _bearer(body, name, last, active, words)
            known[fold(name.identity)] = bearer.identity if bearer else name.identity
            nicks.add(fold(name.identity))
        elif fold(name.identity) in nicks:
            active = last = replace(name, identity=known[fold(name.identity)])
        elif name.kind in _PERSONAL and " " not in name.identity and len(name.identity) >= WHOLE:
            lone = name
        elif name.kind is NameKind.PERSON and len(name.identity.split()) > 1:
            last = name
            active = name if _acts(body, name, words) else active
    return tuple(
        replace(name, identity=known[low], kind=NameKind.PERSON)
        if (low := fold(name.identity)) in known and (name.kind in _PERSONAL or low in nicks)
        else name
        for name in names
    )


def _introduced(body: str, name: Name, last: Name | None, words: _Words) -> bool:
    """Whether the words beside a name make it a nickname, or it stands in brackets behind the name it shortens."""
    before = fold(body[max(0, name.begin - BESIDE) : name.begin])
    after = fold(body[name.span.end : name.span.end + BESIDE])
    if before.endswith(words.called):
        if len(name.identity.split()[-1]) == 1:
            return False  # "the woman, known as Patient A"
        return name.kind in _PERSONAL or (name.kind is NameKind.ORGANISATION and " " in name.identity)  # "Gus RIP"
    if name.kind not in _PERSONAL or " " in name.identity:  # only what is said to be a nickname is one of several words
        return False
    if after.startswith(words.nickname):
        return True
    if last is None or name.title:
        return False
    between = body[last.span.end : name.span.start]
    bracketed = between == " (" and after.startswith(")")
    whole = " " in body[last.span.start : last.span.end]
    return (bracketed and shortens(name.identity, last.identity)) or (whole and fold(between) in words.either)


def _bearer(body: str, nick: Name, last: Name | None, active: Name | None, words: _Words) -> Name | None:
    """
    Whose nickname it is: the one named in its sentence, else the one who acted last, else one whom it shortens.

    Nobody's who is named, where its sentence brings in somebody for it: "Mia Holt taught a boy known as Rip".
    """
    if last is None:
        return None
    between = body[last.span.end : nick.span.start]
    if _ENDS.isdisjoint(between):
        told = fold(between[:BETWEEN]).split() if between[:1] == " " else []
        new = not words.indefinites.isdisjoint(told) and words.copulas.isdisjoint(told)
        return None if new else last
    return active or (last if shortens(nick.identity, last.identity) else None)


def _acts(body: str, name: Name, words: _Words) -> bool:
    """Whether a name, with its title, opens its sentence, stands in apposition or right behind a word of saying."""
    start = body.rfind(name.title, 0, name.span.start) if name.title else name.span.start
    before = fold(body[max(0, start - BESIDE) : start]).rstrip("-– ,“")
    opens = (not before or before[-1] in _ENDS) and len(name.identity.split()) <= OWN
    role = fold(body[max(0, start - ROLE) : start]).rpartition(", ")[0].rpartition(",")[2]
    apposed = body.endswith(", ", 0, start) and not words.titles.isdisjoint(role.split())
    return opens or apposed or f" {before}".endswith(words.cues)


def _clipped(names: Sequence[Name]) -> dict[str, str]:
    """Single names that only one person's first name begins with: the Rinal of Rinaldi Pranoto."""
    return _pieces(names, lambda first: (first[:end] for end in range(CLIPPED, len(first))))


def _docked(names: Sequence[Name]) -> dict[str, str]:
    """Single names, named twice, that only one person's first name ends in: the Naldi of Rinaldi Pranoto."""
    docked = _pieces(names, lambda first: (first[begin:] for begin in range(1, min(DOCKED, len(first) - PIECE))))
    told = Counter(fold(name.identity) for name in names)
    return {low: identity for low, identity in docked.items() if told[low] > 1}


def _pieces(names: Sequence[Name], cut: Callable[[str], Iterable[str]]) -> dict[str, str]:
    """Single names that are a piece, cut in this way, of only one person's first name."""
    bearers: dict[str, set[str]] = {}
    for full in {name.identity for name in names if name.kind is NameKind.PERSON and " " in name.identity}:
        for piece in cut(fold(full).split()[0]):
            bearers.setdefault(piece, set()).add(full)
    return _only(names, bearers)


def _contracted(names: Sequence[Name]) -> dict[str, str]:
    """Single names made of the beginnings of two of a person's names: the Senwi of Sendra Wibawa."""
    whole = {name.identity for name in names if name.kind is NameKind.PERSON and " " in name.identity}
    single = {fold(name.identity) for name in names if name.kind is NameKind.OTHER and " " not in name.identity}
    made: dict[str, set[str]] = {}
    short = sorted(single)[:COMPARED]
    for full in islice(sorted(whole), COMPARED):
        low_full = fold(full)
        for low in short:
            if low[:PIECE] == low_full[:PIECE] and _is_made_of(low, low_full.split()):
                made.setdefault(low, set()).add(full)
    return _only(names, made)


def _initialled(body: str, names: Sequence[Name], words: _Words) -> dict[str, str]:
    """Capitals that act as a person does and are the initials of one who has a title: the SBW of Sandi Bagas Wirawan."""
    bearers: dict[str, set[str]] = {}
    for full in {name.identity for name in names if name.title and " " in name.identity}:
        bearers.setdefault(initials(full), set()).add(full)
    return {
        low: next(iter(bearers[name.identity]))
        for name in names
        if name.kind in _SHORTENED
        and len(bearers.get(name.identity, ())) == 1
        and (low := fold(name.identity)) not in words.bodies
        and _acts(body, name, words)
    }


def _is_made_of(short: str, words: Sequence[str]) -> bool:
    """Whether a word is the beginning of the first of these words, and letters of a later one from its beginning on."""
    first, *later = words
    ends = [end for end in range(PIECE, len(short) - PIECE + 1) if first.startswith(short[:end])]
    return any(
        word.startswith(short[end : end + PIECE]) and shortens(short[end:], word) for end in ends for word in later
    )


def _only(names: Iterable[Name], bearers: dict[str, set[str]]) -> dict[str, str]:
    return {
        low: next(iter(bearers[low]))
        for name in names
        if name.kind is NameKind.OTHER and len(bearers.get(low := fold(name.identity), ())) == 1
    }


@cache
def _words(lang: Lang) -> _Words:
    listed, known = lang["names"], naming.of(lang)
    return _Words(
        called=tuple(f"{phrase} " for phrase in listed["called"]),
        nickname=tuple(f"{comma} {phrase}" for phrase in listed["nickname"] for comma in ("", ",")),
        either=tuple(f" {word} " for word in listed["either"]),
        titles=frozenset(lang["speakers"]["titles"]["words"]),
        bodies=known.bodies,
        indefinites=known.indefinites,
        copulas=known.copulas.union(lang["grammar"]["copulas"]),
        cues=tuple(f" {word}" for word in known.voices),
    )
