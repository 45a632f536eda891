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
LONG = 35  # words of a sentence that has some in common with most
VOICED = frozenset({"says", "modal", "elsewhen"})  # of a headline that tells what is said, or of another time
HURT = frozenset({"=injured"})
HARM = frozenset({"=dead", "=injured"})

Places = Mapping[str, Sequence[Told]]


@dataclass(frozen=True, slots=True)
class Pair:
    """
    A denial and the sentence that tells what it denies.

    `core` is the word that is denied and `again` where it is told; `places` are the sentences with each word, by its keys.
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
    denying = [one for one in story if one.denials and not one.asks]
    places: dict[str, list[Told]] = defaultdict(list)
    for told in story if denying else ():
        for key in told.keys:
            places[key].append(told)
    for one in denying:
        for denial in one.denials:
            yield from _denied(one, denial, places)


def _denied(one: Told, denial: Denial, places: Places) -> Iterator[Pair]:
    """The pairs of a denial: other sentences, not beside it, that have what is denied and another of its words."""
    done: set[tuple[int, int]] = set()
    own = [one.words[at].keys for at in (*denial.before, *denial.behind)]
    opposite = denial.kind == "opposite"
    for core in _cores(one, denial):
        word = one.words[core]
        spared = word.keys & (HURT if opposite else HARM)
        for key in sorted(word.keys):
            if len(places[key]) > OFTEN or (opposite and key[0] != "="):
                continue
            for two in places[key]:
                shared = sum(not two.keys.isdisjoint(other) for other in own)
                if (shared < min(SHARED, len(own)) and not spared) or two is one or _beside(one, two):
                    continue
                for again, other in enumerate(two.words if len(two.words) <= LONG else ()):
                    if key in other.keys and (two.number, again) not in done:
                        done.add((two.number, again))
                        if _is_fit(two, again, denial):
                            told = other.against == (again in two.denied)
                            denied = opposite or not word.against
                            yield Pair(one, two, denial, core, again, told != denied, places)


def _cores(one: Told, denial: Denial) -> list[int]:
    """The words of which one is what is denied: a verb's opposite itself, else those up to where another clause begins."""
    if denial.kind == "opposite":
        return [denial.at]
    passive = next((at for at in range(denial.at + 1, len(one.words)) if "passive" in one.words[at].cues), denial.at)
    cores: list[int] = []
    for at in denial.behind[:FIRST]:
        start = passive if denial.kind == "nobody" and passive < at else denial.at + 1
        if not any("joint" in one.words[n].cues for n in range(start + 1, at)):
            cores.append(at)
    return cores


def _is_fit(two: Told, again: int, denial: Denial) -> bool:
    """Whether a word is told by the newsroom, and no "not" stands somewhere before an opposite."""
    if denial.kind == "opposite" and two.words[again].against and again in two.denied:
        return False
    if not two.number:
        return two.cues.isdisjoint(VOICED)
    return not two.doc.quoted.touch(two.place(again, again))


def _beside(one: Told, two: Told) -> bool:
    """Whether one sentence follows the other in its paragraph, where the two are set against each other."""
    first, last = (one.span, two.span) if one.number < two.number else (two.span, one.span)
    return (
        bool(one.number and two.number)
        and abs(one.number - two.number) == 1
        and "\n" not in one.doc.body[first.end : last.start]
    )
