"""Shares told as fractions: "a quarter of the 80 plots, or 32", "dari 150 kios, baru sepertiganya, yakni 60 kios"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from scorer.lexicon import Lexicon, any_of, fold
from scorer.model import Bound, Figure, Span
from scorer.rules.given import Given, Table

LOOSE = 0.12  # a fraction is a round word: an eighth more or less is meant
STRICT = 0.02  # … where "exactly" stands before it
FURTHER = 0.3  # "more than a third" is still less than half
SHORT = 0.18  # "nearly two thirds" is more than half
LEAST = 2  # figures of a sentence that may be a fraction and its part
AHEAD = 16  # code points before a fraction in which "exactly" stands
REACH = 70  # code points between a whole and its fraction

Figures = tuple[Figure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fraction:
    """A part and its whole, the words that say which share it is, and the least and the most that they may mean."""

    part: Figure
    whole: Figure
    span: Span
    share: float
    least: float
    most: float


def read(figures: Figures, before: Figures, text: str, span: Span, given: Given) -> Iterator[Fraction]:
    """The fractions of a sentence whose part and whole stand beside them, or whose whole is all that was told before."""
    table = given.tables["fractions"]
    said = _patterns(table, *(given.words[name] for name in ("of", "or", "or_so", "of_them")))
    for found in said.fraction.finditer(text, span.start, span.end):
        share = float(table[fold(found["name"])])
        least, most = meant(text[max(span.start, found.start() - AHEAD) : found.start()], share, given)
        for part, whole in (*_pairs(found, figures, text, said), *_of_them(found, figures, before, text, said)):
            yield Fraction(
                part=part, whole=whole, span=Span(*found.span("name"), span.field), share=share, least=least, most=most
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Patterns:
    fraction: re.Pattern[str]
    of: re.Pattern[str]
    of_ahead: re.Pattern[str]
    that_is: re.Pattern[str]
    clause: re.Pattern[str]
    apposed: re.Pattern[str]
    of_them: re.Pattern[str]


def _pairs(found: re.Match[str], figures: Figures, text: str, said: _Patterns) -> Iterator[tuple[Figure, Figure]]:
    """The part and the whole of a fraction, in whichever order they are told."""
    before = [one for one in figures if one.span.end <= found.start()]
    after = [one for one in figures if one.span.start >= found.end()]
    if after and said.of.fullmatch(text[found.end() : after[0].stated.start]):
        for whole, part in list(pairwise(after))[:1]:
            if _is_that(text, whole, part, said):
                yield part, whole
        gap = text[before[-1].span.end : found.start()] if before else ""
        if before and (said.that_is.fullmatch(gap) or said.apposed.fullmatch(gap)):
            yield before[-1], after[0]
    elif after and before and said.that_is.fullmatch(text[found.end() : after[0].stated.start]):
        whole = before[-1]
        opened = said.of_ahead.search(text[max(0, whole.stated.start - AHEAD) : whole.stated.start])
        gap = text[whole.span.end : found.start()]
        if opened and len(gap) <= REACH and said.clause.fullmatch(gap):
            yield after[0], whole


def _is_that(text: str, whole: Figure, part: Figure, said: _Patterns) -> bool:
    """Whether a part stands behind its whole: "of the 80 plots, or 32", "of the 80 plots, 32, are let"."""
    gap = text[whole.span.end : part.stated.start]
    ends = text[(part.noun_span or part.span).end :][:2], text[part.span.end :][:2]
    closed = any(end[:1] in {",", ".", ")", ";"} for end in ends)
    return said.that_is.fullmatch(gap) is not None or (closed and said.apposed.fullmatch(gap) is not None)


def _of_them(
    found: re.Match[str], figures: Figures, before: Figures, text: str, said: _Patterns
) -> Iterator[tuple[Figure, Figure]]:
    """A fraction "of them" and its part, where the sentence before has only their whole."""
    behind = next((one for one in figures if one.span.start >= found.end()), None)
    if behind is None or len(figures) > LEAST or len(before) != 1 or before[0].sentence + 1 != behind.sentence:
        return
    joined = said.of_them.fullmatch(text[found.end() : behind.stated.start])
    closed = text[(behind.noun_span or behind.span).end :][:1] in {",", ")"} or text[behind.span.end :][:1] in {
        ",",
        ")",
    }
    if joined and closed and behind.value < before[0].value:
        yield behind, before[0]


def meant(ahead: str, share: float, given: Given) -> tuple[float, float]:
    """The least and the most that a fraction may mean, by the word before it."""
    said = ahead.rstrip()
    kinds = {name for name in ("over", "nearly", "exactly") if given.words[name].ends(said)}
    if "exactly" in kinds:
        return share * (1 - STRICT), share * (1 + STRICT)
    if "over" in kinds:
        return share, share * (1 + FURTHER)
    return share * (1 - (SHORT if "nearly" in kinds else LOOSE)), share * (1 + LOOSE)


def fits(fraction: Fraction, counters: Lexicon) -> bool | None:
    """Whether part and whole make the fraction; None where they cannot be compared. Some nouns stand for any whole."""
    part, whole = fraction.part, fraction.whole
    counts = part.unit == whole.unit and (
        part.noun in (None, whole.noun) or whole.noun is None or part.noun in counters
    )
    exact = part.bound is whole.bound is Bound.EXACT
    if not (counts and exact and 0 < part.value <= whole.value and whole.unit != "%"):
        return None
    off = 0.5 / whole.value  # a fraction of 7 things is not a whole number of them
    return fraction.least - off <= part.value / whole.value <= fraction.most + off


@cache
def _patterns(names: Table, of: Lexicon, alternatives: Lexicon, loosely: Lexicon, of_them: Lexicon) -> _Patterns:
    noun = r"(?:\s[^\W\d_]+){0,4}"
    told = any_of(names)
    wholes = any_of(of)
    that = any_of((*alternatives, *loosely))
    return _Patterns(
        fraction=re.compile(rf"\b(?P<name>{told})\b", re.IGNORECASE),
        of=re.compile(rf"\s(?:{wholes})\s", re.IGNORECASE),
        of_ahead=re.compile(rf"(?:^|\W)(?:{wholes})\s$", re.IGNORECASE),
        that_is=re.compile(rf"{noun}(?:,?\s(?:{that})\s|\s\()", re.IGNORECASE),
        apposed=re.compile(rf"{noun},\s", re.IGNORECASE),
        of_them=re.compile(rf"(?:\s(?:{any_of(of_them)}))?(?:,\s|,?\s(?:{that})\s|\s\()", re.IGNORECASE),
        clause=re.compile(r"[^.;:!?()“”\"\d]*\s", re.IGNORECASE),
    )
