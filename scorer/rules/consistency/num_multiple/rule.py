"""
"Doubled", and the numbers do not double.

Why it matters: multiples are remembered and repeated; the numbers beside them are not.
Stays quiet: on "almost doubled" and "more than doubled" where the ratio lies there, and where no two values stand beside.
How: the ratio of the two values against the multiple, with a tenth to either side.
Cannot see: multiples of values that stand in another sentence.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from scorer.lexicon import either, fold
from scorer.model import Doc, Figure, Finding, Outcome, Span
from scorer.rules.given import Given

NEAR = 0.1  # a multiple is a round word: a tenth more or less is meant
AHEAD = 60  # code points before "from X" in which the multiple stands


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each multiple with its two values."""
    times = given.tables["times"]
    said, opens, joins = _patterns(tuple(times), *(tuple(given.words[name]) for name in ("from", "to")))
    for span, figures in doc.together():
        text = doc.article.text(span.field)
        for first, last in pairwise(figures):
            start = max(span.start, first.stated.start - AHEAD)
            ahead = text[start : first.stated.start]
            word = list(said.finditer(ahead))
            between = text[first.span.end : last.stated.start]
            broken = word and _broken(ahead[word[-1].end() :], opens, given)
            later = said.search(between)
            if later and opens.search(ahead) and joins.fullmatch(between[later.end() :]):
                place = Span(first.span.end + later.start("times"), first.span.end + later.end("times"), span.field)
                lead = fold(between[: later.start("times")]).rstrip()
                yield _outcome(first, last, place, times[fold(later["times"])], lead, given)
            elif word and not broken and opens.search(ahead) and joins.fullmatch(between):
                place = Span(start + word[-1].start("times"), start + word[-1].end("times"), span.field)
                lead = fold(ahead[: word[-1].start("times")]).rstrip()
                yield _outcome(first, last, place, times[fold(word[-1]["times"])], lead, given)


def _broken(between: str, opens: re.Pattern[str], given: Given) -> bool:
    """Whether another clause begins between the multiple and its two values: a comma before "from" alone begins none."""
    *_, after = between.rpartition(",")
    return bool(given.words["breaks"].first(between)) or ("," in between and not opens.match(after.lstrip()))


def _outcome(first: Figure, last: Figure, place: Span, times: float, lead: str, given: Given) -> Finding | Outcome:
    if first.value <= 0 or (first.unit != last.unit and first.unit is not None):
        return Outcome.ABSTAINED
    ratio = last.value / first.value
    low, high = times * (1 - NEAR), times * (1 + NEAR)
    if lead.endswith(tuple(given.words["over"])):
        high = times + 1
    if lead.endswith(tuple(given.words["nearly"])):
        low = times - 0.5
    if low <= ratio <= high:
        return Outcome.AGREED
    return Finding(
        rule="num-multiple",
        spans=(place, first.span, last.span),
        values={"ratio": round(ratio, 1), "first": first.value, "last": last.value},
        confidence=0.95,
    )


@cache
def _patterns(
    times: tuple[str, ...], opens: tuple[str, ...], to: tuple[str, ...]
) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(rf"\b(?P<times>{either(times)})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{either(opens)})\s(?:\w+\s)?$", re.IGNORECASE),
        re.compile(rf"(?:\s[^\W\d_]+){{0,2}},?\s(?:{either(to)})\s(?:\w+\s)?", re.IGNORECASE),
    )
