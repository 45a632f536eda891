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
from datetime import date, timedelta
from functools import cache

from scorer.lexicon import either
from scorer.model import DateMention, Doc, Finding, Outcome, Row, Sentence, Span
from scorer.rules.given import Given

_GROUPS = ("bracketed", "aged", "years", "old", "plain")
NEWS = timedelta(days=31)  # from a death to a story of it
_NAME = re.compile(r"[A-Z][\w'’-]+\s[A-Z]")
AHEAD = 50  # code points between "born" and the date


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each birth date with an age in its sentence."""
    stamp = doc.article.published_at or doc.article.as_of
    pattern = _age(tuple(given.words["aged"]), tuple(given.words["years"]))
    dates = Row(doc.dates)
    prose = list(doc.prose())
    for before, sentence, after in zip([None, *prose], prose, [*prose[1:], None], strict=False):
        born = [date for date in dates.inside(sentence.span) if _is_birth(doc, date, given)]
        if len(born) != 1 or born[0].value is None or born[0].year is None:
            continue
        text = doc.text(sentence.span)
        ages = [age for age in _ages(doc, sentence, pattern, given) if not _of_another(age, text, sentence, born[0])]
        if not ages and after is not None and _goes_on(text, doc.text(after.span), given):
            sentence = after  # noqa: PLW2901 - "… He is 45."
            ages = _ages(doc, sentence, pattern, given)
        elif not ages and before is not None and _goes_on(doc.text(before.span), text, given):
            sentence = before  # noqa: PLW2901 - "Ann Lee, 71, grows coffee. She was born …"
            ages = _ages(doc, sentence, pattern, given)
        if len(ages) != 1:
            continue
        if stamp is None:
            yield Outcome.ABSTAINED
            continue
        age = ages[0]
        group = next(name for name in _GROUPS if age[name])
        place = Span(sentence.span.start + age.start(group), sentence.span.start + age.end(group))
        yield _outcome(doc, place, int(age[group]), born[0], stamp.date())


def _ages(doc: Doc, sentence: Sentence, pattern: re.Pattern[str], given: Given) -> list[re.Match[str]]:
    """The ages in a sentence, but for those that are told of another time or of a child."""
    text = doc.text(sentence.span)
    stamp = doc.article.published_at or doc.article.as_of
    dead = any(
        stamp and date.value and timedelta(0) <= stamp.date() - date.value <= NEWS
        for date in doc.dates
        if date.span in sentence.span
    )
    cues = ("then",) if dead else ("then", "died")  # who died the other day is as old as if alive
    return [
        age
        for age in pattern.finditer(text)
        if not any(given.words[cue].first(text[max(0, age.start() - AHEAD) : age.end()]) for cue in cues)
    ]


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
    named = re.search(rf"\b{re.escape(opening.group())}\b", text)
    return opening.group() in given.words["he"] or bool(named) or bool(_that(tuple(given.words["that"])).match(after))


def _of_another(age: re.Match[str], text: str, sentence: Sentence, birth: DateMention) -> bool:
    """Whether a name that comes after the birth date has the age: "it was born in …; its captain, Ann Lee, 35, …"."""
    begun = birth.span.end - sentence.span.start
    between = text[begun : age.start()]
    led = birth.span.start - sentence.span.start <= AHEAD and text[:1].isupper() and not _NAME.search(text[:begun])
    return age.start() > begun and bool(re.search(r";|,[^,]*,\s[A-Z]", between) or (not led and _NAME.search(between)))


def _is_birth(doc: Doc, mention: DateMention, given: Given) -> bool:
    ahead = doc.article.text(mention.span.field)[max(0, mention.span.start - AHEAD) : mention.span.start]
    hits = list(given.words["born"].find(ahead))
    return bool(hits) and not re.search(r"[.;()\d]", ahead[hits[-1].end :])


@cache
def _that(marks: tuple[str, ...]) -> re.Pattern[str]:
    """A noun that points back: "Petenis 36 tahun itu", "Penulis novel Senja itu"."""
    return re.compile(rf"[A-Z][a-z]+\s(?:[\w-]+\s){{0,7}}(?:{either(marks) or '(?!)'})\b")


@cache
def _age(aged: tuple[str, ...], years: tuple[str, ...]) -> re.Pattern[str]:
    before, after = (either(words) for words in (aged, years))
    return re.compile(
        rf"[A-Z][\w'’-]+\s\((?P<bracketed>[1-9]\d)\)|\b(?:{before})\s(?P<aged>[1-9]\d)\b"
        rf"|,\s(?P<years>[1-9]\d)(?:\s(?:{after}))?,|\b(?P<old>[1-9]\d)-(?:{after})\b|\b(?P<plain>[1-9]\d)\s(?:{after})\b"
    )
