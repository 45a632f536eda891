"""
X of Y is not Z percent.

Why it matters: the share is what readers carry away, and it can be checked on the page.
Stays quiet: unless X, Y and Z stand in one strict form: "X of Y people, or Z percent".
How: Z against 100 X / Y at the precision stated. Anything looser raised only false alarms on real articles.
"""

import re
from collections.abc import Iterator
from functools import cache

from scorer.lexicon import either
from scorer.model import Bound, Doc, Figure, Finding, Outcome
from scorer.rules.given import Given


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each "X of Y, or Z percent"."""
    of, later = _gaps(tuple(given.words["of"]), tuple(given.words["or"]))
    for span, figures in doc.together():
        text = doc.article.text(span.field)
        for part, whole, share in zip(figures, figures[1:], figures[2:], strict=False):
            between = text[part.span.end : whole.stated.start], text[whole.span.end : share.stated.start]
            if share.unit == "%" and of.fullmatch(between[0]) and later.fullmatch(between[1]):
                yield _outcome(part, whole, share)


def _outcome(part: Figure, whole: Figure, share: Figure) -> Finding | Outcome:
    counts = part.unit is whole.unit is None or part.unit == whole.unit
    if not counts or not 0 < part.value <= whole.value or Bound.VAGUE in (part.bound, whole.bound):
        return Outcome.ABSTAINED
    expected = 100 * part.value / whole.value
    slack = share.step + (expected * 0.1 if share.bound != Bound.EXACT or part.bound != Bound.EXACT else 0)
    if abs(expected - share.value) <= slack:
        return Outcome.AGREED
    return Finding(
        rule="num-percent-of",
        spans=(part.span, whole.span, share.span),
        values={
            "part": part.value,
            "whole": whole.value,
            "expected": round(expected, 1),
            "stated": share.value,
        },
        confidence=0.98,
    )


@cache
def _gaps(of: tuple[str, ...], alternatives: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    few = r"(?:\s[^\W\d_]+){0,2}"
    return (
        re.compile(rf"{few}\s(?:{either(of)})\s", re.IGNORECASE),
        re.compile(rf"(?:\s[^\W\d_]+){{0,4}}(?:,?\s(?:{either(alternatives)})\s|\s\()", re.IGNORECASE),
    )
