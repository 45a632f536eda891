"""Numbers as intervals, with what they count."""

from dataclasses import dataclass
from enum import StrEnum

from scorer.model.spans import Span


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
