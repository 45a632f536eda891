"""How old people are told to be, and when they were born."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from scorer.model.spans import Span

FAR = 99  # sentences: nobody else is told of


class Time(StrEnum):
    """Of which time an age is told: of the story's own, of another, of a death just now, or of a day to come."""

    NOW = "now"
    THEN = "then"
    DEATH = "death"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True, kw_only=True)
class Age:
    """
    How old somebody is told to be.

    `bearer` is the identity of a name, "" for whom a story without names is about, None where it may be one of several.
    `pointed` is whether it stands for somebody told of before ("the 71-year-old", "she is 71"), and then `others` is how
    many sentences before it somebody without a name is told of who may be meant, and `rival` whether that one is it what
    those sentences are about. `opens` is whether it brings in, without
    a name, whom the story begins with. `sex` is "male", "female" or "".
    """

    years: int
    span: Span
    bearer: str | None
    when: Time
    pointed: bool = False
    opens: bool = False
    others: int = FAR
    rival: bool = False
    sex: str = ""

    @property
    def today(self) -> bool:
        """Whether it is somebody's age at the time of the story."""
        return self.when in (Time.NOW, Time.DEATH)


@dataclass(frozen=True, slots=True, kw_only=True)
class Birth:
    """When somebody was born: a day, or a year alone; `bearer` as of an age."""

    year: int
    day: date | None
    span: Span
    bearer: str | None


def turned(one: int, two: int) -> bool:
    """Whether two ages of two digits are one another with the digits turned: 47 and 74."""
    return one != two and f"{one}" == f"{two}"[::-1]


def slips(one: int, two: int) -> bool:
    """Whether two ages of two digits differ in one of them, or in the order of the two."""
    first, second = f"{one}", f"{two}"
    if len(first) != 2 or len(second) != 2 or one == two:
        return False
    return turned(one, two) or first[0] == second[0] or first[1] == second[1]
