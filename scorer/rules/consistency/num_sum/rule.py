"""
The parts do not add up to the total.

Why it matters: a missing part, or a part counted twice, is the commonest slip in casualty and vote counts.
Stays quiet: where parts overlap or are only some of the whole ("among them", "including", "the rest").
How: a total, a word such as "consisting of" or a colon, and then nothing but parts to the end of the sentence; all of
one unit, none of them vague; rounding of the parts is allowed for.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from scorer.lexicon import either
from scorer.model import Bound, Doc, Figure, Finding, Outcome, Span
from scorer.rules.given import Given

LEAST = 2  # parts
MOST = 30  # figures of a sentence; more is a table


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each total with its parts."""
    opens, between = _patterns(tuple(given.words["opens"]), tuple(given.words["and"]))
    for span, figures in doc.together():
        if len(figures) > MOST:
            continue
        text = doc.article.text(span.field)
        sentence = text[span.start : span.end]
        for at, total in enumerate(figures):
            parts = figures[at + 1 :]
            if len(parts) < LEAST or not opens.fullmatch(text[total.span.end : parts[0].stated.start]):
                continue
            listed = all(between.fullmatch(text[one.span.end : two.stated.start]) for one, two in pairwise(parts))
            if not listed or given.words["partial"].first(sentence) or not _comparable(total, parts):
                yield Outcome.ABSTAINED
            else:
                yield _outcome(total, parts)
            break


def _comparable(total: Figure, parts: tuple[Figure, ...]) -> bool:
    units = {part.unit for part in parts}
    return (
        len(units) == 1
        and (total.unit in units or units == {None})
        and all(figure.bound is Bound.EXACT for figure in (total, *parts))
        and all(0 < part.value < total.value for part in parts)
        and total.noun != "kali"
    )


def _outcome(total: Figure, parts: tuple[Figure, ...]) -> Finding | Outcome:
    reached = sum(part.value for part in parts)
    slack = sum(figure.step for figure in (total, *parts) if figure.step != 1)  # parts are cut off as often as rounded
    if abs(reached - total.value) <= slack:
        return Outcome.AGREED
    spans: tuple[Span, ...] = (total.span, *(part.span for part in parts))
    return Finding(
        rule="num-sum",
        spans=spans,
        values={
            "parts": tuple(part.value for part in parts),
            "reached": reached,
            "total": total.value,
        },
        confidence=0.97,
    )


@cache
def _patterns(opens: tuple[str, ...], joins: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    few = r"(?:[\s-][^\W\d_]+){0,5}"
    return (
        re.compile(rf"{few},?(?:\s?:|\s(?:{either(opens)}):?)(?:\s[^\W\d_]+){{0,2}}\s", re.IGNORECASE),
        re.compile(rf"{few}(?:,|\s(?:{either(joins)})|,\s(?:{either(joins)}))(?:\s[^\W\d_]+){{0,2}}\s", re.IGNORECASE),
    )
