"""
The minute of a goal or of a red card, told twice: "Penn's goal in the 83rd minute … his 38th-minute goal", "menit ke-64 … ke-46".

A player is sent off once, and the only goal of a match falls once. Where more were scored, the minute must be told of the
same scorer, with no word of a second goal.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations, islice

from scorer.lexicon import any_of, fold
from scorer.model import Doc, NameKind, Outcome, Span
from scorer.rules.given import Given, Table

MOST = 8  # minutes of one story; more are a ticker
TWO = 2  # goals, of which none is the only one; and minutes of one goal
BESIDE = 90  # code points around a minute in which the event is told
SENT_OFF = "card"
ONE_GOAL = re.compile(r"(?<![\w.,:/–-])(?:1\s?[-–]\s?0|0\s?[-–]\s?1)(?![\w/–-]|[.,:]\d)")

_SCORE = re.compile(r"(?<![\w.,:/–-])(\d)\s?[-–]\s?(\d)(?![\w/–-]|[.,:]\d)")
_NAME = re.compile(r"[^\W\d_]{3,}")

Told = tuple[Span, Span]


@dataclass(frozen=True, slots=True, kw_only=True)
class Minute:
    """A minute of a match: its number and place, what happened in it, and the words of the name that stands nearest."""

    span: Span
    value: int
    sentence: int
    event: str
    who: frozenset[str]
    again: bool


def check(doc: Doc, given: Given) -> Iterator[Told | Outcome]:
    """Yield the two places where one event has two minutes, and an outcome where it has one."""
    table = given.tables["minutes"]
    if table["sign"] not in doc.folded:
        return
    told = tuple(islice(_read(doc, table), MOST + 1))
    if len(told) > MOST:
        return
    single = _single(table).search(doc.folded) is not None and len({one.value for one in told}) == TWO
    single = single and not _had_more(doc)
    for one, two in combinations(told, 2):
        if one.event != two.event or one.sentence == two.sentence or not _one_event(one, two, single=single):
            continue
        if one.value == two.value:
            yield Outcome.AGREED
        elif one.again or two.again:
            yield Outcome.ABSTAINED
        else:
            yield one.span, two.span


def _had_more(doc: Doc) -> bool:
    """Whether a score of the story, its headline's too, tells of two goals or more."""
    scores = _SCORE.finditer(f"{doc.article.headline or ''}\n{doc.body}")
    return any(int(one) + int(two) >= TWO for one, two in (score.groups() for score in scores))


def _one_event(one: Minute, two: Minute, *, single: bool) -> bool:
    """Whether two minutes are of one event: the only goal, or what one player did."""
    same = bool(one.who & two.who) and (one.who <= two.who or two.who <= one.who)
    return same or (single and one.event != SENT_OFF and not two.who)


def _read(doc: Doc, table: Table) -> Iterator[Minute]:
    """The minutes of the story in which something happened."""
    people = _people(doc, table)
    for found in _said(table).finditer(doc.folded):
        number = doc.sentence_at(found.start())
        if number < 0:
            continue
        sentence = doc.sentences[number].span
        near = Span(max(sentence.start, found.start() - BESIDE), min(sentence.end, found.end() + BESIDE))
        text = doc.folded[near.start : near.end]
        event = _event(text, table)
        if not event or _nearly(table).search(text):
            continue
        yield Minute(
            span=Span(found.start("minute"), found.end("minute")),
            value=int(found["minute"]),
            sentence=number,
            event=event,
            who=_nearest(text, found.start() - near.start, people, table),
            again=_again(table).search(text) is not None,
        )


def _nearest(text: str, at: int, people: dict[str, set[frozenset[str]]], table: Table) -> frozenset[str]:
    """The words of the name that stands nearest to a place: of "Ada Pell" not those of a cousin, "Jo Pell"."""
    aside = _aside(table).search(text, at)
    text = text[: aside.start()] if aside else text  # "on 58 minutes | after Penn was tripped"
    words = [(place.start(), place.group()) for place in _NAME.finditer(text)]
    known = (number for number, (_, word) in enumerate(words) if word in people)
    number = min(known, key=lambda number: abs(words[number][0] - at), default=None)
    if number is None:
        return frozenset()
    names = people[words[number][1]]
    beside = {word for _, word in words[max(0, number - 1) : number + 2]}
    return frozenset().union(*([name for name in names if len(name & beside) > 1] or names))


def _people(doc: Doc, table: Table) -> dict[str, set[frozenset[str]]]:
    """For each word of a person's name, in small letters, the words of each name that has it."""
    events = frozenset(word for words in table["events"].values() for word in words)  # "Gol Dodi" names Dodi
    found: dict[str, set[frozenset[str]]] = {}
    for name in doc.names:
        if name.kind is NameKind.PERSON and name.span.field == "body":
            words = frozenset(_NAME.findall(fold(doc.text(name.span)))) - events
            for word in words:
                found.setdefault(word, set()).add(words)
    return found


def _event(text: str, table: Table) -> str:
    """What happened where one kind of event is told; "" where none is, or several are."""
    found = [kind for kind in table["events"] if _told(table, kind).search(text)]
    return found[0] if len(found) == 1 else ""


@cache
def _said(table: Table) -> re.Pattern[str]:
    return re.compile(table["form"].replace("NUMBER", r"(?P<minute>\d{1,3})"))


@cache
def _told(table: Table, kind: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(table['events'][kind])})\b")


@cache
def _single(table: Table) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(table['single'])})\b|{ONE_GOAL.pattern}")


@cache
def _nearly(table: Table) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(table['nearly'])})\b")


@cache
def _aside(table: Table) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(table['aside'])})\b")


@cache
def _again(table: Table) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(table['again'])})\b")
