"""
One way with two ends: "a night train linking Korsund with Velmark … the train will leave Korsund for Ostrand".

Two ways are one where the first is brought in ("a train") and the later one points back ("the train", "jembatan … itu"),
both are of one sort of thing, and one end is the same.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations, islice

from scorer.lexicon import Lexicon, either, spelled
from scorer.model import Doc, Span
from scorer.rules.consistency.place_conflict import places, scenes
from scorer.rules.consistency.place_conflict.places import Place
from scorer.rules.given import Given, Table

MOST = 30  # ways that are looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    """Both ends of a way, the thing that goes there, the number of its sentence, and where the ends begin and end."""

    ends: tuple[Place, Place]
    thing: str
    sentence: int
    span: Span


def differ(doc: Doc, given: Given) -> Iterator[tuple[Span, Span]]:
    """Each two ends of one way, where its other end is the same."""
    lists = given.tables["routes"]
    told = list(islice(_ways(doc, given), MOST))
    for one, two in combinations(told, 2):
        mine, theirs = ({place.name for place in way.ends} for way in (one, two))
        if one.thing != two.thing or one.sentence == two.sentence or len(mine & theirs) != 1:
            continue
        first = next(place for place in one.ends if place.name not in theirs)
        later = next(place for place in two.ends if place.name not in mine)
        brought = _stands(doc, one, lists["brought"], one.span.start)
        back = _stands(doc, two, lists["back"], two.span.start) or _follows(doc, two, lists["closing"])
        more = re.search(rf"\b(?:{either(lists['other'])})\s(?:[a-z-]+\s)?{one.thing}", doc.folded)
        alike = first.sort == later.sort and scenes.apart(doc, first, later, two.sentence, given)
        if alike and brought and back and more is None:
            yield first.span, later.span
            return


def _ways(doc: Doc, given: Given) -> Iterator[_Way]:
    lists, scene = given.tables["routes"], given.tables["scenes"]
    if _things(lists).first(doc.folded, folded=True) is None:
        return
    for found in _pattern(lists, scene, "start").finditer(doc.body):
        end = _pattern(lists, scene, "end").match(doc.body, found.end())
        if end is None:
            continue
        number = doc.sentence_at(found.start())
        ends = (places.at(doc, found, given), places.at(doc, end, given))
        thing = _named(doc, number, found.start(), lists)
        if ends[0] and ends[1] and thing and number >= 0:
            yield _Way(ends=(ends[0], ends[1]), thing=thing, sentence=number, span=Span(found.start(), end.end()))


def _named(doc: Doc, number: int, before: int, lists: Table) -> str:
    """The last thing of the sentence that goes a way, before a place, and the first one behind it where there is none."""
    span = doc.sentences[number].span
    named = list(_things(lists).find(doc.folded[span.start : span.end], folded=True))
    ahead = [hit.phrase for hit in named if span.start + hit.start < before]
    return next(iter((*ahead[::-1], *(hit.phrase for hit in named))), "")


def _stands(doc: Doc, way: _Way, words: list[str], before: int) -> bool:
    """Whether one of some words stands before the thing, a word or two between; without such words, it does."""
    span = doc.sentences[way.sentence].span
    text = doc.folded[span.start : before]
    return not words or re.search(rf"\b(?:{either(words)})\s(?:[a-z-]+\s){{0,2}}{way.thing}\b", text) is not None


def _follows(doc: Doc, way: _Way, closing: str) -> bool:
    return bool(closing) and re.compile(closing).match(doc.body, way.span.end) is not None


@cache
def _things(lists: Table) -> Lexicon:
    return Lexicon(lists["things"])


@cache
def _pattern(lists: Table, scene: Table, form: str) -> re.Pattern[str]:
    return spelled(lists[form], places.slots(scene))
