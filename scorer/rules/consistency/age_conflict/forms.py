"""
Further forms of words in which a language tells an age, beside a name or of whoever is meant.

"Ash, at 27 the youngest", "At 53, Venn says"; "She is 47", "Now aged 76, she", "The accountant, 64, had".
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice

from scorer.lexicon import Lexicon, any_of, fold, spelled
from scorer.model import Doc, NameKind, Span
from scorer.rules.given import Given, Table

MOST = 60  # places looked at
REACH, WORDS = 60, 4  # code points, and words, behind an age in which another time is told
_PAIR = re.compile(r"\b(?=[A-Z])[A-Z][\w’'-]++\s[A-Z][\w’'-]++\b(?!\s[A-Z])")
_BREAK = re.compile(r"[.,;:?!\n]")
_WHO = r"(?<![\w'’-])(?P<who>[A-Z][\w'’-]*+(?:\s[A-Z][\w'’-]*+){0,3})"
_AGE = r"(?P<age>[1-9]\d?)(?![\d%]|[.,]\d)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An age in a form of words: the number, where it stands, and where the form begins and ends; `who` is the name in it."""

    years: int
    span: Span
    start: int
    end: int
    who: Span | None


class Bearers:
    """Whom a name in the text stands for: the last two words of the fullest form that the story has of it."""

    __slots__ = ("_doc", "_ends", "_full", "_shared", "_unread")

    def __init__(self, doc: Doc, given: Given) -> None:
        self._doc = doc
        people = [name for name in doc.names if name.kind is NameKind.PERSON]
        self._ends = {name.span.end: name for name in people}
        self._full = _by_word(name.identity for name in people)
        self._shared = _of_two(frozenset(name.identity for name in people))
        pairs = (pair for pair in _PAIR.findall(doc.body) if not given.speech.knows(fold(pair.split()[0])))
        self._unread = _by_word(pairs)

    def known(self, span: Span) -> str | None:
        """
        The person whose name ends where the span does; None where the story names nobody there, "" where it may be two.

        Who is only called by one word there may be named in full where reading saw no person.
        """
        name, text = self._ends.get(span.end), self._doc.text(span).removesuffix("'s").removesuffix("’s")
        last = text.split()[-1]
        if name is None or " " not in name.identity:
            full = self._full.get(last) or self._unread.get(last, set())
            return None if not full or " " in text else next(iter(full)) if len(full) == 1 else ""
        if last not in name.identity:
            return None  # "SI alias Heri": by what reading takes for a second name
        alone = " " not in self._doc.text(name.span)
        shared = _key(name.identity) in self._shared or (alone and len(self._full.get(last, ())) > 1)
        return "" if shared else _key(name.identity)

    def named(self, full: str) -> bool:
        """Whether reading knows a person by a full name."""
        return full in self._full.get(full.rsplit(maxsplit=1)[-1], ())


def _by_word(names: Iterable[str]) -> dict[str, set[str]]:
    words: dict[str, set[str]] = {}
    for full in names:
        for word in full.split() if " " in full else ():
            words.setdefault(word, set()).add(_key(full))
    return words


def _of_two(identities: Iterable[str]) -> frozenset[str]:
    """The last two words of names with which two people's names end: Adi Putra Wijaya, Budi Putra Wijaya."""
    longest: dict[str, str] = {}
    shared = set()
    for full in sorted(identities, key=len, reverse=True):
        if not longest.setdefault(_key(full), full).endswith(full):
            shared.add(_key(full))
    return frozenset(shared)


def _key(identity: str) -> str:
    return " ".join(identity.removesuffix("'s").removesuffix("’s").split()[-2:])


def told(doc: Doc, given: Given, kind: str) -> Iterator[Told]:
    """Every age that one kind of form tells, in the sentences that have the sign of one."""
    table = given.tables["forms"]
    lists = tuple(given.words[name] for name in ("lasts", "beings", "children"))
    numbers = dict.fromkeys(doc.sentence_at(sign.start()) for sign in _signs(table).finditer(doc.body))
    spans = [doc.sentences[number].span for number in islice(numbers, MOST) if number >= 0]
    for pattern in _patterns(table, kind, *lists) if spans else ():
        for span in spans:
            for found in pattern.finditer(doc.body, span.start, span.end):
                place = Span(*found.span("age"))
                if not doc.quoted.touch(place):
                    years = int(found["age"]) if found["age"].isdecimal() else table["spelled"][fold(found["age"])]
                    who = Span(*found.span("who")) if "who" in pattern.groupindex else None
                    yield Told(years=years, span=place, start=found.start(), end=found.end(), who=who)


def of_another_time(doc: Doc, one: Told, given: Given) -> bool:
    """Whether the words behind an age, up to the next stop, speak of another time: "is 19 when the play begins"."""
    behind = " ".join(_BREAK.split(doc.body[one.span.end : one.span.end + REACH])[0].split()[:WORDS])
    stamp = doc.article.published_at or doc.article.as_of
    years = (int(year) for year in re.findall(r"\b(?:1[5-9]|20)\d\d\b", behind))
    return given.words["then"].first(behind) is not None or any(stamp is None or year != stamp.year for year in years)


@cache
def _signs(table: Table) -> re.Pattern[str]:
    """What stands before an age in one of the forms."""
    words = any_of(table["spelled"])
    return re.compile(
        rf"\b(?i:{any_of(table['signs'])})[\s-][1-9]\d?\b|,\s[1-9]\d?(?=[,.\s])(?![,.]\d)"
        rf"|\b[1-9]\d?\s(?:{any_of(table['units'])})\b|\b(?i:{words})-(?:{any_of(table['spelled_before'])})\b"
    )


@cache
def _patterns(
    table: Table, kind: str, lasts: Lexicon, beings: Lexicon, children: Lexicon
) -> tuple[re.Pattern[str], ...]:
    """The forms of one kind, in which WHO, AGE and LASTS stand for a name, an age and a verb of today."""
    slots: Mapping[str, str] = {
        "WHO": _WHO,
        "SPELLED": rf"(?P<age>(?i:{any_of(table['spelled'])}))",
        "AGE": _AGE,
        "LASTS": any_of(lasts),
        "BEINGS": any_of(beings),
        "CHILDREN": any_of(children),
    }
    return tuple(spelled(form, dict(slots)) for form in table[kind])
