"""What comes in numbered turns, in the wrong order: "the first dose on 12 May … the second followed on 28 April"."""

import re
from collections.abc import Iterator
from functools import cache

from scorer.lexicon import either, fold
from scorer.model import DateMention, Doc, Finding, Outcome, Sentence, Span
from scorer.rules.given import Given, Table

REACH = 90  # code points from a turn to its day
FOLLOWS = 2  # sentences from one turn to the next
MONTHS = 6  # months between two days without a year that are of one year
_STOP = re.compile(r"[.;:!?“”\"\n]")

_Turn = tuple[
    int, str, int, Span, DateMention
]  # its number, what comes in turns, the sentence, where it stands, its day


def compared(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """One outcome for each two turns that follow each other."""
    table = given.tables["turns"]
    pattern = _pattern(table)
    if len(doc.dates) < 2 or pattern is None:
        return
    dates = doc.date_row
    last: _Turn | None = None
    for at, sentence in enumerate(doc.prose()):
        days = dates.inside(sentence.span)
        if not days:
            continue
        for turn in _turns(doc, at, sentence, days, pattern, table):
            if last is not None and _next(last, turn):
                yield _outcome(doc, sentence, last, turn, given)
            last = turn


def _turns(
    doc: Doc, at: int, sentence: Sentence, days: list[DateMention], pattern: re.Pattern[str], table: Table
) -> Iterator[_Turn]:
    for found in pattern.finditer(doc.body, sentence.span.start, sentence.span.end):
        day = next((one for one in days if one.span.start >= found.end()), None)
        between = doc.body[found.end() : day.span.start] if day else ""
        if day is None or len(between) > REACH or _STOP.search(between) or pattern.search(between):
            continue
        number = next(n for n, words in enumerate(table["numbers"], 1) if fold(found["number"]) in words)
        yield number, fold(found["noun"] or ""), at, Span(*found.span()), day


def _next(one: _Turn, two: _Turn) -> bool:
    """Whether the second is the turn after the first, of the same things or of those that it leaves out."""
    return two[0] == one[0] + 1 and bool(one[1]) and two[1] in ("", one[1]) and two[2] - one[2] <= FOLLOWS


def _outcome(doc: Doc, sentence: Sentence, one: _Turn, two: _Turn, given: Given) -> Finding | Outcome:
    early, late = one[4], two[4]
    if None not in (early.value, late.value) and (early.year or late.year or early.value == late.value):
        backwards = early.value > late.value  # type: ignore[operator]  # neither is None
    elif early.year == late.year and abs(early.month - late.month) < MONTHS:
        backwards = (early.month, early.day) > (late.month, late.day)
    else:
        return Outcome.ABSTAINED
    if not backwards:
        return Outcome.AGREED
    if given.words["moved"].first(doc.text(sentence.span)):
        return Outcome.ABSTAINED
    return Finding(
        rule="date-order",
        spans=(early.date_span, late.date_span),
        values={
            "earlier": doc.text(one[3]),
            "later": doc.text(two[3]),
            "first": doc.text(early.date_span),
            "last": doc.text(late.date_span),
        },
        case="events",
        confidence=0.92,
    )


@cache
def _pattern(table: Table) -> re.Pattern[str] | None:
    """A number of a turn with what comes in turns, before or behind it; or alone where that was told."""
    number = rf"(?P<number>{either(word for words in table['numbers'] for word in words)})"
    noun = rf"(?P<noun>{either(table['nouns'])})"
    many, alone = either(table["of"]) if table["of"] else "(?!)", either(table["alone"])
    if table["before"]:  # "the second dose"
        return re.compile(rf"\b(?i:{number})(?:\s(?:{many}))?(?:\s{noun}\b|(?=,?\s(?:{alone})\b))", re.IGNORECASE)
    return re.compile(rf"\b{noun}\s{number}\b", re.IGNORECASE)
