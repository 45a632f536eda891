"""
Names of things that are built like a person's: "konsep Mandala Raya", "Mandala Raya merupakan sebuah aturan".

Two or three words with capitals may be anybody's name. They are nobody's where the text says so beside one of their
mentions: a noun for a thing before it, its own initials in brackets behind it, or a verb that says what it is. Who has a
title, or stands behind a word by which somebody speaks, is a person all the same.
"""

from collections.abc import Sequence
from dataclasses import replace

from scorer.lexicon import fold, initials
from scorer.model import Name, NameKind
from scorer.read.capitals import word_before
from scorer.read.naming import Naming

BESIDE = 40  # letters beside a name in which the words that make it a thing stand


def resolved(body: str, names: Sequence[Name], naming: Naming) -> tuple[Name, ...]:
    """The names; each that the text shows to be a thing is of kind other wherever it stands."""
    persons = [name for name in names if name.kind is NameKind.PERSON]
    shown = {name.identity for name in persons if _is_thing(body, name, naming)}
    shown -= {name.identity for name in persons if name.title or _speaks(body, name, naming)}
    return tuple(
        replace(name, kind=NameKind.OTHER) if name.kind is NameKind.PERSON and name.identity in shown else name
        for name in names
    )


def _is_thing(body: str, name: Name, naming: Naming) -> bool:
    if word_before(body, name.span.start) in naming.things:
        return True
    letters = initials(name.identity)
    if len(letters) > 2 and body.startswith(f" ({letters})", name.span.end):
        return True
    after = fold(body[name.span.end : name.span.end + BESIDE]).split()
    return bool(after) and after[0] in naming.copulas and not naming.things.isdisjoint(after[1:3])


def _speaks(body: str, name: Name, naming: Naming) -> bool:
    return word_before(body, name.span.start) in naming.voices
