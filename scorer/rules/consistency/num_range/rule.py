"""
A range of numbers runs backwards, "between 70 and 50", or does not hold its own extreme.

Why it matters: one of the two numbers is a slip, and the reader cannot know which.
Stays quiet: on hours over midnight, scores, votes, years, telephone numbers, changes "from … to …", and where
something sinks to a range.
How: after a word such as "between" or "ranging from", both ends in the same unit and stated exactly; and without such a
word where only the second number has a unit or a noun ("9 to 7 hours") and nothing in the sentence rises or falls. Besides,
an oldest, dearest or longest of the same measure that lies outside a range told before, if it is no record and no forecast.
Cannot see: ranges with ends in different units.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from scorer.lexicon import Lexicon, either, fold
from scorer.model import Bound, Doc, Figure, Finding, Outcome, Span
from scorer.rules.consistency.num_range import extremes
from scorer.rules.given import Given

AHEAD = 24  # code points before the first number in which "between" stands
_DASH = re.compile(r"\s?[-–]\s?")
FARTHEST = (
    20  # times as much at one end of a range; more is "Rp800-1,2 juta", whose first number goes without its scale
)


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each range that says it is one."""
    opens, joins = _patterns(given.words["opens"], given.words["joins"])
    for span, figures in doc.together():
        text = doc.article.text(span.field)
        yield from _dashed(text, span, figures, given)
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
                yield _backwards(first.span, last.span, first.value, last.value)
    for found in extremes.read(doc, given):
        yield (
            found
            if isinstance(found, Outcome)
            else Finding(rule="num-range", spans=found, case="outside", confidence=0.93)
        )


def _dashed(text: str, span: Span, figures: tuple[Figure, ...], given: Given) -> Iterator[Finding | Outcome]:
    """The ranges written with a dash between two numbers that share what they measure: "4-2 metres", "$6-$4"."""
    for figure in figures:
        dash = _DASH.search(text, figure.span.start, figure.span.end) if figure.unit and not figure.spelled else None
        if dash is not None and figure.bound is Bound.VAGUE:
            middle = (figure.low + figure.high) / 2
            if figure.value <= middle:
                yield Outcome.AGREED
            elif not _moved(text, span, figure, given) and figure.high <= FARTHEST * figure.low:
                yield _backwards(
                    Span(figure.span.start, dash.start(), figure.span.field),
                    Span(dash.end(), figure.span.end, figure.span.field),
                    figure.value,
                    figure.low,
                )
    for first, last in pairwise(figures):
        dashed = first.money and first.unit == last.unit and _DASH.fullmatch(text[first.span.end : last.span.start])
        if dashed and _comparable(first, last):
            if first.value <= last.value:
                yield Outcome.AGREED
            elif not _moved(text, span, first, given) and first.value <= FARTHEST * last.value:
                yield _backwards(first.span, last.span, first.value, last.value)


def _moved(text: str, span: Span, figure: Figure, given: Given) -> bool:
    """Whether something rises, falls or is won in the clause of a figure."""
    start, end = text.rfind(",", span.start, figure.span.start), text.find(",", figure.span.end, span.end)
    return given.words["moved"].first(text[max(start, span.start) : end if end > 0 else span.end]) is not None


def _backwards(first: Span, last: Span, one: float, two: float) -> Finding:
    return Finding(
        rule="num-range",
        spans=(first, last),
        values={"first": one, "last": two},
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
