"""The opening, the last day or the closing of an event outside its days: "from 3 to 9 May … the closing gala on 12 May"."""

from collections.abc import Iterator
from datetime import date, timedelta

from scorer.model import DateMention, DateRange, Doc, Finding, Outcome, Sentence, Span
from scorer.rules.given import Given

REACH = 60  # code points from such a word to its day
NEXT = 16  # the same of a first or last day: "the last day, 9 May", not "the last day for entries, 1 May"
SLACK = timedelta(days=1)  # by which the eve of an event or the night after it lie outside


def compared(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """One outcome for each such word with a day, where the story tells one range, and of an event."""
    ranges = [pair for pair in doc.ranges if pair.span.field == "body"]
    if len({(pair.first.month, pair.first.day, pair.last.month, pair.last.day) for pair in ranges}) != 1:
        return
    pair = ranges[0]
    if given.words["held_from"].first(doc.text(doc.sentence_of(pair.span))) is None:
        return
    year = next((end.year for end in (pair.last, pair.first) if end.year), 0)
    days = [one for one in doc.dates if one.span.field == "body" and not one.span.overlaps(pair.span)]
    for day in days:
        sentence = next(one for one in doc.sentences if one.span.start <= day.span.start < one.span.end)
        told = _edge(doc, sentence, day, given)
        if told is None or doc.quoted.touch(day.span) or (day.year and year and day.year != year):
            continue
        outside = _outside(pair, day, told[1])
        if outside is None or given.words["moved"].first(doc.text(sentence.span)):
            yield Outcome.ABSTAINED
        elif not outside:
            yield Outcome.AGREED
        else:
            yield Finding(
                rule="date-order",
                spans=(pair.span, day.date_span),
                values={"event": doc.text(told[0]), "first": doc.text(pair.span), "last": doc.text(day.date_span)},
                case="outside",
                confidence=0.92,
            )


def _edge(doc: Doc, sentence: Sentence, day: DateMention, given: Given) -> tuple[Span, str] | None:
    """The last word before a day for a part of an event, and which part: "within", "first" or "last"."""
    start = max(sentence.span.start, day.span.start - REACH)
    ahead = doc.folded[start : day.span.start]
    for part, reach in (("first_day", NEXT), ("last_day", NEXT), ("within", REACH)):
        for hit in given.words[part].find(ahead, folded=True):
            between = ahead[hit.end :]
            if len(between) <= reach and not set(between) & set('.;:?!“”"') and not given.words["other"].first(between):
                return Span(start + hit.start, start + hit.end), part
    return None


def _outside(pair: DateRange, day: DateMention, part: str) -> bool | None:
    """Whether a day lies outside the range, or is not the one it is called; None where no calendar can tell."""
    year = pair.last.year or pair.first.year or day.year or 0
    ends, at = [_day(one, year) for one in (pair.first, pair.last)], _day(day, year)
    first, last = ends
    if first is None or last is None or at is None or last < first:
        return None
    if part != "within":
        return abs(at - (first if part == "first_day" else last)) > SLACK
    return not first - SLACK <= at <= last + SLACK


def _day(one: DateMention, year: int) -> date | None:
    """A day in a year, or where none is told in one like any other."""
    try:
        return date(one.year or year or 2001, one.month, one.day)
    except ValueError:
        return None
