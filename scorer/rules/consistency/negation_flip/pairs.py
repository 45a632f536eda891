"""Two sentences of a story of which one may deny what the other tells."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scorer.model import Doc, Span
from scorer.rules.consistency.negation_flip import words
from scorer.rules.consistency.negation_flip.words import Denial, Told, Word
from scorer.rules.given import Given

FIRST = 6  # words of weight behind a "not" of which one is what is denied
SHARED = 2  # words that the two have in common, unless it is harm
OFTEN = 8  # sentences with a word, of which more tell what the story is about
HURT = frozenset({"=injured"})
HARM = frozenset({"=dead", "=injured"})

Places = Mapping[str, Sequence[tuple[Told, int]]]


@dataclass(frozen=True, slots=True)
class Pair:
    """
    A denial and the sentence that tells what it denies.

    `core` is the word that is denied and `again` where it is told; `places` is where the story has each word, by its keys.
    """

    one: Told
    two: Told
    denial: Denial
    core: int
    again: int
    agrees: bool
    places: Places

    @property
    def spans(self) -> tuple[Span, Span]:
        """Where the word that denies stands, and the one that tells."""
        return self.one.place(self.denial.at, self.denial.at), self.two.place(self.again, self.again)

    @property
    def denied(self) -> Word:
        """The word that is denied."""
        return self.one.words[self.core]

    @property
    def told(self) -> Word:
        """The same word where it is told."""
        return self.two.words[self.again]


def read(doc: Doc, given: Given) -> Iterator[Pair]:
    """Yield each pair that may be compared."""
    story = words.read(doc, given)
    places = _places(story) if any(one.denials for one in story) else {}
    for one in story:
        for denial in one.denials:
            yield from _denied(one, denial, places)


def _places(story: Sequence[Told]) -> Places:
    found: dict[str, list[tuple[Told, int]]] = defaultdict(list)
    for told in story:
        for at, word in enumerate(told.words):
            for key in word.keys:
                found[key].append((told, at))
    return found


def _denied(one: Told, denial: Denial, places: Places) -> Iterator[Pair]:
    done: set[tuple[int, int]] = set()
    own = [one.words[at].keys for at in (*denial.before, *denial.behind)]
    opposite = denial.kind == "opposite"
    for core in denial.behind[:1] if opposite else denial.behind[:FIRST]:
        word = one.words[core]
        keys = [key for key in sorted(word.keys) if (not opposite or key[0] == "=") and len(places[key]) <= OFTEN]
        for key in keys:
            for two, again in places[key]:
                if two.number == one.number or (two.number, again) in done:
                    continue
                done.add((two.number, again))
                if sum(not two.keys.isdisjoint(other) for other in own) < min(SHARED, len(own)) and not word.keys & (HURT if opposite else HARM):
                    continue
                told = two.words[again].against == (again in two.denied)
                denied = (word.against and opposite) or not word.against
                yield Pair(one, two, denial, core, again, told != denied, places)
