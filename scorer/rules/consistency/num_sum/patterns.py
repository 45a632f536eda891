"""The patterns of what stands before, between and after the parts of a sum, made of a language's words."""

import re
from dataclasses import dataclass
from functools import cache

from scorer.lexicon import Lexicon, either
from scorer.rules.given import Given


@dataclass(frozen=True, slots=True, kw_only=True)
class Patterns:
    """What stands before, between and after the parts of a sum."""

    strong: re.Pattern[str]
    opens: re.Pattern[str]
    bracket: re.Pattern[str]
    joint: re.Pattern[str]
    final: re.Pattern[str]
    onward: re.Pattern[str]
    single: re.Pattern[str]
    rest: re.Pattern[str]
    resumes: re.Pattern[str]
    refers: re.Pattern[str]
    divides: re.Pattern[str]
    spends: re.Pattern[str]
    closes: re.Pattern[str]
    brings: re.Pattern[str]
    in_all: re.Pattern[str]
    totals: re.Pattern[str]
    picks: re.Pattern[str]
    subject: re.Pattern[str]
    with_parts: re.Pattern[str]
    closed: Lexicon
    some: Lexicon
    ending: Lexicon


def of(given: Given) -> Patterns:
    """The patterns of a language's words."""
    return _patterns(*(given.words[name] for name in _NAMES))


_NAMES = (
    "strong",
    "opens",
    "and",
    "rest",
    "refers",
    "divides",
    "spends",
    "closes",
    "brings",
    "brings_to",
    "in_all",
    "totals",
    "picks",
    "subject",
    "with_parts",
    "an",
    "closed",
    "some",
)


@cache
def _patterns(
    strong: Lexicon,
    opens: Lexicon,
    joins: Lexicon,
    rest: Lexicon,
    refers: Lexicon,
    divides: Lexicon,
    spends: Lexicon,
    closes: Lexicon,
    brings: Lexicon,
    brings_to: Lexicon,
    in_all: Lexicon,
    totals: Lexicon,
    picks: Lexicon,
    subject: Lexicon,
    with_parts: Lexicon,
    an: Lexicon,
    closed: Lexicon,
    some: Lexicon,
) -> Patterns:
    word = r"\s[^\W\d_](?:[^\W\d_]|['’-])*"
    two, few = rf"(?:{word}){{0,2}}", rf"(?:{word}){{0,4}}"
    every = re.IGNORECASE
    return Patterns(
        strong=re.compile(rf"\b(?:{either(strong)})[,:]?{few}\s$", every),
        opens=re.compile(rf"(?:\b(?:{either(opens)})[,:]?|:){few}\s$", every),
        bracket=re.compile(r"\s\($|\s[-–—]\s$|\w—$"),
        joint=re.compile(rf"(?:[,;]|\s(?:{either(joins)}))(?:\s(?:{either(joins)}))?{few}\s$", every),
        final=re.compile(rf"\s(?:{either(joins)}){few}\s$", every),
        onward=re.compile(rf"[^.:;!?()“”\"]{{0,60}}?,?\s(?:{either(joins)})\s", every),
        single=re.compile(
            rf"{few},?\s(?:{either(joins)})\s(?P<one>{either(an)})(?=(?:{word}){{1,3}}(?:[.,;)]|\s[-–—]\s))", every
        ),
        rest=re.compile(rf"\b(?:{either(rest)}),?{few}\s$", every),
        resumes=re.compile(rf"(?:{either((*strong, *opens))})\b", every),
        refers=re.compile(rf"\b(?:{either(refers)})\b", every),
        divides=re.compile(rf"\b(?:{either(divides)})\b", every),
        spends=re.compile(rf"\b(?:{either(spends)})\b", every),
        closes=re.compile(rf"[^.:!?“”\"]{{0,60}}?[,;]?\s(?:{either(closes)}){two}\s", every),
        brings=re.compile(
            rf"[^.:!?“”\"]{{0,60}}?[,;]?\s(?:{either(brings)})\s[^.,:;!?“”\"]{{0,50}}?(?:{either(brings_to)})\s", every
        ),
        in_all=re.compile(rf"{two},?\s(?:{either(in_all)})\b(?!\s\d)", every),
        totals=re.compile(rf"(?:{either(totals)}),?{few}\s", every),
        picks=re.compile(rf"\b(?:{either(picks)})(?:\s[^\W\d_]+)?\s$", every),
        subject=re.compile(rf"(?:{either(subject)})\s[^\W\d_]+\s(?:{either(strong)})[,:]?{few}\s", every),
        with_parts=re.compile(rf"(?:{word}){{0,4}},\s(?:(?:{either(with_parts)})\s)?|(?:{word}){{1,6}}\s", every),
        closed=closed,
        some=some,
        ending=Lexicon((*rest, *closed)),
    )
