"""
One event, two dates.

Why it matters: the reader cannot know when it happened, and archives will file it twice.
Stays quiet: on two events ("another fire"), on what follows an event (its trial, a report of it), on events of two years, on
days that were changed, and on the two dates of one night.
How: words for one kind of event ("was arrested … her arrest", "go to the polls … the ballot") with the time that belongs to
each, in headline or body; the second points at the first ("the", "her", "itu", "sejak") or names nothing else than it, and
has another date. Besides, events with a proper name
("kebakaran Pasar …", "the … Bridge fire", "the fire there"), whatever word they are called by.
Cannot see: an event named by a word of another kind the second time ("a sinkhole … when the road gave way"), and which of
several suspects or matches is meant.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from scorer.lexicon import fold
from scorer.model import DateMention, Doc, Finding, Outcome, Row, Sentence, Span
from scorer.rules.consistency.date_conflict import events, retold
from scorer.rules.consistency.date_conflict.events import Event
from scorer.rules.given import Given

_Day = tuple[str, int, int]  # a kind of event, and the day and month it is told of


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each event that is dated more than once."""
    seen: set[Span] = set()
    for outcome in retold.compared(doc, given):
        if isinstance(outcome, Finding):
            if seen.issuperset(outcome.spans):
                continue  # "met" is of two kinds
            seen.update(outcome.spans)
        yield outcome
    for outcome in _named(doc, given):
        if not isinstance(outcome, Finding) or not seen.intersection(outcome.spans):
            yield outcome


def _named(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """One outcome for each event with a name of its own that is dated more than once."""
    dated = list(_dated(doc, given))
    if sum(len(days) for _, days in dated) < 2:
        return
    told: dict[str, dict[_Day, Event]] = {}
    called = cache(lambda: events.names(doc, given))  # few stories ask
    for sentence, days in dated:
        for event in events.of(doc, sentence, days, given):
            if doc.quoted.touch(event.mention.span):
                continue
            if not event.name:
                named = called().get(event.kind, frozenset())
                name = next(iter(named), "")
                if len(named) > 1 or (event.new and (not name or name not in fold(doc.text(sentence.span)))):
                    continue  # "a fire on 4 May" is that of the place which its sentence names
                event = replace(event, name=name)  # noqa: PLW2901 - "the fire" is the one told of
            known = told.setdefault(event.name, {})
            earlier = _same(event, known)
            known.setdefault(_day(event), event)
            if earlier is not None and earlier.mention is not event.mention and not event.new:
                yield _outcome(doc, earlier, event, given)


def _dated(doc: Doc, given: Given) -> Iterator[tuple[Sentence, list[DateMention]]]:
    """The sentences with a word for an event and with days, those of a range left out."""
    if len(doc.dates) < 2:
        return
    words, dates, ranges = events.words_of(doc, given), doc.date_row, Row(doc.ranges)
    for sentence in doc.prose():
        days = dates.inside(sentence.span) if words.touch(sentence.span) else []
        if days and not ranges.inside(sentence.span):
            yield sentence, days


def _day(event: Event) -> _Day:
    return event.kind, event.mention.day, event.mention.month


def _same(event: Event, known: Mapping[_Day, Event]) -> Event | None:
    """
    An earlier telling of an event, of its day if there is one.

    It is of the event's kind, or of any if the word of one of the two says no more than that something happened.
    """
    if _day(event) in known:
        return known[_day(event)]
    alike = [one for one in known.values() if one.kind == event.kind]
    others = [one for one in known.values() if not one.kind or not event.kind]
    days = {(day, month) for _, day, month in known}
    return next(iter(alike), None) or (others[0] if others and len(days) == 1 else None)


def _outcome(doc: Doc, earlier: Event, event: Event, given: Given) -> Finding | Outcome:
    one, two = earlier.mention, event.mention
    same_day = (one.day, one.month) == (two.day, two.month)
    years = None not in (one.year, two.year) and one.year != two.year
    once = event.kind.split()[:1] and event.kind.split()[0] in given.words["once"]
    if same_day and not (once and years):  # nothing collapses again on the same day of another year
        return Outcome.AGREED
    if not same_day and (years or (one.value and two.value and one.value.year != two.value.year)):
        return Outcome.ABSTAINED  # it may have happened twice
    return Finding(
        rule="date-conflict",
        spans=(one.date_span, two.date_span),
        values={"event": event.said, "first": doc.text(one.date_span), "second": doc.text(two.date_span)},
        confidence=0.92,
    )
