"""
The average does not follow from the total and the count.

Why it matters: "50 in five days, 12 a day": one of the three is wrong, and the reader can see it.
Stays quiet: on "about", on averages over another stretch of time, and unless all three stand in one sentence.
How: the mean must be reachable from the total and the count at the precision stated (the idea of the GRIM test, Brown
and Heathers 2017).
Cannot see: averages over sentences, weighted ones, medians.
"""

import re
from collections.abc import Iterator
from functools import cache

from scorer.lexicon import either
from scorer.model import Bound, Doc, Figure, Finding, Outcome
from scorer.rules.given import Given

SPANS = frozenset({"d", "w", "mo", "y", "h"})


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each total, stretch of time and rate in one sentence."""
    within, each = _patterns(tuple(given.words["within"]), tuple(given.words["each"]))
    for span, figures in doc.together():
        text = doc.article.text(span.field)
        for total, stretch, rate in zip(figures, figures[1:], figures[2:], strict=False):
            after = each.match(text, rate.noun_span.end if rate.noun_span else rate.span.end)
            if (
                stretch.unit in SPANS
                and after
                and given.tables["units"].get(after["each"].lower()) == stretch.unit
                and within.fullmatch(text[total.span.end : stretch.span.start])
            ):
                yield _outcome(total, stretch, rate)


def _outcome(total: Figure, stretch: Figure, rate: Figure) -> Finding | Outcome:
    same = total.unit == rate.unit and (total.noun == rate.noun or None in (total.noun, rate.noun))
    if not same or stretch.value <= 0 or Bound.VAGUE in (total.bound, stretch.bound, rate.bound):
        return Outcome.ABSTAINED
    expected = total.value / stretch.value
    slack = 0.1 if Bound.ABOUT in (total.bound, rate.bound) or total.bound is not Bound.EXACT else 0.0
    if abs(expected - rate.value) <= max(rate.step, 0.5 if rate.step == 1 else 0) + slack * expected:
        return Outcome.AGREED
    return Finding(
        rule="num-average",
        spans=(total.span, stretch.span, rate.span),
        values={
            "total": total.value,
            "count": stretch.value,
            "expected": round(expected, 1),
            "stated": rate.value,
        },
        confidence=0.97,
    )


@cache
def _patterns(within: tuple[str, ...], each: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(rf"(?:\s[^\W\d_]+){{0,4}}\s(?:{either(within)})\s(?:\w+\s)?", re.IGNORECASE),
        re.compile(rf"(?:\s[^\W\d_]+){{0,2}}\s(?P<each>{either(each)})\b", re.IGNORECASE),
    )
