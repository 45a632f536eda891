"""Who said what, by which words, and over whom it came."""

from dataclasses import dataclass
from enum import StrEnum

from scorer.model.spans import Span


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
