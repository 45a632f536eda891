"""What a story takes up again: counts, small groups, measures, named amounts; and results and places in a series."""

from collections.abc import Iterator
from itertools import chain

from scorer.model import Doc, Figure, Outcome, Span
from scorer.rules.consistency.num_conflict import (
    again,
    few,
    fractions,
    measures,
    minutes,
    retold,
    scores,
    series,
    terms,
    turned,
    twins,
    votes,
)
from scorer.rules.consistency.num_conflict.slots import Figures
from scorer.rules.given import Given


def figures(doc: Doc, told: Figures, given: Given) -> Iterator[tuple[Figure, Figure] | Outcome]:
    """The pairs of the story's figures that differ though they are of one thing, and an outcome for each other pair compared."""
    return chain.from_iterable(
        check(doc, told, given)
        for check in (
            again.check,
            few.check,
            terms.check,
            measures.check,
            twins.check,
            turned.check,
            retold.check,
            fractions.check,
        )
    )


def places(doc: Doc, given: Given) -> Iterator[tuple[Span, Span] | Outcome]:
    """The same of what is no figure: the result of a match or a vote, a place in a series, the minute of a goal."""
    return chain(scores.check(doc, given), series.check(doc, given), minutes.check(doc, given), votes.check(doc, given))
