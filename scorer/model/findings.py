"""What rules say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from scorer.model.spans import Span


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
