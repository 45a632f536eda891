"""Places of a text with the sort they are of: a street, a village, an island, a city of a list, or no sort that is told."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from scorer.lexicon import any_of, fold, spelled
from scorer.model import Doc, NameKind, Span
from scorer.rules.given import Given, Table

NAME = r"[A-Z][\w'’-]++(?:\s[A-Z][\w'’-]++){0,2}"  # of a place, in a pattern
DISTRICT = "district"  # the sort of cities and regencies, which a list knows


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place, the sort it is of ("" where nothing tells it), and where it is said."""

    name: str
    sort: str
    span: Span


def within(doc: Doc, span: Span, given: Given, form: str = "placed") -> Iterator[Place]:
    """The places of a part of the story that stand behind a preposition, or as another `form` of words tells them."""
    for found in pattern(given.tables["scenes"], form).finditer(doc.body, span.start, span.end):
        place = at(doc, found, given)
        if place is not None:
            yield place


def at(doc: Doc, found: re.Match[str], given: Given) -> Place | None:
    """
    A place with its sort; None for what is no place, such as a weekday, and for what lists know to be wider.

    A capital that the vocabulary knows is no place of its own.
    """
    lists = given.tables["scenes"]
    words = found["name"].split()
    span = Span(found.start("place"), found.end("place"))
    sorts = lists["sorts"]
    behind = next((sorts[last] for many in (2, 1) if (last := fold(" ".join(words[1:][-many:]))) in sorts), "")
    sort = sorts.get(fold(found["sort"] or ""), behind)
    if not sort and words[0].isupper() and len(words[0]) > 1:
        return None  # "di DPRD"
    if sort:
        return Place(name=fold(found["name"]), sort=sort, span=span)
    for many in range(len(words), 0, -1):
        name = " ".join(words[:many])
        if name in given.words["cities"]:
            at = Span(found.start("name"), found.start("name") + len(name))
            return Place(name=fold(name), sort=DISTRICT, span=at)
    own = [word for word in words if fold(word) not in lists["parts"]]  # "Tarna Kulon" is called Tarna
    known = any(word in given.words["never"] or fold(word) in given.speech.words for word in own)
    wide = any(" ".join(words[:many]) in given.words["parents"] for many in range(1, len(words) + 1))
    stranger = bool(own) and not known and not wide and not _is_country(doc, span)
    return Place(name=fold(found["name"]), sort="", span=span) if stranger else None


def same(one: Place, two: Place, given: Given) -> bool:
    """Whether two names are of one place, or one holds the other."""
    aliases = given.tables["scenes"]["aliases"]
    first, second = (f"{aliases.get(place.name, place.name)}" for place in (one, two))
    return first in second or second in first


def _is_country(doc: Doc, span: Span) -> bool:
    """Whether reading knows the name, as it knows countries."""
    start = bisect_right(doc.names, span.start, key=lambda name: name.span.start)
    near = doc.names[max(0, start - 1) : start + 2]
    return any(name.kind is NameKind.PLACE and name.span.overlaps(span) for name in near)


@cache
def pattern(lists: Table, form: str) -> re.Pattern[str]:
    """A form of words of the rule's table of scenes, with a place in it."""
    place = rf"(?=[A-Z])(?P<place>(?:(?P<sort>{any_of(lists['before'])})\s)?(?P<name>{NAME}))"
    return spelled(lists["forms"][form], {"LINKS": any_of(lists["links"]), "PLACE": place})
