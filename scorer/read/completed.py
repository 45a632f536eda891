"""
Figures of which a sentence leaves unsaid what it has just said: "52 million euros, up from 40 million" has two sums of money.

Nor is a word of time the noun of the figure before it: "1,240 | last year".
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby

from scorer.langs import Lang
from scorer.lexicon import Lexicon
from scorer.model import Article, Figure
from scorer.read.eras import ORDER

SCALED = 1e3  # last digit of a number that is told with a word of scale: "40 million"
ALIKE = 3.0  # times as much: what is further off is another thing's
BEHIND = 24  # code points behind a figure in which a word of time stands


def read(figures: Sequence[Figure], article: Article, lang: Lang) -> list[Figure]:
    """The same figures, completed. Linear in the text."""
    found: list[Figure] = []
    for _, group in groupby(figures, key=lambda figure: (figure.span.field, figure.sentence)):
        found += _completed([_timeless(one, article, _times(lang)) for one in group], article)
    return found


def _timeless(figure: Figure, article: Article, times: Lexicon) -> Figure:
    """A figure without a noun that is the first word of a time."""
    if figure.noun_span is None or figure.unit is not None:
        return figure
    behind = article.text(figure.span.field)[figure.span.end : figure.span.end + BEHIND].lstrip()
    return replace(figure, noun=None, noun_span=None) if times.begins(behind) else figure


def _completed(figures: Sequence[Figure], article: Article) -> Iterator[Figure]:
    """Each bare number of millions with the unit of the one before it in the sentence, where that is about as much."""
    before: Figure | None = None
    for one in figures:
        bare = one.unit is None and one.noun is None and one.step >= SCALED
        if (
            bare
            and before is not None
            and one.near(before, ALIKE)
            and article.text(one.span.field)[one.span.end - 1].isalpha()
        ):
            yield replace(one, unit=before.unit)
        else:
            before = one if one.unit is not None and one.step >= SCALED else before
            yield one


@cache
def _times(lang: Lang) -> Lexicon:
    """The words of time that may stand right behind a number."""
    table = lang["changes"]["then_and_now"]
    return Lexicon(
        phrase for name in ORDER for phrase in table[name] if " " in phrase or name in ("yesterday", "today")
    )
