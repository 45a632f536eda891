"""
A mean whose total and count were told together further back: "carried 4,200 in its first 12 weeks … an average of 420 a week".

The mean says what it is spread over, be it that the count is named again: "over those eight games", "for each of the 12 weeks".
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from scorer.lexicon import Lexicon, any_of, either, fold
from scorer.model import Bound, Doc, Figure, Span
from scorer.rules.consistency.num_average import wholes
from scorer.rules.given import Given

MOST = 40  # figures before an average among which its total and its count are looked for
AHEAD = 60  # code points before an average in which "average" stands
BEHIND = 70  # code points behind an average in which words that tell of its time stand
SPREAD = 2.0  # times as much as is told, or as little, a mean may be: what is further off is another's
NEAR = 0.03  # of a mean by which it may be rounded
STEM = 4  # letters that recognise a noun in another form (game, games)
TIME = frozenset({"y", "mo", "w", "d", "h"})

Pair = tuple[Figure, Figure]


def read(doc: Doc, rate: Figure, unit: str, figures: Sequence[Figure], span: Span, given: Given) -> Pair | None:
    """The total and the count of a mean; None where there is not just one pair, or where another fits it."""
    text = doc.article.text(span.field)
    clause = _clause(text, rate, unit, span, given)
    if not clause:
        return None
    bare = replace(rate, noun=None) if rate.noun in given.words["between"] else rate
    if unit not in given.tables["units"]:
        unit = _spread_over(clause, rate.span.end - span.start, given) or unit
    known = given.tables["units"].get(unit)
    named = _named(text, rate, figures, given) if known is None else None
    if known is None and named is None and not unit:
        return None
    own = [one for one in figures if one is not rate]
    at = bisect_left(doc.figures, rate.sentence, key=lambda one: one.sentence)
    earlier = doc.figures[max(0, at - MOST) : at]
    counts = [one for one in (*earlier, *own) if _spreads(doc, one, named, known, unit, given)]
    totals = [one for one in (*earlier, *own) if one not in counts and _may_be_total(doc, one, bare, given)]
    if any(_fits(total, count, rate) for total in totals for count in counts):
        return None
    told = [
        (total, count) for total in totals for count in counts if total.sentence == count.sentence < rate.sentence
    ] or [(total, named) for total in totals if named and total.sentence < rate.sentence]
    again = {count.value for count in own if count in counts}
    if len({(total.value, count.value) for total, count in told}) != 1 or again - {told[0][1].value}:
        return None
    total, count = told[0]
    near = 1 / SPREAD <= total.value / count.value / rate.value <= SPREAD
    plain = again or given.words["elsewhere"].first(doc.text(doc.sentences[total.sentence].span)) is None
    return told[0] if near and plain else None


def _spread_over(clause: str, at: int, given: Given) -> str:
    """What a mean is spread over, as its clause says: right behind the mean, or before it; "" where it does not."""
    told = list(_every(given.words["every"]).finditer(clause))
    behind = next((found for found in told if found.start() >= at), told[-1] if told else None)
    return fold(behind[1]) if behind else ""


def _clause(text: str, rate: Figure, unit: str, span: Span, given: Given) -> str:
    """The sentence of an average up to where it is compared, or its clause ends; "" where it is another's, or none."""
    means = given.words["averages"]
    if span.field != "body" or means.first(text[span.start : rate.span.end + BEHIND]) is None:
        return ""
    if not unit and means.first(text[max(span.start, rate.span.start - AHEAD) : rate.span.start]) is None:
        return ""
    ends = _ends(given.words["against"]).search(text, rate.span.end, min(span.end, rate.span.end + BEHIND))
    clause = text[span.start : ends.start() if ends else min(span.end, rate.span.end + BEHIND)]
    return "" if means.first(clause) is None or _of_another(clause, given) else clause


def _of_another(clause: str, given: Given) -> bool:
    """Whether a clause says that the mean is that of others, or of another time."""
    return any(given.words[name].first(clause) for name in ("of_others", "elsewhere")) or (
        _dated(given.words["during"], given.words["months"]).search(clause) is not None
    )


def _named(text: str, rate: Figure, figures: Sequence[Figure], given: Given) -> Figure | None:
    """The count that is named again behind an average: "over those eight games"."""
    joint = _over(given.words["over"])
    counts = (one for one in figures if one.span.start > rate.span.end and (one.unit in TIME or one.noun_span))
    return next((one for one in counts if joint.fullmatch(text[rate.span.end : one.stated.start])), None)


def _spreads(doc: Doc, one: Figure, named: Figure | None, known: str | None, unit: str, given: Given) -> bool:
    """Whether a figure counts what a mean is spread over."""
    if one.bound is not Bound.EXACT or one.value <= 1:
        return False
    if known or (named and named.unit):
        return one.unit == (known or (named.unit if named else None))
    if one.unit is not None or one.noun_span is None:
        return False
    if named is None or named.noun_span is None:
        return wholes.counts_unit(doc, one, unit, given)
    return bool(_stems(doc.text(one.noun_span), given) & _stems(doc.text(named.noun_span), given))


def _stems(noun: str, given: Given) -> frozenset[str]:
    """The first letters of a noun and of the other words for what it names."""
    stem = fold(noun)[:STEM]
    groups = ({name[:STEM] for name in group} for group in given.tables["alike"].values())
    return frozenset({stem}).union(*(group for group in groups if stem in group))


def _may_be_total(doc: Doc, one: Figure, rate: Figure, given: Given) -> bool:
    return (
        one.bound is Bound.EXACT
        and one.value > rate.value
        and one.unit not in TIME
        and (one.unit or one.noun) is not None
        and wholes.alike(doc, one, rate, given)
    )


def _fits(total: Figure, count: Figure, rate: Figure) -> bool:
    return abs(total.value / count.value - rate.value) <= max(rate.step, NEAR * rate.value)


@cache
def _ends(against: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"[,;:)]\s|\s(?:{either(against)})\s", re.IGNORECASE)


@cache
def _dated(during: Lexicon, months: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(during)})\s(?:(?:19|20)\d\d|{any_of(months)})\b", re.IGNORECASE)


@cache
def _over(words: Lexicon) -> re.Pattern[str]:
    """What stands between an average and the count that it is spread over."""
    return re.compile(rf"(?:\s[^\W\d_]+){{0,3}}?\s(?:{either(words)})(?:\s[^\W\d_]+){{0,2}}?\s", re.IGNORECASE)


@cache
def _every(words: Lexicon) -> re.Pattern[str]:
    """What a mean is spread over, anywhere in its clause: "came through the doors each | week"."""
    return re.compile(rf"\b(?:{any_of(words)})\s([^\W\d_]+)", re.IGNORECASE)
