"""
A length of days that takes up the one range the story told just before: "the four-day closure", "selama empat hari itu".
"""

import re
from collections.abc import Iterator, Sequence

from scorer.lexicon import fold
from scorer.model import Bound, DateRange, Doc, Figure, Sentence
from scorer.rules.given import Given

FURTHER = 3  # sentences from the range in which a length may take it up
_LETTERS = re.compile(r"[^\W\d_]+")


def taken_up(doc: Doc, lengths: Sequence[Figure], given: Given) -> Iterator[tuple[Figure, DateRange]]:
    """
    Lengths that point back to a range in a sentence before, with that range; none where the story tells of two ranges.

    What lasts has to be named with the range or in the headline; what only counts days ("those four days") need not be.
    """
    ranges = [pair for pair in doc.ranges if pair.span.field == "body"]
    if not lengths or len({_ends(pair) for pair in ranges}) != 1:
        return
    pair, told = ranges[0], tuple(doc.prose())
    at = next((n for n, sentence in enumerate(told) if pair.span in sentence.span), None)
    if at is None:
        return
    known = set(_words(doc.article.headline or "")) | set(_words(doc.text(told[at].span)))
    for sentence in told[at + 1 : at + 1 + FURTHER]:
        for figure in lengths:
            if figure.span in sentence.span and figure.bound is Bound.EXACT:
                noun = _meant(doc, figure, sentence, given)
                if noun is not None and (not noun or any(given.speech.akin(noun, word) for word in known)):
                    yield figure, pair


def _meant(doc: Doc, figure: Figure, sentence: Sentence, given: Given) -> str | None:
    """What lasts so long, by a word that points back to it: "" where only the days do, None where nothing points back."""
    before = _words(doc.body[sentence.span.start : figure.span.start])
    behind = _words(doc.body[figure.span.end : sentence.span.end])
    if any(word in given.words["breaks"] for word in behind[:2]):
        return None
    if behind and behind[0] in given.words["pointing"]:
        return "" if not before or before[-1] in given.words["between"] else before[-1]
    if not before or before[-1] not in given.words["the"]:
        return None
    if "-" in doc.text(figure.span):  # "the three-day fair"
        return behind[0] if behind else None
    return "" if before[-1] in given.words["those"] else None


def _ends(pair: DateRange) -> tuple[int | None, ...]:
    return pair.first.month, pair.first.day, pair.last.month, pair.last.day


def _words(text: str) -> list[str]:
    return [fold(word) for word in _LETTERS.findall(text)]
