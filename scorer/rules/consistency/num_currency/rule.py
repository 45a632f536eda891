"""
Two amounts are converted at different rates in one story.

Why it matters: a zero too many turns a modest grant into a scandal; the story's own other conversion shows it.
Stays quiet: where a sentence names a year, since rates move; where the implied rates agree within `rates_within`, and where only one conversion stands.
How: pairs such as "US$2 million (Rp32 billion)"; the ratio of the implied rates. A factor near 10, 100 or 1,000 is named.
No rate from outside is needed.
Cannot see: a single conversion that is wrong: no rate from outside is used.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations, pairwise

from scorer.lexicon import either
from scorer.model import Doc, Figure, Finding, Outcome
from scorer.rules.given import Given

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")  # a rate of another year
MONEY = 3  # letters of a currency's sign
ROUNDED = 0.05  # of an amount that rounding may hide; "$1 million" is never 1.5 million
MOST = 10  # conversions of one pair of currencies that are compared


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each two conversions between the same currencies."""
    joins = _joins(tuple(given.words["or"]))
    rates: dict[tuple[str, str], list[tuple[Figure, Figure]]] = {}
    for span, figures in doc.together():
        text = doc.article.text(span.field)
        for one, two in pairwise(figures):
            units = one.unit or "", two.unit or ""
            convertible = units[0] != units[1] and all(_is_money(unit) for unit in units)
            if (
                convertible
                and _YEAR.search(text, span.start, span.end) is None
                and min(one.value, two.value) > 0
                and joins.fullmatch(text[one.span.end : two.stated.start])
            ):
                first, last = sorted((one, two), key=lambda figure: figure.unit or "")
                rates.setdefault((first.unit or "", last.unit or ""), []).append((first, last))
    for pairs in rates.values():
        for one_pair, two_pair in combinations(pairs[:MOST], 2):
            yield _outcome(one_pair, two_pair, given.limits["rates_within"])


def _is_money(unit: str) -> bool:
    return len(unit) == MONEY and unit.isupper()


def _outcome(one: tuple[Figure, Figure], two: tuple[Figure, Figure], within: float) -> Finding | Outcome:
    rates = [last.value / first.value for first, last in (one, two)]
    factor = max(rates) / min(rates)
    doubt = sum(min(ROUNDED, figure.step / 2 / figure.value) for figure in (*one, *two) if figure.step != 1)
    if factor <= 1 + within + doubt:
        return Outcome.AGREED
    tens = next((power for power in (10, 100, 1000) if abs(factor / power - 1) <= 0.1), None)
    return Finding(
        rule="num-currency",
        spans=tuple(figure.span for figure in sorted((*one, *two), key=lambda figure: figure.span)),
        values={
            "one": (one[1].value, one[0].value),
            "one_rate": rates[0],
            "two": (two[1].value, two[0].value),
            "two_rate": rates[1],
            "factor": round(factor, 1),
        },
        case="zero" if tens else "",
        confidence=0.98,
    )


@cache
def _joins(words: tuple[str, ...]) -> re.Pattern[str]:
    said = either(words)
    return re.compile(rf"\s?[(,]?\s?(?:(?:{said})\s){{0,3}}", re.IGNORECASE)
