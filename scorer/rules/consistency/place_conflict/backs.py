"""
What a story points back to, and the place it has that in.

"The factory in …", "penangkapan di … itu"; a place that is said to be the event's ("…, where the ferry went down"); a name
that stands before what is there ("the Ormsby blaze"); where a crowd was, or a court that heard the case; and "the school in that
town", where one town is named before it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from scorer.lexicon import any_of, spelled
from scorer.model import Doc, Span
from scorer.rules.consistency.place_conflict import events, places
from scorer.rules.consistency.place_conflict.places import DISTRICT, Place
from scorer.rules.given import Given, Table

AHEAD = 120  # code points before the word that points back
FEW = 4  # letters of a word for a thing


@dataclass(frozen=True, slots=True, kw_only=True)
class Back:
    """A place of what the story has told of: the word for that, the kinds of event it may be, and the number of its sentence."""

    place: Place
    word: str
    kinds: frozenset[str]
    sentence: int


def read(doc: Doc, given: Given) -> Iterator[Back]:
    """The places of what the story points back to, past its first sentence, in order."""
    lists = given.tables["scenes"]
    closed = _closed(doc, lists)
    found = [(form, hit) for form in lists["signs"] for hit in _found(doc, lists, form, closed)]
    for form, hit in sorted(found, key=lambda one: one[1].start()):
        number = doc.sentence_at(hit.start())
        if number < 1:
            continue
        text = doc.folded[hit.start("what") : hit.end("what")]
        event = next((one.phrase for one in events.words(lists).find(text, folded=True)), "")
        told = Span(hit.start("what"), hit.end("what"))
        thing = _standing(doc.text(told), given) if form == "where" else _thing(text, given)
        place = _just_named(doc, number, hit, given) if form == "there" else places.at(doc, hit, given)
        if place is None or not (event or thing) or given.words["afar"].first(text, folded=True):
            continue
        kinds = events.classes(lists).get(event, frozenset())
        if form == "venue":
            kinds = frozenset(lists["crowded"] if place.sort not in ("", DISTRICT) else ())
        if (form != "where" and kinds & _personal(lists)) or (form in ("venue", "court", "bare") and not kinds):
            continue
        if form == "bare" and (not place.sort or kinds.isdisjoint(lists["single"])):
            continue
        if form == "named" and not kinds.isdisjoint(lists["sided"]):
            continue  # "the Dunmore game": against whom, not where
        if form != "named" or _is_a_place(doc, place, number, kinds, given):
            yield Back(place=place, word=event or thing, kinds=kinds, sentence=number)


def _found(doc: Doc, lists: Table, form: str, closed: Sequence[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """Where a form of words stands, if one of its signs does, in a language that closes such a form only where it is `closed`."""
    signs = lists["signs"][form]
    if signs and not any(sign in doc.folded for sign in signs):
        return
    pattern = _pattern(lists, form)
    if form == "bare":
        yield from filter(None, (pattern.match(doc.body, one.span.start) for one in doc.sentences))
        return
    if not lists["closing"] or form not in lists["closed"]:
        yield from pattern.finditer(doc.body)
        return
    for start, end in closed:
        yield from (found for found in pattern.finditer(doc.body, start, end) if found.end() == end)


def _closed(doc: Doc, lists: Table) -> list[tuple[int, int]]:
    """The stretches before a word that points back, as Indonesian has behind a place; none without a capital and a link."""
    if not lists["closing"]:
        return []
    ends = (last.span() for last in _closing(lists).finditer(doc.body))
    near = ((max(0, start - AHEAD), end) for start, end in ends)
    return [(start, end) for start, end in near if _before_a_place(lists).search(doc.body, start, end)]


def _thing(text: str, given: Given) -> str:
    """The last word of some that is long enough for a thing, or listed as one: "desa | yang terletak"."""
    known, light = things(given.tables["scenes"]), (*given.words["stands"], *given.words["which"])
    words = (word for word in reversed(text.split()) if word not in light)
    return next((word for word in words if len(word) >= FEW or word in known), "")


def _standing(text: str, given: Given) -> str:
    """What some words say to stand somewhere, by a word for it or its name: "where the mill stands", "where the Regent stands"."""
    if given.words["stands"].first(text) is None:
        return ""
    first, *words = text.split()
    names = [word for word in words if word[:1].isupper()] if first in given.tables["scenes"]["back"] else []
    known = (word for word in (first, *words) if word in things(given.tables["scenes"]))
    return next(known, names[0] if len(names) == 1 else "")


def _just_named(doc: Doc, number: int, found: re.Match[str], given: Given) -> Place | None:
    """The only place that the sentence names before "in that town"."""
    before = Span(doc.sentences[number].span.start, found.start())
    named = [place for form in ("placed", "toward") for place in places.within(doc, before, given, form)]
    return named[0] if len({place.name for place in named}) == 1 else None


def _is_a_place(doc: Doc, place: Place, number: int, kinds: frozenset[str], given: Given) -> bool:
    """Whether a name before what happened, or stands, is where: it looks so, is told once, and nothing is likened to it."""
    lists = given.tables["scenes"]
    sentence = doc.sentences[number].span
    looks = place.sort or place.name.endswith(tuple(lists["endings"])) or not kinds.isdisjoint(lists["anywhere"])
    likened = given.words["likened"].first(doc.folded[sentence.start : sentence.end], folded=True)
    return bool(looks) and likened is None and doc.folded.count(place.name) == 1


@cache
def things(lists: Table) -> dict[str, tuple[str, ...]]:
    """Each listed word for what stands somewhere, with the other words for the same."""
    return {word: tuple(one for one in group if one != word) for group in lists["alike"] for word in group}


@cache
def _personal(lists: Table) -> frozenset[str]:
    """The classes of what is told of somebody, who need not be the one of whom it was told before."""
    return frozenset(lists["personal"])


@cache
def _before_a_place(lists: Table) -> re.Pattern[str]:
    """A link, or a word for an event or a thing, right before a capital."""
    whats = {word for word in events.classes(lists) if " " not in word}.union(things(lists))
    return re.compile(rf"\b(?i:{any_of((*lists['links'], *whats))})\s(?=[A-Z])")


@cache
def _closing(lists: Table) -> re.Pattern[str]:
    return re.compile(lists["closing"])


@cache
def _pattern(lists: Table, form: str) -> re.Pattern[str]:
    """A form of words; WHATS is any word for an event, or for what stands somewhere."""
    whats = {word for word in events.classes(lists) if " " not in word}.union(things(lists))
    slots = {"WHATS": any_of(whats), "STAFF": any_of(lists["staff"])}
    return spelled(lists["forms"][form], places.slots(lists) | slots)
