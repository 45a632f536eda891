"""
Who bears a role that stands without a name: "Bupati", "juru bicara itu", "Menhub".

A role is somebody's whose title begins with the same noun and holds all of its words; the last one named so before it,
or, where there is none yet, the only one the article names later. One word may shorten a title: "Menhub" is the
"Menteri Perhubungan".
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from scorer.lexicon import fold, shortens
from scorer.model import Name, NameKind, Speaker
from scorer.read.attributions.cast import speaker_of
from scorer.read.attributions.nouns import Nouns

CLIPPED = 5  # letters from which one word may shorten a title
COMPARED = 200  # titles that are looked through


@dataclass(frozen=True, slots=True)
class _Bearer:
    title: tuple[str, ...]
    speaker: Speaker


class Bearers:
    """The persons of an article by the titles they are given in it, in the order of the text."""

    __slots__ = ("_bearers", "_nouns", "_starts")

    def __init__(self, names: Sequence[Name], words: Nouns) -> None:
        titled = [
            name for name in names if name.title and name.kind is NameKind.PERSON and not _of_relative(name, words)
        ]
        first: dict[tuple[tuple[str, ...], str], Name] = {}
        for name in titled:
            first.setdefault((_words(name.title or "", words), name.identity), name)
        known = list(first.items())[:COMPARED]
        self._starts = [name.span.start for _, name in known]
        self._bearers = [_Bearer(title, speaker_of(name)) for (title, _), name in known]
        self._nouns = words

    def of(self, role: str, at: int) -> Speaker | None:
        """The bearer of a role that stands at an offset, or None."""
        words = _words(role, self._nouns)
        met = bisect_left(self._starts, at)
        best = max((self._likeness(words, bearer.title) for bearer in self._bearers), default=0)
        if not words or best == 0:
            return None
        alike = [n for n, bearer in enumerate(self._bearers) if self._likeness(words, bearer.title) == best]
        before = [n for n in alike if n < met]
        if before:
            return self._bearers[before[-1]].speaker
        later = {self._bearers[n].speaker.name: self._bearers[n].speaker for n in alike}
        return next(iter(later.values())) if len(later) == 1 else None

    def _likeness(self, role: tuple[str, ...], title: tuple[str, ...]) -> int:
        """How sure it is that a role is this title: 0 for not at all."""
        if not role or not title:
            return 0
        if role == title:
            return 4
        then, now = _core(role, self._nouns), _core(title, self._nouns)
        if not then or not now or (then == role) is not (now == title):
            return 0  # who was something is not who is it
        role, title = then, now
        if role == title:
            return 3
        head = 0 if self._nouns.head_first else -1
        if role[head] == title[head] and (set(role) <= set(title) or set(title) <= set(role)):
            return 2 if set(role) <= set(title) else 1
        clipped = len(role) == 1 and len(role[0]) >= CLIPPED and len(title) > 1
        return int(clipped and self._nouns.head_first and shortens(role[0], " ".join(title)))


def _of_relative(name: Name, words: Nouns) -> bool:
    """Whether a title means somebody else of the family: "adik Wali Kota | Seno Adi"."""
    return not words.kin.isdisjoint(fold(name.title or "").split()[:1])


def _core(role: tuple[str, ...], words: Nouns) -> tuple[str, ...]:
    """The words of a role whoever bears it now: "gubernur muara" of "mantan Gubernur Muara periode 2000-2004"."""
    return tuple(word for word in role if word not in words.former | words.terms and not word[0].isdigit())


def _words(role: str, words: Nouns) -> tuple[str, ...]:
    """The words of a role without articles and demonstratives, a short form at its head written out."""
    plain = fold(role).replace(".", "").replace(",", "").split()
    whole = next((words.same[head] for n in (2, 1) if (head := " ".join(plain[:n])) in words.same), None)
    if whole:
        plain = [*whole.split(), *plain[len(head.split()) :]]
    return tuple(word for word in plain if word not in words.small)
