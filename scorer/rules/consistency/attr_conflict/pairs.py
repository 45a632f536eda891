"""Two places of a story that may tell one thing, each with somebody who says there that it is so."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, islice

from scorer.model import Doc, Figure, Span
from scorer.rules.consistency.attr_conflict import places, stems
from scorer.rules.consistency.attr_conflict.cast import Cast
from scorer.rules.consistency.attr_conflict.parties import Party, relation
from scorer.rules.given import Given

LARGE = 20  # numbers that are told of one thing, though one place leaves out its unit: "2,300 unsold tonnes"
LEAST = 5  # smaller counts are alike by chance
ROOTS, SHARE = 4, 0.4  # roots that two sentences without a number in common share, and of how many
SENTENCES, PARTIES = 60, 6  # looked at in a story, and in a sentence
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence with its figures and roots, which it may have of the one it points at: "That figure was given by …"."""

    at: int
    sentence: Span
    figures: tuple[Figure, ...]
    values: frozenset[float]
    roots: frozenset[str]
    pointed: Span | None = None


@dataclass(frozen=True)
class Both:
    """Two tellings, and what both tell."""

    doc: Doc
    one: Telling
    two: Telling

    @cached_property
    def shared(self) -> tuple[tuple[Figure, Figure], ...]:
        """The figures that are of one value."""
        return tuple(
            (first, second)
            for first in self.one.figures
            for second in self.two.figures
            if first.value == second.value
            and (first.unit == second.unit or (first.value >= LARGE and not (first.unit and second.unit)))
        )

    @cached_property
    def alike(self) -> bool:
        """Whether they have many words in common."""
        one, two = self.one.roots, self.two.roots
        common = len(one & two)
        return common >= ROOTS and common >= SHARE * min(len(one), len(two))

    @cached_property
    def words(self) -> tuple[list[str], list[str]]:
        """The words of both sentences as they stand."""
        one, two = (
            _WORD.findall(self.doc.folded[told.sentence.start : told.sentence.end]) for told in (self.one, self.two)
        )
        return one, two

    def runs(self, length: int) -> bool:
        """Whether so many words stand in one order in both."""
        one, two = ({tuple(words[at : at + length]) for at in range(len(words) - length + 1)} for words in self.words)
        return not one.isdisjoint(two)


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
    for one, two in combinations(islice(_tellings(doc, given), SENTENCES), 2):
        if two.sentence in {one.sentence, one.pointed} or two.pointed == one.sentence:
            continue
        both = Both(doc, one, two)
        if not ((not one.values.isdisjoint(two.values) and both.shared) or both.alike):
            continue
        givers = [party for party in cast.inside(one.sentence)[:PARTIES] if cast.places(party) & places.GIVES]
        owners = (
            [party for party in cast.inside(two.sentence)[:PARTIES] if cast.places(party) & places.TOLD]
            if givers
            else []
        )
        for giver in givers:
            for owner in owners:
                kind = relation(giver, owner)
                if kind != "part":
                    yield Pair(both, giver, owner, kind, cast)


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
