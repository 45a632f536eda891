"""What lasts from one day to another where each end has its own verb: "flew to Malta on 4 May and returned on 9 May"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise

from scorer.lexicon import Lexicon, fold
from scorer.model import DateMention, DateRange, Doc, Span, Stretches
from scorer.rules.given import Given, Table

APART = 160  # code points between the two days
_LETTERS = re.compile(r"[^\W\d_]+")
BEFORE = 60  # code points before a day in which the verb for it stands


NEARBY_YEAR = 2001  # for ranges whose year is not written; no leap year matters inside a month


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """From a first day to a last one, the kinds of what may last so long, and whether each day has a verb of its own."""

    pair: DateRange
    kinds: frozenset[str]
    apart: bool = False


def of(doc: Doc, given: Given) -> tuple[Spell, ...]:
    """The spells of the body: its ranges, each once, and two days that follow each other of which one begins what the other ends."""
    ranges = [pair for pair in doc.ranges if pair.span.field == "body"]
    known = {_ends(pair): Spell(pair=pair, kinds=_spoken_of(doc, pair, given)) for pair in reversed(ranges)}
    inside = Stretches(pair.span for pair in ranges)
    dates = [date for date in doc.dates if date.span.field == "body" and not inside.touch(date.span)]
    for first, last in pairwise(dates):
        kinds = frozenset(_kinds(doc, first, last, given))
        if kinds:
            pair = DateRange(span=Span(first.span.start, last.span.end), first=first, last=last)
            words = set(_LETTERS.findall(doc.folded[doc.sentence_of(first.span).start : first.span.start]))
            more = (kind for kind, names in called(given.tables["spells"]).items() if names & words)
            known.setdefault(_ends(pair), Spell(pair=pair, kinds=kinds.union(more), apart=True))
    return tuple(known.values())


def _ends(pair: DateRange) -> tuple[int, int, int, int]:
    return pair.first.month, pair.first.day, pair.last.month, pair.last.day


def _spoken_of(doc: Doc, pair: DateRange, given: Given) -> frozenset[str]:
    """The kinds of which something begins in the sentence of a range: "was shut from 3 to 9 May"."""
    sentence = doc.text(doc.sentence_of(pair.span))
    words, names = set(_LETTERS.findall(fold(sentence))), called(given.tables["spells"])
    begun = verbs(given.tables["spells"]).items()
    return frozenset(kind for kind, (begins, _) in begun if names[kind] & words or begins.first(sentence))


def _kinds(doc: Doc, first: DateMention, last: DateMention, given: Given) -> Iterator[str]:
    """The kinds of what begins on the one day and ends on the other."""
    start, end = first.span.end, last.span.start
    if end - start > APART:
        return
    ahead = doc.folded[max(0, first.span.start - BEFORE) : first.span.start]
    between = doc.folded[max(start, end - BEFORE) : end]
    if any(given.words[name].first(between, folded=True) for name in ("never", "separate")):
        return
    until = given.words["until"].ends(between.rstrip())
    for kind, (begins, ends) in verbs(given.tables["spells"]).items():
        if begins.first(ahead, folded=True) and (until or ends.first(between, folded=True)):
            yield kind


@cache
def verbs(spells: Table) -> dict[str, tuple[Lexicon, Lexicon]]:
    """The verbs that begin and that end what is of a kind."""
    return {kind: (Lexicon(words["begins"]), Lexicon(words["ends"])) for kind, words in spells.items()}


@cache
def called(spells: Table) -> dict[str, frozenset[str]]:
    """What something of a kind is called: single words in small letters."""
    return {kind: frozenset(fold(word) for word in words["called"]) for kind, words in spells.items()}


def days(pair: DateRange) -> int | None:
    """How many days the range has, both ends counted."""
    year = pair.last.year or pair.first.year or NEARBY_YEAR
    try:
        first = date(pair.first.year or year, pair.first.month, pair.first.day)
        last = date(year, pair.last.month, pair.last.day)
    except ValueError:
        return None
    return (last - first).days + 1 if last >= first else None
