"""
The nouns of the API as types. They name what a client uses most; the API's own reference lists every field.

At run time all of these are plain dictionaries, so a newer service may say more than this client knows.
"""

from typing import Any, Literal, TypedDict

Stage = Literal["draft", "review", "publish", "correct"]
Status = Literal["draft", "published", "corrected", "withdrawn"]
Severity = Literal["critical", "major", "minor", "info"]
Conclusion = Literal["pass", "warn", "fail", "neutral"]
Answer = Literal["mended", "intended", "false_alarm"]


class About(TypedDict, total=False):
    """What a newsroom says of a story beside its text. Everything may be left out."""

    id: str
    headline: str
    byline: str
    outlet: str
    dateline: str
    url: str
    published_at: str
    as_of: str
    language: str
    genre: str
    desk: str
    provider: str
    status: Status
    metadata: dict[str, Any]


class Article(About, total=False):
    """A story: exactly one of `body` (plain text) and `html`."""

    body: str
    html: str


class Document(About, total=False):
    """A story in another format: ninjs, a schema.org NewsArticle, or NITF."""

    format: Literal["ninjs", "newsarticle", "nitf"]
    document: Any


class Place(TypedDict):
    """A stretch of the HTML that a story came as."""

    start: int
    end: int
    utf16_start: int
    utf16_end: int


class _Words(TypedDict):
    field: Literal["body", "headline", "byline", "dateline", "html", "published_at"]
    start: int
    end: int
    exact: str


class Span(_Words, total=False):
    """A stretch of a story; `html` only where the story came as HTML."""

    html: Place


class Finding(TypedDict):
    """One thing an editor may want to mend."""

    id: str
    rule: str
    case: str
    dimension: Literal["attribution", "consistency", "integrity", "originality"]
    severity: Severity
    confidence: float
    points: float
    message: str
    evidence: str
    spans: list[Span]
    suggestions: list[str]
    absence: bool
    fingerprint: str
    help: str


class Loss(TypedDict):
    """Points lost, and to which findings."""

    points: int
    finding: str | None
    findings: list[str]
    why: str


class Score(TypedDict):
    """100 plus the sum of the losses; None where there was nothing to judge."""

    value: int | None
    band: Literal["ready", "tidy", "review", "hold", "insufficient_evidence"]
    losses: list[Loss]


class Report(TypedDict):
    """What an editor can check line by line."""

    id: str
    job_id: str
    created_at: str
    article: dict[str, Any]
    scores: dict[str, Score]
    attributions: list[dict[str, Any]]
    sources: list[dict[str, Any]]
    findings: list[Finding]
    reuse: dict[str, Any]
    readability: dict[str, float]
    complete: bool
    warnings: list[str]
    versions: dict[str, str]


class Check(TypedDict):
    """The verdict of the newsroom's gate on a story at a stage."""

    id: str
    status: Literal["pending", "completed"]
    conclusion: Conclusion
    blocking: bool
    summary: str
    reasons: list[dict[str, Any]]
    annotations: list[dict[str, Any]]
    score: dict[str, Any] | None
    policy: dict[str, Any]
    override: dict[str, Any] | None
    article_id: str
    job_id: str
    report_url: str | None


class Job(TypedDict):
    """A story on its way to a report."""

    id: str
    status: Literal["queued", "running", "succeeded", "failed", "cancelled"]
    progress: float
    article_id: str
    report_url: str | None
    problem: dict[str, Any] | None


class Batch(TypedDict):
    """Many stories in one request."""

    id: str
    status: Literal["running", "finished"]
    progress: float
    lines: int
    counts: dict[str, int]
    failed: list[dict[str, Any]]
    articles: list[dict[str, Any]]
