"""The patterns of what stands before, between and after the parts of a sum, made of a language's words."""

import re
from dataclasses import dataclass
from functools import cache

from scorer.lexicon import Lexicon, either
from scorer.rules.given import Given

SHARED = ("each", "each_ahead")  # words that tell so many times so much
SEALED = ("elsewhere", "once", "alone", "settled")  # one of these stands in every seal of a list


@dataclass(frozen=True, slots=True, kw_only=True)
class Patterns:
    """
    What stands before, between and after the parts of a sum.

    Where a sentence has none of the `cues`, only marks and the figures themselves can make a sum of it.
    """

    strong: re.Pattern[str]
    opens: re.Pattern[str]
    bracket: re.Pattern[str]
    joint: re.Pattern[str]
    final: re.Pattern[str]
    onward: re.Pattern[str]
    single: re.Pattern[str]
    rest: re.Pattern[str]
    rest_alone: re.Pattern[str]
    rest_behind: re.Pattern[str]
    resumes: re.Pattern[str]
    refers: re.Pattern[str]
    groups: re.Pattern[str]
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
    cues: Lexicon


def of(given: Given) -> Patterns:
    """The patterns of a language's words."""
    return _patterns(*(given.words[name] for name in _NAMES))


_NAMES = (
    "strong",
    "opens",
    "and",
    "rest",
    "rest_behind",
    "refers",
    "groups",
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
    *SHARED,
    *SEALED,
)


@cache
def _patterns(*lists: Lexicon) -> Patterns:
    words = dict(zip(_NAMES, lists, strict=True))
    said = {name: either(told) for name, told in words.items()}
    cues = (
        "strong",
        "opens",
        "rest",
        "rest_behind",
        "closed",
        "closes",
        "brings",
        "in_all",
        "totals",
        *SHARED,
        *SEALED,
    )
    word = r"\s[^\W\d_](?:[^\W\d_]|['’-])*"
    two, few = rf"(?:{word}){{0,2}}", rf"(?:{word}){{0,4}}"
    every = re.IGNORECASE
    return Patterns(
        strong=re.compile(rf"\b(?:{said['strong']})[,:]?{few}\s$", every),
        opens=re.compile(rf"(?:\b(?:{said['opens']})[,:]?|:){few}\s$", every),
        bracket=re.compile(r"\s\($|\s[-–—]\s$|\w—$"),
        joint=re.compile(rf"(?:[,;]|\s(?:{said['and']}))(?:\s(?:{said['and']}))?{few}\s$", every),
        final=re.compile(rf"\s(?:{said['and']}){few}\s$", every),
        onward=re.compile(rf"[^.:;!?()“”\"]{{0,60}}?,?\s(?:{said['and']})\s", every),
        single=re.compile(
            rf"{few},?\s(?:{said['and']})\s(?P<one>{said['an']})(?=(?:{word}){{1,3}}(?:[.,;)]|\s[-–—]\s))", every
        ),
        rest=re.compile(rf"\b(?:{said['rest']}),?{few}\s$", every),
        rest_alone=re.compile(rf"(?:{said['rest']}),?\s", every),
        rest_behind=re.compile(rf"(?:{word})?\s(?:{said['rest_behind'] or '(?!)'})\b", every),
        resumes=re.compile(rf"(?:{said['strong']}|{said['opens']})\b", every),
        refers=re.compile(rf"\b(?:{said['refers']})\b", every),
        groups=re.compile(rf"\b(?:{said['groups']})\b", every),
        divides=re.compile(rf"\b(?:{said['divides']})\b", every),
        spends=re.compile(rf"\b(?:{said['spends']})\b", every),
        closes=re.compile(rf"[^.:!?“”\"]{{0,60}}?[,;]?\s(?:{said['closes']}){two}\s", every),
        brings=re.compile(
            rf"[^.:!?“”\"]{{0,60}}?[,;]?\s(?:{said['brings']})\s[^.,:;!?“”\"]{{0,50}}?(?:{said['brings_to']})\s", every
        ),
        in_all=re.compile(rf"{two},?\s(?:{said['in_all']})\b(?!\s\d)", every),
        totals=re.compile(rf"(?:{said['totals']}),?{few}\s", every),
        picks=re.compile(rf"\b(?:{said['picks']})(?:\s[^\W\d_]+)?\s$", every),
        subject=re.compile(rf"(?:{said['subject']})(?:{word}){{1,4}}\s(?:{said['strong']})[,:]?{few}\s", every),
        with_parts=re.compile(
            rf"(?:{word}){{0,4}},\s(?:(?:{said['with_parts']})\s)?|(?:{word}){{1,6}}\s|(?:{word}){{0,4}},(?:{word}){{1,4}}\s",
            every,
        ),
        closed=words["closed"],
        some=words["some"],
        ending=Lexicon((*words["rest"], *words["rest_behind"], *words["closed"])),
        cues=Lexicon(phrase for name in cues for phrase in words[name]),
    )
