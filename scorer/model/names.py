"""Capitalised names, and what they stand for."""

from dataclasses import dataclass
from enum import StrEnum

from scorer.model.spans import Span


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

    @property
    def begin(self) -> int:
        """Where the name begins with its title: the | Pak Eno |."""
        return self.span.start - (len(self.title) + 1 if self.title else 0)
