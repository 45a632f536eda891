"""
What the headline tells of, where the story tells it of another of its class: "Tram hits cyclist" over "a bus struck a cyclist".

Vehicles, buildings, animals, callings and nations stand on closed lists, each with all words for it. The story has none of the
headline's anywhere; its first sentence brings in one other of the class ("a bus"), and the story goes on about that.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from scorer.lexicon import Hit, Lexicon, any_of, either, fold
from scorer.model import Doc, Span
from scorer.rules.consistency.headline_entity import runs, slots
from scorer.rules.given import Given, Table

TWICE = 2  # times that the story names what it is about
SHARE = 0.5  # of the headline's other words that the story has too
LEAST = 2  # such words
_NOUN = re.compile(r"\s([^\W\d_]{4,})")


@dataclass(frozen=True, slots=True, eq=False)
class _Thing:
    """A thing of a class, and how a story's word for it looks, or one that ends with it: "minibus", "busnya"."""

    kind: str
    told: re.Pattern[str]


def compared(doc: Doc, body: str, given: Given) -> Iterator[tuple[Span, Span]]:
    """The headline's thing and the story's; `body` is the story in small letters."""
    first = next(iter(doc.prose()), None)
    if doc.headline is None or first is None:
        return
    names, things = _known(given.tables["things"])
    title = list(names.find(doc.text(doc.headline)))
    for hit in title:
        thing, start = things[hit.phrase], doc.headline.start + hit.start
        rivals = [one for one in title if things[one.phrase].kind == thing.kind]
        if len(rivals) > 1 or thing.told.search(body) is not None:
            continue
        lead = list(names.find(doc.folded[first.span.start : first.span.end], folded=True))
        others = [one for one in lead if things[one.phrase].kind == thing.kind]
        if len({id(things[one.phrase]) for one in others}) != 1 or not _again(doc, doc.headline, hit, given):
            continue
        other, at = things[others[0].phrase], first.span.start + others[0].start
        here = Span(start, start + len(hit.phrase), doc.headline.field)
        there = Span(at, at + len(others[0].phrase))
        brought = _brought(given.words["brings"]).search(doc.folded, first.span.start, at) is not None
        brought = brought or ((kind_of := _behind(doc, here)) is not None and kind_of == _behind(doc, there))
        if brought and sum(1 for _ in other.told.finditer(body)) >= TWICE:
            yield here, there
            return


def _behind(doc: Doc, place: Span) -> str | None:
    """The word behind a thing, which says what the thing is of: "the Danish | club"."""
    found = _NOUN.match(fold(doc.article.text(place.field)), place.end)
    return found.group(1) if found else None


def _again(doc: Doc, headline: Span, hit: Hit, given: Given) -> bool:
    """Whether the story has the better part of the headline's other words."""
    start = headline.start
    words = runs.words(doc.article.text(headline.field), headline)
    others = [
        word.low
        for word in words
        if not start + hit.start <= word.span.start < start + hit.end
        and len(word.low) >= slots.LONG
        and word.low not in given.words["links"]
    ]
    told = [word for word in others if word[: slots.FEW] in doc.folded]
    return len(told) >= LEAST and len(told) >= SHARE * len(others)


@cache
def _brought(brings: Lexicon) -> re.Pattern[str]:
    """A word that brings a thing in, right before it or one word ahead."""
    return re.compile(rf"\b(?:{either(brings)})\s(?:[\w-]+\s)?$")


@cache
def _known(table: Table) -> tuple[Lexicon, dict[str, _Thing]]:
    """All names of things, and each with its thing."""
    known: dict[str, _Thing] = {}
    for kind, things in table.items():
        for thing in things:
            names = tuple(map(fold, thing["names"]))
            told = re.compile(rf"(?:{any_of((*names, *thing['also']))})(?:s|es|nya)?\b")
            known |= dict.fromkeys(names, _Thing(kind, told))
    return Lexicon(known), known
