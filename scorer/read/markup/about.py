"""
What a page says about its story, and what of that can be relied on.

It says so in JSON-LD (schema.org), meta tags, its title, and elements that name what they hold: the first in this order
that gives a headline, a byline, a time of publication, an outlet, a desk or an address is believed.

One caution: some systems write the day where the month belongs. Where two statements of the date differ by exactly that,
or where the exchange alone puts the last change behind publication, the page does not date it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import combinations

from scorer.lexicon import fold
from scorer.model import Label, Topic, exchanged
from scorer.read.markup import kinds
from scorer.read.markup.notes import LONGEST, MOST, Notes, told

LONGEST_ADDRESS = 2_000  # code points
ZONES = timedelta(days=1)  # by which zones and midnight may shift a day
HOUSE_WORDS = 4  # words behind a dash or a bar that may be the house's name
HEADLINE_WORDS = 3  # words before it that make a headline

_ADDRESS = re.compile(r"https?://[^\x00-\x20\x7f-\x9f]+")
_HOUSE = re.compile(r"\s(?:[-–—|»·•]|::)\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a page says about its story; None where it says nothing that can be relied on. `labels` is all it says."""

    is_page: bool = False
    headline: str | None = None
    byline: str | None = None
    published_at: datetime | None = None
    outlet: str | None = None
    desk: str | None = None
    url: str | None = None
    labels: tuple[Label, ...] = ()


def chosen(notes: Notes) -> About:
    """What the notes on a page say. A fragment says nothing: its first heading stays a line of its text."""
    if not notes.is_page:
        return About()
    labels = tuple(_labels(notes))
    outlet = next(_values(labels, Topic.OUTLET), None)
    return About(
        is_page=True,
        headline=_headline(labels, outlet),
        byline=_byline(labels),
        published_at=_published(labels),
        outlet=outlet,
        desk=next(_values(labels, Topic.DESK), None),
        url=next((one for one in _values(labels, Topic.ADDRESS) if _is_address(one)), None),
        labels=labels,
    )


def _labels(notes: Notes) -> Iterator[Label]:
    """Every label about this story, those first that are most to be trusted."""
    for story in _same(notes.stories):
        yield from story
    for name in ("canonical", *(name for names in kinds.METAS.values() for name in names)):
        if name in notes.metas:
            yield notes.metas[name]
    yield from _agreed(notes.elements)
    yield from notes.headings if len(notes.headings) == 1 else ()
    yield from (notes.title,) if notes.title else ()


def _same(stories: list[tuple[Label, ...]]) -> Iterator[tuple[Label, ...]]:
    """The first story in JSON-LD, and others that bear its headline; those of other pages are teasers."""
    for story in stories[:MOST]:
        if story is stories[0] or _first_headline(story) == _first_headline(stories[0]) is not None:
            yield story


def _first_headline(story: Iterable[Label]) -> str | None:
    return next((fold(one) for one in _values(story, Topic.HEADLINE)), None)


def _agreed(elements: Sequence[Label]) -> Iterator[Label]:
    """The elements of which no other says otherwise: a page may hold the bylines and dates of other stories."""
    for topic in Topic:
        same = [label for label in elements if label.topic is topic]
        yield from same[:1] if len({label.value for label in same}) == 1 else ()


def _values(labels: Iterable[Label], topic: Topic) -> Iterator[str]:
    return (label.value for label in labels if label.topic is topic)


def _headline(labels: Iterable[Label], outlet: str | None) -> str | None:
    """The story's headline: what JSON-LD, the one heading, or the tags say, without the name of the house behind it."""
    ways = {label.way: label for label in reversed([one for one in labels if one.topic is Topic.HEADLINE])}
    told_first = ways.get("JSON-LD") or ways.get("<h1>")
    if told_first:
        return told_first.value
    return next((without_house(value, outlet) for value in _values(labels, Topic.HEADLINE)), None)


def without_house(title: str, outlet: str | None) -> str:
    """A page's title without the name of the house behind it."""
    breaks = list(_HOUSE.finditer(title))
    for found in breaks:
        if outlet and fold(title[found.end() :]) == fold(outlet):
            return title[: found.start()]
    if breaks and len(title[breaks[-1].end() :].split()) <= HOUSE_WORDS:
        before = title[: breaks[-1].start()]
        return before if len(before.split()) >= HEADLINE_WORDS else title
    return title


def _byline(labels: Iterable[Label]) -> str | None:
    """The authors' names, one after the other, as the first place that has any gives them."""
    named = [one for one in labels if one.topic is Topic.BYLINE and not one.value.startswith(("http://", "https://"))]
    names = dict.fromkeys(one.value for one in named if one.way == named[0].way)
    return told(", ".join(names)[:LONGEST])


def _published(labels: Iterable[Label]) -> datetime | None:
    """The time of publication, None where day and month of some statement may be exchanged."""
    told = tuple(labels)
    moments = [one.moment for one in told if one.topic is Topic.PUBLISHED and one.moment]
    changed = next((one.moment.date() for one in told if one.topic is Topic.CHANGED and one.moment), None)
    if not moments or any(_swapped(one.date(), other.date()) for one, other in combinations(moments, 2)):
        return None
    day = moments[0].date()
    turned = exchanged(day)
    # A scheduled story is last changed before it is published; one whose day was exchanged, long before.
    return None if changed and turned and turned <= changed < day else moments[0]


def _swapped(one: date, other: date) -> bool:
    """Whether day and month of one, exchanged, make the other, zones and midnight aside."""
    turned = exchanged(one)
    return turned is not None and abs(turned - other) <= ZONES < abs(one - other)


def _is_address(value: str) -> bool:
    return len(value) <= LONGEST_ADDRESS and bool(_ADDRESS.fullmatch(value))
