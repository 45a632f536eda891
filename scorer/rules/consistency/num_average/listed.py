"""The mean of numbers that are told one by one: "Lena scored 14.2, Mia 13.8 and Noor 14.0. Their average of 14.6 …"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from scorer.lexicon import Lexicon, any_of
from scorer.model import Bound, Doc, Figure, Span, Stretches
from scorer.rules.given import Given

LEAST = 3  # numbers whose mean is told
MOST = 12  # of a list; more is a table
GAP = 60  # code points between two numbers of a list
NEAR = 50  # code points between "average" and its number
SPREAD = 3  # times the least that the greatest may be
LENGTHS = frozenset({"y", "mo", "w", "d", "h", "min", "x"})

Listed = tuple[tuple[Figure, ...], Figure]


def read(doc: Doc, given: Given) -> Iterator[Listed]:
    """Yield each list of numbers of one sentence with the mean that the same sentence or the next one tells of them."""
    before: tuple[Figure, ...] = ()
    means = Stretches(given.words["means"].find(doc.folded, folded=True))
    for span, figures in doc.together():
        text = doc.article.text(span.field)
        follows = before and before[0].sentence + 1 == figures[0].sentence and before[0].span.field == span.field
        for rate in figures if span.field != "body" or means.touch(span) else ():
            if not _is_mean(rate, text, span, given):
                continue
            here = [one for one in figures if one.span.end < rate.stated.start]
            parts = _list(here, rate, text) or (_list(before, rate, text) if follows and not here else ())
            if parts:
                yield parts, rate
                break
        before = figures


def is_off(parts: Sequence[Figure], rate: Figure) -> bool:
    """Whether a mean is not that of the numbers, rounded or cut off."""
    mean = sum(part.value for part in parts) / len(parts)
    loose = max((part.step / 2 for part in parts if part.step != 1), default=0.0)
    return abs(mean - rate.value) >= rate.step + loose


def _is_mean(rate: Figure, text: str, span: Span, given: Given) -> bool:
    """Whether "their average" stands before a number, and nothing says that it is another's."""
    start = max(span.start, rate.span.start - NEAR)
    ahead = text[start : rate.span.start]
    told = _mean(given.words["means"]).search(ahead)
    return told is not None and given.words["of_others"].first(text[span.start : rate.span.end]) is None


def _list(told: Sequence[Figure], rate: Figure, text: str) -> tuple[Figure, ...]:
    """The numbers that stand one behind the other and may have the mean; none where others of its unit stand among them."""
    alike = tuple(one for one in told if one.unit == rate.unit)
    return next((parts for parts in (alike, _of_one_unit(told, rate)) if _in_a_row(parts, rate, text)), ())


def _in_a_row(parts: Sequence[Figure], rate: Figure, text: str) -> bool:
    """Whether nothing but commas and short words parts numbers that may have the mean."""
    if not LEAST <= len(parts) <= MOST or rate.unit in LENGTHS or any(one.bound is not Bound.EXACT for one in parts):
        return False
    values = [part.value for part in parts]
    gaps = [text[one.span.end : two.span.start] for one, two in pairwise(parts)]
    plain = all(len(gap) <= GAP and not re.search(r"[.;:!?()]", gap) for gap in gaps)
    alike = 0 < max(values) <= SPREAD * min(values) and min(values) / SPREAD <= rate.value <= SPREAD * max(values)
    nouns = {part.noun for part in parts if part.noun}
    return plain and alike and (len(nouns) <= 1 or rate.unit is not None)


def _of_one_unit(told: Sequence[Figure], rate: Figure) -> tuple[Figure, ...]:
    """
    The last numbers, of which only the last or the first need name what they measure; the mean may go without.

    "20, 24, 28 and 32 percent", "31 points at Orme, 24 at Dale and 29 at Fell".
    """
    parts: list[Figure] = []
    for one in reversed(told):
        named = one.unit is not None or one.noun is not None
        of_it = one.unit == rate.unit if rate.unit else one.unit is not None or one.noun == rate.noun
        if named and parts and (not of_it or parts[-1].unit or parts[-1].noun):
            break
        parts.insert(0, one)
        if named and len(parts) > 1:
            break
    return tuple(parts)


@cache
def _mean(words: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(words)})\b[^.;:!?\d]*$", re.IGNORECASE)
