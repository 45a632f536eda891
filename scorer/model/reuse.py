"""What also stands in other articles."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from scorer.model.article import Status
from scorer.model.spans import Span


class Relation(StrEnum):
    """How two articles share text."""

    DUPLICATE = "duplicate"
    NEAR_DUPLICATE = "near_duplicate"
    PARTIAL = "partial"
    SHARED_QUOTATION = "shared_quotation"


class Direction(StrEnum):
    """Whether the other article is earlier or later than this one, by trustworthy dates only."""

    EARLIER = "earlier"
    LATER = "later"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The same words in two articles; `similarity` from 0 to 1."""

    here: Span
    there: Span
    exact_there: str
    similarity: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ReuseMatch:
    """Another article that shares passages with this one. Coverages are shares of words, 0 to 1."""

    article_id: str
    relation: Relation
    coverage: float
    coverage_there: float
    direction: Direction
    credited: bool
    passages: tuple[Passage, ...]
    credit: Span | None = None
    own: bool = False
    headline: str | None = None
    url: str | None = None
    outlet: str | None = None
    published_at: datetime | None = None
    status: Status = Status.PUBLISHED


@dataclass(frozen=True, slots=True, kw_only=True)
class Divergence:
    """One quotation in two wordings, or one event with two figures: a place here, a place in the other article."""

    article_id: str
    here: Span
    there: Span
    exact_there: str
    speaker: str | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reuse:
    """What stands elsewhere. `indexed_articles` says how many articles were looked through: 0 means nothing to judge."""

    coverage: float = 0.0
    indexed_articles: int = 0
    matches: tuple[ReuseMatch, ...] = ()
    quote_drift: tuple[Divergence, ...] = ()
    figure_conflicts: tuple[Divergence, ...] = ()
