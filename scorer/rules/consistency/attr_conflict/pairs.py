"""Two places of a story that may tell one thing, each with somebody who may own it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, islice

from scorer.model import Doc, Figure, Span
from scorer.rules.consistency.attr_conflict import stems
from scorer.rules.consistency.attr_conflict.parties import Cast, Party, relation
from scorer.rules.given import Given

LARGE = 20  # numbers that are told of one thing, though one place leaves out its unit: "2,300 unsold tonnes"
LEAST = 5  # smaller counts are alike by chance
ROOTS, SHARE = 4, 0.4  # roots that two sentences without a number in common share, and of how many
SENTENCES, PARTIES = 60, 6  # looked at in a story, and in a sentence
ONE = frozenset({"same", "part"})  # how parties stand to each other that may be one
Shared = tuple[tuple[Figure, Figure], ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence with its figures and roots, which it may have of the one it points at: "That figure was given by …"."""

    at: int
    sentence: Span
    figures: tuple[Figure, ...]
    roots: frozenset[str]
    pointed: Span | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """
    Two tellings, the party that may own each, how the two stand to each other, and the figures that both tell.
    """

    one: Telling
    two: Telling
    giver: Party
    owner: Party
    kind: str
    shared: Shared
    cast: Cast


def read(doc: Doc, given: Given) -> Iterator[Pair]:
    """Yield each pair that may be compared, of two parties of which none is the other, or a part of it."""
    cast = Cast(doc, given)
    for one, two in combinations(islice(_tellings(doc, given), SENTENCES), 2):
        if two.sentence in {one.sentence, one.pointed} or two.pointed == one.sentence:
            continue
        shared = _shared(one, two)
        if not (shared or _alike(one, two)):
            continue
        for giver in cast.inside(one.sentence)[:PARTIES]:
            for owner in cast.inside(two.sentence)[:PARTIES]:
                kind = relation(giver, owner)
                if kind not in ONE:
                    yield Pair(one, two, giver, owner, kind, shared, cast)


def _shared(one: Telling, two: Telling) -> Shared:
    return tuple(
        (first, second)
        for first in one.figures
        for second in two.figures
        if first.value == second.value
        and (first.unit == second.unit or (first.value >= LARGE and not (first.unit and second.unit)))
    )


def _alike(one: Telling, two: Telling) -> bool:
    common = len(one.roots & two.roots)
    return common >= ROOTS and common >= SHARE * min(len(one.roots), len(two.roots))


def _tellings(doc: Doc, given: Given) -> Iterator[Telling]:
    """The sentences of the story, and once more, with what they point at, those that speak of the one before."""
    before: Telling | None = None
    for at, sentence in enumerate(doc.prose()):
        span = sentence.span
        inside = doc.figure_row.inside(span)
        figures = tuple(one for one in inside if one.value > (1 if one.unit else LEAST) or one.value % 1)
        told = Telling(at, span, figures, stems.read(doc.text(span), given))
        yield told
        if before and not figures and given.words["pointing"].begins(doc.folded[span.start : span.end]):
            yield Telling(at, span, before.figures, before.roots | told.roots, before.sentence)
        before = told
