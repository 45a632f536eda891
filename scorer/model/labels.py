"""What a page says about its story beside the story's text."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from scorer.model.spans import Span


class Topic(StrEnum):
    """What a label is about."""

    HEADLINE = "headline"
    BYLINE = "byline"
    PUBLISHED = "published"
    CHANGED = "changed"
    OUTLET = "outlet"
    DESK = "desk"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """
    One statement of a page about its story, in JSON-LD, a meta tag, its title or an element that says what it holds.

    `way` names the place as a web editor knows it ("JSON-LD", "og:title"), `value` is what it says, on one line, and
    `span` where that stands in the HTML as it was sent. `moment` is the value of a time; it carries a zone.
    """

    topic: Topic
    way: str
    value: str
    span: Span
    moment: datetime | None = None
