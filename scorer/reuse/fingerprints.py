"""
Fingerprints: few enough to store, dense enough that no six words in a row can be taken unseen.

Each three words in a row (a shingle) have a number. Winnowing keeps the least of every four neighbours (Schleimer,
Wilkerson and Aiken 2003), so an unchanged run of six words always leaves one that both texts keep. The index stores
the kept ones; a query asks for all of its shingles, which doubles what a heavily rewritten copy still shares.
"""

from dataclasses import dataclass

import numpy as np

from scorer.model import Article
from scorer.reuse import lines
from scorer.reuse.words import Numbers, Places, number

WINDOW = 4


@dataclass(frozen=True, slots=True, eq=False)
class Fingerprints:
    """Numbers of shingles and the index of the word each begins with."""

    numbers: Numbers
    places: Places

    def __len__(self) -> int:
        return len(self.numbers)


def all_of(article: Article) -> Fingerprints:
    """Every shingle of an article's running text."""
    numbers = number(article.body, lines.of_article(article)).shingles.numbers
    return Fingerprints(numbers, np.arange(len(numbers)))


def kept_of(article: Article) -> Fingerprints:
    """The shingles of an article that an index stores."""
    return winnow(all_of(article))


def winnow(prints: Fingerprints) -> Fingerprints:
    """The least of every `WINDOW` neighbours, the rightmost where two are equal."""
    count = len(prints)
    if count <= 1:
        return prints
    window = min(WINDOW, count)
    views = np.lib.stride_tricks.sliding_window_view(prints.numbers, window)
    least = window - 1 - np.argmin(views[:, ::-1], axis=1)
    kept = np.unique(np.arange(len(views)) + least)
    return Fingerprints(prints.numbers[kept], prints.places[kept])
