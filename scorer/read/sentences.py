"""
Sentences, with offsets.

A line break always ends a sentence. The clock time that heads a post of a live blog ("18.52 WIB - …") belongs to none.
Inside a line, a terminator with its closing marks and a blank ends one, unless the next letter is lower case (so
`“Who?” she asked` stays whole) or an abbreviation of the pack stands before the stop.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from scorer.langs import Lang
from scorer.lexicon import fold
from scorer.model import Block, Sentence, Span

_STOP = re.compile(  # looking behind keeps a long run of stops linear; a comma behind a stop is left of a lost link
    r"(?<![.!?…])[.!?…]+[\"'”’»)\]]*"
    r"(?:\s+|(?:(?<=[a-z]{5}[.!?])|(?<=\d\)\.)),\s+(?=[\"“‘«]?[A-Z])|(?<=[a-z]{2}\.),\s+(?=[\"“][A-Z]))"
)
_POSTED = re.compile(
    r"\(?\d{1,2}[.:]\d{2}(?:\s?(?:[A-Z]{2,4}|[ap]\.?m\.?)(?!\w))?\)?\s{0,3}[-–—:|]?\s{1,3}(?=[\"“‘«]?[^\W\d_])(?=\W?[A-Z])"
)
_OPENING = "\"'“‘«([”’"
_ABBREVIATED = 12  # code points before a stop in which an abbreviation may stand


@dataclass(frozen=True, slots=True)
class _Abbreviations:
    never: frozenset[str]
    rarely: frozenset[str]
    starters: frozenset[str]


def split(body: str, blocks: Sequence[Block], lang: Lang) -> tuple[Sentence, ...]:
    """The sentences of every block, in order. Linear in the text."""
    known = _abbreviations(lang)
    return tuple(
        Sentence(span=span, block=number)
        for number, block in enumerate(blocks)
        for span in _sentences(body, block.span, known)
    )


@cache
def _abbreviations(lang: Lang) -> _Abbreviations:
    return _Abbreviations(*(frozenset(lang["sentences"][key]) for key in ("never", "rarely", "starters")))


def _sentences(body: str, line: Span, known: _Abbreviations) -> Iterator[Span]:
    posted = _POSTED.match(body, line.start, line.end)
    start = posted.end() if posted else line.start
    for stop in _STOP.finditer(body, start, line.end):
        if _ends(body, start, stop, known):
            yield Span(start, start + len(body[start : stop.end()].rstrip()))
            start = stop.end()
    if start < line.end:
        yield Span(start, line.end)


def _ends(body: str, start: int, stop: re.Match[str], known: _Abbreviations) -> bool:
    after = stop.end()
    while after < len(body) and body[after] in _OPENING:
        after += 1
    following = body[after : after + 1]
    if following.islower():
        return False
    if not stop.group().startswith(".") or stop.group().startswith(".."):
        return True
    word = fold(body[max(start, stop.start() - _ABBREVIATED) : stop.start()]).rsplit(maxsplit=1)[-1:]
    before = word[0].lstrip("\"'“‘«([”’") if word else ""
    next_word = re.match(r"\w+", body[after : after + 20])
    return not _abbreviated(
        before,
        body[stop.start() - 1 : stop.start()],
        fold(next_word.group()) if next_word else "",
        known,
        stop.start() - start,
    )


def _abbreviated(before: str, letter: str, following: str, known: _Abbreviations, length: int) -> bool:
    """Whether the stop belongs to the word before it."""
    if before in known.never:
        return True
    initial = letter.isupper() and all(len(part) == 1 for part in before.split("."))
    list_number = before.isdigit() and length <= len(before)
    if before in known.rarely or initial:
        return following not in known.starters
    return list_number
