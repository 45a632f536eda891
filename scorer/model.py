"""
The nouns. Each is built once and never changed; every other file is a verb on one of these.

An `Article` is read into a `Doc`; rules look at the doc and yield `Finding`s; grading turns findings into `Score`s;
all of it together is the `Report`. Offsets are half-open Unicode code points of the field as submitted, so
`article.body[span.start:span.end]` is always exactly what a report quotes.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from itertools import groupby
from typing import Any, Generic, Protocol, TypeVar

# ── what goes in ─────────────────────────────────────────────────────────────────────────────────────────────────────


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
        """The text of a field that spans can point into ("body", "headline", "byline", "dateline"), "" when absent."""
        return getattr(self, name) or ""


# ── places in the text ───────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one field: half-open code-point offsets."""

    start: int
    end: int
    field: str = "body"

    def __contains__(self, other: object) -> bool:
        """Whether another span lies wholly inside this one."""
        return (
            isinstance(other, Span) and self.field == other.field and self.start <= other.start <= other.end <= self.end
        )

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one code point."""
        return self.field == other.field and self.start < other.end and other.start < self.end

    def of(self, article: Article) -> str:
        """The exact text that stands here."""
        return article.text(self.field)[self.start : self.end]


class Role(StrEnum):
    """What a line of the article is for."""

    HEADLINE = "headline"
    DECK = "deck"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    SUBHEADING = "subheading"
    PARAGRAPH = "paragraph"
    CREDIT = "credit"
    BOILERPLATE = "boilerplate"


RUNNING = frozenset({Role.PARAGRAPH, Role.DECK, Role.CAPTION})  # the roles of running text


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One non-empty line of the body, without its surrounding blanks, and the part it plays."""

    span: Span
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence; `block` is the index of its block in `Doc.blocks`."""

    span: Span
    block: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words in quotation marks. `span` includes the marks, `inner` does not; `closed` is False when the end is missing."""

    span: Span
    inner: Span
    closed: bool = True


class NameKind(StrEnum):
    """What a capitalised name stands for."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    OUTLET = "outlet"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A mention of a name. `identity` is the fullest form of it in this article; `title` the role that stands beside it."""

    span: Span
    kind: NameKind
    identity: str
    title: str | None = None
    outlet_id: str | None = None


# ── attribution ──────────────────────────────────────────────────────────────────────────────────────────────────────


class Quote(StrEnum):
    """How the words reach the reader: in quotation marks, reported, or partly both."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Kind(StrEnum):
    """Who speaks."""

    AGENCY = "agency"
    MEDIA = "media"
    OFFICIAL_BODY = "official_body"
    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"
    METONYM = "metonym"
    DOCUMENT = "document"
    ANONYMOUS = "anonymous"
    AGENTLESS = "agentless"


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """
    Who said it, resolved over pronouns, the clitic -nya and short forms. `name` is None for an agentless claim.

    An agency without `agency_id` calls itself one and is not in the registry; `near` is the outlet it is spelled like.
    Where several persons speak as one, `name` holds the words as written and `members` each person.
    """

    kind: Kind
    name: str | None = None
    named: bool = True
    title: str | None = None
    agency_id: str | None = None
    state_controlled: bool | None = None
    near: str | None = None
    members: tuple[str, ...] = ()


AGENTLESS = Speaker(kind=Kind.AGENTLESS, named=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relay:
    """An outlet the words passed through on their way to us."""

    span: Span
    name: str
    agency_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """
    Source, cue and content of one statement, and the outlets it came over (`via`, nearest the origin first).

    `source` is None for a clitic speaker (`ujarnya`) and for an agentless claim. `reason` is the stretch that says why
    a name is withheld, `owner` the stretch of a neighbouring sentence that gives an agentless claim an owner.
    """

    quote: Quote
    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    speaker: Speaker
    via: tuple[Relay, ...] = ()
    reason: Span | None = None
    owner: Span | None = None

    @property
    def extent(self) -> Span:
        """The smallest span of the body that holds source, cue and content."""
        parts = [*self.content, *(part for part in (self.cue, self.source) if part)]
        return Span(min(part.start for part in parts), max(part.end for part in parts), parts[0].field)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One origin of the article's statements, after chains are collapsed; `share` of all attributions, 0 to 1."""

    name: str
    kind: Kind
    share: float
    attributions: tuple[int, ...]
    agency_id: str | None = None
    state_controlled: bool | None = None


# ── dates and figures ────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """
    A calendar date as written. Parts that are not written are None; nothing is guessed here.

    `weekday` counts Monday as 0. `readings` are the days the words may mean: several for 5/4/2025 in a language that
    writes both orders, or where the anchor itself may be a slip; none where no such day exists (then `impossible`) or
    where no year can be known. `value` is the one reading that is left, or the one that fits the weekday. `assumed` says
    where a year that is not written came from. `swapped` is the day meant if day and month changed places.
    """

    span: Span
    date_span: Span
    day: int
    month: int
    year: int | None = None
    weekday: int | None = None
    weekday_span: Span | None = None
    readings: tuple[date, ...] = ()
    value: date | None = None
    assumed: str | None = None
    impossible: bool = False
    swapped: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRange:
    """From one day to another, as written: "23 hingga 27 Desember", "Oct. 18-20". A missing month or year is shared."""

    span: Span
    first: DateMention
    last: DateMention


class Bound(StrEnum):
    """How firmly a figure is meant."""

    EXACT = "exact"
    ABOUT = "about"
    OVER = "over"
    UNDER = "under"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """
    A number as an interval: "more than 10,000" is (10000, inf), "about 50" is 45 to 55, a bare 48.7 is 48.65 to 48.75.

    `value` is the number as stated and `step` the weight of its last stated digit. `span` holds the number with its
    scale, sign and unit; `stated` adds words such as "more than". `unit` is a unit's sign ("%", "pp", "IDR", "ha") or
    None; `noun` is what is counted, folded to one word of its family ("orang", "tentara"); `event` the class of what
    happened to it ("dead"), where one verb governs it. `sentence` is the index of its sentence, -1 in the headline.
    """

    span: Span
    stated: Span
    value: float
    low: float
    high: float
    step: float = 1.0
    bound: Bound = Bound.EXACT
    spelled: bool = False
    ordinal: bool = False
    noun: str | None = None
    noun_span: Span | None = None
    unit: str | None = None
    event: str | None = None
    sentence: int = 0

    def meets(self, other: "Figure") -> bool:
        """Whether one number could be meant by both."""
        return self.low <= other.high and other.low <= self.high


# ── odd words ────────────────────────────────────────────────────────────────────────────────────────────────────────


class Oddity(StrEnum):
    """Why a word looks garbled."""

    FUSED = "fused"
    NEAR = "near"
    CASED = "cased"
    STRAY = "stray"


@dataclass(frozen=True, slots=True, kw_only=True)
class OddWord:
    """
    A word that neither the vocabulary nor the language's affixes explain, and what it was probably meant to be.

    `beside` is where the word stands that it resembles; `meant` is empty for a stray word of the other language.
    """

    span: Span
    kind: Oddity
    meant: str
    beside: Span | None = None


# ── reuse ────────────────────────────────────────────────────────────────────────────────────────────────────────────


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


# ── the article, read ────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Doc:
    """
    Everything that reading found, in order of appearance. Built once, shared by all rules.

    `language` is the pack's code, or None where no pack speaks it: then nothing is judged, and the report says so.
    `headline` points at the submitted headline or at the line of the body that was read as one.
    `folded` is the body in small letters with plain blanks and apostrophes, offset for offset, for word lists to search.
    `stakes` are the sentences where deaths, troops, crime, money or votes are at stake.
    """

    article: Article
    language: str | None
    detected: str | None = None
    genre: Genre = Genre.NEWS
    headline: Span | None = None
    blocks: tuple[Block, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    names: tuple[Name, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    dates: tuple[DateMention, ...] = ()
    ranges: tuple[DateRange, ...] = ()
    odd_words: tuple[OddWord, ...] = ()
    figures: tuple[Figure, ...] = ()
    stakes: tuple[Span, ...] = ()
    sources: tuple[Source, ...] = ()
    readability: Mapping[str, float] = field(default_factory=dict)
    word_count: int = 0
    folded: str = ""
    reuse: Reuse = field(default_factory=Reuse)

    @property
    def body(self) -> str:
        """The untouched text."""
        return self.article.body

    def text(self, span: Span) -> str:
        """The exact text of a span."""
        return span.of(self.article)

    def together(self) -> Iterator[tuple[Span, tuple[Figure, ...]]]:
        """The figures of each sentence that has some, with the sentence's span; the headline's own come first."""
        for number, figures in groupby(self.figures, key=lambda figure: figure.sentence):
            span = self.sentences[number].span if number >= 0 else Span(0, len(self.article.headline or ""), "headline")
            yield span, tuple(figures)

    def prose(self) -> Iterator[Sentence]:
        """The sentences of running text: paragraphs, deck and captions, without furniture around them."""
        return (sentence for sentence in self.sentences if self.blocks[sentence.block].role in RUNNING)


# ── what rules say ───────────────────────────────────────────────────────────────────────────────────────────────────


class Dimension(StrEnum):
    """The four things an article is judged on."""

    ATTRIBUTION = "attribution"
    CONSISTENCY = "consistency"
    INTEGRITY = "integrity"
    ORIGINALITY = "originality"


class Severity(StrEnum):
    """How much a finding matters to an editor, dearest first."""

    CRITICAL = "critical"
    MAJOR = "major"
    MINOR = "minor"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for critical … 3 for info."""
        return list(Severity).index(self)


class Outcome(StrEnum):
    """What a rule may yield instead of a finding, so that a report can count what was compared."""

    AGREED = "agreed"
    ABSTAINED = "abstained"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """
    A fact a rule found: where, and with which values. The sentence for the reader is rendered from the rule's own TOML.

    `case` picks among a rule's severities and messages. A finding about something absent has no spans and says so.
    `values` fill the message, numbers written as the article's language writes them; `repairs` are texts that could be pasted in.
    """

    rule: str
    spans: tuple[Span, ...] = ()
    values: Mapping[str, str | float | tuple[float, ...]] = field(default_factory=dict)
    case: str = ""
    confidence: float = 1.0
    repairs: tuple[str, ...] = ()
    absence: bool = False


# ── what comes out ───────────────────────────────────────────────────────────────────────────────────────────────────


class Band(StrEnum):
    """What the desk does next."""

    READY = "ready"
    TIDY = "tidy"
    REVIEW = "review"
    HOLD = "hold"
    INSUFFICIENT_EVIDENCE = "insufficient_evidence"


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """A finding with its severity under the policy and its own number in the report (f1, f2 …)."""

    id: str
    finding: Finding
    dimension: Dimension
    severity: Severity
    message: str
    evidence: str
    suggestions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """Points lost. `findings` holds the ids it stands for: repeats of one rule are charged together. Empty: the floor."""

    points: int
    findings: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """100 plus the sum of the losses, or None where there is nothing to judge, which is not zero."""

    value: int | None
    band: Band
    losses: tuple[Loss, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """How often a rule compared something, and with what result."""

    rule: str
    dimension: Dimension
    agreed: int = 0
    disagreed: int = 0
    abstained: int = 0

    @property
    def checked(self) -> int:
        """Comparisons that could be made."""
        return self.agreed + self.disagreed


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything an editor can check line by line. Same article, candidates and versions: the same report."""

    doc: Doc
    scores: Mapping[str, Score]
    charges: tuple[Charge, ...]
    prices: Mapping[str, float]
    """What each charge would cost by itself, by its id."""
    checked: tuple[Checked, ...]
    versions: Mapping[str, str]
    warnings: tuple[str, ...] = ()
    turned_down: tuple[str, ...] = ()
    """Rules that spoke and only inform for now, because this newsroom called them a false alarm too often."""
    complete: bool = True


def within(spans: Sequence[Span], span: Span) -> bool:
    """Whether a span overlaps any of the given ones."""
    return any(other.overlaps(span) for other in spans)


class Stretches:
    """Spans of one field, for asking about many others whether they touch one. Built once; each question is a search."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spans):
            if self._ends and span.start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def touch(self, span: Span) -> bool:
        """Whether the span shares a code point with one of these."""
        at = bisect_left(self._starts, span.end)
        return at > 0 and self._ends[at - 1] > span.start


class Placed(Protocol):
    """Whatever has its place in the text: a date, a figure, a name."""

    @property
    def span(self) -> Span:
        """Where it stands."""


Thing = TypeVar("Thing", bound=Placed)


class Row(Generic[Thing]):
    """Things of one field, for asking many spans which of them stand inside. Built once; each question is a search."""

    __slots__ = ("_field", "_starts", "_things")

    def __init__(self, things: Iterable[Thing], field: str = "body") -> None:
        self._field = field
        self._things = sorted((thing for thing in things if thing.span.field == field), key=lambda thing: thing.span)
        self._starts = [thing.span.start for thing in self._things]

    def inside(self, span: Span) -> list[Thing]:
        """Those that lie wholly inside the span, in the order of the text."""
        if span.field != self._field:
            return []
        first, after = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return [thing for thing in self._things[first:after] if thing.span in span]
