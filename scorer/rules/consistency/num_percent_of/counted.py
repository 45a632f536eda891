"""
A share in words, and apart from it the two numbers that make it: "one in five posts is vacant: 1,300 out of 13,000".

The numbers stand behind a colon, a bracket or "or" in the same sentence, or the share stands behind them: "90 of its 450
jobs, a third".
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from scorer.lexicon import Lexicon, any_of, either, fold
from scorer.model import Figure, Span
from scorer.rules.consistency.num_percent_of import fractions
from scorer.rules.consistency.num_percent_of.fractions import Fraction
from scorer.rules.given import Given, Table

REACH = 90  # code points between a share and the numbers that make it
LISTS = ("in", "of", "or", "or_so")
AHEAD = 16  # code points before a share in which "nearly" stands

Figures = tuple[Figure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Patterns:
    opening: Lexicon
    share: re.Pattern[str]
    of: re.Pattern[str]
    before: re.Pattern[str]
    behind: re.Pattern[str]


def read(figures: Figures, text: str, span: Span, given: Given) -> Iterator[Fraction]:
    """The one share in words of a sentence, with its one part and whole; none where another number may be either."""
    if len(figures) < 2:
        return
    said = _said(given)
    shares = list(said.share.finditer(text, span.start, span.end))
    if len(shares) != 1:
        return
    found = shares[0]
    others = [one for one in figures if one.span.end <= found.start() or one.span.start >= found.end()]
    pairs = [
        (part, whole)
        for part, whole in pairwise(others)
        if said.of.fullmatch(text[part.span.end : whole.stated.start]) and part.value < whole.value
    ]
    if len(pairs) != 1 or len([one for one in others if one.unit == pairs[0][0].unit]) > 2:
        return
    part, whole = pairs[0]
    behind = part.span.start > found.end()
    gap = text[found.end() : part.stated.start] if behind else text[whole.span.end : found.start()]
    share = _worth(found, given)
    if len(gap) <= REACH and 0 < share < 1 and (said.before if behind else said.behind).fullmatch(gap):
        if (
            not behind
            and gap.rstrip().endswith(",")
            and text[found.end() : found.end() + 1] not in {",", ".", ";", ")", ""}
        ):
            return  # "90 of its 450 jobs, a third of them in the north"
        least, most = fractions.meant(text[max(span.start, found.start() - AHEAD) : found.start()], share, given)
        place = Span(found.start(), found.end(), span.field)
        yield Fraction(part=part, whole=whole, span=place, share=share, least=least, most=most)


def opening(given: Given) -> Lexicon:
    """The words with which every share in words opens: "a third", "one in"."""
    return _said(given).opening


def told(text: str, span: Span, given: Given) -> list[tuple[Span, float]]:
    """The shares in words of a stretch, "a third" and "one in five", each with its worth."""
    found = _said(given).share.finditer(text, span.start, span.end)
    return [(Span(*one.span(), span.field), _worth(one, given)) for one in found]


def _said(given: Given) -> _Patterns:
    return _patterns(given.tables["fractions"], given.tables["small"], *(given.words[name] for name in LISTS))


def _worth(found: re.Match[str], given: Given) -> float:
    small = _numbers(given.tables["small"])
    if found["name"]:
        return float(given.tables["fractions"][fold(found["name"])])
    return small[fold(found["part"])] / small[fold(found["whole"])]


@cache
def _numbers(small: Table) -> Mapping[str, int]:
    """The names of the small numbers, each with its number."""
    return {name: number for number, names in enumerate(small.values(), 1) for name in names}


@cache
def _patterns(
    names: Table,
    small: Table,
    inside: Lexicon,
    of: Lexicon,
    alternatives: Lexicon,
    loosely: Lexicon,
) -> _Patterns:
    told, numbers = (any_of(words) for words in (names, _numbers(small)))
    among = either(inside)
    that = any_of((*alternatives, *loosely))
    return _Patterns(
        opening=Lexicon((*names, *(f"{number} {link}" for number in _numbers(small) for link in inside))),
        share=re.compile(
            rf"\b(?:(?P<name>{told})|(?P<part>{numbers})\s(?:{among})\s(?P<whole>{numbers}))\b", re.IGNORECASE
        ),
        of=re.compile(
            rf"(?:\s[^\W\d_]+){{0,2}}\s(?:{any_of(of)})\s(?:[^\W\d_]+['’]s?\s)?",
            re.IGNORECASE,
        ),
        before=re.compile(rf"[^.;!?“”\"\d()]*(?::|,?\s(?:{that})|\()\s?", re.IGNORECASE),
        behind=re.compile(rf"(?:\s[^\W\d_]+){{0,4}}(?:,|,?\s(?:{that})|\s\()\s?", re.IGNORECASE),
    )
