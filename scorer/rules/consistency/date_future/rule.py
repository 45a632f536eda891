"""
Something is told as done on a day that comes after publication.

Why it matters: either the date is a slip or the story reports what has not happened yet.
Stays quiet: without a published_at; where a word looks ahead ("will", "scheduled", a fixture); within a day of
publication; and where day and month of the stamp, exchanged, would clear it.
How: a verb of a completed event before the date in the same clause, and no word of the future in the sentence.
Cannot see: verbs that are not on the list of completed events, and any date while nothing says when the story appeared.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from scorer.model import DateMention, Doc, Finding, Outcome, Sentence, Span, within
from scorer.rules.given import Given

TOLERANCE = timedelta(days=1)  # midnight and time zones
NEWS = timedelta(days=31)  # from an event to a story of it
NEARBY = timedelta(days=7)  # before the stamp: what a story of the day tells of
GOVERNED = 80  # code points between the verb and its date


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each completed event with a date."""
    stamp = doc.article.published_at
    if stamp is None:
        return
    quoted = [quotation.span for quotation in doc.quotations]
    for sentence in doc.prose():
        for mention in doc.dates:
            if mention.span not in sentence.span or mention.value is None or mention.assumed:
                continue
            verb = _verb(doc, sentence, mention, given)
            if verb is None or within(quoted, mention.span):
                continue
            if mention.value <= stamp.date() + TOLERANCE or _cleared(doc, stamp.date(), mention):
                yield Outcome.AGREED
            elif given.words["ahead"].first(doc.text(sentence.span)):
                yield Outcome.ABSTAINED
            else:
                yield Finding(
                    rule="date-future",
                    spans=(verb, mention.date_span),
                    values={"date": doc.text(mention.date_span), "stamp": stamp.date().isoformat()},
                    confidence=0.95,
                )


def _verb(doc: Doc, sentence: Sentence, mention: DateMention, given: Given) -> Span | None:
    """The verb of a completed event that governs the date: the last one before it in its clause."""
    start = max(sentence.span.start, mention.span.start - GOVERNED)
    ahead = doc.body[start : mention.span.start]
    found = list(given.words["done"].find(ahead))
    if not found or re.search(r"[;:“”\"]", ahead[found[-1].end :]):
        return None
    return Span(start + found[-1].start, start + found[-1].end)


def _cleared(doc: Doc, stamp: date, mention: DateMention) -> bool:
    """
    Whether the stamp with day and month exchanged lies on or shortly after the date, as a story lies after its event.

    It is not tried where another date of the story lies within `NEARBY` of the stamp as it stands: then it is right.
    """
    if mention.value is None or stamp.day > 12:
        return False
    others = (one.value for one in doc.dates if one is not mention and one.value and not one.assumed)
    if any(timedelta(0) <= stamp - other <= NEARBY for other in others):
        return False
    exchanged = stamp.replace(day=stamp.month, month=stamp.day)
    return mention.value <= exchanged + TOLERANCE and exchanged - mention.value <= NEWS
