"""
One event, two dates.

Why it matters: the reader cannot know when it happened, and archives will file it twice.
Stays quiet: on two events, on arrests, trials and funerals that follow an event, and on dates in quotations.
How: the same kind of event with the same proper name in two sentences, each with one date of its own after a verb of
happening.
Cannot see: events without a name of their own, or named in other words the second time.
"""

import re
from collections.abc import Iterator
from functools import cache

from scorer.lexicon import fold
from scorer.model import DateMention, Doc, Finding, Outcome, Row, Sentence
from scorer.rules.given import Given


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each event that is dated more than once."""
    if len(doc.dates) < 2:
        return
    event = _event(tuple(given.words["events"]))
    told: dict[str, DateMention] = {}
    every_date, every_range = Row(doc.dates), Row(doc.ranges)
    for sentence in doc.prose():
        if every_range.inside(sentence.span):
            continue
        key, mention = _dated(doc, sentence, event, every_date.inside(sentence.span), given)
        if key is None or mention is None:
            continue
        earlier = told.setdefault(key, mention)
        if earlier is mention:
            continue
        if _same_day(earlier, mention):
            yield Outcome.AGREED
        else:
            yield Finding(
                rule="date-conflict",
                spans=(earlier.date_span, mention.date_span),
                values={"event": key, "first": doc.text(earlier.date_span), "second": doc.text(mention.date_span)},
                confidence=0.92,
            )


def _dated(
    doc: Doc, sentence: Sentence, event: re.Pattern[str], dates: list[DateMention], given: Given
) -> tuple[str | None, DateMention | None]:
    """The event of a sentence and its only date; nothing where a second day or a consequence stands beside it."""
    text = doc.text(sentence.span)
    found = event.search(text)
    if found is None or len(dates) != 1 or given.words["after"].first(text):
        return None, None
    between = text[found.end() : dates[0].span.start - sentence.span.start]
    if dates[0].span.start < sentence.span.start + found.end() or re.search(r"[;“”\"]", between):
        return None, None
    if given.words["happens"].first(between) is None:
        return None, None
    return " ".join(fold(found.group()).split()), dates[0]


def _same_day(one: DateMention, two: DateMention) -> bool:
    years = one.year is None or two.year is None or one.year == two.year
    return years and (one.day, one.month) == (two.day, two.month)


@cache
def _event(nouns: tuple[str, ...]) -> re.Pattern[str]:
    kinds = "|".join(re.escape(noun) for noun in nouns)
    return re.compile(rf"\b(?i:{kinds})(?:\s(?:di|in|at|of|on))?(?:\sthe)?(?:\s[A-Z][\w'’-]+){{1,4}}")
