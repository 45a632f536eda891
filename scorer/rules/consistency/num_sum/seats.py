"""
Seats that are more than there are: "the Greens won 14 of the council's 40 seats, Labour 12, the Liberals nine and others seven".

Nobody sits on another's seat, so more than the whole they cannot be, whatever else is left untold.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from scorer.lexicon import Lexicon, any_of, fold
from scorer.model import Bound, Doc, Figure, Span
from scorer.rules.consistency.num_sum import lists
from scorer.rules.consistency.num_sum.lists import TABLE, Figures
from scorer.rules.consistency.num_sum.patterns import Patterns
from scorer.rules.given import Given

MANY = 3  # parts
NEAR = 1.4  # the parts are at most this many times the whole
AHEAD = 30  # code points before a whole in which "of the council's" stands


def read(doc: Doc, said: Patterns, given: Given) -> Iterator[tuple[Figure, Figures]]:
    """Yield each number of seats with more of them in one sentence."""
    if given.words["seats"].first(doc.folded, folded=True) is None:
        return
    of = _of(given.words["of_seats"])
    for span, figures in doc.together():
        if span.field != "body" or not MANY < len(figures) <= TABLE:
            continue
        wholes = [one for one in figures if _is_whole(one, span, doc, of, given)]
        if len(wholes) != 1 or given.words["moved"].first(doc.folded[span.start : span.end], folded=True):
            continue
        parts = tuple(one for one in figures if one is not wholes[0] and one.unit is None)
        behind = [one for one in parts if one.span.start > wholes[0].span.start]
        reached = sum(part.value for part in parts)
        together = (
            max((part.value for part in parts), default=0) * 2 == reached
        )  # a coalition's, and those of its members
        told = doc.folded[span.start : span.end]
        together |= any(given.words[name].first(told, folded=True) is not None for name in ("blocs", "some"))
        plain = not together and all(
            part.bound is Bound.EXACT and part.noun in (None, wholes[0].noun) for part in parts
        )
        if (
            plain
            and len(parts) >= MANY
            and len(parts) - len(behind) <= 1
            and all(lists.listed(one, two, doc.body, said) for one, two in pairwise(behind))
            and max(part.value for part in parts) < wholes[0].value < reached <= NEAR * wholes[0].value
        ):
            yield wholes[0], parts


def _is_whole(one: Figure, span: Span, doc: Doc, of: re.Pattern[str], given: Given) -> bool:
    """Whether a number tells how many seats there are: "of the council's 40 seats"."""
    named = one.noun_span is not None and fold(doc.text(one.noun_span)) in given.words["seats"]
    return named and of.search(doc.body, max(span.start, one.stated.start - AHEAD), one.stated.start) is not None


@cache
def _of(words: Lexicon) -> re.Pattern[str]:
    """The words that make a number the whole of which another is a part."""
    return re.compile(rf"(?:^|\W)(?:{any_of(words)})\s(?:(?:[^\W\d_]+\s)?[^\W\d_]+['’]s?\s)?$", re.IGNORECASE)
