"""The one party that a sentence tells to be alone with a number, in whatever order: "only the … has given a figure of …"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from scorer.lexicon import Lexicon, any_of, spelled
from scorer.model import Doc, Name, NameKind, Row, Span
from scorer.rules.consistency.attr_conflict import bodies
from scorer.rules.consistency.attr_conflict.parties import called
from scorer.rules.given import Given, Table

NEAR = 40  # code points before it in which its article stands
BEFORE = 200  # code points before a party in which it stands that the party has the number
_NUMBER = re.compile(r"\W{0,2}\d")


def alone(text: str, table: Table) -> bool:
    """Whether a sentence tells that nobody else has a number; "only 640" tells that it is small."""
    return _said(text, _words(table, "alone"))


def _said(text: str, words: re.Pattern[str]) -> bool:
    return any(not _NUMBER.match(text, hit.end()) for hit in words.finditer(text))


def party(doc: Doc, sentence: Span, named: Row[Name], table: Table, given: Given) -> Span | None:
    """The party that stands where the only one does, if there is one."""
    if not _said(doc.text(sentence), _words(table, "alone", "lone")):
        return None
    places = _places(table)
    placed = [
        place
        for place in _parties(doc, sentence, named, given)
        if any(
            ahead.search(doc.body, max(sentence.start, place.start - BEFORE), place.start)
            and behind.match(doc.body, place.end, sentence.end)
            for ahead, behind in places
        )
    ]
    return placed[0] if len(placed) == 1 else None


def _parties(doc: Doc, sentence: Span, named: Row[Name], given: Given) -> Iterator[Span]:
    """The bodies of a sentence, by the words for their kinds or, of two words and more, by a name."""
    last = sentence.start
    found = [Span(*hit.span()) for hit in bodies.pattern(given).finditer(doc.body, sentence.start, sentence.end)]
    hits = called(given).find(doc.folded[sentence.start : sentence.end], folded=True)
    described = (_whole(doc, Span(sentence.start + hit.start, sentence.start + hit.end), given) for hit in hits)
    names = (name.span for name in named.inside(sentence))
    for place in sorted((*found, *described, *names), key=lambda one: (one.start, -one.end)):
        if place.start >= last:
            last = place.end
            yield place


def _whole(doc: Doc, place: Span, given: Given) -> Span:
    """A party with the words between its article and what it is called: "the | nurses' union"."""
    ahead = _article(given.words["articles"]).search(doc.folded, max(0, place.start - NEAR), place.start)
    return Span(ahead.start("own"), place.end) if ahead else place


@cache
def _article(articles: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(articles)})\s(?P<own>(?:[\w'-]+\s){{1,2}})$")


def named(doc: Doc) -> Row[Name]:
    """The names of a story that may be a body's."""
    return Row(name for name in doc.names if name.kind is not NameKind.PLACE and " " in doc.text(name.span))


@cache
def _words(table: Table, *lists: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(word for name in lists for word in table[name])})\b", re.IGNORECASE)


@cache
def _places(table: Table) -> Sequence[tuple[re.Pattern[str], re.Pattern[str]]]:
    """What stands before the party and behind it, in which COUNT, GIVEN, GAVE and such stand for their words."""
    parts = ("count", "given", "came", "gathered", "gave", "body", "adverbs", "telling")
    slots = {part.upper(): f"(?:{any_of(table[part])})" for part in parts}
    return tuple((spelled(f"(?:{ahead})$", slots), spelled(behind, slots)) for ahead, behind in table["places"])
