"""
Values of which one never became the other, though both stand as in a change.

A whole behind its part ("33 of the 150 seats, down from 41"), somebody else's ("38 seats, compared to the Greens' 28"), a gain
and a loss ("a profit of 2 million, compared with a loss of 5 million"), and in the next sentence an amount of another thing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import inf

from scorer.langs import Lang
from scorer.lexicon import Lexicon, any_of, either, fold
from scorer.model import Figure

BESIDE = 40  # code points before a value in which "a loss of" stands
LEAST = 4  # letters of a word that names a thing

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlike:
    """The words of a language that tell values apart."""

    wholes: re.Pattern[str]
    places: re.Pattern[str]
    owner: re.Pattern[str]
    gains: Lexicon
    losses: Lexicon
    neutral: Lexicon


def without_wholes(figures: Sequence[Figure], text: str, words: Unlike) -> list[Figure]:
    """Figures without those that another one right before them is a part of."""
    return [
        one
        for at, one in enumerate(figures)
        if not (at and words.wholes.fullmatch(text[figures[at - 1].span.end : one.stated.start]))
    ]


def without_places(figures: Sequence[Figure], text: str, words: Unlike) -> list[Figure]:
    """Figures without those of where another one is, which is nearer to what it was: "212 patients in | seven | hospitals, up from 106"."""
    return [
        two
        for at, two in enumerate(figures)
        if not (
            0 < at < len(figures) - 1
            and words.places.search(text, figures[at - 1].span.end, two.stated.start)
            and figures[at - 1].unit is two.unit is None
            and _ratio(figures[at - 1], figures[at + 1]) <= _ratio(two, figures[at + 1])
        )
    ]


def _ratio(one: Figure, two: Figure) -> float:
    """How many times as much the larger of two values is."""
    low, high = sorted((one.value, two.value))
    return high / low if low > 0 else inf


def opposed(one: str, two: str, words: Unlike) -> bool:
    """Whether of what is told of two values one side tells of a gain and the other of a loss."""
    lost = [words.losses.first(told) is not None for told in (one, two)]
    gained = [words.gains.first(told) is not None for told in (one, two)]
    return lost[0] != lost[1] and gained[lost.index(False)]


def in_sentence(one: Figure, two: Figure, text: str, words: Unlike) -> bool:
    """The same of two values that follow each other, by what stands before each of them."""
    gap = text[one.span.end : two.stated.start]
    split = max(0, len(gap) - BESIDE)
    return opposed(text[max(0, one.stated.start - BESIDE) : one.span.end] + gap[:split], gap[split:], words)


def is_anothers(gap: str, words: Unlike) -> bool:
    """Whether what stands between two values says whose the second is: "compared to the Greens' | 28"."""
    return words.owner.search(gap) is not None


def goes_on(before: str, subject: str, words: Unlike) -> bool:
    """Whether a subject names nothing that the sentence before it does not."""
    told = fold(before)
    return all(len(word) < LEAST or word in told or word in words.neutral for word in _WORD.findall(fold(subject)))


@cache
def words_of(lang: Lang) -> Unlike:
    """The words of a language, read once."""
    table = lang["changes"]
    told, then = table["echoes"], table["then_and_now"]
    days = rf"(?!(?:{any_of(told['dated'])})(?!\w))"
    return Unlike(
        wholes=re.compile(rf"\s(?:{any_of(table['wholes'])})(?:\s[\w'’]+){{0,2}}\s", re.IGNORECASE),
        places=re.compile(
            rf"\b(?:{any_of(table['places'])})\s(?:(?:[^\W\d_]+\s){{0,2}}?[^\W\d_]+(?:{any_of(table['owns'])})\s)?$",
            re.IGNORECASE,
        ),
        owner=re.compile(
            rf"(?i:{either(table['compared'])})\s(?:[^\W\d_]+\s){{0,3}}?(?i:{days})[A-Z]\S*(?:{any_of(table['owns'])})\s$"
        ),
        gains=Lexicon(table["gains"]),
        losses=Lexicon(table["losses"]),
        neutral=Lexicon(
            (*then["neutral"], *told["neutral"], *(word for phrase in table["now"] for word in phrase.split()))
        ),
    )
