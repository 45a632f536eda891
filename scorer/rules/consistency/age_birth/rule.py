"""
The age does not follow from the day of birth.

Why it matters: one of the two is wrong, and both are facts a family knows.
Stays quiet: without a day to reckon from, on either age around the birthday, on ages at another time.
How: the age in brackets after the name, “aged …”, “…-year-old” or between commas, in the sentence of a birth date or in
the next one if that goes on about the same person; reckoned to published_at.
Cannot see: births of which only the year is told, and an age that is meant of somebody else in the sentence.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import zip_longest

from scorer.lexicon import either
from scorer.model import DateMention, Doc, Finding, Outcome, Row, Sentence, Span
from scorer.rules.given import Given

_GROUPS = ("bracketed", "aged", "years", "old")
AHEAD = 50  # code points between "born" and the date


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each birth date with an age in its sentence."""
    stamp = doc.article.published_at or doc.article.as_of
    pattern = _age(tuple(given.words["aged"]), tuple(given.words["years"]))
    dates = Row(doc.dates)
    prose = list(doc.prose())
    for sentence, after in zip_longest(prose, prose[1:]):
        born = [date for date in dates.inside(sentence.span) if _is_birth(doc, date, given)]
        if len(born) != 1 or born[0].value is None or born[0].year is None:
            continue
        text = doc.text(sentence.span)
        ages = [age for age in pattern.finditer(text) if not _of_another(age, text, sentence, born[0])]
        if not ages and after is not None and _goes_on(text, doc.text(after.span), given):
            sentence, text = after, doc.text(after.span)  # noqa: PLW2901 - "… He is 45."
            ages = list(pattern.finditer(text))
        if len(ages) != 1 or given.words["then"].first(text):
            continue
        if stamp is None:
            yield Outcome.ABSTAINED
            continue
        age = ages[0]
        group = next(name for name in _GROUPS if age[name])
        place = Span(sentence.span.start + age.start(group), sentence.span.start + age.end(group))
        yield _outcome(doc, place, int(age[group]), born[0], stamp.date())


def _outcome(doc: Doc, place: Span, stated: int, birth: DateMention, stamp: date) -> Finding | Outcome:
    if birth.value is None:
        return Outcome.ABSTAINED
    years = stamp.year - birth.value.year
    had_birthday = (stamp.month, stamp.day) >= (birth.value.month, birth.value.day)
    expected = years if had_birthday else years - 1
    if stated in (years - 1, years):
        return Outcome.AGREED
    return Finding(
        rule="age-birth",
        spans=(place, birth.date_span),
        values={
            "stated": f"{stated}",
            "expected": f"{expected}",
            "birth": doc.text(birth.date_span),
            "stamp": stamp.isoformat(),
        },
        confidence=0.97,
    )


def _goes_on(text: str, after: str, given: Given) -> bool:
    """Whether the next sentence is about the person who was born: a pronoun, or one of the names opens it."""
    opening = re.match(r"[^\W\d_][\w'’-]*", after)
    if opening is None:
        return False
    return opening.group() in given.words["he"] or bool(re.search(rf"\b{re.escape(opening.group())}\b", text))


def _of_another(age: re.Match[str], text: str, sentence: Sentence, birth: DateMention) -> bool:
    """Whether a name that comes after the birth date has the age: "it was born in …; its captain, Ann Lee, 35, …"."""
    begun = birth.span.end - sentence.span.start
    return age.start() > begun and bool(re.search(r";|,[^,]*,\s[A-Z]", text[begun : age.start()]))


def _is_birth(doc: Doc, mention: DateMention, given: Given) -> bool:
    ahead = doc.article.text(mention.span.field)[max(0, mention.span.start - AHEAD) : mention.span.start]
    hits = list(given.words["born"].find(ahead))
    return bool(hits) and not re.search(r"[.;()\d]", ahead[hits[-1].end :])


@cache
def _age(aged: tuple[str, ...], years: tuple[str, ...]) -> re.Pattern[str]:
    before, after = (either(words) for words in (aged, years))
    return re.compile(
        rf"[A-Z][\w'’-]+\s\((?P<bracketed>[1-9]\d)\)|\b(?:{before})\s(?P<aged>[1-9]\d)\b"
        rf"|,\s(?P<years>[1-9]\d)(?:\s(?:{after}))?,|\b(?P<old>[1-9]\d)-(?:{after})\b"
    )
