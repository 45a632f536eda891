"""Two places of a story that may tell one thing, each with somebody who says there that it is so."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, islice

from scorer.model import Doc, Figure, Span
from scorer.rules.consistency.attr_conflict import places, stems
from scorer.rules.consistency.attr_conflict.cast import Cast
from scorer.rules.consistency.attr_conflict.parties import Party, relation
from scorer.rules.given import Given

LARGE = 20  # numbers that are told of one thing, though one place leaves out its unit: "2,300 unsold tonnes"
LEAST = 5  # smaller counts are alike by chance
ROOTS, SHARE = 4, 0.4  # roots that two sentences without a number in common share, and of how many
SENTENCES = 60  # looked at in a story


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence with its figures and roots, which it may have of the one it points at: "That figure was given by …"."""

    at: int
    sentence: Span
    figures: tuple[Figure, ...]
    values: frozenset[float]
    roots: frozenset[str]
    pointed: Span | None = None


@dataclass(frozen=True, slots=True)
class Both:
    """Two tellings, and the figures that both tell."""

    one: Telling
    two: Telling
    shared: tuple[tuple[Figure, Figure], ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two tellings, the party that may own each, and how the two parties stand to each other."""

    both: Both
    giver: Party
    owner: Party
    kind: str
    cast: Cast

    @property
    def agrees(self) -> bool:
        """Whether both parties are one."""
        return self.kind == "same"

    @property
    def spans(self) -> tuple[Span, Span]:
        """The two sentences."""
        return self.both.one.sentence, self.both.two.sentence


def read(doc: Doc, given: Given) -> Iterator[Pair]:
    """Yield each pair that may be compared, of two parties of which none is a part of the other."""
    cast = Cast(doc, given)
    for both in _boths(doc, given):
        for giver in cast.telling(both.one.sentence, places.GIVES):
            for owner in cast.telling(both.two.sentence, places.TOLD):
                kind = relation(giver, owner)
                if kind != "part":
                    yield Pair(both, giver, owner, kind, cast)


def _boths(doc: Doc, given: Given) -> Iterator[Both]:
    """Each two tellings that have a figure or many words in common."""
    for one, two in combinations(islice(_tellings(doc, given), SENTENCES), 2):
        shared = () if one.values.isdisjoint(two.values) else _shared(one, two)
        common = len(one.roots & two.roots)
        alike = common >= ROOTS and common >= SHARE * min(len(one.roots), len(two.roots))
        if (shared or alike) and not _one_sentence(one, two):
            yield Both(one, two, shared)


def _one_sentence(one: Telling, two: Telling) -> bool:
    """Whether one is, or points at, the sentence of the other."""
    return two.sentence in {one.sentence, one.pointed} or two.pointed == one.sentence


def _shared(one: Telling, two: Telling) -> tuple[tuple[Figure, Figure], ...]:
    return tuple(
        (first, second)
        for first in one.figures
        for second in two.figures
        if first.value == second.value
        and (first.unit == second.unit or (first.value >= LARGE and not (first.unit and second.unit)))
    )


def _tellings(doc: Doc, given: Given) -> Iterator[Telling]:
    """The sentences of the story, and once more, with what they point at, those that speak of the one before."""
    before: Telling | None = None
    points_at = places.pointing(given)
    for at, sentence in enumerate(doc.prose()):
        span = sentence.span
        inside = doc.figure_row.inside(span)
        figures = tuple(one for one in inside if one.value > (1 if one.unit else LEAST) or one.value % 1)
        values = frozenset(one.value for one in figures)
        told = Telling(at, span, figures, values, stems.read(doc.folded[span.start : span.end], given))
        yield told
        if before and not figures and points_at.match(doc.folded, span.start, span.end):
            yield Telling(at, span, before.figures, before.values, before.roots | told.roots, before.sentence)
        before = told
