"""Multiples in a text: words such as "doubled", numbers of times, and parts such as "half of last year's"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from scorer.lexicon import Lexicon, any_of, fold
from scorer.model import Bound, Figure, Span
from scorer.rules.given import Given, Table

AHEAD = 60  # code points before a multiple in which "more than" stands
BEHIND = 20  # code points behind "twice" in which it is told of what
TIMES = "x"  # the unit of "four times"
MOST = 100  # times; a larger number before "times" is a count


@dataclass(frozen=True, slots=True, kw_only=True)
class Multiple:
    """How many times, and the words that say so."""

    span: Span
    times: float
    bound: Bound


def read(text: str, span: Span, figures: Iterable[Figure], given: Given, table: str = "times") -> Iterator[Multiple]:
    """The multiples of a stretch, those of a table of words first, and then the numbers of times among its figures."""
    times = given.tables[table]
    words, said = _said(times)
    told = words.first(text[span.start : span.end]) is not None
    for found in said.finditer(text, span.start, span.end) if told else ():
        lead = fold(text[max(span.start, found.start() - AHEAD) : found.start()]).rstrip()
        if given.words["ordinals"].ends(lead):
            continue  # "in the first half"
        behind = text[found.end() : min(span.end, found.end() + BEHIND)]
        if fold(found.group()) in given.words["often"] and not given.words["compares"].begins(behind):
            continue  # "went up twice in a year"
        bound = Bound.OVER if lead.endswith(tuple(given.words["over"])) else Bound.EXACT
        bound = Bound.ABOUT if lead.endswith(tuple(given.words["nearly"])) else bound
        bound = Bound.UNDER if lead.endswith(tuple(given.words["under"])) else bound
        yield Multiple(span=Span(*found.span(), span.field), times=times[fold(found.group())], bound=bound)
    for figure in figures:
        if figure.unit == TIMES and 1 < figure.value <= MOST and figure.bound is not Bound.VAGUE:
            yield Multiple(span=figure.span, times=figure.value, bound=figure.bound)


@cache
def _said(times: Table) -> tuple[Lexicon, re.Pattern[str]]:
    """The words that say how many times, and the pattern they are read by where one stands."""
    return Lexicon(times), re.compile(rf"\b(?:{any_of(times)})\b", re.IGNORECASE)
