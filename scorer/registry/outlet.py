"""The nouns of the registry: who an outlet is, what it is called, who owns it, and where that was read."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from scorer.model import Kind


class RegistryError(ValueError):
    """An entry that cannot be used. The message is one line and names the file and the entry."""


class Ownership(StrEnum):
    """Who holds an outlet. Only `STATE_CONTROLLED` says that a government decides what it reports."""

    STATE_CONTROLLED = "state-controlled"
    STATE_FUNDED = "state-funded"
    COOPERATIVE = "cooperative"
    PRIVATE = "private"
    PUBLIC = "public"
    PARTY = "party"
    UNKNOWN = "unknown"


class Need(IntEnum):
    """
    How much an ambiguous form needs beside it before it counts as the outlet; each rung accepts what the next one does.

    CAPITAL: a capital letter inside a sentence, outside any longer name. CUE: a word of reporting beside it, or a
    dateline or credit. LABEL: "kantor berita", "newspaper". EXPANSION: the outlet's full name elsewhere in the text.
    """

    CAPITAL = 1
    CUE = 2
    LABEL = 3
    EXPANSION = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One way to write an outlet. `language` is a BCP 47 tag, "und" for abbreviations and brands used everywhere."""

    text: str
    language: str
    need: Need | None = None

    @property
    def ambiguous(self) -> bool:
        """Whether these letters also mean something else, so that context must decide."""
        return self.need is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A public page that was opened, and the facts it was opened for ("ownership", "founded", "name" …)."""

    title: str
    url: str
    supports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """
    A news agency (`Kind.AGENCY`) or another outlet (`Kind.MEDIA`).

    `country` is ISO 3166-1 alpha-2, or "XX" for an outlet of no one country. `descriptions` are ways to speak of the
    outlet without naming it. `verified` says that `references` carry its country and ownership, `unchecked` lists the
    fields that no reference carries; `national` marks the one agency that "the country's news agency" means.
    `predecessor` and `successor` are names or ids.
    """

    id: str
    kind: Kind
    name: str
    names: tuple[Name, ...]
    country: str
    ownership: Ownership
    ground: str = ""
    descriptions: tuple[Name, ...] = ()
    founded: int | None = None
    domains: tuple[str, ...] = ()
    predecessor: str | None = None
    successor: str | None = None
    national: bool = False
    references: tuple[Reference, ...] = ()
    unchecked: tuple[str, ...] = ()
    verified: bool = False

    @property
    def state_controlled(self) -> bool:
        """Whether a government decides what this outlet reports."""
        return self.ownership is Ownership.STATE_CONTROLLED


@dataclass(frozen=True, slots=True)
class Mention:
    """
    An outlet found in a text: half-open code-point offsets.

    `ambiguous`: these letters can mean something else and context spoke for the outlet. `descriptive`: the outlet is
    described, not named. `candidates`: every outlet the words may mean, `outlet` first.
    """

    start: int
    end: int
    outlet: Outlet
    ambiguous: bool = False
    descriptive: bool = False
    candidates: tuple[Outlet, ...] = ()
