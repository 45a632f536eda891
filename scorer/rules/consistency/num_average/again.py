"""
A mean whose total and count are told anywhere before it: "rode 1,680 miles … It took her 42 days … averaged 55 miles a day".

What the mean is of and what it is spread over are its key: by its own words, "miles a day", or where the count is named
again, "over those eight games". Total and count are each the only one of its key in the story; where any other two would make
the mean, nothing is said.
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

MOST = 60  # figures before an average among which its total and its count are looked for
APART = 4  # sentences between a total and a count that do not share one
AHEAD = 60  # code points before an average in which "average" stands
BEHIND = 70  # code points behind an average in which words that tell of its time stand
BESIDE = 24  # code points beside a length of time in which "ago" or "after" stands
SPREAD = 2.0  # times as much as is told, or as little, a mean may be: what is further off is another's
NEAR = 0.03  # of a mean by which it may be rounded
STEM = 4  # letters that recognise a noun in another form (game, games)
TIME = frozenset({"y", "mo", "w", "d", "h", "min"})

_CLAUSE = re.compile(r"[,;:)]\s")

Pair = tuple[Figure, Figure]


def read(doc: Doc, rate: Figure, unit: str, figures: Sequence[Figure], span: Span, given: Given) -> Pair | None:
    """The total of a mean and its count; None where they are not plainly its own."""
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
    own = [one for one in figures if one is not rate and one.span.end <= span.start + len(clause)]
    at = bisect_left(doc.figures, rate.sentence, key=lambda one: one.sentence)
    earlier = [one for one in doc.figures[max(0, at - MOST) : at] if one.sentence >= 0]
    counts = [one for one in (*earlier, *own) if _spreads(doc, one, named, known, unit, given)]
    totals = [one for one in (*earlier, *own) if one not in counts and _may_be_total(doc, one, bare, given)]
    if any(_fits(total, count, rate) for total in totals for count in counts):
        return None
    again = {count.value for count in own if count in counts}
    pair = _alone(doc, totals, counts, rate, given)
    if pair is None:
        return None
    total, count = pair
    if again - {count.value}:
        return None
    near = 1 / SPREAD <= total.value / count.value / rate.value <= SPREAD
    near = near and not wholes.told_otherwise(doc, total, rate)
    plain = again or given.words["elsewhere"].first(doc.text(doc.sentences[total.sentence].span)) is None
    return pair if near and plain else None


def _alone(doc: Doc, totals: Sequence[Figure], counts: Sequence[Figure], rate: Figure, given: Given) -> Pair | None:
    """A total and a count that are each the only one of its key, not far from each other and of no other time."""
    if len({one.value for one in totals}) != 1 or len({one.value for one in counts}) != 1:
        return None
    total, count = totals[-1], counts[-1]
    with_mean = count.sentence == rate.sentence  # "Over the 12 weeks it took an average of 50 a week"
    near = (with_mean or abs(total.sentence - count.sentence) <= APART) and total.sentence <= rate.sentence
    told = {_without_whose(doc, one, given) for one in (total, count)}
    return (total, count) if near and not any(_is_elsewhere(text, given) for text in told) else None


def _without_whose(doc: Doc, figure: Figure, given: Given) -> str:
    """The sentence of a figure up to where it goes on about somebody: "a 600-mile ride for a friend | who died last year"."""
    span = doc.sentences[figure.sentence].span
    whose = given.words["who"].first(doc.body[figure.span.end : span.end])
    return doc.body[span.start : figure.span.end + whose.start if whose else span.end]


def _is_elsewhere(text: str, given: Given) -> bool:
    """Whether a sentence tells of days that do not count, or of another time; "without a rest day" tells of none."""
    hits = given.words["elsewhere"].find(text)
    return any(not given.words["denied"].ends(text[max(0, hit.start - BESIDE) : hit.start].rstrip()) for hit in hits)


def _spread_over(clause: str, at: int, given: Given) -> str:
    """What a mean is spread over, as its clause says: right behind the mean, or before it; "" where it does not."""
    told = list(_every(given.words["every"]).finditer(clause))
    behind = next((found for found in told if found.start() >= at), told[-1] if told else None)
    return fold(behind[1]) if behind else ""


def _clause(text: str, rate: Figure, unit: str, span: Span, given: Given) -> str:
    """The sentence of an average up to where it is compared, or its clause ends; "" where it is another's, or none."""
    tells = given.words["tells"]
    if span.field != "body" or tells.first(text[span.start : rate.span.end + BEHIND]) is None:
        return ""
    if not unit and tells.first(text[max(span.start, rate.span.start - AHEAD) : rate.span.start]) is None:
        return ""
    clause = text[span.start : clause_end(text, rate, span, given)]
    return "" if tells.first(clause) is None or _of_another(clause, given) else clause


def clause_end(text: str, rate: Figure, span: Span, given: Given) -> int:
    """Where what is said of an average ends: at what it is compared with, or with its clause."""
    ends = _ends(given.words["against"]).search(text, rate.span.end, min(span.end, rate.span.end + BEHIND))
    return ends.start() if ends else min(span.end, rate.span.end + BEHIND)


def _of_another(clause: str, given: Given) -> bool:
    """Whether a clause says that the mean is that of others, or of another time."""
    return (
        given.words["of_others"].first(clause) is not None
        or _is_elsewhere(clause, given)
        or _dated(given.words["during"], given.words["months"]).search(clause) is not None
    )


def _named(text: str, rate: Figure, figures: Sequence[Figure], given: Given) -> Figure | None:
    """The count that is named again behind an average: "over those eight games"."""
    joint = _over(given.words["over"])
    counts = (one for one in figures if one.span.start > rate.span.end and (one.unit in TIME or one.noun_span))
    return next((one for one in counts if joint.fullmatch(text[rate.span.end : one.stated.start])), None)


def _spreads(doc: Doc, one: Figure, named: Figure | None, known: str | None, unit: str, given: Given) -> bool:
    """Whether a figure counts what a mean is spread over."""
    during = one.unit in TIME and given.words["over"].begins(
        doc.text(one.stated)
    )  # "over 14 days she rode 1,260 miles"
    if not (one.bound is Bound.EXACT or during) or one.value <= 1:
        return False
    if known or (named and named.unit):
        return one.unit == (known or (named.unit if named else None)) and not _is_moment(doc, one, given)
    if one.unit is not None or one.noun_span is None:
        return False
    if named is None or named.noun_span is None:
        return wholes.counts_unit(doc, one, unit, given)
    return bool(_stems(doc.text(one.noun_span), given) & _stems(doc.text(named.noun_span), given))


def _is_moment(doc: Doc, one: Figure, given: Given) -> bool:
    """Whether a length of time says when, or how old: "three days ago", "a 60-day warranty"."""
    if one.unit not in TIME:
        return False
    behind = doc.body[one.span.end : one.span.end + BESIDE]
    ahead = doc.body[max(0, one.stated.start - BESIDE) : one.stated.start].rstrip()
    begun = given.words["begun"].first(doc.body[max(0, one.stated.start - AHEAD) : one.stated.start])
    moment = given.words["moment"].begins(behind.lstrip(" -")) and not begun  # "since it opened 12 months | ago"
    return moment or given.words["moment_ahead"].ends(ahead)


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
        and not _is_aim(doc, one, given)
    )


def _is_aim(doc: Doc, one: Figure, given: Given) -> bool:
    """Whether a figure is what was hoped for: "well beyond the $50,000 they had aimed for"."""
    behind = doc.body[one.span.end : min(one.span.end + BEHIND, doc.sentences[one.sentence].span.end)]
    ahead = doc.body[max(0, one.stated.start - BESIDE) : one.stated.start]
    return (
        given.words["aims"].first(_CLAUSE.split(behind)[0]) is not None
        or given.words["aim_ahead"].first(ahead) is not None
    )


def _fits(total: Figure, count: Figure, rate: Figure) -> bool:
    mean = total.value / count.value  # which may be rounded, or cut off
    return (
        rate.value - max(wholes.rounded(rate), NEAR * rate.value)
        <= mean
        < rate.value + max(rate.step, NEAR * rate.value)
    )


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
