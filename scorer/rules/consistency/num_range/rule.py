"""
A range of numbers runs backwards: "between 70 and 50".

Why it matters: one of the two numbers is a slip, and the reader cannot know which.
Stays quiet: on hours over midnight, scores, years, telephone numbers, and changes "from … to …".
How: only after a word such as "between", both ends in the same unit and stated exactly.
Cannot see: ranges without a word such as “between”, and ends in different units.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from scorer.lexicon import either
from scorer.model import Bound, Doc, Figure, Finding, Outcome
from scorer.rules.given import Given

AHEAD = 24  # code points before the first number in which "between" stands


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each range that says it is one."""
    opens, joins = _patterns(tuple(given.words["opens"]), tuple(given.words["joins"]))
    for span, figures in doc.together():
        text = doc.article.text(span.field)
        for first, last in pairwise(figures):
            ahead = text[max(span.start, first.span.start - AHEAD) : first.span.start]
            if not opens.search(ahead) or not joins.fullmatch(text[first.span.end : last.span.start]):
                continue
            if not _comparable(first, last):
                yield Outcome.ABSTAINED
            elif first.value <= last.value:
                yield Outcome.AGREED
            else:
                yield Finding(
                    rule="num-range",
                    spans=(first.span, last.span),
                    values={"first": first.value, "last": last.value},
                    confidence=0.98,
                )


def _comparable(first: Figure, last: Figure) -> bool:
    same = first.unit == last.unit or (first.unit is None and first.noun in (None, last.noun))
    return same and Bound.VAGUE not in (first.bound, last.bound) and first.step <= last.value


@cache
def _patterns(opens: tuple[str, ...], joins: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(rf"\b(?:{either(opens)})\s(?:\w+\s)?$", re.IGNORECASE),
        re.compile(rf"\s(?:{either(joins)})\s(?:\w+\s)?", re.IGNORECASE),
    )
