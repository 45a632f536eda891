"""What the body is made of: blocks, sentences, quotations."""

from dataclasses import dataclass
from enum import StrEnum

from scorer.model.spans import Span


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
