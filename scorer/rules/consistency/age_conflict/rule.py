"""
One person, two ages.

Why it matters: the reader may think of two people, and a person's age is the easiest fact to get right.
Stays quiet: on two persons who share a name's part, on ages at another time, on articles of law, on the minutes of goals.
How: a name, or a surname that only one person has, with an age in brackets, between commas, in a clause or just before
it, twice, with different ages; or an age that stands for the person told of last ("the 29-year-old", "pria 29 tahun itu"),
where nobody else was told of in between and nobody else in the story has that age.
Cannot see: whether two people share a name.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from scorer.lexicon import Lexicon, either, fold
from scorer.model import Doc, Finding, Name, NameKind, Outcome, Row, Span, Stretches
from scorer.rules.given import Given

_WORD = re.compile(r"[A-Z][^\W\d_]+")
BACK = 3  # sentences before such an age in which the person told of last may stand
TURNED = 6  # … where the age is the known one with its digits turned: 36 for 63
AROUND = 60  # code points before an age in which another time, or a goal, may be told


@dataclass(frozen=True, slots=True, kw_only=True)
class _Age:
    """Somebody's age: under what name it is told, and where."""

    name: str
    years: int
    span: Span
    then: bool


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each further age of a person."""
    known: dict[str, _Age] = {}
    for age in _told(doc, given):
        name = _full(age.name, known)
        earlier = known.get(name) if age.then else known.setdefault(name, age)
        if earlier is not None and earlier is not age:
            yield _outcome(name, earlier, age)
    if known:
        for age in _meant(doc, known, given):
            yield _outcome(age.name, known[age.name], age)


def _outcome(name: str, earlier: _Age, age: _Age) -> Finding | Outcome:
    if earlier.years == age.years:
        return Outcome.AGREED
    if age.then:
        return Outcome.ABSTAINED
    return Finding(
        rule="age-conflict",
        spans=(earlier.span, age.span),
        values={"name": name, "first": f"{earlier.years}", "second": f"{age.years}"},
        confidence=0.95,
    )


def _told(doc: Doc, given: Given) -> Iterator[_Age]:
    """The ages that are told beside a name."""
    pattern = _pattern(*(given.words[name] for name in ("years", "is", "now")))
    persons = {word for name in doc.names if name.kind is NameKind.PERSON for word in name.identity.split()}
    for found in pattern.finditer(doc.body):
        named = found["name"] or found["later"]
        if named.split()[0] in given.words["not_names"] or (
            " " not in named and named not in persons and given.speech.knows(fold(named))
        ):
            continue
        group = next(name for name in ("age", "apposed", "told", "before") if found[name])
        if group == "age" and given.words["scored"].first(doc.body[max(0, found.start() - AROUND) : found.start()]):
            continue  # "goals by Holt (28)": the minute
        # "Menurut Sri Handayani" begins a sentence: the name is what both mentions end with.
        yield _Age(
            name=" ".join(named.split()[-2:]),
            years=int(found[group]),
            span=Span(found.start(group), found.end(group)),
            then=_then(doc, found.start(), found.end(), given),
        )


def _meant(doc: Doc, known: Mapping[str, _Age], given: Given) -> Iterator[_Age]:
    """The ages that stand for whoever was told of last, if the story has told another age of that person."""
    pattern = _pointing(*(given.words[name] for name in ("years", "the", "things", "that", "beings")))
    ages = {age.years for age in known.values()}
    names, quoted = Row(doc.names), Stretches(quotation.span for quotation in doc.quotations)
    told = tuple(doc.prose())
    aged = Stretches(given.words["years"].find(doc.folded, folded=True))
    for at, sentence in enumerate(told[1:], 1):
        if not aged.touch(sentence.span):
            continue
        for found in pattern.finditer(doc.body, sentence.span.start, sentence.span.end):
            group = "behind" if found["behind"] else "before"
            span = Span(found.start(group), found.end(group))
            years = int(found[group])
            back = TURNED if int(found[group][::-1]) in ages else BACK
            reaches = (Span(one.span.start, found.start()) for one in reversed(told[max(0, at - back) : at]))
            reach = next((one for one in reaches if _names_any(doc, one, known, names)), None)
            about = _about(doc, reach, known, names) if reach else ""
            if not about or reach is None or given.words["somebody"].first(doc.text(reach)) or quoted.touch(span):
                continue
            if years not in ages - {known[about].years}:
                then = _then(doc, found.start(), found.end(), given)
                yield _Age(name=about, years=years, span=span, then=then)


def _names_any(doc: Doc, reach: Span, known: Mapping[str, _Age], names: Row[Name]) -> bool:
    """Whether a stretch of text names anybody."""
    words = set(_WORD.findall(doc.text(reach)))
    known_there = any(words & set(name.split()) for name in known)
    return known_there or any(name.kind is NameKind.PERSON for name in names.inside(reach))


def _about(doc: Doc, reach: Span, known: Mapping[str, _Age], names: Row[Name]) -> str:
    """The one person of known age who is told of in a stretch of text, "" where there is none or somebody else too."""
    words = set(_WORD.findall(doc.text(reach)))
    ours = [name for name in known if words & set(name.split())]
    others = (name for name in names.inside(reach) if name.kind is NameKind.PERSON)
    alone = len(ours) == 1 and all(set(ours[0].split()) & set(other.identity.split()) for other in others)
    return ours[0] if alone else ""


def _then(doc: Doc, start: int, end: int, given: Given) -> bool:
    """Whether the words before an age speak of another time."""
    ahead = re.split(r"[.?!]\s", doc.body[max(0, start - AROUND) : end])[-1]
    return given.words["then"].first(ahead) is not None


def _full(name: str, known: Mapping[str, _Age]) -> str:
    """The name under which a person's age was told before: "Suddery" for "Harold Suddery", where one is called so."""
    full = [other for other in known if other.endswith(f" {name}")]
    return full[0] if len(full) == 1 and " " not in name else name


@cache
def _pattern(years: Lexicon, verbs: Lexicon, now: Lexicon) -> re.Pattern[str]:
    """A name of two to four words, then an age in brackets, between commas or in a clause; or the age before the name."""
    said, told, first = (either(words) for words in (years, verbs, now))
    name = r"[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]*){0,3}"
    return re.compile(
        rf"(?<![\w'’-])(?P<name>{name})(?:\s\((?P<age>[1-9]\d?)(?:\s?(?:{said}))?\)"
        rf"|,\s(?:(?:{first})\s)?(?:(?:{said})\s)?(?P<apposed>[1-9]\d?)(?:\s(?:{said}))?(?:,|\.(?!\d))"
        rf"|,?\s(?:{told})\s(?P<told>[1-9]\d?)\s(?:{said})\b)"
        rf"|\b(?P<before>[1-9]\d?)-(?:{said})\s(?P<later>{name})"
    )


@cache
def _pointing(years: Lexicon, the: Lexicon, things: Lexicon, that: Lexicon, beings: Lexicon) -> re.Pattern[str]:
    """An age that stands for a person: "the 29-year-old had", "perempuan berusia 29 tahun itu"."""
    said, article, thing, pointed, being = (either(words) or "(?!)" for words in (years, the, things, that, beings))
    return re.compile(
        rf"\b(?i:{article})\s(?P<before>[1-9]\d?)-(?:{said})(?=[,.’']|\s[a-z])(?!\s(?:[a-z-]+\s)?(?:{thing})\b)"
        rf"|\b(?i:{being})\s(?:[a-z]{{3,}}\s){{0,4}}(?P<behind>[1-9]\d?)\s(?:{said})\s(?:{pointed})\b"
    )
