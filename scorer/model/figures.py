"""Numbers as intervals, with what they count."""

from dataclasses import dataclass
from enum import StrEnum

from scorer.model.spans import Span

CURRENCY = 3  # capitals of a currency's code
TEN = 10
TWICE = 2  # a slip of the pen seldom doubles a number, unless it turns its digits round
TWINS = 3  # digits of numbers that are taken for one mistyped
LEAST_TWIN = 99  # a positive number of fewer steps has not as many digits


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
    happened to it ("dead"), where one verb governs it; `role` is what an amount or a length of time is called ("fine",
    "sentence"). `definite` means all that there are: "the 24 passengers",
    "ketujuh orang". `sentence` is the index of its sentence, -1 in the headline.
    """

    span: Span
    stated: Span
    value: float
    low: float
    high: float
    step: float = 1.0
    bound: Bound = Bound.EXACT
    spelled: bool = False
    definite: bool = False
    noun: str | None = None
    noun_span: Span | None = None
    unit: str | None = None
    event: str | None = None
    role: str | None = None
    sentence: int = 0

    @property
    def money(self) -> bool:
        """Whether it is an amount of money: its unit is the three capitals of a currency, after ISO 4217."""
        return self.unit is not None and len(self.unit) == CURRENCY and self.unit.isupper()

    def meets(self, other: "Figure") -> bool:
        """Whether one number could be meant by both."""
        touching = self.low == other.high or other.low == self.high
        if touching and self.low < self.high and other.low < other.high and self.bound is other.bound is Bound.EXACT:
            return self.value == other.value  # £2 million is not £3 million, though 2.5 million rounds to both
        return self.low <= other.high and other.low <= self.high

    def turned(self, other: "Figure") -> bool:
        """Whether both are written with the same digits: 26 and 62."""
        return sorted(f"{self.value:g}") == sorted(f"{other.value:g}")

    def near(self, other: "Figure", times: float) -> bool:
        """Whether neither number is more than so many times the other; two noughts are not near."""
        low, high = sorted((self.value, other.value))
        return 0 < high <= times * low

    def slips(self, other: "Figure") -> bool:
        """
        Whether a slip of the pen may make one number of the other: it is less than twice as much, or garbles it.
        """
        low, high = sorted((self.value, other.value))
        return (low > 0 and high < TWICE * low) or self.garbles(other)

    def garbles(self, other: "Figure") -> bool:
        """Whether one has the other's digits, or noughts too many, or is sixteen for sixty."""
        low, high = sorted((self.value, other.value))
        if self.spelled is not other.spelled and high >= TEN * low:
            return False  # nobody types a nought too many into "five"
        one, two = (f"{round(value / min(self.step, other.step))}".rstrip("0") for value in (low, high))
        teen = one == f"1{two}" and high < TEN * low
        return sorted(one) == sorted(two) or teen

    def miscopies(self, other: "Figure") -> bool:
        """
        Whether one is the other mistyped, with two neighbouring digits exchanged: 214 and 241, 2.8 and 2.08 million.

        Two numbers of one story are seldom such twins by chance: only those of three digits or more, of which neither "about"
        nor "more than" tells the other.
        """
        if self.value == other.value or Bound.VAGUE in (self.bound, other.bound) or self.meets(other):
            return False
        step = min(self.step, other.step)
        if 0 <= self.value < LEAST_TWIN * step or 0 <= other.value < LEAST_TWIN * step:
            return False
        one, two = (f"{round(figure.value / step)}" for figure in (self, other))
        if len(one) != len(two) or len(one) < TWINS:
            return False
        at = next((at for at, digit in enumerate(one) if digit != two[at]), 0)
        return one[:at] + one[at : at + 2][::-1] + one[at + 2 :] == two


@dataclass(frozen=True, slots=True, kw_only=True)
class Echo:
    """
    A word apart from a change that tells of it, "the fall", "tripled", whether it says up, and in which sentence.

    `until` is where the words behind it end that name what changed, 0 where there are none: "kenaikan laba bersih".
    """

    span: Span
    rises: bool
    sentence: int
    until: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """
    A figure that became another: `first` and `last` by time, in whichever order they are told.

    `verb` says which way ("rose"), and then `rises` whether it says up; both are None where no such word governs the
    change. `span` reaches from the verb or the word before the first told value to the end of the other. `echoes` are the
    words elsewhere that tell of it.
    """

    first: Figure
    last: Figure
    verb: Span | None
    rises: bool | None
    span: Span
    echoes: tuple[Echo, ...] = ()
