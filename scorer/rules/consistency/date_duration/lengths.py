"""Lengths of days, weeks or months as told, and whether so many days fit them."""

from collections.abc import Iterator
from dataclasses import dataclass

from scorer.model import Bound, Doc, Span
from scorer.rules.given import Given

UNITS = {"d": 1, "w": 7, "mo": 30}  # days of each unit of a length
AHEAD, BEHIND = 45, 16  # code points beside a length in which "each" may stand
ROUNDED = 0.1  # of a length in weeks or months, by which news rounds it besides half a unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """
    A length of `days`, counted in units of so many days.

    `stated` begins at words such as "more than", and `exact` is whether there are none; `attributive` whether it describes
    what lasts, "the three-day fair".
    """

    span: Span
    stated: Span
    days: float
    unit: int
    exact: bool
    attributive: bool

    def fits(self, days: int) -> bool:
        """Whether something of so many days lasts so long: with its first day or without, or to half a week or month."""
        if self.unit == UNITS["d"]:
            return self.days in (days, days - 1)
        return abs(self.days - days) <= max(self.unit / 2, self.days * ROUNDED)


def of(doc: Doc, given: Given) -> Iterator[Length]:
    """The lengths of headline and body, in order."""
    for figure in doc.figures:
        unit = UNITS.get(figure.unit or "")
        some = given.words["some_days"].first(doc.text(figure.span))  # "five working days"
        if unit and figure.bound is not Bound.VAGUE and some is None and not _apiece(doc, figure.span, given):
            yield Length(
                span=figure.span,
                stated=figure.stated,
                days=figure.value * unit,
                unit=unit,
                exact=figure.bound is Bound.EXACT,
                attributive="-" in doc.text(figure.span),
            )


def _apiece(doc: Doc, span: Span, given: Given) -> bool:
    """Whether a length is that of each of many: "seven districts, one day each", "masing-masing satu hari"."""
    text = doc.article.text(span.field)
    ahead, behind = text[max(0, span.start - AHEAD) : span.start], text[span.end :][:BEHIND]
    return given.words["apiece"].ends(ahead.rstrip()) or given.words["apiece"].begins(behind)
