"""
The names of a list in which each may have its role or its kin: "the captain, Leon Hart, and the winger Yusuf Dey".

The list is read piece by piece. Where one piece may be a person without a name, or a name no person, there is no list.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from scorer.lexicon import Lexicon, any_of, fold
from scorer.model import Span
from scorer.rules.given import Given

LONGEST = 600  # code points of a list
WORDS = 9  # of a piece that names nobody
LEAST = 2  # names

_AGE = re.compile(r"(?:[^\W\d_]+\s)?\d{1,3}(?:\s[^\W\d_]+){0,2}")
_BRACKET = re.compile(r"\s?\([^()]*\)")
_ENDS = re.compile(r"[:!?“”\"]|\s[–—-]\s|—|\.(?=\s|$)")
_ROMAN = re.compile(r"[IVXLC]+")


def names(where: Span, text: str, given: Given) -> tuple[Span, ...]:
    """The places of the names that a stretch lists; none where the list has no end, or may be of more than its names."""
    said = _patterns(*(given.words[name] for name in ("lastly", "particles", "from", "kin", "onward")))
    end = _ENDS.search(text, where.start, min(where.end, where.start + LONGEST))
    stop = end.start() if end else min(where.end, where.start + LONGEST)
    of_kin = said.kin.first(text[where.start : stop]) is not None
    found: list[Span] = []
    ended, waiting, at, lead = False, False, where.start, ""
    for mark in (*said.marks.finditer(text, where.start, stop), None):
        piece = Span(at, mark.start() if mark else stop)
        told = _BRACKET.sub("", text[piece.start : piece.end]).strip()
        final = said.final.search(lead) is not None
        if said.onward.match(told):
            break
        named = _named(piece, text, said)
        named = () if named and _again(named[0], found, text) else named
        if named is None or (named and ended and not of_kin and not final):
            return ()
        if named:
            ended |= final
            waiting = False
        elif not _AGE.fullmatch(told) and told:
            if final and not said.kin.first(told):
                return ()
            unnamed = len(told.split()) > WORDS or any(letter.isdigit() for letter in told)
            if (unnamed or (of_kin and waiting)) and not ended:
                return ()
            waiting = of_kin
        found += named
        lead = mark.group() if mark else ""
        at = mark.end() if mark else stop
    return tuple(found) if ended and not waiting and len(found) >= LEAST else ()


def _named(piece: Span, text: str, said: "_Said") -> tuple[Span, ...] | None:
    """The name in a piece of a list, none where it has none; None where it may have two."""
    runs = [
        run
        for run in said.run.finditer(text, piece.start, piece.end)
        if not (run.group().endswith(("'s", "’s")) or _ROMAN.fullmatch(run.group().split()[-1]))
    ]
    if not runs or said.of.search(text, piece.start, runs[0].start()):
        return ()
    apart = all(said.of.search(text, one.end(), two.start()) for one, two in pairwise(runs))
    return (Span(runs[0].start(), runs[0].end()),) if apart else None


def _again(name: Span, found: Sequence[Span], text: str) -> bool:
    """Whether a name is one listed before, of whom the next is told: "Karto Wiyono, his wife Sumi and, a neighbour of | Karto"."""
    words = text[name.start : name.end].split()
    return any(set(words) <= set(text[one.start : one.end].split()) for one in found)


class _Said:
    """What parts the names of a list, and what says that a word with a capital names nobody."""

    def __init__(self, joins: Lexicon, particles: Lexicon, origin: Lexicon, kin: Lexicon, onward: Lexicon) -> None:
        word = r"[A-Z][\w'’/-]*(?:\.(?=\s[A-Z]))?"
        every = re.IGNORECASE
        inner = any_of(particle for particle in particles if particle not in origin)
        self.marks = re.compile(rf"[,;]\s+(?:(?:{any_of(joins)})\s)?|\s(?:{any_of(joins)})\s", every)
        self.final = re.compile(rf"(?:{any_of(joins)})\s", every)
        self.run = re.compile(rf"(?<!\w){word}(?:\s(?:(?:{inner})\s)?{word}){{0,6}}")
        self.of = re.compile(rf"(?:^|\W)(?:{any_of(origin)})\s$", every)
        self.onward = re.compile(rf"(?:{any_of(onward)})\b", every)
        self.kin = kin


@cache
def _patterns(joins: Lexicon, particles: Lexicon, origin: Lexicon, kin: Lexicon, onward: Lexicon) -> _Said:
    return _Said(joins, particles, origin, kin, onward)


def opens_with_kin(text: str, start: int, given: Given) -> bool:
    """Whether a list opens with somebody's kin: "her daughters Alice and June"."""
    words = fold(text[start : start + 40]).split()[:3]
    return any(word.strip(",;") in given.words["kin"] for word in words)
