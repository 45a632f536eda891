"""Two figures of a story that may be of one thing: of one noun, one unit or one fate, in two sentences."""

from collections.abc import Iterator, Mapping
from itertools import chain, combinations
from typing import NamedTuple

from scorer.model import Bound, Doc, Figure, Span
from scorer.rules.consistency.num_conflict import nouns
from scorer.rules.given import Given

HUNDRED = 100  # what round numbers are told in
NEAR = 0.02  # of a number, by which a round one may miss it
MOST = 12  # figures of one kind; more is a table
FATES = frozenset({"dead", "injured", "missing", "arrested", "rescued", "displaced"})  # what befalls people
PEOPLE = frozenset({"person", "person-kind"})  # those of whom nobody says what they are, and all others
LOOSE = frozenset({"pp", "bp", "x", "y", "mo", "w", "d", "h", "min"})  # units of too many things


class Pair(NamedTuple):
    """A figure, the later one that may take it up, and all others of their kind."""

    one: Figure
    two: Figure
    others: tuple[Figure, ...]

    @property
    def agrees(self) -> bool:
        """Whether both may be the same number, or one is a round one for the other: 800 for 796."""
        rounded = any(one.value % HUNDRED == 0 for one in (self.one, self.two))
        apart = abs(self.one.value - self.two.value)
        return self.one.meets(self.two) or (rounded and apart <= NEAR * self.one.value)

    @property
    def spans(self) -> tuple[Span, Span]:
        """Where the two stand."""
        return self.one.span, self.two.span


def read(doc: Doc, given: Given) -> Iterator[Pair]:
    """Yield each pair that may be compared, kind by kind."""
    done: set[tuple[Span, Span]] = set()
    for figures in _kinds(doc, given).values():
        for one, two in combinations(figures if len(figures) <= MOST else (), 2):
            if (one.span, two.span) not in done and _comparable(one, two):
                done.add((one.span, two.span))
                yield Pair(one, two, tuple(other for other in figures if other not in (one, two)))


def told(doc: Doc) -> tuple[Figure, ...]:
    """The figures of the story, without its headline's."""
    title = doc.headline or Span(0, 0, "headline")
    return tuple(one for one in doc.figures if one.sentence >= 0 and not one.span.overlaps(title))


def _comparable(one: Figure, two: Figure) -> bool:
    """Whether they stand in two sentences, and the later one is meant exactly, the first at least nearly."""
    return (
        one.sentence < two.sentence
        and min(one.value, two.value) > 1
        and two.bound is Bound.EXACT
        and one.bound in {Bound.EXACT, Bound.ABOUT, Bound.OVER}
    )


def _kinds(doc: Doc, given: Given) -> Mapping[str, list[Figure]]:
    """The figures of the story by their unit, or by what they count and what befell it; what a wider word takes up is there too."""
    kinds: dict[str, list[Figure]] = {}
    people: dict[str, list[Figure]] = {}
    for figure in told(doc):
        for name in _names(doc, figure, given):
            kinds.setdefault(name, []).append(figure)
        if figure.noun in PEOPLE and figure.unit is None:
            people.setdefault(figure.noun, []).append(figure)
    for name in list(kinds):
        for narrow in sorted(nouns.narrower(name, given) & kinds.keys()):
            kinds[f"{name}: {narrow}"] = sorted((*kinds[name], *kinds[narrow]), key=lambda one: one.span)
    if len(people) > 1:
        kinds["people"] = sorted(chain(*people.values()), key=lambda one: one.span)
    return kinds


def _names(doc: Doc, figure: Figure, given: Given) -> tuple[str, ...]:
    if figure.unit is not None:
        return () if figure.unit in LOOSE else (f"of {figure.unit}",)
    noun = nouns.word(doc, figure, given)
    fate = figure.event or given.tables["bearers"].get(noun)
    return tuple(name for name in (noun, f"+{fate}" if fate in FATES else "") if name)
