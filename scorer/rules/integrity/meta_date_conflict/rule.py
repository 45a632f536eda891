"""
The page gives two times of publication, or day and month of one look exchanged.

Why it matters: search engines and archives file a story by what its page tells machines; readers go by what is printed.
Stays quiet: within a day, for zones and midnight; on lines that say when a story was updated; where the printed day is that
of the last change; and, for what the story tells, where a word looks ahead.
How: the times of publication in JSON-LD, meta tags and time elements, the one that was sent, and the date printed above
the story. Day and month count as exchanged where that makes one statement the other, or where somebody speaks in the story
on a weekday with its date after publication, within a week before the exchanged day.
Cannot see: which of the two is right, and a wrong day that stands everywhere.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations

from scorer.model import DateMention, Doc, Finding, Outcome, Role, Span, Topic, exchanged, within
from scorer.rules.given import Given

TOLERANCE = timedelta(days=1)  # zones and midnight
RECENT = timedelta(days=7)  # before publication, of what a story tells
AWAY = timedelta(days=31)  # from publication: no date of the story may stand nearer
TOP = 12  # words of a line above the story
BESIDE = 3  # words of four letters or more beside the date in such a line
ENDS = (".", ".”", '."', "?", "!")  # of a sentence: the story has begun


_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stamp:
    """A day of publication, and where it is said; `way` names the place, `alone` says that nothing stands beside it."""

    day: date
    span: Span
    way: str
    alone: bool = False


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for a story whose day of publication is told more than once."""
    stamps = tuple(_stamps(doc))
    if not stamps:
        return
    printed = tuple(_printed(doc, given))
    near = any(_near(day, one.day) for one in printed for day in _known(doc, stamps))
    finding = _apart(stamps) or (None if near else _from_printed(stamps, printed)) or _from_story(doc, stamps[0], given)
    if finding:
        yield finding
    elif printed and not near:
        yield Outcome.ABSTAINED
    elif len(stamps) + len(printed) > 1:
        yield Outcome.AGREED


def _stamps(doc: Doc) -> Iterator[_Stamp]:
    """What the page tells machines, and what the newsroom sent where the page does not say the same."""
    told = [(label, label.moment) for label in doc.labels if label.topic is Topic.PUBLISHED and label.moment]
    yield from (_Stamp(day=moment.date(), span=label.span, way=label.way) for label, moment in told)
    sent = doc.article.published_at
    if sent and all(moment != sent for _, moment in told):
        yield _Stamp(day=sent.date(), span=Span(0, len(sent.isoformat()), "published_at"), way="published_at")


def _printed(doc: Doc, given: Given) -> Iterator[_Stamp]:
    """Each reading of the dates with a year in the short lines above the story that do not say when it was updated."""
    for block in doc.blocks:
        line = doc.text(block.span)
        if len(line.split()) > TOP or line.endswith(ENDS):
            return
        if given.words["updated"].first(line):
            continue
        for mention in doc.dates:
            if mention.year and mention.span in block.span and block.role not in (Role.HEADLINE, Role.DECK):
                beside = line.replace(doc.text(mention.span), " ", 1)
                words = len(_WORD.findall(beside))
                if words <= BESIDE:
                    stamps = (_written(doc, mention.span, day) for day in mention.readings)
                    yield from (replace(stamp, alone=words == 0) for stamp in stamps)


def _written(doc: Doc, span: Span, day: date) -> _Stamp:
    return _Stamp(day=day, span=span, way=f"“{doc.text(span)}”")


def _known(doc: Doc, stamps: tuple[_Stamp, ...]) -> list[date]:
    """The days of publication and of the last change."""
    changed = [label.moment.date() for label in doc.labels if label.topic is Topic.CHANGED and label.moment]
    return [*(stamp.day for stamp in stamps), *changed]


def _near(one: date, other: date) -> bool:
    return abs(one - other) <= TOLERANCE


def _swapped(one: date, other: date) -> bool:
    turned = exchanged(one)
    return turned is not None and _near(turned, other) and not _near(one, other)


def _apart(stamps: tuple[_Stamp, ...]) -> Finding | None:
    """The first two stamps that differ; exchanged ones before others."""
    pairs = [pair for pair in combinations(stamps, 2) if not _near(pair[0].day, pair[1].day)]
    turned = [(one, two) for one, two in pairs if _swapped(one.day, two.day) or _swapped(two.day, one.day)]
    for case, found in (("swapped", turned), ("", pairs)):
        for one, two in found:
            return _finding(one, two, case)
    return None


def _from_printed(stamps: tuple[_Stamp, ...], printed: tuple[_Stamp, ...]) -> Finding | None:
    """A stamp whose day and month, or whose year, a printed date has otherwise."""
    for two in printed:
        for one in stamps:
            if _swapped(one.day, two.day):
                return _finding(one, two, "swapped")
            if two.alone and (one.day.day, one.day.month) == (
                two.day.day,
                two.day.month,
            ):  # beside words: an anniversary
                return _finding(one, two, "year")
    return None


def _from_story(doc: Doc, stamp: _Stamp, given: Given) -> Finding | None:
    """A stamp that lies before what the story tells, and with day and month exchanged just after it."""
    turned = exchanged(stamp.day)
    days = [day for mention in doc.dates for day in mention.readings]
    if turned is None or turned < stamp.day or any(abs(day - stamp.day) <= AWAY for day in days):
        return None
    for mention in doc.dates:
        day = mention.value
        fits = (
            day and mention.year and day.weekday() == mention.weekday and turned - RECENT <= day <= turned + TOLERANCE
        )
        if day and fits and _is_said(doc, mention, given):
            return _finding(stamp, _written(doc, mention.date_span, day), "story")
    return None


def _is_said(doc: Doc, mention: DateMention, given: Given) -> bool:
    """Whether somebody speaks in the sentence of a date, and nothing in it looks ahead."""
    cues = [attribution.cue for attribution in doc.attributions if attribution.cue]
    return any(
        mention.span in sentence.span
        and any(cue in sentence.span for cue in cues)
        and not given.words["ahead"].first(doc.text(sentence.span))
        and not within([quotation.span for quotation in doc.quotations], mention.span)
        for sentence in doc.prose()
    )


def _finding(one: _Stamp, two: _Stamp, case: str) -> Finding:
    days = {"one": one.day, "two": two.day, "turned": exchanged(one.day) or two.day}
    return Finding(
        rule="meta-date-conflict",
        spans=(one.span, two.span),
        values={**{name: day.isoformat() for name, day in days.items()}, "here": one.way, "there": two.way},
        case=case,
        confidence=0.92 if case == "story" else 0.95,
    )
