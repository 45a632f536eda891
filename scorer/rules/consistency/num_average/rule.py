"""
The average does not follow from the total and the count.

Why it matters: "50 in five days, 12 a day": one of the three is wrong, and the reader can see it.
Stays quiet: on "about" and "more than" where they fit, on top speeds and other extremes, where a total may not be what is
shared out, and unless exactly one total and one count fit the average.
How: a number with "a day", "per game", "each" or the like, or "each family receives" before it; in its sentence or the one
before, the one count of days, games or families and the one total of the same thing; or anywhere before it, where no other
number may be its total or its count. The mean must be reachable from them at the precision stated (the idea of the GRIM
test, Brown and Heathers 2017).
Cannot see: weighted averages and medians, the mean of numbers told one by one, and totals of a year or a month that no
number counts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from scorer.lexicon import Lexicon, any_of, either, fold
from scorer.model import Bound, Doc, Figure, Finding, Outcome, Span, Stretches
from scorer.rules.consistency.num_average import again, wholes
from scorer.rules.given import Given, Table

MOST = 6  # figures of a sentence; more is a table
OPENING = 24  # code points of a sentence in which "that is" may stand
AHEAD = 50  # code points before an average in which "each family receives" stands
BEFORE = 20  # code points before a count in which "among" stands
FAR = 20  # times as much as is told, or as little: a home of $400,000 is not paid for with $88 a year for 20 years
WINDOW = 3  # sentences before "that is" in which its total may stand


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rate:
    """An average and what it is spread over, "" where the words do not say; `shared` where each gets so much."""

    figure: Figure
    unit: str
    shared: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Patterns:
    """How averages are told."""

    after: re.Pattern[str]
    each: re.Pattern[str]
    before: re.Pattern[str]
    among: re.Pattern[str]
    daily: re.Pattern[str]
    shared: Lexicon


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each average with its total and its count."""
    names = ("each", "apiece", "every", "gets", "direct", "among", "averages", "instead")
    patterns = _patterns(*(given.words[name] for name in names), given.tables["daily"])
    shared = Stretches(patterns.shared.find(doc.folded, folded=True))
    tells = Stretches(given.words["tells"].find(doc.folded, folded=True))
    before: list[tuple[Figure, ...]] = []
    for span, figures in doc.together():
        text = doc.article.text(span.field)
        worded = span.field != "body" or shared.touch(span)
        told = span.field == "body" and tells.touch(span)
        for figure in figures if len(figures) <= MOST else ():
            rate = _spread_over(figure, text, span, patterns, given) or (
                _shared_out(figure, text, span, patterns) if worded else None
            )
            if rate is None or _extreme(text, span, figure, given):
                if told and rate is None and (found := again.read(doc, figure, "", figures, span, given)):
                    yield _outcome(*found, figure, exact=True)
                continue
            if _is_of_some(figure, figures, text, given):
                continue
            others = [one for one in figures if one is not figure]
            last = before[-1] if before and before[-1][0].sentence + 1 == figure.sentence else ()
            opens = _opens(text[span.start : span.start + OPENING], given)
            if opens and not last and before and figure.sentence - before[-1][0].sentence <= WINDOW:
                last, others = before[-1], [one for one in others if one.span.end < figure.span.start]
            of_each = [wholes.is_each(text[span.start : one.stated.start][-AHEAD:], given) for one in others]
            alone = all(of_each) and (rate.shared or _is_told_mean(text[span.start : span.end], given))
            if last and len(last) <= MOST and len(others) < 2 and (opens or alone):
                others = [*last, *others]
            judged = list(_judged(doc, rate, others, text, span, patterns, given))
            quiet = all(one is Outcome.ABSTAINED for one in judged)
            far = again.read(doc, figure, rate.unit, figures, span, given) if quiet and told else None
            yield from [_outcome(*far, figure, exact=True)] if far else judged
        before.append(figures)


def _opens(opening: str, given: Given) -> bool:
    """Whether "that is" opens a sentence, and not behind "last season"."""
    hit = given.words["meaning"].first(opening)
    return hit is not None and given.words["of_others"].first(opening[: hit.start]) is None


def _judged(
    doc: Doc, rate: _Rate, others: list[Figure], text: str, span: Span, patterns: _Patterns, given: Given
) -> Iterator[Finding | Outcome]:
    """The outcome where one total and one count fit the average."""
    figure = rate.figure
    firm = figure.bound is Bound.EXACT or given.words["meaning"].first(doc.text(figure.stated)) is not None
    found = wholes.total_and_count(doc, figure, rate.unit, others, given)
    if found is None:
        return
    total, count = found
    if wholes.told_otherwise(doc, total, figure):
        return
    ahead = (text[max(0, one.stated.start - BEFORE) : one.stated.start].rstrip() for one in found)
    if any(given.words["rates"].ends(words) for words in ahead):
        yield Outcome.ABSTAINED  # "40 beds for every 1,000 people": a rate of something else
        return
    shared = (
        wholes.right_behind(total, figure, text, given)
        or patterns.among.search(text, max(0, count.stated.start - BEFORE), count.stated.start)
        or (given.words["evenly"].first(text[min(total.span.start, count.span.start) : span.end]))
    )
    here = [one for one in found if one.sentence == figure.sentence]
    told = (doc.sentences[one.sentence].span for one in found if one.sentence >= 0 and not here)
    if any(given.words["elsewhere"].first(doc.text(span)) for span in told):
        yield Outcome.ABSTAINED  # "840 miles in 30 days, resting on every third. She averaged 42 on each day that she ran"
        return
    if (shared or not rate.shared) and (not here or wholes.joined(text, span, here, figure, given)):
        yield _outcome(total, count, figure, exact=firm)


def _spread_over(figure: Figure, text: str, span: Span, patterns: _Patterns, given: Given) -> _Rate | None:
    """The average that a figure is where its unit stands behind it, "a day", or before it: "a daily average of"."""
    end = (figure.noun_span or figure.span).end
    after = patterns.after.match(text, end, span.end) or (
        patterns.after.match(text, figure.span.end, span.end) if figure.noun_span else None
    )
    if after:
        return _Rate(figure=figure, unit=fold(after["unit"]), shared=False)
    ahead = patterns.daily.search(text, max(span.start, figure.stated.start - AHEAD), figure.span.start)
    if ahead is None:
        return None
    sign = next(sign for sign, told in given.tables["daily"].items() if fold(ahead["one"] or ahead["two"]) in told)
    unit = next((name for name, known in given.tables["units"].items() if known == sign), "")
    return _Rate(figure=figure, unit=unit, shared=False)


def _shared_out(figure: Figure, text: str, span: Span, patterns: _Patterns) -> _Rate | None:
    """The average that a figure is where each gets so much: "each family receives", "apiece"."""
    before = patterns.before.search(text, max(span.start, figure.stated.start - AHEAD), figure.stated.start)
    if before:
        return _Rate(figure=figure, unit=fold(before["unit"] or ""), shared=True)
    if patterns.each.match(text, (figure.noun_span or figure.span).end, span.end) or (
        patterns.each.match(text, figure.span.end, span.end)
    ):
        return _Rate(figure=figure, unit="", shared=True)
    return None


def _extreme(text: str, span: Span, rate: Figure, given: Given) -> bool:
    """Whether the sentence tells of a top speed, a price or another number that is no mean."""
    averaged = given.words["averages"].first(text[span.start : rate.stated.end]) is not None
    told = text[span.start : span.end if span.field != "body" else again.clause_end(text, rate, span, given)]
    hits = given.words["extremes"].find(told if averaged else text[span.start : span.end])
    return any(not (averaged and hit.phrase in given.words["averaged"]) for hit in hits)


def _is_of_some(rate: Figure, figures: tuple[Figure, ...], text: str, given: Given) -> bool:
    """Whether another mean stands against this one: "the new ponds gave two tonnes a hectare, while the old gave four"."""
    return any(
        one.unit == rate.unit
        and one.span > rate.span
        and given.words["contrast"].first(text[rate.span.end : one.stated.start])
        for one in figures
    )


def _is_told_mean(told: str, given: Given) -> bool:
    """Whether a sentence calls a number an average, and not that of others or of another time."""
    return given.words["averages"].first(told) is not None and given.words["of_others"].first(told) is None


def _outcome(total: Figure, count: Figure, rate: Figure, *, exact: bool) -> Finding | Outcome:
    if count.value <= 0 or rate.value <= 0 or Bound.VAGUE in (total.bound, count.bound, rate.bound):
        return Outcome.ABSTAINED
    if total.unit == "%":
        return Outcome.ABSTAINED  # a share is no sum: "12% in the first season and 8% in each of the two that follow"
    if count.value > 1 and total.value < rate.value:
        return Outcome.ABSTAINED  # a whole is never less than its mean: it is last year's mean
    expected = total.value / count.value
    if not 1 / FAR < expected / rate.value < FAR:
        return Outcome.ABSTAINED
    slack = 0.0 if exact and total.bound is Bound.EXACT else 0.1 * expected
    fits = (rate.bound is Bound.OVER and expected >= rate.value) or (
        rate.bound is Bound.UNDER and expected <= rate.value
    )
    slack += total.step / 2 * (total.step != 1) / count.value
    # A mean may be rounded, or cut off: then it is less than its last digit too small.
    if fits or rate.value - wholes.rounded(rate) - slack <= expected < rate.value + rate.step + slack:
        return Outcome.AGREED
    return Finding(
        rule="num-average",
        spans=tuple(sorted((total.span, count.span, rate.span))),
        values={
            "total": total.value,
            "count": count.value,
            "expected": round(expected, 1),
            "stated": rate.value,
        },
        confidence=0.97,
    )


@cache
def _patterns(
    each: Lexicon,
    apiece: Lexicon,
    every: Lexicon,
    gets: Lexicon,
    direct: Lexicon,
    among: Lexicon,
    averages: Lexicon,
    instead: Lexicon,
    daily: Table,
) -> _Patterns:
    """Words such as "a day", "per game" and "setiap bulan", whose unit is the last one; and "each family receives"."""
    word, anything = r"[^\W\d_]+", re.IGNORECASE
    often = any_of(name for told in daily.values() for name in told)
    return _Patterns(
        after=re.compile(
            rf"(?:\s(?!(?:{either(instead)})\b){word}){{0,3}}\s(?:{either(each)})(?P<unit>{word})\b", anything
        ),
        each=re.compile(rf"(?:\s{word}){{0,2}}\s(?:{either(apiece)})\b", anything),
        before=re.compile(
            rf"\b(?:{either(every)})(?:\s\d[\d.,]*)?(?:\s(?P<unit>{word})(?:\s{word}){{0,2}}?)??"
            rf"(?:\s(?:{either(gets)}))(?:\s{word}){{0,2}}?\s$"
            rf"|\b(?:{any_of(direct)})\s$",
            anything,
        ),
        among=re.compile(rf"\b(?:{either(among)})(?:\s{word})?\s$", anything),
        shared=Lexicon((*apiece, *every, *direct)),
        daily=re.compile(
            rf"\b(?:(?:{any_of(averages)})\b[^.,;:!?\d]{{0,30}}?\b(?P<one>{often})\b|(?P<two>{often})\s(?:{word}\s)?(?:{any_of(averages)})\b)"
            r"[^.,;:!?\d]{0,30}$",
            anything,
        ),
    )
