"""
The words of a text as numbers, each with its place.

Two spellings of one word get one number: case, the kind of apostrophe, accents, soft hyphens and the scars of a wrong
encoding ("â€œKami" for "“Kami") make no difference. Numbers are stable over processes and machines, since they are
stored; Python's built-in `hash` is salted and would not be.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from scorer.model import Span

Numbers = npt.NDArray[np.uint32]
Places = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

_GAP, _UNSEEN = 0, 1
_LAST = 0xFFFF  # code points beyond are signs and rare scripts: they part words
# Soft hyphen, combining accents, zero-width marks: they print nothing and part nothing.
_INVISIBLE = frozenset({0xAD, 0x2060, 0xFEFF, *range(0x300, 0x370), *range(0x200B, 0x2010)})
SHINGLE = 3  # words; two are common phrases, four seldom survive an editor
_WEIGHTS = (np.uint32(0x9E3779B1), np.uint32(0x85EBCA77), np.uint32(0xC2B2AE3D))
_TELLING = 4  # letters
_LONGEST = 48  # letters of a word that tell it apart; what follows counts as a repeat of the last place
_POWERS = np.array([pow(16_777_619, place + 1, 1 << 32) for place in range(_LONGEST)], np.uint32)


@dataclass(frozen=True, eq=False)
class Shingles:
    """A number for each three words in a row, in the order of the text; `ranked` by size, taken from `order`."""

    numbers: Numbers

    def __len__(self) -> int:
        return len(self.numbers)

    @cached_property
    def order(self) -> Places:
        """Where each of the ranked ones stands."""
        return np.argsort(self.numbers, kind="stable")

    @cached_property
    def ranked(self) -> Numbers:
        """The numbers by size."""
        return self.numbers[self.order]


@dataclass(frozen=True, eq=False)
class Words:
    """
    The words of some lines of one text, in order.

    `numbers[k]` stands at `text[starts[k]:ends[k]]`; `small[k]` says that it begins with a small letter, as names,
    titles and figures do not.
    """

    text: str
    numbers: Numbers
    starts: Places
    ends: Places
    small: Flags

    def __len__(self) -> int:
        return len(self.numbers)

    @cached_property
    def shingles(self) -> "Shingles":
        """Each three words in a row."""
        return shingles_of(self.numbers)

    @cached_property
    def telling(self) -> Flags:
        """For each word whether it is neither a name, title or figure nor one of the short words between those."""
        flags: Flags = self.small & (self.ends - self.starts >= _TELLING)
        return flags

    def span(self, first: int, last: int) -> Span:
        """The place of the words `first` to `last`, both included, widened to whole words of the text."""
        start, end = int(self.starts[first]), int(self.ends[last])
        while start and self.text[start - 1].isalnum():
            start -= 1
        while end < len(self.text) and self.text[end].isalnum():
            end += 1
        return Span(start, end)

    def inside(self, spans: Sequence[Span]) -> Flags:
        """For each word whether it begins in one of the spans of the body."""
        mask = np.zeros(len(self), np.bool_)
        edges = np.searchsorted(self.starts, [edge for span in spans for edge in (span.start, span.end)]).tolist()
        for start, end in zip(edges[::2], edges[1::2], strict=True):
            mask[start:end] = True
        return mask


def number(text: str, lines: Sequence[Span]) -> Words:
    """
    The words of the given lines of the text. Linear, without a Python loop over letters.

    A word is a run of ASCII letters and digits or of letters of another script. Accented Latin letters part words
    instead of joining them: a wrongly decoded "é" is two or three of those, so both spellings leave the same runs.
    """
    return number_all([(text, lines)])[0]


def number_all(texts: Sequence[tuple[str, Sequence[Span]]]) -> list[Words]:
    """The words of several texts, each with its lines: what `number` tells of each, in a third of the time."""
    bodies = [text for text, _ in texts]
    bases = np.cumsum([0, *(len(text) + 1 for text in bodies)], dtype=np.int64).tolist()
    lines = [(base + line.start, base + line.end) for base, (_, own) in zip(bases, texts, strict=False) for line in own]
    numbers, starts, ends, small = _number("\n".join(bodies), lines)
    edges = np.searchsorted(starts, bases).tolist()
    return [
        Words(text, numbers[start:end], starts[start:end] - base, ends[start:end] - base, small[start:end])
        for text, base, (start, end) in zip(bodies, bases, pairwise(edges), strict=False)
    ]


def _number(text: str, lines: Sequence[tuple[int, int]]) -> tuple[Numbers, Places, Places, Flags]:
    """The numbers of the words on the lines, where each begins and ends, and whether it begins with a small letter."""
    written = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    told = _folding()[np.minimum(written, _LAST)]
    folded = np.full(len(told), _GAP, np.uint32)  # what is outside the lines parts words
    for start, end in lines:
        folded[start:end] = told[start:end]
    seen = np.flatnonzero(folded != _UNSEEN)
    if len(seen) < len(folded):
        folded = folded[seen]
    in_word = np.concatenate(([False], folded > _UNSEEN, [False]))
    edges = np.flatnonzero(in_word[1:] != in_word[:-1])
    first, past = edges[::2], edges[1::2]
    starts = seen[first]
    begins = folded[first]
    small = (written[starts] == begins) & (begins > ord("9"))
    return _numbers(folded, first, past), starts, seen[past - 1] + 1, small


def shingles_of(numbers: Numbers) -> Shingles:
    """The shingles of words: two less than there are words, none below three."""
    first, second, third = _WEIGHTS
    return Shingles(mix(numbers[:-2] * first + numbers[1:-1] * second + numbers[2:] * third))


def mix(values: Numbers) -> Numbers:
    """Spread the bits of 32-bit numbers evenly (the finaliser of MurmurHash3, Appleby 2011, public domain)."""
    values = values ^ (values >> np.uint32(16))
    values = values * np.uint32(0x85EBCA6B)
    values = values ^ (values >> np.uint32(13))
    values = values * np.uint32(0xC2B2AE35)
    return values ^ (values >> np.uint32(16))


def _numbers(folded: Numbers, first: Places, past: Places) -> Numbers:
    """A polynomial over each word's letters."""
    if not len(first):
        return np.zeros(0, np.uint32)
    lengths = past - first
    begins = np.cumsum(lengths) - lengths
    letters = folded[folded > _UNSEEN]
    inside = np.minimum(np.arange(len(letters)) - np.repeat(begins, lengths), _LONGEST - 1)
    return mix(np.add.reduceat(letters * _POWERS[inside], begins, dtype=np.uint32))


@cache
def _folding() -> Numbers:
    """For each code point up to `_LAST` its small letter, `_GAP` for what parts words, or `_UNSEEN`."""
    table = np.zeros(_LAST + 1, np.uint32)
    for point in range(_LAST):
        letter = chr(point)
        small = letter.lower()
        if letter.isalnum() and (point < 0x80 or point >= 0x370):
            table[point] = ord(small) if len(small) == 1 else point
        elif point in _INVISIBLE:
            table[point] = _UNSEEN
    return table
