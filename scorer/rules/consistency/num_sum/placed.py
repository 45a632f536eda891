"""
Parts at several places that are more than their whole: "350 head of cattle, 200 of them in Orrin, 120 in Vale and 80 in Tarn".

The same things are not at two places, so more than the whole they cannot be, whatever else is left untold.
"""

import re
from functools import cache
from itertools import pairwise

from scorer.lexicon import Lexicon, either
from scorer.model import Bound, Figure
from scorer.rules.consistency.num_sum import lists
from scorer.rules.consistency.num_sum.lists import LEAST, Figures
from scorer.rules.consistency.num_sum.patterns import Patterns
from scorer.rules.given import Given


def read(figures: Figures, text: str, said: Patterns, given: Given) -> tuple[Figure, Figures] | None:
    """A total and its parts, where these make more; each has the same preposition and a name behind it."""
    if len(figures) <= LEAST:
        return None
    at = _at(given.words["of_them"], given.words["at"])
    found = [at.match(text, one.span.end) for one in figures]
    first = next((number for number, place in enumerate(found) if place), 0)
    if not first:
        return None
    whole, parts = figures[first - 1], [figures[first]]
    for one, two in pairwise(zip(figures[first:], found[first:], strict=True)):
        same = one[1] and two[1] and one[1]["at"] == two[1]["at"]
        if not same or not lists.listed(one[0], two[0], text, said):
            break
        parts.append(two[0])
    between = text[whole.span.end : parts[0].stated.start]
    comparable = (
        len(parts) >= LEAST
        and first + len(parts) == len(figures)
        and all(one.unit == whole.unit is None and one.bound is Bound.EXACT for one in (whole, *parts))
        and whole.noun is not None
        and all(one.noun in (None, whole.noun) for one in parts)
        and all(one.value < whole.value for one in parts)
        and not re.search(r"[.:;!?“”\"]", between)
        and given.words["moved"].first(between)
        is None  # "312 in October, compared with 198 in September and 121 in August"
    )
    return (whole, tuple(parts)) if comparable and sum(one.value for one in parts) > whole.value else None


@cache
def _at(of_them: Lexicon, places: Lexicon) -> re.Pattern[str]:
    """What stands behind a part: "of them in Orrin"."""
    return re.compile(rf"(?:\s[^\W\d_]+)?(?:\s(?:{either(of_them)}))?\s(?P<at>{either(places)})\s(?=[A-Z])")
