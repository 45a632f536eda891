"""The ages a story tells: beside a name, or of whoever it begins with ("A 63-year-old climber …")."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from scorer.lexicon import Lexicon, either, fold
from scorer.model import YEAR, Doc, NameKind, Span, lines
from scorer.rules.consistency.age_conflict import forms
from scorer.rules.given import Given

_FULL = re.compile(r"[A-Z][\w'’-]+\s[A-Z][\w'’-]+")
AROUND = 60  # code points before an age in which another time, or a goal, may be told


@dataclass(frozen=True, slots=True, kw_only=True)
class Age:
    """Somebody's age: under what name it is told, and where; `then` is whether it is told of another time."""

    name: str
    years: int
    span: Span
    then: bool


def beside_names(doc: Doc, given: Given) -> list[Age]:
    """The ages that are told beside a name, in the order of the text; each number once."""
    bearers = forms.Bearers(doc, given)
    beside = list(_beside(doc, bearers, given))
    sure = (age for age in beside if bearers.named(age.name))
    ages = {age.span.start: age for age in (*beside, *_formed(doc, bearers, given), *sure)}
    return [ages[start] for start in sorted(ages)]


def _formed(doc: Doc, bearers: forms.Bearers, given: Given) -> Iterator[Age]:
    """Those in one of the language's further forms, of people whom the story names in full."""
    for one in forms.told(doc, given, "beside"):
        name = bearers.known(one.who) if one.who else None
        if name:
            then = at_another_time(doc, one.start, one.end, given) or forms.of_another_time(doc, one, given)
            yield Age(name=name, years=one.years, span=one.span, then=then)


def _beside(doc: Doc, bearers: forms.Bearers, given: Given) -> Iterator[Age]:
    """Those in brackets, between commas, in a clause, or before the name."""
    pattern = _pattern(*(given.words[name] for name in ("years", "is", "now", "a")))
    aged = tuple(lines(doc.body, _number(given.words["years"])))
    persons = (name.identity.split() for name in doc.names if aged and name.kind is NameKind.PERSON)
    people = frozenset(word for parts in persons for word in parts)
    for found in (found for line in aged for found in pattern.finditer(doc.body, *line)):
        named = found["name"] or found["later"]
        group = next(name for name in ("age", "apposed", "told", "noun", "before") if found[name])
        if named.split()[0] in given.words["not_names"] or not _is_name(doc, named, group, people, given):
            continue
        if group == "age" and given.words["scored"].first(doc.body[max(0, found.start() - AROUND) : found.start()]):
            continue  # "goals by Holt (28)": the minute
        who = bearers.known(Span(*found.span("name" if found["name"] else "later")))
        if who == "":
            continue  # one surname of two
        yield Age(
            name=who or _unread(named, given),
            years=int(found[group]),
            span=Span(found.start(group), found.end(group)),
            then=at_another_time(doc, found.start(), found.end(), given),
        )


def _unread(named: str, given: Given) -> str:
    """The last two words of a name that reading does not know ("Menurut Sri Handayani"); of initials, the plain word before them aside: "Tersangka DK"."""
    *_, first, last = ("", *named.split())
    return last if last.isupper() and given.speech.knows(fold(first)) else f"{first} {last}".strip()


def of_the_first(doc: Doc, given: Given) -> Age | None:
    """
    The age of whoever the story begins with: "A 63-year-old climber was lifted to safety".

    Under the name with which the next sentence begins, if it does; else the words stand for the name.
    """
    opening, after = (*doc.prose()[:2], None, None)[:2]
    found = _opening(given.words["a"], given.words["years"]).match(doc.body, opening.span.start) if opening else None
    if opening is None or found is None:
        return None
    rest = doc.folded[found.end() : opening.span.end]
    others = given.words["somebody"].find(rest, folded=True)
    if any(not given.words["extremes"].ends(rest[: hit.start].rstrip()) for hit in others):
        return None  # "was rescued by a passer-by"; but "has become the youngest winner"
    group = "years" if found["years"] else "later"
    named = _FULL.match(doc.body, after.span.start) if after else None
    return Age(
        name=named.group() if named else found["who"],
        years=int(found[group]),
        span=Span(*found.span(group)),
        then=False,
    )


def at_another_time(doc: Doc, start: int, end: int, given: Given) -> bool:
    """Whether the words before an age speak of another time."""
    ahead = re.split(r"[.?!”\"]\s", doc.body[max(0, start - AROUND) : end])[-1]
    return given.words["then"].first(ahead) is not None or _of_another_year(doc, ahead)


def _of_another_year(doc: Doc, ahead: str) -> bool:
    """Whether a year is named before an age that is not the story's own: "In 2010, 16-year-old Holt"."""
    stamp = doc.article.published_at or doc.article.as_of
    return any(stamp is None or int(year.group()) != stamp.year for year in YEAR.finditer(ahead))


def full_name(name: str, known: Mapping[str, Age]) -> str:
    """The name under which a person's age was told before: "Suddery" for "Harold Suddery", where one is called so."""
    full = [other for other in known if other.endswith(f" {name}")]
    return full[0] if len(full) == 1 and " " not in name else name


def _is_name(doc: Doc, named: str, group: str, people: frozenset[str], given: Given) -> bool:
    """Whether capitals stand for a name, and not only for the first word of a sentence."""
    if named in given.words["peoples"]:
        return False
    if " " in named or not given.speech.knows(fold(named)):
        return True
    if group == "apposed" and fold(named) not in given.speech.words and doc.body.count(named) > 1:
        return True  # built like a word, as many a surname is
    return named in people


@cache
def _number(years: Lexicon) -> re.Pattern[str]:
    """The sign of an age: one or two digits with what may stand behind an age."""
    return re.compile(rf"[1-9](?<!\d.)\d?(?:[,)]|\.(?!\d)|[\s-]?(?:{either(years)}))")


@cache
def _pattern(years: Lexicon, verbs: Lexicon, now: Lexicon, a: Lexicon) -> re.Pattern[str]:
    """A name of two to four words, then an age in brackets, between commas or in a clause; or the age before the name."""
    said, told, first, one = (either(words) or "(?!)" for words in (years, verbs, now, a))
    name = r"[A-Z][\w'’-]++(?:\s[A-Z][\w'’-]*+){0,3}"
    return re.compile(
        rf"(?=[A-Z\d])(?:(?<![\w'’-])(?P<name>{name})(?:\s\((?P<age>[1-9]\d?)(?:\s?(?:{said}))?\)"
        rf"|,\s(?:(?:{first})\s)?(?:(?:{said})\s)?(?P<apposed>[1-9]\d?)(?:\s(?:{said}))?[,.](?!\d)"
        rf"|,\s(?:{one})\s(?P<noun>[1-9]\d?)-(?:{said})\s(?=[a-z])"
        rf"|,?\s(?:{told})\s(?P<told>[1-9]\d?)\s(?:{said})\b)"
        rf"|\b(?P<before>[1-9]\d?)-(?:{said})\s(?P<later>{name}))"
    )


@cache
def _opening(a: Lexicon, years: Lexicon) -> re.Pattern[str]:
    """The first words of a story that tell somebody's age, and who that is: "A 63-year-old climber", "Seorang pria 63 tahun"."""
    one, said = either(a) or "(?!)", either(years)
    return re.compile(
        rf"(?i:{one})\s(?P<who>(?P<years>[1-9]\d?)-(?:{said})(?:\s[a-z]+)?"
        rf"|(?:[a-z-]+\s){{1,3}}(?:(?:{said})\s)?(?P<later>[1-9]\d?)\s(?:{said})\b)"
    )
