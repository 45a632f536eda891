"""
One number told again beside another unit: "2.5 kilograms of resin … the 2.5 grams", "senilai 320 juta dollar AS … 320 juta euro".

The digits of a number are copied with more care than what stands behind them. Where they are the same and the second
mention takes up what was told, it is the unit, the currency or the scale that slipped.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from scorer.lexicon import fold
from scorer.model import Bound, Doc, Figure, Span
from scorer.rules.given import Given

MOST = 40  # figures of one kind that are compared; more are a table
FAR = 10  # sentences after which a number is no longer taken up
POINTED = 30  # code points behind a number in which "itu" stands
AHEAD = 16  # code points beside a number in which "another" stands
REACH = 250  # code points to either side of a number in which a word tells of both
LEAST = 4  # letters of a word that tells what is measured
TELLING = 2  # digits, without closing noughts, that two numbers seldom share by chance
ROUND = "05"  # closing digits of numbers that many things have
FIRM = (Bound.EXACT, Bound.ABOUT)

Pair = tuple[Figure, Figure]

_WORD = re.compile(r"[^\W\d_]{4,}")
_EDGE = re.compile(r"[,;:.()“”\"–—?!]")


def read(
    doc: Doc, figures: Iterable[tuple[str, Figure]], differ: Callable[[Figure, Figure], bool], given: Given
) -> Iterator[Pair]:
    """
    Yield each figure with the later one that takes it up, though the two `differ` in what stands behind their digits.

    The figures come each with a key that only those share which may be one told twice: what is measured, and the digits.
    Linear in the figures.
    """
    told: dict[str, list[Figure]] = {}
    for key, two in islice(
        ((key, one) for key, one in figures if one.span.field == "body" and one.bound in FIRM), MOST
    ):
        alike = told.setdefault(key, [])
        earlier = [one for one in alike if 0 < two.sentence - one.sentence <= FAR]
        if earlier and all(differ(one, two) for one in alike) and _taken_up(doc, earlier[-1], two, given):
            yield earlier[-1], two
        alike.append(two)


def digits(figure: Figure) -> str:
    """The digits of a number without its closing noughts and its scale: "25" of 2.5 million."""
    return f"{figure.value:.12g}".partition("e")[0].replace(".", "").strip("0")


def _taken_up(doc: Doc, one: Figure, two: Figure, given: Given) -> bool:
    """Whether the second figure is the first told again: it points back, its digits are odd, or one word tells of both."""
    if _is_another(doc, one, given) or _is_another(doc, two, given):
        return False
    pointed, said = points_back(doc, two, given), digits(two)
    telling = len(said) >= TELLING
    if two.money and telling and (pointed or len(said) > TELLING or said[-1] not in ROUND):
        return True  # of 275 and 14, not 25 or 60, a story has seldom two
    if pointed and telling and (len(said) > TELLING or two.value % 1):
        return True
    if (
        pointed
        and (two.money or telling)
        and not any(other.unit == two.unit for other in doc.figures if other is not two)
    ):
        return True  # the only one of its unit
    first, second = (_beside(doc, figure) for figure in (one, two))
    return (pointed or len(said) > TELLING) and bool(_words(doc, first, given) & _words(doc, second, given))


def _beside(doc: Doc, figure: Figure) -> Span:
    """The part of its sentence that a figure belongs to."""
    span = doc.sentences[figure.sentence].span
    return Span(max(span.start, figure.stated.start - REACH), min(span.end, figure.span.end + REACH))


def points_back(doc: Doc, figure: Figure, given: Given) -> bool:
    """Whether a figure is one that the reader has met: "the 2.5 grams", "2,5 gram tersebut"."""
    if figure.definite:
        return True
    behind = _EDGE.split(doc.body[figure.span.end : figure.span.end + POINTED])[0]
    return given.words["pointed"].first(behind) is not None


def _is_another(doc: Doc, figure: Figure, given: Given) -> bool:
    """Whether a word beside a figure says that it is one of several: "another", "each"."""
    span = doc.sentences[figure.sentence].span
    near = Span(max(span.start, figure.stated.start - AHEAD), min(span.end, figure.span.end + AHEAD))
    return given.words["another"].first(doc.text(near)) is not None


def _words(doc: Doc, span: Span, given: Given) -> frozenset[str]:
    """The roots of the words of a stretch, those without content and names left out."""
    text = doc.text(span)
    known = given.speech.words
    told = ((found.group(), fold(found.group())) for found in _WORD.finditer(text))
    said = (word for written, word in told if written.islower() or (text.startswith(written) and word in known))
    return frozenset(root for word in said if word not in given.words["empty"] for root in given.speech.roots(word))
