"""
Votes told twice: "voted 18 to 11 … the 16-11 vote", "211 suara berbanding 104 … 221 setuju dan 104 menolak".

A story of one ballot has one count of each side. Where two tellings share the one number and not the other, one was mistyped;
where they share neither, they may be of two ballots.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from scorer.lexicon import any_of
from scorer.model import Doc, Outcome, Span
from scorer.rules.given import Given, Table

MOST = 6  # tallies of one story; more are a session of many ballots

Told = tuple[Span, Span]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many voted for and against, each with its place."""

    votes: tuple[int, int]
    spans: tuple[Span, Span]
    sentence: int


def check(doc: Doc, given: Given) -> Iterator[Told | Outcome]:
    """Yield the two places where one side of a vote has two counts, and an outcome where a vote is told alike."""
    table = given.tables["votes"]
    told = list(islice(_read(doc, table), MOST + 1))
    if not told or len(told) > MOST or given.words["ballots"].first(doc.body):
        return
    first = told[0]
    for later in told[1:]:
        if later.sentence == first.sentence:
            continue
        differ = [number for number in (0, 1) if first.votes[number] != later.votes[number]]
        if not differ:
            yield Outcome.AGREED
        elif len(differ) == 1 and len({tally.votes for tally in told}) == len(first.votes):
            yield first.spans[differ[0]], later.spans[differ[0]]
        else:
            yield Outcome.ABSTAINED


def _read(doc: Doc, table: Table) -> Iterator[Tally]:
    """The tallies of the story, in order: the more votes first."""
    numbers = table["numbers"]
    said = ((at, found) for at, span in _sentences(doc, table) for found in _said(table).finditer(doc.folded, *span))
    for sentence, found in said:
        name = "".join(name for name in found.groupdict() if name.startswith("a") and found[name])[1:]
        sides = [(_number(found[f"{side}{name}"], numbers), Span(*found.span(f"{side}{name}"))) for side in "ab"]
        (most, one), (least, two) = sorted(sides, key=lambda side: -side[0])
        yield Tally(votes=(most, least), spans=(one, two), sentence=sentence)


def _sentences(doc: Doc, table: Table) -> Iterator[tuple[int, tuple[int, int]]]:
    """The number and the edges of each sentence that may tell two sides, if the story tells of a vote."""
    if not any(sign in doc.folded for sign in table["signs"]):
        return
    signs = [sign for sign in table["sides"] if sign in doc.folded]
    for at, sentence in enumerate(doc.sentences):
        start, end = sentence.span.start, sentence.span.end
        if any(doc.folded.find(sign, start, end) >= 0 for sign in signs):
            yield at, (start, end)


def _number(text: str, numbers: Table) -> int:
    return int(numbers[text] if text in numbers else text.replace(",", "").replace(".", ""))


@cache
def _said(table: Table) -> re.Pattern[str]:
    """Any of the forms in which a vote is told, with the numbers of each form in groups of their own."""
    number = rf"(?:\d{{1,3}}(?:[.,]\d{{3}}|\d)?|{any_of(table['numbers'])})"
    forms = (
        form.replace("ONE", f"(?P<a{at}>{number})").replace("TWO", f"(?P<b{at}>{number})")
        for at, form in enumerate(table["forms"])
    )
    return re.compile("|".join(rf"(?<![\w.,-]){form}(?![\w-]|[.,]\d)" for form in forms))
