"""
Words in quotation marks, in every house's style: “…”, "…", ”…”, «…», ''…'', ‘…’ and '…'.

Which way a mark faces is read from the blanks around it, not from its shape: some houses set ” at both ends, crawlers
turn “ into three letters, and writers mix “ with ". All double marks pair with each other. Single marks pair only with
their own kind and inside one line, since they are apostrophes too.
A quotation left open ends with its line, unless the next line closes it without opening one. One that is opened again
behind a full stop goes on, as quotations do over several paragraphs, here joined into one: “One. “Two,” she said. But
where somebody is named before that stop, a mark was forgotten: “One, he said. “Two,” she said. One pass over the marks.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from scorer.langs import Lang
from scorer.lexicon import Lexicon
from scorer.model import Block, Quotation, Span

# The first four are “ and ” after a wrong decoding (UTF-8 read as Mac Roman or as Windows-1252).
_MARK = re.compile(r"‚Äú|‚Äù|â€œ|â€\x9d|[“”„‟«»\"]|''|``|[‘’‚]|'")
_DOUBLE = frozenset({"“", "”", "„", "‟", "«", "»", '"', "''", "``", "‚Äú", "‚Äù", "â€œ", "â€\x9d"})
_FACES_RIGHT = frozenset({"“", "„", "‟", "«", "``", "‚Äú", "â€œ", "‘"})
_FACES_LEFT = frozenset({"»", "‚Äù", "â€\x9d"})
_BEFORE_OPENING = frozenset(" \t\u00a0\u2009\u202f([{-–—/,:;\n")
_STOPS = (".", "?", "!")
_LONGEST_SINGLE = 400  # code points between single marks; beyond it they were apostrophes
_CLAUSE = 40  # code points before a verb of saying in which the comma stands: ", mayor Alan Petty said"
_BEHIND_COMMA = re.compile(r",[^,.?!]*$")
_LINES_AHEAD = 3  # lines searched for the end of a quotation that its own line leaves open


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    text: str
    opens: bool
    closes: bool
    heads: bool = False  # it opens its line

    @property
    def double(self) -> bool:
        return self.text in _DOUBLE


@dataclass(frozen=True, slots=True)
class _Open:
    """A quotation whose end has not been reached: its mark, and how many quotations inside it are open."""

    mark: _Mark
    inside: int = 0


def find(body: str, blocks: Sequence[Block], lang: Lang) -> tuple[Quotation, ...]:
    """Every outermost quotation of the body, in order; `closed` is False where the closing mark is missing."""
    says, clauses = _says(lang), _clauses(lang)
    lines = tuple(tuple(_resumed(body, tuple(_marks(body, block.span)), says, clauses)) for block in blocks)
    return tuple(sorted((*_doubles(lines, blocks), *_singles(lines)), key=lambda quotation: quotation.span))


def _marks(body: str, line: Span) -> Iterator[_Mark]:
    for found in _MARK.finditer(body, line.start, line.end):
        start, end, text = found.start(), found.end(), found.group()
        before = body[start - 1] if start > line.start else " "
        after = body[end] if end < line.end else " "
        facing_right = before in _BEFORE_OPENING and not after.isspace()
        facing_left = not before.isspace()
        if text in {"'", "’", "‘", "‚"}:
            apostrophe = before.isalnum() and after.isalnum()
            yield _Mark(
                start, end, text, not apostrophe and facing_right and text != "’", facing_left and not after.isalnum()
            )
        elif text in _FACES_RIGHT:
            yield _Mark(start, end, text, opens=True, closes=False)
        elif text in _FACES_LEFT:
            yield _Mark(start, end, text, opens=False, closes=True)
        elif before.isspace() and after.isspace():
            yield _Mark(start, end, text, opens=True, closes=True, heads=start == line.start)
        else:
            yield _Mark(start, end, text, facing_right, facing_left)


@cache
def _says(lang: Lang) -> Lexicon:
    """The verbs behind a quotation that name its speaker."""
    return Lexicon((*lang.words("cues", "inverted.words"), *lang.words("cues", "suffixed.words")))


@cache
def _clauses(lang: Lang) -> Lexicon:
    """Words that stand before no speaker: with one of them a verb of saying belongs to what was said."""
    words = ("auxiliaries", "with_words", "turns")
    return Lexicon(
        (*(word for name in words for word in lang["grammar"][name]), *lang["speakers"]["pronouns"]["first"])
    )


def _resumed(body: str, marks: Sequence[_Mark], says: Lexicon, clauses: Lexicon) -> Iterator[_Mark]:
    """The marks of a line without those that open a quotation again which its paragraph's end had not closed."""
    before: _Mark | None = None
    for mark in marks:
        again = before and _only_opens(before) and _only_opens(mark) and before.text == mark.text and mark.double
        told = body[before.end : mark.start].rstrip().rstrip("'’") if before and again else ""
        if not told.endswith(_STOPS) or any(_names(told, hit.start, clauses) for hit in says.find(told)):
            yield mark
        before = mark if mark.double else before


def _names(told: str, verb: int, clauses: Lexicon) -> bool:
    """Whether a verb of saying and who speaks stand behind a comma, where the words should have been closed."""
    speaker = _BEHIND_COMMA.search(told, max(0, verb - _CLAUSE), verb)
    return speaker is not None and clauses.first(speaker.group()) is None


def _doubles(lines: Sequence[Sequence[_Mark]], blocks: Sequence[Block]) -> Iterator[Quotation]:
    doubles = [[mark for mark in line if mark.double] for line in lines]
    held: _Open | None = None
    for number, line in enumerate(doubles):
        ends_left = sum(_only_closes(mark) for mark in line)
        for mark in line:
            ends_left -= _only_closes(mark)
            if held is None:
                held = _Open(mark) if mark.opens else None
            elif _only_opens(mark):
                if ends_left > held.inside:
                    held = replace(held, inside=held.inside + 1)
                else:
                    yield _quotation(held.mark, mark.start, mark.start, closed=False)
                    held = _Open(mark)
            elif held.inside:
                held = replace(held, inside=held.inside - 1)
            else:
                yield _quotation(held.mark, mark.start, mark.end)
                held = None
        if held and not _closed_below(doubles[number + 1 : number + 1 + _LINES_AHEAD]):
            yield _quotation(held.mark, blocks[number].span.end, blocks[number].span.end, closed=False)
            held = None
        elif held:
            held = _Open(held.mark)


def _only_opens(mark: _Mark) -> bool:
    return mark.opens and not mark.closes


def _only_closes(mark: _Mark) -> bool:
    return mark.closes and not mark.opens


def _closed_below(lines: Sequence[Sequence[_Mark]]) -> bool:
    """Whether the first mark of the lines below closes a quotation that was opened above them."""
    line = next((line for line in lines if line), None)
    if not line:
        return False
    alone = line[0].opens and line[0].closes and line[0].heads and len(line) % 2 == 1  # "“Setuju?¶” tanya Seno"
    return _only_closes(line[0]) or alone


def _singles(lines: Sequence[Sequence[_Mark]]) -> Iterator[Quotation]:
    for line in lines:
        held: _Mark | None = None
        inside_double = 0
        for mark in line:
            if mark.double:
                inside_double ^= 1
                held = None
            elif inside_double:
                continue
            elif held and mark.closes and mark.start - held.end <= _LONGEST_SINGLE:
                if (held.text == "'") == (mark.text == "'"):
                    yield _quotation(held, mark.start, mark.end)
                    held = None
            elif mark.opens:
                held = mark


def _quotation(opening: _Mark, inner_end: int, end: int, *, closed: bool = True) -> Quotation:
    return Quotation(span=Span(opening.start, end), inner=Span(opening.end, inner_end), closed=closed)
