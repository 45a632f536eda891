"""A story as the newsroom submitted it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any


class Status(StrEnum):
    """Where an article stands in its life. Only published and corrected articles enter the reuse index."""

    DRAFT = "draft"
    PUBLISHED = "published"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"


class Genre(StrEnum):
    """What kind of text this is; some rules hold only for some kinds."""

    NEWS = "news"
    BRIEF = "brief"
    LIVE_BLOG = "live_blog"
    OPINION = "opinion"
    PRESS_RELEASE = "press_release"
    SPORT = "sport"
    MARKET = "market"
    ADVERTORIAL = "advertorial"


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """
    A story as the newsroom submitted it. `body` is never normalised.

    `language` is a BCP 47 tag or None (then it is detected). `published_at` and `as_of` carry a zone; `as_of` anchors
    year-less and relative dates of a draft. `provider` is the agency the story was licensed from.
    """

    body: str
    id: str = ""
    revision: int = 1
    headline: str | None = None
    byline: str | None = None
    outlet: str | None = None
    dateline: str | None = None
    url: str | None = None
    published_at: datetime | None = None
    as_of: datetime | None = None
    language: str | None = None
    genre: Genre | None = None
    desk: str | None = None
    provider: str | None = None
    status: Status = Status.DRAFT
    html: str | None = None
    metadata: Mapping[str, Any] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """
        The text of a field that spans can point into, "" when absent.

        These are "body", "headline", "byline", "dateline", "html" as it was sent, and "published_at" as the report writes it.
        """
        told = getattr(self, name)
        return told.isoformat() if isinstance(told, datetime) else told or ""
