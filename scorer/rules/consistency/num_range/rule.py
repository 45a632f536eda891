"""
A range of numbers runs backwards: "between 70 and 50".

Why it matters: one of the two numbers is a slip, and the reader cannot know which.
Stays quiet: on hours over midnight, scores, votes, years, telephone numbers, changes "from … to …", and where
something sinks to a range.
How: after a word such as "between" or "ranging from", both ends in the same unit and stated exactly; and without such a
word where only the second number has a unit or a noun ("9 to 7 hours") and nothing in the sentence rises or falls.
Cannot see: ranges with ends in different units, and those written with a dash.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from scorer.lexicon import Lexicon, either, fold
from scorer.model import Bound, Doc, Figure, Finding, Outcome
from scorer.rules.given import Given

AHEAD = 24  # code points before the first number in which "between" stands


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each range that says it is one."""
    opens, joins = _patterns(given.words["opens"], given.words["joins"])
    for span, figures in doc.together():
        text = doc.article.text(span.field)
        for first, last in pairwise(figures):
            ahead = text[max(span.start, first.span.start - AHEAD) : first.span.start]
            gap = text[first.span.end : last.span.start]
            told = text[span.start : span.end]
            if not joins.fullmatch(gap) or not (opens.search(ahead) or _bare(first, last, ahead, gap, told, given)):
                continue
            if not _comparable(first, last) or given.words["backwards"].begins(text[last.span.end : span.end].lstrip()):
                yield Outcome.ABSTAINED
            elif first.value <= last.value:
                yield Outcome.AGREED
            elif given.words["sinks"].first(text[span.start : first.span.start]):  # "fell to between 30 and 20 percent"
                yield Outcome.ABSTAINED
            else:
                yield Finding(
                    rule="num-range",
                    spans=(first.span, last.span),
                    values={"first": first.value, "last": last.value},
                    confidence=0.98,
                )


def _bare(first: Figure, last: Figure, ahead: str, gap: str, told: str, given: Given) -> bool:
    """Whether two numbers with one unit or noun between them are a range: "9 to 7 hours", but not "cut 9 to 7 percent"."""
    joined = fold(gap).strip() in given.words["bare"]
    shared = first.unit is None and first.noun is None and (last.unit is not None or last.noun is not None)
    led = given.words["leads"].first(ahead[-AHEAD:]) is not None
    return joined and shared and not led and last.unit != "x" and given.words["moved"].first(told) is None


def _comparable(first: Figure, last: Figure) -> bool:
    same = first.unit == last.unit or (first.unit is None and first.noun in (None, last.noun))
    return same and Bound.VAGUE not in (first.bound, last.bound) and first.step <= last.value


@cache
def _patterns(opens: Lexicon, joins: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(rf"\b(?:{either(opens)})\s(?:\w+\s)?$", re.IGNORECASE),
        re.compile(rf"\s(?:{either(joins)})\s(?:\w+\s)?", re.IGNORECASE),
    )
