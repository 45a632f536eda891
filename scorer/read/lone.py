"""
People who are called by one word only: "Parjo (54)", "Nurdin, juru parkir", "ayah korban, Suparno".

Many Indonesians bear a single name. A capitalised word alone may be anything, so it is a person only where the text says
so beside one of its mentions: an age, or a noun for somebody in apposition before or behind it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from scorer.lexicon import fold
from scorer.model import Name, NameKind
from scorer.read.naming import Naming

BESIDE = 40  # letters beside a name in which the words that make it a person stand
FAR = 3  # words before the comma in which the noun for somebody stands

_AGE = re.compile(r" ?\((?:\D{0,7} )?\d{1,3}(?: \D{2,6})?\)")
_WORD = re.compile(r"[^\W\d_]+")


def resolved(body: str, names: Sequence[Name], naming: Naming) -> tuple[Name, ...]:
    """The names; each of one word that the text shows to be somebody is a person wherever it stands."""
    if not naming.head_first:
        return tuple(names)
    shown = {
        name.identity
        for name in names
        if name.kind is NameKind.OTHER and is_somebody(body, name.span.start, name.span.end, naming)
    }
    return tuple(
        replace(name, kind=NameKind.PERSON) if name.kind is NameKind.OTHER and name.identity in shown else name
        for name in names
    )


def is_somebody(body: str, start: int, end: int, naming: Naming) -> bool:
    """Whether the words beside a capitalised word at these offsets make it a person."""
    if not naming.head_first or " " in body[start:end]:
        return False
    after = body[end : end + BESIDE]
    if _AGE.match(after):
        return True
    if found := _WORD.match(fold(after).lstrip(" ,")):
        apposed = after.startswith(", ") and found.group() in naming.persons
        if apposed or (after.startswith((" ", ", ")) and found.group() in naming.indefinites):
            return True
    before = body[max(0, start - BESIDE) : start]
    if not before.endswith(", ") or not after.startswith((",", " (")):
        return False
    words = re.split(r"[^\w -]+", fold(before[:-2]))[-1].split()[-FAR:]
    stems = (word.removesuffix(clitic) for word in words for clitic in ("", *naming.clitics))
    return not naming.persons.isdisjoint(stems)
