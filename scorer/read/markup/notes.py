"""
Takes down what a page says about its story while it is read.

Heard are JSON-LD, meta tags, the title, and elements that name what they hold. Nothing is judged here; `about` chooses.
"""

import re
from collections.abc import Iterator
from html import unescape
from itertools import islice

from scorer.model import Label, Span, Topic
from scorer.read.markup import json_ld, kinds
from scorer.read.markup.json_ld import Story
from scorer.read.markup.moments import moment
from scorer.read.markup.tokens import Open, Raw

LONGEST = 1_000  # code points of a headline or byline
MOST = 8  # labels of one topic from one place, and stories of a page: none has more authors
MOMENTS = frozenset((Topic.PUBLISHED, Topic.CHANGED))

_UNTOLD = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]+")


class Notes:
    """Collects labels, each kind in the order of the page."""

    def __init__(self) -> None:
        self.is_page = False
        self.stories: list[tuple[Label, ...]] = []
        self.metas: dict[str, Label] = {}
        self.elements: list[Label] = []
        self.headings: list[Label] = []
        self.title: Label | None = None
        self._json_next = False
        self._open: list[_Words] = []

    def read_tag(self, tag: Open, *, seen: bool) -> None:
        """Look at a start tag; `seen` says whether a reader of the story sees its content."""
        if tag.name in ("html", "head", "body"):
            self.is_page = True
        elif tag.name == "meta":
            self._meta(tag)
        elif tag.name == "link" and "canonical" in tag.attributes.get("rel", "").lower().split():
            self._keep("canonical", _attribute(Topic.ADDRESS, "canonical", tag, "href"))
        elif seen:
            self._begin(tag)
        self._json_next = tag.name == "script" and "ld+json" in tag.attributes.get("type", "").lower()

    def read_raw(self, raw: Raw) -> None:
        """Look at the content of a script or of the title."""
        if raw.name == "title" and self.title is None:
            self.title = _label(Topic.HEADLINE, "<title>", raw.text, raw.start)
        elif self._json_next:
            self.stories.extend(_labels(story, raw.start) for story in json_ld.stories(raw.text))
        self._json_next = False

    def read_text(self, text: str, start: int, end: int) -> None:
        """Hear a word that the reader sees, and where it stands in the HTML."""
        for words in self._open:
            words.hear(text, start, end)

    def close(self, name: str) -> None:
        """Note that an element has ended."""
        if self._open and self._open[-1].element == name:
            words = self._open.pop()
            label = words.label()
            if label:
                (self.headings if name == "h1" else self.elements).append(label)

    def _meta(self, tag: Open) -> None:
        name = tag.attributes.get("property") or tag.attributes.get("name") or tag.attributes.get("itemprop") or ""
        topic = _TOPICS.get(name.lower())
        if topic:
            self._keep(name.lower(), _attribute(topic, name, tag, "content"))

    def _keep(self, name: str, label: Label | None) -> None:
        if label:
            self.metas.setdefault(name, label)

    def _begin(self, tag: Open) -> None:
        """Begin to listen where an element says that it holds the headline, an author or a time."""
        properties = tag.attributes.get("itemprop", "").lower().split()
        said = {*tag.attributes.get("class", "").lower().split(), *properties}
        if len(self._open) == MOST:  # inside each other: no page of ours
            return
        if tag.name == "h1":
            self._open.append(_Words(tag.name, Topic.HEADLINE, "<h1>"))
        elif tag.name == "a" and "author" in tag.attributes.get("rel", "").lower().split():
            self._open.append(_Words(tag.name, Topic.BYLINE, "rel=author"))
        elif "author" in properties and tag.name not in kinds.VOID:
            self._open.append(_Words(tag.name, Topic.BYLINE, "itemprop=author"))
        elif tag.name == "time":
            topic = next((topic for topic, words in kinds.TIMES.items() if not words.isdisjoint(said)), None)
            topic = Topic.PUBLISHED if topic is None and "pubdate" in tag.attributes else topic
            label = _attribute(Topic(topic), "<time>", tag, "datetime") if topic else None
            if label:
                self.elements.append(label)


class _Words:
    """The words of an open element, and where they begin and end in the HTML."""

    def __init__(self, element: str, topic: Topic, way: str) -> None:
        self.element = element
        self._topic = topic
        self._way = way
        self._words: list[str] = []
        self._start = self._end = 0

    def hear(self, text: str, start: int, end: int) -> None:
        if len(self._words) < LONGEST:
            self._start = self._start if self._words else start
            self._end = end
            self._words.append(text)

    def label(self) -> Label | None:
        value = told(" ".join(self._words))
        return (
            Label(topic=self._topic, way=self._way, value=value, span=Span(self._start, self._end, "html"))
            if value
            else None
        )


_TOPICS = {name: Topic(topic) for topic, names in kinds.METAS.items() for name in names}


def told(value: str) -> str | None:
    """A text on one line, None where nothing is left of it."""
    plain = " ".join(_UNTOLD.sub(" ", unescape(value[: 4 * LONGEST])).split())
    return plain[:LONGEST].rstrip() or None


def _labels(story: Story, start: int) -> tuple[Label, ...]:
    """What one story in JSON-LD says of itself; `start` is where its block stands."""
    return tuple(
        label for topic, name in kinds.PROPERTIES.items() for label in _property(story, Topic(topic), name, start)
    )


def _property(story: Story, topic: Topic, name: str, start: int) -> Iterator[Label]:
    for text, (first, last) in islice(story.texts(name), MOST):
        label = _label(topic, "JSON-LD", text, start + first, last - first)
        if label:
            yield label


def _attribute(topic: Topic, way: str, tag: Open, name: str) -> Label | None:
    if name not in tag.attributes:
        return None
    start, end = tag.places[name]
    return _label(topic, way, tag.attributes[name], start, end - start)


def _label(topic: Topic, way: str, text: str, start: int, length: int | None = None) -> Label | None:
    """A label for what stands at a place of the HTML; None for no words, and for a time that is none."""
    value = told(text)
    when = moment(value) if value and topic in MOMENTS else None
    if value is None or (topic in MOMENTS and when is None):
        return None
    before = len(text) - len(text.lstrip())
    behind = len(text) - len(text.rstrip())
    length = len(text) if length is None else length
    return Label(
        topic=topic, way=way, value=value, moment=when, span=Span(start + before, start + length - behind, "html")
    )
