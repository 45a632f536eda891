"""Two sentences of a story of which one may deny what the other tells."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from scorer.model import Doc
from scorer.rules.consistency.negation_flip import words
from scorer.rules.consistency.negation_flip.words import Denial, Told, Word
from scorer.rules.given import Given

FIRST = 6  # words of weight behind a "not" of which one is what is denied
SHARED = 2  # words that the two have in common, unless it is harm
OFTEN = 8  # places of a word, of which more tell what the story is about
HARM = frozenset({"=dead", "=injured"})
MOST = 150  # sentences


@dataclass(frozen=True, slots=True)
class Pair:
    """
    A denial and the sentence that tells what it denies.

    `core` is the word that is denied and `again` where it is told; `places` is where the story has each word, by its keys.
    """

    one: Told
    two: Told
    denial: Denial
    core: Word
    again: Word
    story: Sequence[Told]
    places: "Places"


def read(doc: Doc, given: Given) -> Iterator[Pair]:
    """Yield each pair that may be compared."""
    story = list(islice(words.read(doc, given), MOST))
    places = _places(story)
    for one in story:
        for denial in one.denials:
            yield from _denied(one, denial, story, places)


Places = Mapping[str, Sequence[tuple[Told, Word]]]


def _places(story: Sequence[Told]) -> Places:
    found: dict[str, list[tuple[Told, Word]]] = defaultdict(list)
    for told in story:
        for word in told.words:
            for key in word.keys:
                found[key].append((told, word))
    return found


def _denied(one: Told, denial: Denial, story: Sequence[Told], places: Places) -> Iterator[Pair]:
    done: set[tuple[int, int]] = set()
    own = [*denial.before, *denial.behind]
    for core in denial.behind[:FIRST]:
        for key in sorted(core.keys):
            found = [] if len(places[key]) > OFTEN * 2 else places[key]
            for two, again in found:
                if two.number == one.number or (two.number, again.span.start) in done or two.denied(again):
                    continue
                alike = sum(any(word.keys & other.keys for other in two.words) for word in own)
                if alike >= SHARED or core.keys & HARM:
                    done.add((two.number, again.span.start))
                    yield Pair(one, two, denial, core, again, story, places)
