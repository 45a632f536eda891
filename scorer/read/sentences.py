"""
Sentences, with offsets.

A line break always ends a sentence. The clock time that heads a post of a live blog ("18.52 WIB - …") belongs to none.
Inside a line, a terminator with its closing marks and a blank ends one, unless the next letter is lower case (so
`“Who?” she asked` stays whole) or an abbreviation of the pack stands before the stop. A comma is what a crawler leaves of
a link: behind a stop, before a word that opens sentences, or behind one that wants an outlet, it ends a sentence too.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from scorer.langs import Lang
from scorer.lexicon import either, fold
from scorer.model import Block, Sentence, Span

_STOPS = ".!?…"
_STOP = rf"(?<![{_STOPS}])[{_STOPS}]+[\"'”’»)\]]*[\s,]+"  # looking behind keeps a long run of stops linear
_POSTED = re.compile(
    r"\(?\d{1,2}[.:]\d{2}(?:\s?(?:[A-Z]{2,4}|[ap]\.?m\.?)(?!\w))?\)?\s{0,3}[-–—:|]?\s{1,3}(?=[\"“‘«]?[^\W\d_])(?=\W?[A-Z])"
)
_OPENING = "\"'“‘«([”’"
_ABBREVIATED = 12  # code points before a stop in which an abbreviation may stand
_DEGREE = re.compile(r"(?:,\s?[A-Z]{2,4}[a-z]{0,3}|\b[A-Z]\w{0,2}\.[A-Z]\w{0,3})$")  # "Anton, SH., M.Pd., hadir"


@dataclass(frozen=True, slots=True, eq=False)
class _Borders:
    """Where a sentence may end, and the words that tell whether it does."""

    places: re.Pattern[str]
    never: frozenset[str]
    rarely: frozenset[str]
    starters: frozenset[str]
    lettered: frozenset[str]


def split(body: str, blocks: Sequence[Block], lang: Lang) -> tuple[Sentence, ...]:
    """The sentences of every block, in order. Linear in the text."""
    known = _borders(lang)
    return tuple(
        Sentence(span=span, block=number)
        for number, block in enumerate(blocks)
        for span in _sentences(body, block.span, known)
    )


@cache
def _borders(lang: Lang) -> _Borders:
    words = lang["sentences"]
    lost = [rf"\s?,+(?=(?:{either(map(str.capitalize, words['starters']))})\b)"]
    if words["unlinked"]:
        lost.append(rf"\b(?:{either(words['unlinked'])})\s?,+(?=[\"“]?[A-Z])")
    return _Borders(
        re.compile("|".join((_STOP, *lost))),
        *(frozenset(words[key]) for key in ("never", "rarely", "starters", "lettered")),
    )


def _sentences(body: str, line: Span, known: _Borders) -> Iterator[Span]:
    posted = _POSTED.match(body, line.start, line.end)
    start = posted.end() if posted else line.start
    for stop in known.places.finditer(body, start, line.end):
        if _ends(body, start, stop, known):
            yield Span(start, start + len(body[start : stop.end()].rstrip()))
            start = stop.end()
    if start < line.end:
        yield Span(start, line.end)


def _ends(body: str, start: int, stop: re.Match[str], known: _Borders) -> bool:
    if stop.group()[0] not in _STOPS:
        return stop.start() > start
    after = stop.end()
    while after < len(body) and body[after] in _OPENING:
        after += 1
    left = stop.group().strip(_STOPS)  # marks, commas and blanks behind the stop
    if not _begins(body[after : after + 1], left):
        return False
    if not stop.group().startswith(".") or stop.group().startswith(".."):
        return True
    written = body[max(start, stop.start() - _ABBREVIATED) : stop.start()]
    *ahead, before = fold(written).rsplit(maxsplit=2)[-2:] or [""]
    before = before.lstrip("\"'“‘«([”’")
    if len(before) == 1 and known.lettered.issuperset(ahead) and ahead:
        return True  # "Group A. Mia Holt"
    next_word = re.match(r"\w+", body[after : after + 20])
    following = fold(next_word.group()) if next_word else ""
    if "," in left and _DEGREE.search(written):
        return following in known.starters
    return not _abbreviated(before, written[-1:], following, known, stop.start() - start)


def _begins(letter: str, left: str) -> bool:
    """Whether a sentence may begin with a letter, behind what is left of a stop: a blank, marks, the comma of a link."""
    if "," not in left:
        return not letter.islower()
    lost = left[0].isspace() or left.count(",") > 1  # what began the sentence is lost with its link
    return lost or letter.isupper()  # not in "3.,5", nor in "“No.,” Mia Holt said"


def _abbreviated(before: str, letter: str, following: str, known: _Borders, length: int) -> bool:
    """Whether the stop belongs to the word before it."""
    if before in known.never:
        return True
    initial = letter.isupper() and all(len(part) == 1 for part in before.split("."))
    list_number = before.isdigit() and length <= len(before)
    if before in known.rarely or initial:
        return following not in known.starters
    return list_number
