"""
What a page says about its story: headline, byline, time of publication, from JSON-LD (schema.org) and meta tags.

One caution: some systems write the day where the month belongs. Where two statements of the date differ by exactly that,
or the story would be changed before it was published, the page does not date it.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from itertools import combinations
from typing import Any
from zoneinfo import ZoneInfo

from scorer.read.markup import kinds
from scorer.read.markup.tokens import Open, Raw

LONGEST = 1_000  # code points of a headline or byline
LONGEST_JSON = 200_000  # characters of one block of JSON-LD
JAKARTA = ZoneInfo("Asia/Jakarta")  # the zone of times that name none, as everywhere in the house

_UNTOLD = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]+")
_MOMENT = re.compile(
    r"(?:19|20|21)\d\d-\d\d-\d\d(?:[Tt ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:[Zz]|[+-]\d\d:?\d\d)?)?", re.ASCII
)


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a page says about its story; None where it says nothing that can be relied on."""

    is_page: bool = False
    headline: str | None = None
    byline: str | None = None
    published_at: datetime | None = None


class Notes:
    """Collects what a page says while it is read."""

    def __init__(self) -> None:
        self.is_page = False
        self._metas: dict[str, str] = {}
        self._stories: list[Mapping[str, Any]] = []
        self._json_next = False
        self._headings: list[list[str]] = []
        self._in_heading = False

    def read_tag(self, tag: Open) -> None:
        """Look at a start tag."""
        if tag.name in ("html", "head", "body"):
            self.is_page = True
        elif tag.name == "meta":
            name = tag.attributes.get("property") or tag.attributes.get("name") or tag.attributes.get("itemprop") or ""
            self._metas.setdefault(name.lower(), tag.attributes.get("content", ""))
        elif tag.name == "h1":
            self._headings.append([])
            self._in_heading = True
        self._json_next = tag.name == "script" and "ld+json" in tag.attributes.get("type", "").lower()

    def read_raw(self, raw: Raw) -> None:
        """Look at the content of a script."""
        if self._json_next and len(raw.text) <= LONGEST_JSON:
            self._stories.extend(_stories(raw.text))
        self._json_next = False

    def read_text(self, text: str) -> None:
        """Hear a word that the reader sees."""
        if self._in_heading and len(self._headings[-1]) < LONGEST:
            self._headings[-1].append(text)

    def close(self, name: str) -> None:
        """Note that an element has ended."""
        if name == "h1":
            self._in_heading = False

    def about(self) -> About:
        """What was said. A fragment says nothing: its first heading stays a line of its text."""
        if not self.is_page:
            return About()
        story = self._stories[0] if self._stories else {}
        headings = [" ".join(words) for words in self._headings if words]
        author = self._metas.get("author") or self._metas.get("article:author") or ""
        return About(
            is_page=True,
            headline=_told(story.get("headline"))
            or (_told(headings[0]) if len(headings) == 1 else None)
            or _told(self._metas.get("og:title")),
            byline=_names(story.get("author")) or (None if author.startswith("http") else _told(author)),
            published_at=self._published(story),
        )

    def _published(self, story: Mapping[str, Any]) -> datetime | None:
        told = (
            story.get("datePublished"),
            self._metas.get("article:published_time"),
            self._metas.get("datepublished"),
            self._metas.get("og:article:published_time"),
        )
        moments = [moment for moment in map(_moment, told) if moment]
        changed = _moment(story.get("dateModified")) or _moment(self._metas.get("article:modified_time"))
        if not moments or any(_swapped(one, other) for one, other in combinations(moments, 2)):
            return None
        if changed and changed.date() < moments[0].date():
            return None
        return moments[0]


def _stories(text: str) -> Iterator[Mapping[str, Any]]:
    """Every object in a block of JSON-LD that calls itself a story. Broken JSON holds none."""
    try:
        waiting: list[Any] = [json.loads(text)]
    except (ValueError, RecursionError):
        return
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(reversed(value))
        elif isinstance(value, dict):
            types = value.get("@type")
            if not kinds.STORY_TYPES.isdisjoint(one for one in _listed(types) if isinstance(one, str)):
                yield value
            waiting.extend(_listed(value.get("@graph")) + _listed(value.get("mainEntity")))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _names(authors: Any) -> str | None:
    """The authors' names, one after the other."""
    names = [_told(one.get("name") if isinstance(one, dict) else one) for one in _listed(authors)]
    return _told(", ".join(dict.fromkeys(name for name in names if name)))


def _told(value: Any) -> str | None:
    """A text on one line, None for anything else."""
    if not isinstance(value, str):
        return None
    plain = " ".join(_UNTOLD.sub(" ", unescape(value[: 4 * LONGEST])).split())
    return plain[:LONGEST] or None


def _moment(value: Any) -> datetime | None:
    if not isinstance(value, str) or not _MOMENT.fullmatch(value.strip()):
        return None
    try:
        moment = datetime.fromisoformat(value.strip().upper())
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=JAKARTA)


def _swapped(one: datetime, other: datetime) -> bool:
    """Whether two dates are each other's with day and month exchanged."""
    return one.date() != other.date() and (one.year, one.month, one.day) == (other.year, other.day, other.month)
