"""
An age that does not follow from the birth date or the birth year.

Why it matters: one of the two is wrong, and both are facts a family knows.
Stays quiet: without a day to reckon from, on either age around the birthday, on ages at another time, where it is not sure
who was born or who is that old.
How: the births and the ages that reading found, by whom they are told of; reckoned to published_at. Who died within the
month is as old as if alive. Where a story tells one birth and one age, and the age stands for somebody told of before ("now 71,
she", "pelari 24 tahun itu"), the two are one person's.
Cannot see: an age that is meant of somebody else in the sentence.
"""

from collections.abc import Iterator
from datetime import date

from scorer.model import FAR, Age, Birth, Doc, Finding, Outcome
from scorer.rules.given import Given


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each birth of somebody whose age is told."""
    stamp = doc.article.published_at or doc.article.as_of
    for birth in doc.births:
        here = doc.sentence_of(birth.span)
        theirs = [age for age in doc.ages if age.today and _one_name(age.bearer, birth.bearer)]
        sure = [age for age in theirs if age.others == FAR or age.span in here] or _alone(doc, birth)
        ages = [age for age in sure if not _was_then(doc, age, given)]
        if len({age.years for age in ages}) != 1:
            continue
        if stamp and any(_fits(age, birth, stamp.date()) and age.bearer in (None, birth.bearer) for age in doc.ages):
            yield Outcome.AGREED
            continue
        yield _outcome(doc, ages[0], birth, stamp.date()) if stamp else Outcome.ABSTAINED


def _one_name(one: str | None, two: str | None) -> bool:
    """Whether two names are of one person, in full or without the last words: "Nyi Sumarti", "Nyi Sumarti Kencono"."""
    return (
        one is not None
        and two is not None
        and (one == two or f"{one} ".startswith(f"{two} ") or f"{two} ".startswith(f"{one} "))
    )


def _alone(doc: Doc, birth: Birth) -> list[Age]:
    """The only age of today, where it stands for somebody told of before and it is not plain whose the only birth is."""
    ages = [age for age in doc.ages if age.today]
    told = len({birth.year for birth in doc.births}) == len({age.years for age in ages}) == 1
    return ages[:1] if told and birth.bearer is None and any(age.pointed for age in ages) else []


def _was_then(doc: Doc, age: Age, given: Given) -> bool:
    """Whether an age was told before as one of another time: "was | 21 when | he fled … the 21-year-old"."""
    return any(f" {age.years} {when}" in doc.folded[: age.span.start] for when in given.words["then"])


def _fits(age: Age, birth: Birth, stamp: date) -> bool:
    """Whether an age follows from a birth, before the birthday or after it."""
    return age.years in (stamp.year - birth.year - 1, stamp.year - birth.year)


def _outcome(doc: Doc, age: Age, birth: Birth, stamp: date) -> Finding | Outcome:
    years = stamp.year - birth.year
    had_birthday = birth.day is None or (stamp.month, stamp.day) >= (birth.day.month, birth.day.day)
    if _fits(age, birth, stamp):
        return Outcome.AGREED
    return Finding(
        rule="age-birth",
        spans=(age.span, birth.span),
        values={
            "stated": f"{age.years}",
            "expected": f"{years if had_birthday else years - 1}",
            "birth": doc.text(birth.span),
            "stamp": stamp.isoformat(),
        },
        confidence=0.97,
    )
