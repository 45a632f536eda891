"""
Shares that a later count does not fit: "half of its 60 stalls were destroyed … the 20 gutted stalls".

A share of an exact number is a number too. A later count of the same things, told as of those of which the share was told,
must not be far from it.
"""

import re
from collections.abc import Iterator
from functools import cache

from scorer.lexicon import any_of
from scorer.model import Bound, Doc, Figure, Outcome
from scorer.rules.consistency.num_conflict import called, groups, phrases
from scorer.rules.consistency.num_conflict.frames import stems
from scorer.rules.consistency.num_conflict.slots import Figures
from scorer.rules.given import Given, Table

MOST = 60  # counts of one article that are looked at; more are a table
AHEAD = 60  # code points before a number in which its share stands
LOOSE = 0.12  # share of a part by which a count may miss it: who says "half" may round
LEAST = 10  # things of which a share is told; of fewer, "half" is one more or less
FAR = 12  # sentences in which a share is taken up

Pair = tuple[Figure, Figure]


def check(doc: Doc, told: Figures, given: Given) -> Iterator[Pair | Outcome]:
    """Yield the number that a share was told of and a later count that is not that share of it."""
    shares = given.tables["fractions"]
    if not any(word in doc.folded for word in shares):
        return
    counts = [one for one in told if one.unit is None and one.noun_span is not None][:MOST]
    for whole in counts:
        part = _part(doc, whole, given)
        if part is None:
            continue
        later = (one for one in counts if 0 < one.sentence - whole.sentence <= FAR and one.value != whole.value)
        for figure in later:
            if called.word(doc, figure, given) == called.word(doc, whole, given) and _of_them(
                doc, whole, figure, given
            ):
                yield from _compared(doc, whole, part, figure, counts, given)


def _of_them(doc: Doc, whole: Figure, figure: Figure, given: Given) -> bool:
    """Whether a count is of those of which the share was told: "the 20 gutted stalls"."""
    phrase = phrases.read(doc, figure, (), given) if figure.bound is Bound.EXACT else None
    if phrase is None or phrase.every or not phrase.narrowed:
        return False
    return phrase.narrowed <= frozenset(stems(doc.text(doc.sentences[whole.sentence].span), given))


def _compared(
    doc: Doc, whole: Figure, part: float, figure: Figure, counts: list[Figure], given: Given
) -> Iterator[Pair | Outcome]:
    told = (one for one in counts if one.span < figure.span and one.sentence >= whole.sentence)
    if abs(figure.value - part) <= LOOSE * part:
        yield Outcome.AGREED
    elif (
        figure.value == whole.value - part
        or any(one.value == figure.value for one in told)
        or not groups.undisturbed(doc, whole, figure, given, every=True)
    ):
        yield Outcome.ABSTAINED
    else:
        yield whole, figure


def _part(doc: Doc, whole: Figure, given: Given) -> float | None:
    """How many the share is that is told of a number; None where none is."""
    shares = given.tables["fractions"]
    if whole.value < LEAST or whole.bound is not Bound.EXACT:
        return None
    ahead = doc.folded[max(doc.sentences[whole.sentence].span.start, whole.stated.start - AHEAD) : whole.stated.start]
    found = _share(shares, given.tables["again"]["share"]).search(ahead)
    return whole.value * shares[found["share"]] if found else None


@cache
def _share(shares: Table, form: str) -> re.Pattern[str]:
    return re.compile(form.replace("SHARE", f"(?P<share>{any_of(shares)})"))
