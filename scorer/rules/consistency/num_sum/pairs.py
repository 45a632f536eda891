"""A number of a story and others, told one after the other, that may be its parts: all of one unit, and together nearly as many."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from scorer.model import Bound, Doc, Figure, Span
from scorer.rules.consistency.num_sum import rounding
from scorer.rules.consistency.num_sum.rounding import Figures
from scorer.rules.given import Given

LEAST = 2  # parts
MOST = 10  # parts; more is a table
BACK = 9  # sentences before its parts in which a total may stand
RUN = 3  # sentences that tell the parts
NEAR = 1.34  # a total is at most this many times its parts, and they that many times the total
OF = 16  # code points in which "of the" stands
TINY = 200  # times less than the others is of another kind
JOINT = 150  # code points between two parts of one sentence
NO_WHOLE = frozenset({"%", "M", "x", "pp", "bp", "d", "mo", "y", "w", "h", "min"})  # units of what has no parts


class Sum(NamedTuple):
    """
    A total and its parts; `beside` are the figures of the unit in the sentences of the parts that are none of them.

    `settled` is of how many parts a sum is that adds up and shares its total, or a part.
    """

    total: Figure
    parts: Figures
    beside: Figures
    agrees: bool
    settled: int = 0

    @property
    def reached(self) -> float:
        """What the parts make."""
        return sum(part.value for part in self.parts)

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where the total and its parts stand."""
        return self.total.span, *(part.span for part in self.parts)


def read(doc: Doc, given: Given) -> Iterator[Sum]:
    """Yield each total with what may be its parts."""
    body = [one for one in doc.figures if one.sentence >= 0 and one.span.field == "body" and one.value > 0]
    for unit in {one.unit for one in body} - NO_WHOLE:
        figures = [one for one in _of(unit, body) if one.bound is Bound.EXACT]
        if len(figures) > LEAST:
            yield from _marked(list(_of_unit(doc, figures, given)))


def _of(unit: str | None, figures: Sequence[Figure]) -> Iterator[Figure]:
    """The figures of a unit, which a sentence tells once: "21 million dollars … and 15 million"."""
    last: Figure | None = None
    for one in figures:
        if one.unit == unit:
            last = one
            yield one
        elif (
            last
            and one.unit is None
            and one.noun is None
            and one.sentence == last.sentence
            and one.value * TINY > last.value
        ):
            yield one


def _marked(sums: Sequence[Sum]) -> Iterator[Sum]:
    most: dict[Span, int] = {}
    for one in sums:
        if one.agrees:
            for span in one.spans if len(one.parts) > LEAST else one.spans[:1]:
                most[span] = max(most.get(span, 0), len(one.parts))
    for one in sums:
        yield one._replace(settled=max(most.get(span, 0) for span in one.spans))


def _of_unit(doc: Doc, figures: Sequence[Figure], given: Given) -> Iterator[Sum]:
    wholes = {two.span for one, two in pairwise(figures) if _is_of(doc, one, two, given)}
    told_of = [one for one in figures if one.span not in wholes and not _is_pronoun(doc, one, given)]
    sentences = [(number, tuple(told)) for number, told in groupby(told_of, key=lambda one: one.sentence)]
    numbers = [one.sentence for one in figures]
    for at, (number, _) in enumerate(sentences):
        near = figures[bisect_left(numbers, number - BACK) : bisect_right(numbers, number + RUN)]
        told: Figures = ()
        for later, more in sentences[at : at + RUN]:
            if later - number >= RUN or len(told) + len(more) > MOST + 2:
                break
            first, told = told, (*told, *more)
            for parts in _slices(told, len(first)):
                yield from _sums(parts, told, near, wholes)


def _is_of(doc: Doc, one: Figure, two: Figure, given: Given) -> bool:
    """Whether the second figure is what the first is of: "36 of the | 84 seats"."""
    between = doc.folded[one.span.end : two.stated.start]
    return one.value < two.value and len(between) < OF and between.strip() in given.words["of"]


def _is_pronoun(doc: Doc, one: Figure, given: Given) -> bool:
    """Whether "one" stands for a thing: "310 from | one on Mill Street"."""
    if one.value != 1 or not one.spelled or one.noun or one.unit:
        return False
    return given.words["at"].ends(doc.folded[max(0, one.span.start - OF) : one.span.start].rstrip())


def _slices(told: Figures, before: int) -> Iterator[Figures]:
    """What may be parts of one whole: some that follow each other, at least one of them in the last sentence."""
    for start in range(len(told) - 1):
        if start and before and told[start].sentence > told[0].sentence:
            break
        for end in range(start + 1, len(told)):
            one, two = told[end - 1], told[end]
            if one.sentence == two.sentence and two.stated.start - one.span.end > JOINT:
                break
            if end >= before:
                yield told[start : end + 1]


def _sums(parts: Figures, told: Figures, figures: Sequence[Figure], wholes: Collection[Span]) -> Iterator[Sum]:
    reached, most = sum(one.value for one in parts), max(one.value for one in parts)
    first, last = parts[0], parts[-1]
    for total in figures:
        if (
            total.value > most
            and total.value <= NEAR * reached
            and reached <= NEAR * total.value
            and first.sentence - BACK <= total.sentence <= last.sentence + 1
            and (
                total.span < first.span
                or total.span > last.span
                or (total.span in wholes and total.span < parts[1].span)
            )
        ):
            beside = tuple(one for one in told if one not in parts and one is not total)
            yield Sum(total, parts, beside, rounding.explains(total, parts))
