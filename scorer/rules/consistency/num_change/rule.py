"""
The percentage does not follow from the two numbers beside it.

Why it matters: readers compare growth rates; a base taken from the wrong year, or points called percent, changes the story.
Stays quiet: on percentage points, correct rounding, "about", and sentences with more numbers than three.
How: Z percent against (Y − X) / X at the precision stated. The message names the likely slip: base swapped, or points
called percent.
Cannot see: changes whose three numbers stand in different sentences, or whose base is only meant.
"""

import re
from collections.abc import Iterator
from functools import cache

from scorer.lexicon import either
from scorer.model import Bound, Doc, Figure, Finding, Outcome, Span
from scorer.rules.given import Given

PERCENT = ("%", "pp")


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each "Z percent, from X to Y"."""
    gaps = _gaps(*(tuple(given.words[name]) for name in ("from", "to", "says", "time")))
    for span, figures in doc.together():
        text = doc.article.text(span.field)
        for at in range(len(figures) - 2):
            found = _triple(figures[at : at + 3], text, span, gaps)
            if found and given.words["trend"].first(text[span.start : span.end]):
                yield _outcome(*found)


def _triple(
    figures: tuple[Figure, ...], text: str, span: Span, gaps: tuple[re.Pattern[str], ...]
) -> tuple[Figure, Figure, Figure] | None:
    """First value, last value and percentage, in either order of telling; None where the words between do not say so."""
    one, two, three = figures
    opens, to, later, earlier = gaps
    between = text[one.span.end : two.stated.start], text[two.span.end : three.stated.start]
    reached = to.fullmatch(" " + text[max(span.start, one.stated.start - 12) : one.stated.start].split(" ", 1)[-1])
    if one.unit in PERCENT and not reached and earlier.fullmatch(between[0]) and to.fullmatch(between[1]):
        return two, three, one
    ahead = text[max(span.start, one.stated.start - 20) : one.stated.start]
    if three.unit in PERCENT and opens.search(ahead) and to.fullmatch(between[0]) and later.fullmatch(between[1]):
        return one, two, three
    return None


def _outcome(first: Figure, last: Figure, share: Figure) -> Finding | Outcome:
    comparable = first.unit == last.unit or first.unit is None
    if not comparable or first.value == 0 or Bound.VAGUE in (first.bound, last.bound, share.bound):
        return Outcome.ABSTAINED
    of_shares = last.unit == "%"
    if share.unit == "pp" and not of_shares:
        return Outcome.ABSTAINED
    points = abs(last.value - first.value)
    expected = points if share.unit == "pp" else points / first.value * 100
    slack = share.step + (0.1 * share.value if share.bound is not Bound.EXACT else 0)
    slack += (
        (last.step if last.step != 1 else 0)
        if share.unit == "pp"
        else 100 * (_doubt(first, last) + _doubt(last, first)) * last.value / first.value
    )
    if abs(expected - share.value) <= slack:
        return Outcome.AGREED
    swapped = points / last.value * 100 if last.value else 0
    case = "points" if of_shares and abs(points - share.value) <= share.step else ""
    case = case or ("base" if abs(swapped - share.value) <= share.step else "")
    return Finding(
        rule="num-change",
        spans=(share.span, first.span, last.span),
        values={
            "expected": round(expected, 1),
            "stated": share.value,
            "first": first.value,
            "last": last.value,
        },
        case=case,
        confidence=0.97,
    )


def _doubt(figure: Figure, beside: Figure) -> float:
    """
    The share by which rounding may have moved a number; a bare whole number is taken as it stands.

    Two numbers of one comparison are given alike: beside 1.6 million, 2 million is not rounded more than to a tenth.
    """
    step = min(figure.step, beside.step) if beside.step != 1 else figure.step
    return step / 2 / figure.value if figure.value and figure.step != 1 else 0.0


@cache
def _gaps(
    opens: tuple[str, ...], to: tuple[str, ...], says: tuple[str, ...], time: tuple[str, ...]
) -> tuple[re.Pattern[str], ...]:
    few, when = r"(?:[^\W\d_]+\s){0,3}", rf"(?:\s(?:{either(time)})(?:\s(?:[^\W\d_]+|(?:19|20)\d\d)){{1,2}})?"
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            rf"\b(?:{either(opens)})\s(?:\w+\s)?$",
            rf"(?:\s[^\W\d_]+){{0,2}}{when},?\s(?:{either(to)})\s(?:\w+\s)?",
            rf"(?:\s[^\W\d_]+){{0,2}}{when}\s?[,(]?\s?(?:(?:{either(says)})\s){{0,4}}",
            rf",?\s{few}(?:{either(opens)})\s(?:\w+\s)?",
        )
    )
