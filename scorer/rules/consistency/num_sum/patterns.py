"""The patterns of what stands before, between and after the parts of a sum, made of a language's words."""

import re
from dataclasses import dataclass
from functools import cache

from scorer.lexicon import Lexicon, either
from scorer.rules.given import Given

REACH = 70  # code points in which "each" and "only one" stand


@dataclass(frozen=True, slots=True, kw_only=True)
class Patterns:
    """
    What stands before, between and after the parts of a sum; a sentence that begins as `sealed` says that they are all.

    Where a sentence has none of the `cues`, only marks can open a list in it.
    """

    strong: re.Pattern[str]
    opens: re.Pattern[str]
    bracket: re.Pattern[str]
    joint: re.Pattern[str]
    final: re.Pattern[str]
    onward: re.Pattern[str]
    rest: re.Pattern[str]
    rest_behind: re.Pattern[str]
    resumes: re.Pattern[str]
    refers: re.Pattern[str]
    groups: re.Pattern[str]
    divides: re.Pattern[str]
    spends: re.Pattern[str]
    subject: re.Pattern[str]
    sealed: re.Pattern[str]
    with_parts: re.Pattern[str]
    closed: Lexicon
    some: Lexicon
    cues: Lexicon


def of(given: Given) -> Patterns:
    """The patterns of a language's words."""
    return _patterns(*(given.words[name] for name in _NAMES))


_SEALS = (
    "none",
    "elsewhere",
    "every",
    "once",
    "entire",
    "settled",
    "alone",
)  # "none elsewhere", "each only once", "no other"
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
    "subject",
    "with_parts",
    "closed",
    "some",
    *_SEALS,
)


@cache
def _patterns(*lists: Lexicon) -> Patterns:
    words = dict(zip(_NAMES, lists, strict=True))
    said = {name: either(told) for name, told in words.items()}
    word = r"\s[^\W\d_](?:[^\W\d_]|['’-])*"
    few = rf"(?:{word}){{0,4}}"
    gap = rf"\b[^.:;!?“”\"]{{0,{REACH}}}?\b"
    every = re.IGNORECASE
    return Patterns(
        strong=re.compile(rf"\b(?:{said['strong']})[,:]?{few}\s$", every),
        opens=re.compile(rf"(?:\b(?:{said['opens']})[,:]?|:){few}\s$", every),
        bracket=re.compile(r"\s\($|\s[-–—]\s$|\w—$"),
        joint=re.compile(rf"(?:[,;]|\s(?:{said['and']}))(?:\s(?:{said['and']}))?{few}\s$", every),
        final=re.compile(rf"\s(?:{said['and']}){few}\s$", every),
        onward=re.compile(rf"[^.:;!?()“”\"]{{0,60}}?,?\s(?:{said['and']})\s", every),
        rest=re.compile(rf"\b(?:{said['rest']}),?{few}\s$", every),
        rest_behind=re.compile(rf"(?:{word})?\s(?:{said['rest_behind'] or '(?!)'})\b", every),
        resumes=re.compile(rf"(?:{said['strong']}|{said['opens']})\b", every),
        refers=re.compile(rf"\b(?:{said['refers']})\b", every),
        groups=re.compile(rf"\b(?:{said['groups']})\b", every),
        divides=re.compile(rf"\b(?:{said['divides']})\b", every),
        spends=re.compile(rf"\b(?:{said['spends']})\b", every),
        subject=re.compile(rf"(?:{said['subject']})(?:{word}){{1,4}}\s(?:{said['strong']})[,:]?{few}\s", every),
        sealed=re.compile(
            rf"(?:{said['none']}){gap}(?:{said['elsewhere']})\b|(?:{said['every']}){gap}(?:{said['once']})\b"
            rf"|(?:{said['entire']}){gap}(?:{said['settled']})\b|(?:{said['alone']})\b",
            every,
        ),
        with_parts=re.compile(
            rf"(?:{word}){{0,4}},\s(?:(?:{said['with_parts']})\s)?|(?:{word}){{1,6}}\s|(?:{word}){{0,4}},(?:{word}){{1,4}}\s",
            every,
        ),
        closed=words["closed"],
        some=words["some"],
        cues=Lexicon((*words["strong"], *words["opens"])),
    )
