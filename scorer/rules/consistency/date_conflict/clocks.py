"""Two hours of the day for one event: "the crash happened at 5.40am", "the crash, which happened at 3.40pm"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from scorer.lexicon import Lexicon, any_of, either, fold
from scorer.model import Doc, Finding, Outcome, Row, Span, Stretches
from scorer.rules.consistency.date_conflict.events import canonical
from scorer.rules.given import Given

APART = 60  # minutes by which two hours of one event differ, where more than a witness's watch is the reason
HALF = 12 * 60  # minutes of half a day
AROUND = 60  # code points on each side of an event in which a further one may be told apart


@dataclass(frozen=True, slots=True)
class _Hour:
    """A kind of event, its minute of the day, the dates beside it, and where it is told."""

    kind: str
    minute: int
    days: frozenset[tuple[int, int]]
    span: Span


def compared(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """One outcome for each further hour of an event."""
    mishaps = tuple(given.words["mishaps"].find(doc.folded, folded=True))
    if len(mishaps) < 2:
        return
    quoted = Stretches(quotation.span for quotation in doc.quotations)
    known: dict[str, _Hour] = {}
    for hour in _hours(doc, Stretches(mishaps), given):
        if quoted.touch(hour.span):
            continue
        earlier = known.setdefault(hour.kind, hour)
        if earlier is hour:
            continue
        apart = abs(earlier.minute - hour.minute)
        if earlier.days and hour.days and not earlier.days & hour.days:
            yield Outcome.ABSTAINED
            continue
        if min(apart, 2 * HALF - apart) < APART:
            yield Outcome.AGREED
            continue
        yield Finding(
            rule="date-conflict",
            spans=(earlier.span, hour.span),
            values={"event": hour.kind, "first": doc.text(earlier.span), "second": doc.text(hour.span)},
            confidence=0.92,
        )


def _hours(doc: Doc, mishaps: Stretches, given: Given) -> Iterator[_Hour]:
    """The events with an hour of the day, but for those of a kind that a story tells several of."""
    after_noon = given.words["after_noon"]
    lists = ("mishaps", "happens", "that", "oclock", "before_noon", "after_noon")
    pattern = _pattern(*(given.words[name] for name in lists))
    dates = Row(doc.dates)
    for sentence in doc.prose():
        if not mishaps.touch(sentence.span):
            continue
        days = frozenset((date.day, date.month) for date in dates.inside(sentence.span))
        for found in pattern.finditer(doc.body, sentence.span.start, sentence.span.end):
            beside = doc.body[max(sentence.span.start, found.start() - AROUND) : found.end() + AROUND]
            if given.words["after"].first(beside) or given.words["another"].first(beside):
                continue
            minute = int(found["hour"]) % 24 * 60 + int(found["minute"] or 0)
            if half := fold(found["half"] or ""):
                minute = minute % HALF + (HALF if half in after_noon else 0)
            kind = canonical(fold(found["kind"]), given)
            yield _Hour(kind, minute, days, Span(found.start("clock"), found.end("clock")))


@cache
def _pattern(
    mishaps: Lexicon,
    happens: Lexicon,
    that: Lexicon,
    oclock: Lexicon,
    before_noon: Lexicon,
    after_noon: Lexicon,
) -> re.Pattern[str]:
    """A mishap, a verb of happening and an hour: "tabrakan itu terjadi sekitar pukul 05.40"."""
    minute = r"[.:](?P<minute>[0-5]\d)(?!\d)"
    halves = either((*before_noon, *after_noon))
    half = rf"(?:{minute})?\s?(?P<half>{halves})(?!\w)" if halves else rf"{minute}(?P<half>(?!))?"
    small = rf"(?:(?:{either(that)}),?\s){{0,3}}"
    beside = r"(?:[A-Z][\w'’-]*,?\s|\([\d/]+\),?\s|[a-z]+\s){0,8}?"
    return re.compile(
        rf"\b(?P<kind>(?i:{any_of(mishaps)})),?\s(?:[a-z]+\s[\d.,]+\s)?{small}"
        rf"(?:{any_of(happens)}),?\s{beside}(?:{either(oclock)})\s(?P<clock>(?P<hour>\d{{1,2}}){half})"
    )
