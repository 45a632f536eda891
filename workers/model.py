"""The nouns of the workers' room: what the ledger records and what the desk answers with."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final, Literal

Status = Literal["queued", "running", "succeeded", "failed", "cancelled"]
Queue = Literal["single", "bulk"]
AnswerKind = Literal["mended", "intended", "false_alarm"]

QUEUES: Final[tuple[Queue, ...]] = ("single", "bulk")
"""In order of precedence: a worker looks into `bulk` only when `single` is empty."""

IN_THE_INDEX: Final = frozenset({"published", "corrected"})
"""Only what stands in public can be copied from; a draft is compared, but nothing is compared with it."""

SCOPES: Final = frozenset({"score", "read", "override", "metrics", "admin"})
"""Everything an API key can be allowed to do."""


class Unavailable(Exception):  # noqa: N818 - an answer, not a fault
    """The store cannot be reached, or refuses to write. Nothing was promised to the caller."""


class IdempotencyConflict(Exception):  # noqa: N818 - an answer, not a fault
    """The same idempotency key came with another payload."""


class Expired(Exception):  # noqa: N818 - an answer, not a fault
    """There was such a report; its time is over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One article's way through the queue, as the ledger knows it."""

    id: str
    tenant: str
    queue: Queue
    status: Status
    article_id: str
    revision: int
    report_id: str | None
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    attempts: int
    """How often a worker has claimed it. More than one means that a worker died over it."""
    problem: Mapping[str, Any] | None
    """An RFC 9457 problem document, for a failed job."""
    stage: str | None
    traceparent: str | None
    because: str | None
    """The id of the corrected or withdrawn article because of which this one is scored again."""

    @property
    def finished(self) -> bool:
        """Whether the job will never change again."""
        return self.status in ("succeeded", "failed", "cancelled")

    @property
    def progress(self) -> float:
        """0 waiting, 0.5 in a worker's hands, 1 finished: a job is one step, so there is nothing finer to tell."""
        return 1.0 if self.finished else 0.5 if self.status == "running" else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """The answer to a submitted article."""

    job: Job
    replayed: bool
    """True when the idempotency key was known, so that this is an earlier call's job."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A worker's right to finish one job, until the lease runs out."""

    tenant: str
    job_id: str
    queue: Queue
    report_id: str
    article_id: str
    revision: int
    article: bytes
    """The submitted article as JSON."""
    token: str
    """Unknown to everyone else; a worker that lost its lease cannot finish with it."""
    traceparent: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredArticle:
    """The newest revision of an article and the newest report there is on it."""

    article: bytes
    """The submitted article as JSON."""
    revision: int
    report_id: str | None
    updated_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What an editor says to a finding: mended, intended or false alarm. It holds for the same words in any revision."""

    fingerprint: str
    rule: str
    answer: AnswerKind | None
    """None when an answer is taken back."""
    reason: str
    name: str
    report_id: str
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """Somebody answers for letting a text pass a gate. It holds for exactly this text."""

    check_id: str
    article_id: str
    text_sha256: str
    stage: str
    conclusion: str
    rules: tuple[str, ...]
    """What the gate had said no to, or warned of."""
    reason: str
    name: str
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Whom an API key stands for and what it may do."""

    tenant: str
    scopes: frozenset[str]
    key_id: str = ""
    """As it is listed; empty where there are no keys."""
    limit: int | None = None
    """Requests a minute; None for as many as keys usually may make, 0 for any number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedKey:
    """An API key as it is listed: by the first letters of its hash, since the key itself is stored nowhere."""

    id: str
    tenant: str
    scopes: frozenset[str]
    limit: int | None
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """Whether new work would be done now. Reasons may also warn when the answer is yes."""

    ok: bool
    reasons: tuple[str, ...]


def moment(microseconds: str | int) -> datetime:
    """Read the store's clock: microseconds since 1970, UTC."""
    return datetime.fromtimestamp(int(microseconds) / 1_000_000, UTC)
