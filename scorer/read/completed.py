"""
Figures of which a sentence leaves unsaid what it has just said: "52 million euros, up from 40 million" has two sums of money.

Nor is a word of time the noun of the figure before it: "1,240 | last year".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby

from scorer.langs import Lang
from scorer.lexicon import Lexicon, either
from scorer.model import Article, Figure
from scorer.read.eras import ORDER

SCALED = 1e3  # last digit of a number that is told with a word of scale: "40 million"
ALIKE = 3.0  # times as much: what is further off is another thing's
BEHIND = 24  # code points behind a figure in which a word of time stands


def read(figures: Sequence[Figure], article: Article, lang: Lang) -> list[Figure]:
    """The same figures, completed. Linear in the text."""
    found: list[Figure] = []
    for _, group in groupby(figures, key=lambda figure: (figure.span.field, figure.sentence)):
        found += _completed([_timeless(one, article, _times(lang)) for one in group], article, _becomes(lang))
    return found


def _timeless(figure: Figure, article: Article, times: Lexicon) -> Figure:
    """A figure without a noun that is the first word of a time."""
    if figure.noun_span is None or figure.unit is not None:
        return figure
    behind = article.text(figure.span.field)[figure.span.end : figure.span.end + BEHIND].lstrip()
    return replace(figure, noun=None, noun_span=None) if times.begins(behind) else figure


def _completed(figures: Sequence[Figure], article: Article, becomes: re.Pattern[str]) -> Iterator[Figure]:
    """
    Each bare number with the unit of the one before it in the sentence, where that is about as much.

    It is one of millions, or the one before became it: "from 8,000 rupiah to | 12,000".
    """
    before: Figure | None = None
    for one in figures:
        text = article.text(one.span.field)
        bare = one.unit is None and one.noun is None
        scaled = one.step >= SCALED and text[one.span.end - 1].isalpha()
        unit = before.unit if before and bare and one.near(before, ALIKE) else None
        if unit and before and (scaled or becomes.fullmatch(text, before.span.end, one.stated.start)):
            yield replace(one, unit=unit)
        else:
            before = one if one.unit is not None and (one.step >= SCALED or one.money) else before
            yield one


@cache
def _becomes(lang: Lang) -> re.Pattern[str]:
    """What stands between a value and the one that it became: " a kilogram to "."""
    return re.compile(rf"(?:\s[^\W\d_]+){{0,2}}\s(?:{either(lang['changes']['to'])})\s", re.IGNORECASE)


@cache
def _times(lang: Lang) -> Lexicon:
    """The words of time that may stand right behind a number."""
    table = lang["changes"]["then_and_now"]
    return Lexicon(
        phrase for name in ORDER for phrase in table[name] if " " in phrase or name in ("yesterday", "today")
    )
