"""The forms of words in which a language tells an age, compiled from its `ages.toml`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from scorer.langs import Lang
from scorer.lexicon import Lexicon, any_of, fold
from scorer.model import Span

_AGE = r"(?:1[0-2]\d|[1-9]\d?)(?![\d%]|[.,:]\d)"
BESIDE = 60  # code points around an age in which "his" or "her" tells the sex of whoever is meant
SCORED = 60  # code points before a name in which goals are told
MANY = 16  # code points behind a noun in which it is said to be of several
LONGEST = 1500  # code points of a sentence; what is longer is a table
STOP = re.compile(r"[.;:?!\n]")
WORD = re.compile(r"[^\W\d_]{4,}(?:-[^\W\d_]+)*")  # one that may name somebody's trade
CAPITAL = re.compile(r"(?<![\w'’-])[A-Z][\w-]+")
LONGER = re.compile(r"\b([A-Z][\w-]*)\s$")  # a capital before one
APPOSED = re.compile(r",\s(?:[a-z'’-]+\s){0,4}$")
NAMED = re.compile(r",?\s[A-Z]")
BEHIND_COMMA = re.compile(r",\s(?:[A-Za-z-]+\.?\s){0,4}$")
_TWICE = re.compile(r"\b(\w{3,})-\1")
WITHIN = ("ahead", "dies", "loss", "was", "own", "points", "opens", "others")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An age in a form of words: the number, where it stands, and where the form begins and ends."""

    years: int
    span: Span
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class Forms:
    """
    A pack's words about ages.

    `within` are the forms that are looked for in a sentence, `behind` those behind a name, `reported`
    those that tell an age of today where somebody is told of it.
    """

    sign: re.Pattern[str]
    behind: re.Pattern[str]
    reported: re.Pattern[str]
    late: re.Pattern[str]
    within: tuple[tuple[str, re.Pattern[str]], ...]
    opens: re.Pattern[str]
    namesake: re.Pattern[str]
    a_kin: re.Pattern[str]
    birth: re.Pattern[str]
    definite: re.Pattern[str]
    pronoun: re.Pattern[str]
    spelled: Mapping[str, int]
    words: Mapping[str, Lexicon]

    def sex(self, text: str) -> str:
        """The sex that some words in small letters tell of, "" where they tell none or both."""
        male, female = (self.words[sex].first(text, folded=True) is not None for sex in ("male", "female"))
        return "" if male is female else "male" if male else "female"


@cache
def of(lang: Lang) -> Forms:
    """The words about ages of a language pack."""
    table = lang["ages"]
    lists = {name: Lexicon(words) for name, words in table["words"].items()}
    slots = {name.upper(): any_of(words) for name, words in lists.items()}
    slots |= {"SPELLED": any_of(table["spelled"]), "AGE": _AGE}
    return Forms(
        sign=re.compile(_filled(table["sign"], slots)),
        behind=_either(table["behind"], slots),
        reported=_either(table["reported"], slots),
        late=_either(table["late"], slots),
        within=tuple((kind, _either(table[kind], slots)) for kind in WITHIN),
        opens=_either(table["opens"], slots),
        namesake=re.compile(_filled(table["namesake"], slots)),
        a_kin=re.compile(_filled(table["a_kin"], slots)),
        birth=re.compile(_filled(table["birth"], slots)),
        definite=re.compile(_filled(table["definite"], slots)),
        pronoun=re.compile(_filled(table["pronoun"], slots)),
        spelled=table["spelled"],
        words=lists,
    )


def opened(body: str, sentence: Span, told: Forms) -> int:
    """Where the words end that open a story with somebody's age and no name; 0 where it opens otherwise."""
    found = told.opens.match(body, sentence.start, sentence.end)
    return found.end() if found else 0


def sex_of(one: Told, sentence: Span, body: str, folded: str, told: Forms) -> str:
    """The sex of whoever an age is told of, by a pronoun right behind it, or else by the words around it."""
    if pronoun := told.pronoun.match(body, one.end):
        return told.sex(fold(pronoun.group()))
    ahead = STOP.split(folded[max(sentence.start, one.start - BESIDE) : one.start])[-1]
    behind = STOP.split(folded[one.start : min(sentence.end, one.end + BESIDE)])[0]
    return told.sex(ahead + behind)


def scored(folded: str, offset: int, told: Forms) -> bool:
    """Whether goals are told of before a place: the number there is a minute."""
    return told.words["scored"].first(folded[max(0, offset - SCORED) : offset], folded=True) is not None


def several(folded: str, start: int, end: int, told: Forms) -> bool:
    """Whether a noun is said of several people, by the words behind it, or by standing twice: "murid-muridnya"."""
    long = end - start + 1
    behind = folded[end : end + MANY]
    return (
        told.words["many"].first(behind) is not None
        or _TWICE.search(folded, max(0, start - long), end + long) is not None
    )


def at(pattern: re.Pattern[str], text: str, start: int, end: int, told: Forms) -> Told | None:
    """The age in a form that begins at a place."""
    found = pattern.match(text, start, end)
    return _told(found, told) if found else None


def all_in(pattern: re.Pattern[str], text: str, span: Span, told: Forms) -> Iterator[Told]:
    """The ages in forms that stand in a stretch of text."""
    for found in pattern.finditer(text, span.start, span.end):
        yield _told(found, told)


def _told(found: re.Match[str], told: Forms) -> Told:
    group = found.lastgroup or ""
    number = found[group]
    years = int(number) if number.isdecimal() else told.spelled[fold(number)]
    return Told(years=years, span=Span(*found.span(group)), start=found.start(), end=found.end())


def _filled(form: str, slots: Mapping[str, str]) -> str:
    return re.sub(
        r"(?<![A-Z])[A-Z]{3,}(?![A-Z])", lambda slot: f"(?:{slots[slot[0]]})" if slot[0] in slots else slot[0], form
    )


def _either(shapes: list[str], slots: Mapping[str, str]) -> re.Pattern[str]:
    """One pattern of several forms, each with its age, in figures or in words, in a group of its own."""
    groups = [
        _filled(
            shape,
            {**slots, "AGE": f"(?P<age{n}>{_AGE})", "SPELLED": f"(?<![\\w-])(?P<word{n}>(?i:{slots['SPELLED']}))"},
        )
        for n, shape in enumerate(shapes)
    ]
    return re.compile("|".join(f"(?:{group})" for group in groups) or "(?!)")
