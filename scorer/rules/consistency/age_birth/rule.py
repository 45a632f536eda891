"""
The age does not follow from the day of birth.

Why it matters: one of the two is wrong, and both are facts a family knows.
Stays quiet: without a day to reckon from, on either age around the birthday, on ages at another time.
How: the age in brackets after the name, “aged …”, “…-year-old” or between commas, in the sentence of a birth date or year
or in the next one if that goes on about the same person, or anywhere right behind the name; reckoned to published_at. Who
died within the month is as old as if alive, also where a sentence of its own says how old (“She was 76.”). And the
anniversary of a body against the year it was founded in.
Cannot see: an age that is meant of somebody else in the sentence.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from scorer.lexicon import Lexicon, either
from scorer.model import DateMention, Doc, Finding, Name, NameKind, Outcome, Row, Sentence, Span, Stretches
from scorer.rules.consistency.age_birth import founded, later
from scorer.rules.consistency.age_birth.later import AGE, NEWS
from scorer.rules.given import Given, Table

_GROUPS = ("bracketed", "aged", "years", "old", "plain", "whole", "feast")
_NAME = re.compile(r"[A-Z][\w'’-]+\s[A-Z]")
AHEAD = 50  # code points between "born" and the date
DEATH = 300  # code points before a sentence that is only an age in which the death is told
NEAR = 16  # code points behind an age in which this year is named
_LAST = re.compile(r"(?P<name>[A-Z][\w'’-]+)(?:,\s|\s\()[1-9]\d\W?$")
_RIGHT_BEHIND = re.compile(r"[a-z]\s$")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b(?![.,]\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Birth:
    """A birth's date, or its year alone."""

    span: Span
    day: date | None
    year: int


@dataclass(frozen=True, slots=True)
class _Story:
    """An article with what is asked of it sentence by sentence; `pattern` finds an age."""

    doc: Doc
    given: Given
    pattern: re.Pattern[str]
    dates: Row[DateMention]
    names: Row[Name]


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each birth date with an age in its sentence."""
    stamp = doc.article.published_at or doc.article.as_of
    pattern = _age(*(given.words[name] for name in ("aged", "years", "was")), given.tables["birthday"])
    story = _Story(doc, given, pattern, Row(doc.dates), Row(doc.names))
    prose = list(doc.prose()) if given.words["born"].first(doc.folded, folded=True) else []
    around = zip([None, None, *prose], [None, *prose], prose, [*prose[1:], None], strict=False)
    for earlier, before, sentence, after in around:
        born = _births(doc, sentence, story.dates.inside(sentence.span), given)
        if len(born) != 1:
            continue
        places = _stated(story, sentence, born[0], ((after, True), (before, False), (earlier, False)))
        if len({doc.text(place) for place in places}) != 1:
            continue
        if stamp is None:
            yield Outcome.ABSTAINED
            continue
        yield _outcome(doc, places[0], born[0], stamp.date())
    yield from founded.compared(doc, stamp, given)


def _stated(
    story: _Story, sentence: Sentence, born: _Birth, around: Iterable[tuple[Sentence | None, bool]]
) -> list[Span]:
    """Where the age of whoever was born is told: in that sentence, in one around it that is about the same person, or later."""
    doc, given = story.doc, story.given
    text = doc.text(sentence.span)
    here = [age for age in _ages(story, sentence) if not _of_another(age, text, sentence, born)]
    if here or given.words["child"].first(text[: born.span.start - sentence.span.start]) is not None:
        return [_place(sentence, age) for age in here]
    for other, follows in around:  # "… He is 45."; "Ann Lee, 71, grows coffee. She was born …"
        beside = doc.text(other.span) if other else ""
        if other and (_goes_on(text, beside, given) if follows else _leads(doc, other, text, given)):
            ages = _ages(story, other)
            theirs = [age for age in ages if not _of_a_newcomer(story, other, age, text, follows=follows)]
            if theirs:
                return [_place(other, age) for age in theirs]
    return list(later.told(doc, sentence, given))


def _place(sentence: Sentence, age: re.Match[str]) -> Span:
    group = next(name for name in _GROUPS if age[name])
    return Span(sentence.span.start + age.start(group), sentence.span.start + age.end(group))


def _births(doc: Doc, sentence: Sentence, dates: list[DateMention], given: Given) -> list[_Birth]:
    """The dates and years of birth in a sentence."""
    days = [
        _Birth(span=date.date_span, day=date.value, year=date.year)
        for date in dates
        if date.value is not None and date.year is not None and _is_birth(doc, date.span, given)
    ]
    years = (
        Span(found.start(), found.end()) for found in _YEAR.finditer(doc.body, sentence.span.start, sentence.span.end)
    )
    dated = Stretches(date.span for date in dates)
    return days or [
        _Birth(span=year, day=None, year=int(doc.text(year)))
        for year in years
        if not dated.touch(year) and _is_birth(doc, year, given)
    ]


def _ages(story: _Story, sentence: Sentence) -> list[re.Match[str]]:
    """The ages in a sentence, but for those that are told of another time or of a child."""
    doc, given = story.doc, story.given
    text = doc.text(sentence.span)
    stamp = doc.article.published_at or doc.article.as_of
    days = [date.value for date in story.dates.inside(sentence.span) if date.value]
    years = [
        Span(found.start(), found.end()) for found in _YEAR.finditer(doc.body, sentence.span.start, sentence.span.end)
    ]
    long_ago = any(stamp and int(doc.text(year)) < stamp.year and not _is_birth(doc, year, given) for year in years)
    recent = stamp is not None and all(timedelta(0) <= stamp.date() - day <= NEWS for day in days)
    dead = recent and not long_ago
    just = doc.body[max(0, sentence.span.start - DEATH) : sentence.span.start]
    return [
        age
        for age in story.pattern.finditer(text)
        if not _at_another_time(text, age, given, dead=dead)
        and (age["whole"] is None or given.words["died"].first(just) is not None)
        and not (age["plain"] and _lasts(text[age.end() :], given))
    ]


def _lasts(behind: str, given: Given) -> bool:
    """Whether a number of years is no age but how long something took: "mengajar 31 tahun | di …"."""
    return (
        behind[:1] == " " and given.words["that"].first(behind[:NEAR]) is None and not given.words["aged"].first(behind)
    )


def _at_another_time(text: str, age: re.Match[str], given: Given, *, dead: bool) -> bool:
    """Whether an age is told of another time; who died the other day is as old as if alive."""
    behind = text[age.end() : age.end() + NEAR]
    if given.words["this_year"].first(behind):
        return False
    when = given.words["when"].first(behind)
    if when and all(word in given.words["years"] for word in behind[: when.start].split()):
        return True  # "berusia 34 tahun | ketika menggelar pameran pertamanya"
    ahead = text[max(0, age.start() - AHEAD) : age.end()]
    dies = given.words["died"].first(text[max(0, age.start() - 2 * AHEAD) : age.start()]) is not None
    if given.words["then"].first(ahead) or (dies and not dead):
        return True
    if not dies and given.words["adverbial"].first(age.group()) and _of_a_deed(text[: age.start()], given):
        return True
    return given.words["at"].first(ahead) is not None and not (dies and dead)


def _of_a_deed(ahead: str, given: Given) -> bool:
    """Whether an age stands right behind a deed: "was wounded aged 18"; who is "now aged 45", or ", aged 45,", is so today."""
    return _RIGHT_BEHIND.search(ahead) is not None and not given.words["present"].ends(ahead.rstrip())


def _outcome(doc: Doc, place: Span, birth: _Birth, stamp: date) -> Finding | Outcome:
    stated = int(doc.text(place))
    years = stamp.year - birth.year
    had_birthday = birth.day is None or (stamp.month, stamp.day) >= (birth.day.month, birth.day.day)
    expected = years if had_birthday else years - 1
    if stated in (years - 1, years):
        return Outcome.AGREED
    return Finding(
        rule="age-birth",
        spans=(place, birth.span),
        values={
            "stated": f"{stated}",
            "expected": f"{expected}",
            "birth": doc.text(birth.span),
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
    goes_on = opening.group() in given.words["he"] or opening.group() in given.words["born"]
    return goes_on or bool(named) or bool(_that(given.words["that"]).match(after))


def _leads(doc: Doc, before: Sentence, text: str, given: Given) -> bool:
    """Whether a sentence of birth is about whom the one before it is about; "She is 71." is about whoever was named before."""
    told = doc.text(before.span)
    if _goes_on(told, text, given):
        return True
    opens = given.words["himself"].first(told)
    return opens is not None and opens.start == 0 and _goes_on(doc.body[: before.span.start][-DEATH:], text, given)


def _of_a_newcomer(story: _Story, sentence: Sentence, age: re.Match[str], text: str, *, follows: bool) -> bool:
    """
    Whether the name right before an age is not in the sentence of the birth: "The youngest, Miriam, 63, …".

    Before that sentence a story brings in whom it is about; there only a second name is a newcomer's.
    """
    doc, start = story.doc, sentence.span.start + age.start()
    named = _LAST.search(doc.body[max(sentence.span.start, start - AHEAD) : start + len(age.group())])
    if named is None or named["name"] in text:
        return False
    persons = {name.identity for name in story.names.inside(sentence.span) if name.kind is NameKind.PERSON}
    led = (
        named.start() > AHEAD // 2 and doc.body[sentence.span.start : start].split(" ", 1)[0] in story.given.words["he"]
    )
    return follows or led or len(persons) > 1  # "He took over from Alan Petty (58)"


def _of_another(age: re.Match[str], text: str, sentence: Sentence, birth: _Birth) -> bool:
    """Whether a name that comes after the birth date has the age: "it was born in …; its captain, Ann Lee, 35, …"."""
    begun = birth.span.end - sentence.span.start
    between = text[begun : age.start()]
    led = birth.span.start - sentence.span.start <= AHEAD and text[:1].isupper() and not _NAME.search(text[:begun])
    return age.start() > begun and bool(re.search(r";|,[^,]*,\s[A-Z]", between) or (not led and _NAME.search(between)))


def _is_birth(doc: Doc, span: Span, given: Given) -> bool:
    ahead = doc.article.text(span.field)[max(0, span.start - AHEAD) : span.start]
    hits = list(given.words["born"].find(ahead))
    if not hits or ahead[hits[-1].start - 1 : hits[-1].start] == "-":
        return False  # "the Dunmore-born winner of 2015"
    between = ahead[hits[-1].end :]
    bounded = given.words["bounded"].first(between) is not None  # "those born after 1975"
    return not bounded and not re.search(r"[.;()\d]", between)


@cache
def _that(marks: Lexicon) -> re.Pattern[str]:
    """A noun that points back: "Petenis 36 tahun itu", "Penulis novel Senja itu"."""
    return re.compile(rf"[A-Z][a-z]+\s(?:[\w-]+\s){{0,7}}(?:{either(marks) or '(?!)'})\b")


@cache
def _age(aged: Lexicon, years: Lexicon, was: Lexicon, birthday: Table) -> re.Pattern[str]:
    before, after, alone = (either(words) or "(?!)" for words in (aged, years, was))
    return re.compile(
        rf"[A-Z][\w'’-]+\s\((?P<bracketed>{AGE})\)|\b(?i:{before})\s(?P<aged>{AGE})\b"
        rf"|,\s(?P<years>{AGE})(?:\s(?:{after}))?,|\b(?P<old>{AGE})-(?:{after})\b|\b(?P<plain>{AGE})\s(?:{after})\b"
        rf"|^(?i:{alone})\s(?P<whole>{AGE})(?:\s(?:{after}))?\.?$|{birthday['form'].replace('AGE', f'(?P<feast>{AGE})')}"
    )
