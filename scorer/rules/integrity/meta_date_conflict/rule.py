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

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from scorer.model import DateMention, Doc, Finding, Outcome, Span, Topic, exchanged, within
from scorer.rules.given import Given

TOLERANCE = timedelta(days=1)  # zones and midnight
RECENT = timedelta(days=7)  # before publication, of what a story tells
AWAY = timedelta(days=31)  # from publication: no date of the story may stand nearer
TOP = 12  # words of a line above the story
ENDS = (".", ".”", '."', "?", "!")  # of a sentence: the story has begun


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stamp:
    """A day of publication, and where it is said."""

    day: date
    span: Span


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for a story whose day of publication is told more than once."""
    stamps = tuple(_stamps(doc))
    if not stamps:
        return
    printed = tuple(_printed(doc, given))
    finding = _apart(stamps) or _from_printed(doc, stamps, printed) or _from_story(doc, stamps, given)
    if finding:
        yield finding
    elif len(stamps) + len(printed) > 1:
        yield Outcome.AGREED


def _stamps(doc: Doc) -> Iterator[_Stamp]:
    """What the page tells machines, and what the newsroom sent where the page does not say the same."""
    told = [label for label in doc.labels if label.topic is Topic.PUBLISHED and label.moment]
    yield from (_Stamp(day=label.moment.date(), span=label.span) for label in told if label.moment)
    sent = doc.article.published_at
    if sent and all(label.moment != sent for label in told):
        yield _Stamp(day=sent.date(), span=Span(0, len(sent.isoformat()), "published_at"))


def _printed(doc: Doc, given: Given) -> Iterator[DateMention]:
    """The dates with a year in the short lines above the story that do not say when it was updated."""
    for block in doc.blocks:
        line = doc.text(block.span)
        if len(line.split()) > TOP or line.endswith(ENDS):
            return
        if not given.words["updated"].first(line):
            yield from (one for one in doc.dates if one.year and one.readings and one.span in block.span)


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
            return _finding(one, two.span, two.day, case)
    return None


def _from_printed(doc: Doc, stamps: tuple[_Stamp, ...], printed: tuple[DateMention, ...]) -> Finding | None:
    """A stamp whose day and month, or whose year, the printed date has otherwise."""
    changed = [label.moment.date() for label in doc.labels if label.topic is Topic.CHANGED and label.moment]
    known = [*(stamp.day for stamp in stamps), *changed]
    if any(_near(day, reading) for mention in printed for reading in mention.readings for day in known):
        return None
    for mention in printed:
        for stamp in stamps:
            for day in mention.readings:
                if _swapped(stamp.day, day):
                    return _finding(stamp, mention.span, day, "swapped")
                if (stamp.day.day, stamp.day.month) == (day.day, day.month):
                    return _finding(stamp, mention.span, day, "year")
    return None


def _from_story(doc: Doc, stamps: tuple[_Stamp, ...], given: Given) -> Finding | None:
    """A stamp that lies before what the story tells, and with day and month exchanged just after it."""
    stamp = stamps[0]
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
            return _finding(stamp, mention.date_span, day, "story")
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


def _finding(stamp: _Stamp, span: Span, day: date, case: str) -> Finding:
    return Finding(
        rule="meta-date-conflict",
        spans=(stamp.span, span),
        values={
            "one": stamp.day.isoformat(),
            "two": day.isoformat(),
            "turned": (exchanged(stamp.day) or day).isoformat(),
        },
        case=case,
        confidence=0.95 if case != "story" else 0.92,
    )
