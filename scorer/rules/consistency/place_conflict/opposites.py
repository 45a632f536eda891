"""
One thing on two sides of a place, or in two halves of a region: "north of Port Ardle … the crash site, south of Port Ardle".

Sides, of a name or of "the village", are compared where the second mention points back at what the first has told of: "the
quarry", "kota … itu", an event of the same class, "pusatnya". What moves, such as a storm, may be on both. Halves ("the Inner Skerries", "Lembah Utara") are compared
where one name stands before both, and only a comma and small words between them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations, islice

from scorer.lexicon import Lexicon, any_of, fold, spelled
from scorer.model import Doc, Span
from scorer.rules.consistency.place_conflict import bearings, events, places
from scorer.rules.given import Given, Table

MOST = 40  # sides and halves that are looked at
TWO = 2  # directions that may be opposite
AGAINST = 135  # degrees from which two sides are taken for opposite
AHEAD = 70  # code points before a side in which the thing stands that lies there
LONG = 4  # letters of a word for a thing
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """
    A direction in degrees, the place it is seen from, the number of its sentence, and where all is said.

    `named` is whether the place has a name: "the north side of the river" has none.
    """

    way: int
    place: str
    named: bool
    sentence: int
    span: Span


def sides(doc: Doc, given: Given) -> Iterator[tuple[Span, Span]]:
    """Each two places of the text that put one thing on two opposite sides of a place."""
    told = list(islice(_sides(doc, given), MOST))
    for one, two in combinations(told, 2):
        if one.place != two.place or one.sentence == two.sentence:
            continue
        if bearings.between(one.way, two.way) >= AGAINST and _points_back(doc, one, two, given):
            yield one.span, two.span


def halves(doc: Doc, given: Given) -> Iterator[tuple[Span, Span]]:
    """Each two places of the text that put one name into two opposite halves of a region."""
    lists = given.tables["halves"]
    known: dict[tuple[str, str], tuple[str, Span, int]] = {}
    told = {hit.phrase for hit in _parts(lists).find(doc.body)}
    if not any(told.issuperset(pair) for pair in lists["pairs"]):
        return
    opposite = {frozenset(map(fold, pair)) for pair in lists["pairs"]}
    for found in _halved(lists).finditer(doc.body):
        part, number = fold(found["part"]), doc.sentence_at(found.start())
        span = Span(found.start("name"), found.end())
        key = (fold(found["name"]), fold(found["whole"]))
        other, earlier, sentence = known.setdefault(key, (part, span, number))
        if frozenset((part, other)) in opposite and sentence != number:
            yield earlier, span


def _sides(doc: Doc, given: Given) -> Iterator[Side]:
    table = given.tables["bearings"]
    pattern, ways = _sided(table)
    if len({hit.phrase for hit in _ways(table).find(doc.folded, folded=True)}) < TWO:
        return
    for found in pattern.finditer(doc.body):
        yield Side(
            way=ways[bearings.plain(found["way"])],
            place=fold(found["place"]),
            named=not found["ground"],
            sentence=doc.sentence_at(found.start()),
            span=Span(found.start("way"), found.end("place")),
        )


def _points_back(doc: Doc, one: Side, two: Side, given: Given) -> bool:
    """Whether what lies on the second side is what the sentence of the first has told of."""
    table = given.tables["bearings"]
    here, there = doc.sentences[two.sentence].span, doc.sentences[one.sentence].span
    ahead = doc.folded[max(here.start, two.span.start - AHEAD) : two.span.start]
    behind = doc.folded[two.span.end : here.end]
    if any(word in table["movers"] for word in _WORD.findall(ahead)):
        return False
    pointed = _pointed(table, "pointed").search(ahead if table["before"] else behind)
    topic = _pointed(table, "topic").search(ahead)
    if pointed is None and topic is None:
        return False
    told = doc.folded[there.start : there.end]
    lists = given.tables["scenes"]
    if not events.kinds(ahead, lists).isdisjoint(events.kinds(told, lists)):
        return True
    if pointed is None:
        return False
    words = set(_WORD.findall(told) if two.named else _single(table).findall(told))
    things = _WORD.findall(ahead[pointed.start() :] if table["before"] else ahead)
    many = () if two.named else given.tables["scenes"]["many"] or ()  # "the tiles" may be on both sides of a house
    lies = [thing for thing in things if len(thing) >= LONG and thing not in table["small"]]
    return any(thing in words and not (many and thing.endswith(many)) for thing in lies)


@cache
def _ways(table: Table) -> Lexicon:
    return Lexicon(_sided(table)[1])


@cache
def _sided(table: Table) -> tuple[re.Pattern[str], dict[str, int]]:
    """A direction, small letters all, and the place it is seen from; and the degrees of each direction."""
    written = bearings.degrees_of(table)
    written |= {f"{name}{table['ern']}": degrees for name, degrees in written.items() if table["ern"]}
    ways = {bearings.plain(name): degrees for name, degrees in written.items()}
    begin = "".join(sorted({name[0] for name in written}))
    slots = {
        "WAY": rf"(?=[{begin}])(?:{any_of(written)})",
        "PLACE": rf"(?P<place>{places.NAME}|(?P<ground>{any_of(table['grounds'])})\b)",
    }
    return spelled(table["side"], slots), ways


@cache
def _pointed(table: Table, form: str) -> re.Pattern[str]:
    return re.compile(table[form] or "(?!)")


@cache
def _single(table: Table) -> re.Pattern[str]:
    """A word that is told of as one thing: "sebuah gudang"; any word where the language has endings for many."""
    return re.compile(table["single"])


@cache
def _parts(lists: Table) -> Lexicon:
    return Lexicon((word for pair in lists["pairs"] for word in pair), cased=True)


@cache
def _halved(lists: Table) -> re.Pattern[str]:
    """A name, a comma, small words, and the half of a region."""
    return spelled(lists["form"], {"PARTS": any_of(_parts(lists)), "NAME": r"[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?"})
