"""
Two amounts are converted at different rates in one story.

Why it matters: a zero too many turns a modest grant into a scandal; the story's own other conversion shows it.
Stays quiet: where a sentence names an earlier year in which money may have changed hands, since rates move, unless they
differ by more than that explains; where the implied rates agree within `rates_within`, and where only one conversion stands.
How: pairs such as "US$2 million (Rp32 billion)"; the ratio of the implied rates. A factor near 10, 100 or 1,000 is named.
No rate from outside is needed. A rate that the story states itself, "Rp 16.500 per dollar", is held against each conversion.
Cannot see: a single conversion that is wrong: no rate from outside is used.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations, pairwise

from scorer.lexicon import Lexicon, any_of, either, fold
from scorer.model import YEAR, Doc, Figure, Finding, Outcome, Span
from scorer.rules.given import Given, Table

BEFORE = 24  # code points before a year in which stands what began in it: "has made wax since 1946"
ROUNDED = 0.05  # of an amount that rounding may hide; "$1 million" is never 1.5 million
MOVED = 5  # rates of other years may differ, but not by this factor
AT_ANOTHER = 0.3  # of a rate that is stated in another sentence: a conversion there may be rounded, or of another day
MOST = 10  # conversions of one pair of currencies that are compared
NEXT = 4  # code points behind an amount in which a second one stands
_RANGED = re.compile(r"\d\s?[-–]\s?[$€£]?\d")  # "$85 - 500"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Conversion:
    """Two amounts that are said to be one, in the order of their currencies; `dated` where a year stands beside them."""

    first: Figure
    last: Figure
    dated: bool


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each two conversions between the same currencies."""
    joins = _joins(given.words["or"])
    rates: dict[tuple[str, str], list[_Conversion]] = {}
    for span, figures in doc.together():
        text = doc.article.text(span.field)
        for one, two in pairwise(figures):
            # Beside a sum of money pounds are no weight: "$3 million (2.4 million pounds)".
            sterling = given.tables["sterling"].get(two.unit or "")
            units = one.unit or "", sterling or two.unit or ""
            convertible = one.money and (two.money or sterling is not None) and units[0] != units[1]
            ranged = _RANGED.search(text, two.span.start, two.span.end + NEXT) is not None
            apart = ranged or joins.fullmatch(text[one.span.end : two.stated.start]) is None
            if convertible and min(one.value, two.value) > 0 and not apart:
                first, last = (one, two) if units[0] < units[1] else (two, one)
                dated = _dated(doc, span, given)
                rates.setdefault((min(units), max(units)), []).append(_Conversion(first=first, last=last, dated=dated))
    for pairs in rates.values():
        for one_pair, two_pair in combinations(pairs[:MOST], 2):
            yield _outcome(one_pair, two_pair, given.limits["rates_within"])
    for key, rate in _stated(doc, given).items() if rates else ():
        for pair in rates.get(key, ())[:MOST]:
            here = pair.first.sentence == max(rate.first.sentence, rate.last.sentence)
            yield _outcome(rate, pair, given.limits["rates_within"] if here else AT_ANOTHER)


def _stated(doc: Doc, given: Given) -> dict[tuple[str, str], _Conversion]:
    """The rates that the story states, "Rp 16.500 per dollar AS", each the only one of its two currencies."""
    names = {fold(name): sign for sign, told in given.tables["currencies"].items() for name in told}
    per = _per(given.tables["currencies"], given.words["per"])
    found: dict[tuple[str, str], list[_Conversion]] = {}
    for amount in doc.figures:
        said = per.match(doc.article.text(amount.span.field), amount.span.end) if amount.money else None
        if said is None or not amount.value:
            continue
        place, unit = Span(*said.span("name"), amount.span.field), names[fold(said["name"])]
        one = Figure(span=place, stated=place, value=1, low=1, high=1, unit=unit, sentence=amount.sentence)
        first, last = (one, amount) if unit < (amount.unit or "") else (amount, one)
        if unit != amount.unit:
            pair = _Conversion(first=first, last=last, dated=False)
            found.setdefault((first.unit or "", last.unit or ""), []).append(pair)
    return {
        key: told[0] for key, told in found.items() if len({pair.first.value / pair.last.value for pair in told}) == 1
    }


def _dated(doc: Doc, sentence: Span, given: Given) -> bool:
    """Whether a sentence names an earlier year whose rate may be meant, and not only when a thing began."""
    stamp, text = doc.article.published_at, doc.article.text(sentence.field)
    return any(
        (stamp is None or int(year.group()) < stamp.year)
        and given.words["begun"].first(text[max(sentence.start, year.start() - BEFORE) : year.start()]) is None
        for year in YEAR.finditer(text, sentence.start, sentence.end)
    )


def _outcome(one: _Conversion, two: _Conversion, within: float) -> Finding | Outcome:
    rates = [conversion.last.value / conversion.first.value for conversion in (one, two)]
    factor = max(rates) / min(rates)
    figures = one.first, one.last, two.first, two.last
    doubt = sum(min(ROUNDED, figure.step / 2 / figure.value) for figure in figures if figure.step != 1)
    if factor <= 1 + within + doubt:
        return Outcome.AGREED
    if (one.dated or two.dated) and factor < MOVED:
        return Outcome.ABSTAINED
    tens = next((power for power in (10, 100, 1000) if abs(factor / power - 1) <= 0.1), None)
    return Finding(
        rule="num-currency",
        spans=tuple(figure.span for figure in sorted(figures, key=lambda figure: figure.span)),
        values={
            "one": (one.last.value, one.first.value),
            "one_rate": rates[0],
            "two": (two.last.value, two.first.value),
            "two_rate": rates[1],
            "factor": round(factor, 1),
        },
        case="zero" if tens else "",
        confidence=0.98,
    )


@cache
def _joins(words: Lexicon) -> re.Pattern[str]:
    said = either(words)
    return re.compile(rf"\s?[(,]?\s?(?:(?:{said})\s){{0,3}}|\s?=\s?", re.IGNORECASE)


@cache
def _per(currencies: Table, words: Lexicon) -> re.Pattern[str]:
    """What stands behind an amount that one of another currency is worth: "per dollar AS", "/US$", "to the euro"."""
    names = any_of(name for told in currencies.values() for name in told)
    return re.compile(rf"(?:\s(?:{any_of(words)})\s|\s?/\s?)(?P<name>{names})(?!\w)", re.IGNORECASE)
