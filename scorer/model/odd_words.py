"""Words that look garbled."""

from dataclasses import dataclass
from enum import StrEnum

from scorer.model.spans import Span


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
