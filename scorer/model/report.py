"""What comes out: findings with their weight, scores with their losses."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from scorer.model.doc import Doc
from scorer.model.findings import Dimension, Finding, Severity


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
    unlisted: Mapping[str, int] = field(default_factory=dict)
    """How many more findings a rule had than the report lists, by rule; empty for any story that was ever printed."""
    complete: bool = True
