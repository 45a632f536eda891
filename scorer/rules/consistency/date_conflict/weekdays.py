"""Two weekdays for the one event of its kind: "a fire that broke out late on Monday … Saturday night's fire"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from scorer.lexicon import Lexicon, any_of, either, fold
from scorer.model import Doc, Finding, Outcome, Span, Stretches
from scorer.rules.consistency.date_conflict.events import canonical
from scorer.rules.given import Given

BETWEEN = 90  # code points between an event and its weekday
AHEAD = 24  # code points before an event in which an article or "another" stands
WEEK = 7


@dataclass(frozen=True, slots=True)
class _Told:
    """A kind of event, its weekday from 0 for Monday, whether the words point at one told already, and where it is told."""

    kind: str
    day: int
    pointed: bool
    at_night: bool
    span: Span


def compared(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """One outcome for each event that is pointed at with a weekday after it was told with one."""
    mishaps, days = (tuple(given.words[name].find(doc.folded, folded=True)) for name in ("mishaps", "weekdays"))
    if len(mishaps) < 2 or not days:
        return
    both = Stretches(mishaps), Stretches(days)
    quoted = Stretches(quotation.span for quotation in doc.quotations)
    kinds: dict[str, list[_Told]] = {}
    for told in _told(doc, [one.span for one in doc.prose() if all(hits.touch(one.span) for hits in both)], given):
        if not quoted.touch(told.span):
            kinds.setdefault(told.kind, []).append(told)
    for kind, mentions in kinds.items():
        first, later = mentions[0], mentions[1:]
        if not kind or not later:
            continue
        if not all(one.pointed for one in later) or _several(doc, kind, given):
            yield Outcome.ABSTAINED
            continue
        other = next((one for one in later if one.day != first.day and not _one_night(first, one)), None)
        if other is None:
            yield Outcome.AGREED
            continue
        yield Finding(
            rule="date-conflict",
            spans=(first.span, other.span),
            values={"event": kind, "first": doc.text(first.span), "second": doc.text(other.span)},
            confidence=0.92,
        )


def _one_night(one: _Told, two: _Told) -> bool:
    """Whether both may be of one night, which has two weekdays."""
    return (one.at_night or two.at_night) and (one.day - two.day) % WEEK in {1, WEEK - 1}


def _several(doc: Doc, kind: str, given: Given) -> bool:
    """Whether the story tells of a further event of the kind: "a second fire", "the previous fire"."""
    return any(
        canonical(hit.phrase, given) == kind
        and given.words["further"].first(doc.folded[max(0, hit.start - AHEAD) : hit.end + AHEAD]) is not None
        for hit in given.words["mishaps"].find(doc.folded, folded=True)
    )


def _told(doc: Doc, sentences: Sequence[Span], given: Given) -> Iterator[_Told]:
    """The mishaps of some sentences that have a weekday, in order."""
    days = given.words["weekdays"].phrases
    pattern = _pattern(*(given.words[name] for name in ("weekdays", "mishaps", "happens", "parts", "pointed")))
    for sentence in sentences:
        for found in pattern.finditer(doc.body, sentence.start, sentence.end):
            day = next(group for group in ("own", "on", "of") if found[group])
            kind = fold(next(found[group] for group in ("kind", "later", "event") if found[group]))
            between = found.group()
            beside = doc.body[max(sentence.start, found.start() - AHEAD) : found.end()]
            if (
                given.words["says"].first(between)
                or given.words["after"].first(beside)
                or given.words["another"].first(beside)
            ):
                continue
            yield _Told(
                kind=canonical(kind, given),
                day=days.index(fold(found[day])),
                pointed=day != "on",
                at_night=given.words["nights"].first(doc.text(sentence)) is not None,
                span=Span(*found.span(day)),
            )


@cache
def _pattern(
    days: Lexicon,
    mishaps: Lexicon,
    happens: Lexicon,
    parts: Lexicon,
    pointed: Lexicon,
) -> re.Pattern[str]:
    """Read "Saturday night's fire", "kebakaran Sabtu malam itu", and a mishap that happened on a weekday."""
    day, event = either(days), any_of(mishaps)
    verb, part = any_of(happens), either(parts)
    word = r"[^\W\d_]+"
    return re.compile(
        rf"\b(?P<own>{day})(?:\s(?:{part}))?['’]s\s(?:[a-z-]+\s){{0,2}}?(?P<kind>{event})\b"
        rf"|\b(?P<later>{event})\s(?:{word}\s){{0,2}}?(?P<of>{day})(?:\s\([\d/]+\))?(?:\s(?:{part}))?\s(?:{either(pointed) or '(?!)'})\b"
        rf"|\b(?P<event>{event})\b[^.;:“”\"\n]{{0,{BETWEEN}}}?\b(?:{verb})\b[^.;:“”\"\n]{{0,{BETWEEN}}}?\b(?P<on>{day})\b(?!['’])",
        re.IGNORECASE,
    )
