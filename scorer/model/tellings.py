"""What is told to have happened, and when."""

from dataclasses import dataclass

from scorer.model.dates import DateMention
from scorer.model.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """
    A time as told. What is not told is None or empty.

    `day` is a date, `last` the end of a range that it opens, `weekday` counts Monday as 0, `months` are several where a
    quarter is told, `minute` is of the day, `rounded` whether it is given in full hours, `night` whether the words speak of
    a night, which has two dates, and `eves` how many days its evening lies from the date told: -1 of the small hours.
    """

    span: Span
    day: DateMention | None = None
    last: DateMention | None = None
    weekday: int | None = None
    months: frozenset[int] = frozenset()
    year: int | None = None
    minute: int | None = None
    rounded: bool = False
    night: str = ""
    eves: frozenset[int] = frozenset({-1, 0})


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """
    An event of a kind with its time, in a sentence of a number.

    `pointed` is whether the words point at an event told of already, `near` whether at the one told right before, `new`
    whether they introduce one. `words` say what it befell, in small letters; `names` are those of them with a capital, and
    `around` are all words of the sentence. `over` is whether it is told of the event that it ends then. `several` is whether the story tells of further events of the kind. The
    headline is sentence -1.
    """

    kind: str
    pointed: bool
    near: bool
    new: bool
    words: frozenset[str]
    names: frozenset[str]
    around: frozenset[str]
    when: When
    sentence: int
    span: Span
    over: bool = False
    several: bool = False
