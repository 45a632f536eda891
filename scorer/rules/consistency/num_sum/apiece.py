"""Parts told as so many times so much: "three counties get $4 million each, two get $2.5 million each"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from scorer.lexicon import Lexicon, any_of, either
from scorer.model import Bound, Figure, Span
from scorer.rules.consistency.num_sum.lists import LEAST, Figures
from scorer.rules.given import Given

REACH = 45  # code points between a count and what each of them gets


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """An amount, how many get it, and the places that say so."""

    amount: Figure
    times: float
    spans: tuple[Span, ...]


def shares(figures: Figures, text: str, span: Span, given: Given) -> tuple[Share, ...]:
    """The shares of a sentence, none where one of its amounts may be no share."""
    if sum(figure.unit is not None for figure in figures) < LEAST:
        return ()
    said = _patterns(given.words["each"], given.words["each_ahead"])
    found = tuple(_read(figures, text, span, said))
    units = {share.amount.unit for share in found}
    several = sum(share.times > 1 for share in found)
    return found if len(found) >= LEAST and len(units) == 1 and None not in units and several else ()


def _read(figures: Figures, text: str, span: Span, said: tuple[re.Pattern[str], re.Pattern[str]]) -> Iterator[Share]:
    ahead, behind = said
    for at, amount in enumerate(figures):
        if amount.unit is None:
            continue
        count = figures[at - 1] if at else None
        counted = count is not None and count.unit is None and amount.stated.start - count.span.end <= REACH
        each = behind.match(text, amount.span.end, span.end) or ahead.search(text, span.start, amount.stated.start)
        if counted and each and count is not None:
            yield Share(amount=amount, times=count.value, spans=(count.span, amount.span))
        else:
            yield Share(amount=amount, times=1, spans=(amount.span,))


def whole(told: tuple[Share, ...], before: Figures) -> Figure | None:
    """The total in the sentence before, where that also says how many there are, and all of them have their share."""
    unit, number = told[0].amount.unit, sum(share.times for share in told)
    totals = [one for one in before if one.unit == unit]
    counts = [one for one in before if one.unit is None and one.value == number]
    exact = all(share.amount.bound is Bound.EXACT for share in told)
    return totals[0] if len(totals) == 1 and counts and exact and totals[0].bound is Bound.EXACT else None


@cache
def _patterns(each: Lexicon, ahead: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(rf"\b(?:{any_of(ahead)})\s$", re.IGNORECASE),
        re.compile(rf"\s(?:{either(each)})\b", re.IGNORECASE),
    )
