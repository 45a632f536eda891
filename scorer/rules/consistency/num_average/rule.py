"""
The average does not follow from the total and the count.

Why it matters: "50 in five days, 12 a day": one of the three is wrong, and the reader can see it.
Stays quiet: on "about" and "more than" where they fit, on top speeds and other extremes, and unless exactly one total and
one count fit the average.
How: a number with "a day", "per game" or the like; in its sentence or the one before, the one count of days or games and
the one total of the same thing. The mean must be reachable from them at the precision stated (the idea of the GRIM test,
Brown and Heathers 2017).
Cannot see: weighted averages and medians, and totals that stand further away than the sentence before.
"""

import re
from collections.abc import Iterator
from functools import cache

from scorer.lexicon import either, fold
from scorer.model import Bound, Doc, Figure, Finding, Outcome, Span
from scorer.rules.given import Given

MOST = 6  # figures of a sentence; more is a table
OPENING = 24  # code points of a sentence in which "that is" may stand
WORDS = 4  # before the average that have to be plain
STEM = 4  # letters that recognise a unit in another form (game, games)


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each average with its total and its count."""
    each = _each(tuple(given.words["each"]))
    before: tuple[Figure, ...] = ()
    for span, figures in doc.together():
        text = doc.article.text(span.field)
        for rate in figures if len(figures) <= MOST else ():
            after = each.match(text, rate.noun_span.end if rate.noun_span else rate.span.end, span.end)
            after = after or each.match(text, rate.span.end, span.end)
            if after is None or given.words["extremes"].first(text[span.start : span.end]):
                continue
            others = [figure for figure in figures if figure is not rate]
            follows = before and before[0].sentence + 1 == rate.sentence and len(before) <= MOST
            if follows and len(others) < 2 and given.words["meaning"].first(text[span.start : span.start + OPENING]):
                others = [*before, *others]
            found = _total_and_count(doc, rate, fold(after["unit"]), others, given)
            if found and _plain(text, span, [figure for figure in found if figure in figures], rate, given):
                said_so = given.words["meaning"].first(doc.text(rate.stated)) is not None
                yield _outcome(*found, rate, exact=said_so or rate.bound is Bound.EXACT)
        before = figures


def _plain(text: str, span: Span, told: list[Figure], rate: Figure, given: Given) -> bool:
    """Whether nothing but words of averaging stand between total and count and, after them, the average."""
    ends = [(figure.noun_span or figure.span).end for figure in told]
    words = re.findall(r"[^\W\d_]+", fold(text[max([span.start, *ends]) : rate.stated.start]))
    return all(word in given.words["between"] for word in words[-WORDS:])


def _total_and_count(
    doc: Doc, rate: Figure, unit: str, others: list[Figure], given: Given
) -> tuple[Figure, Figure] | None:
    """The one total of what is averaged and the one count of what it is spread over; None where that is not plain."""
    sign = given.tables["units"].get(unit)
    counts = [one for one in others if (one.unit == sign if sign else one.unit is None and _counts(doc, one, unit))]
    totals = [one for one in others if one not in counts and one.unit == rate.unit and _alike(one, rate)]
    return (totals[0], counts[0]) if len(totals) == len(counts) == 1 else None


def _counts(doc: Doc, figure: Figure, unit: str) -> bool:
    """Whether a figure counts units of this name: "12 games", "per game"."""
    return figure.noun_span is not None and fold(doc.text(figure.noun_span))[:STEM] == unit[:STEM]


def _alike(total: Figure, rate: Figure) -> bool:
    return total.unit is not None or total.noun == rate.noun or None in (total.noun, rate.noun)


def _outcome(total: Figure, stretch: Figure, rate: Figure, *, exact: bool) -> Finding | Outcome:
    if stretch.value <= 0 or Bound.VAGUE in (total.bound, stretch.bound, rate.bound):
        return Outcome.ABSTAINED
    expected = total.value / stretch.value
    slack = 0.0 if exact and total.bound is Bound.EXACT else 0.1
    fits = (rate.bound is Bound.OVER and expected >= rate.value) or (
        rate.bound is Bound.UNDER and expected <= rate.value
    )
    if fits or abs(expected - rate.value) <= max(rate.step, 0.5 if rate.step == 1 else 0) + slack * expected:
        return Outcome.AGREED
    places: tuple[Span, ...] = (total.span, stretch.span, rate.span)
    return Finding(
        rule="num-average",
        spans=places,
        values={
            "total": total.value,
            "count": stretch.value,
            "expected": round(expected, 1),
            "stated": rate.value,
        },
        confidence=0.97,
    )


@cache
def _each(words: tuple[str, ...]) -> re.Pattern[str]:
    """Words such as "a day", "per game" and "setiap bulan"; the unit is the last one."""
    return re.compile(rf"(?:\s[^\W\d_]+){{0,1}}\s(?:{either(words)})(?P<unit>[^\W\d_]+)\b", re.IGNORECASE)
