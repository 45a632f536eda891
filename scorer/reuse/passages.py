"""
Passages that two texts share, with their places on both sides: seed and extend, as in the search of gene sequences.

A seed is a shingle that stands in both. From it the passage grows along its diagonal (the same distance between the
two places) while equal words outweigh different ones, and stops where the sum has fallen too far below its best
(the X-drop of Altschul et al. 1990). Neighbouring pieces on nearby diagonals, parted by an inserted or left-out
phrase, are one passage. Bounded for any input: frequent shingles and rare diagonals are left out.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from scorer.reuse.fingerprints import WINDOW
from scorer.reuse.words import SHINGLE, Flags, Places, Words

REPEATS = 6  # a shingle that stands more often than this in one text says nothing about where it came from
DIAGONALS = 64  # the fullest diagonals that are looked at; a text in shuffled sentences has one for each
SEEDS = 2  # shingles a diagonal must share
MISMATCH = 0.4  # what a different word costs against 1 for an equal one: two in five equal words carry a passage on
DROP = 6.0  # fifteen different words in a row end a passage
JOIN = 10  # words that may stand between two pieces of one passage, on either side


@dataclass(frozen=True, slots=True, kw_only=True)
class Least:
    """What a passage has at least: equal words, how many of these in a row, telling and rare ones among them."""

    in_a_row: int = 0
    equal: int
    telling: int
    rare: int = 0


# What two real stories on different events share by chance ends below these (2,000 Indonesian articles of 2019, all pairs):
VERBATIM = Least(in_a_row=8, equal=10, telling=6, rare=2)  # of a passage taken word for word
REWRITTEN = Least(equal=18, telling=10)  # of a passage that was edited
EVERYDAY = range(10, 60)  # words in a row that many articles print and nobody takes, such as a house's last line


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """
    Words `here[0]:here[1]` beside words `there[0]:there[1]`, of which `equal` are the same on both sides.

    Each of its pieces is a stretch of the words here, and how much later they stand there.
    """

    here: tuple[int, int]
    there: tuple[int, int]
    equal: int
    pieces: tuple[tuple[int, int, int], ...]

    @property
    def similarity(self) -> float:
        """Equal words as a share of the longer side, 0 to 1."""
        return self.equal / max(self.here[1] - self.here[0], self.there[1] - self.there[0])


def shared(here: Words, there: Words) -> tuple[Run, ...]:
    """The stretches two texts share, in the order of the first; none of them overlaps another on its own side."""
    pieces = _apart(sorted(_pieces(here, there), key=lambda run: -run.equal))
    return tuple(run for run in _joined(sorted(pieces, key=lambda run: run.here)) if run.equal >= VERBATIM.equal)


def is_taken(run: Run, here: Words, there: Words, counted: Flags, rare: Flags) -> bool:
    """
    Whether a shared stretch is more than turns of phrase, if only the `counted` words of the text here count.

    Names and titles, which begin with a capital letter on both sides, are nobody's text. Of a passage taken word for
    word some telling words must be `rare`, or two set phrases beside each other would be one; a word that is repeated tells
    once, or the refrain of a song would be one.
    """
    equal = longest = 0
    told: set[int] = set()
    own: set[int] = set()
    for start, end, later in run.pieces:
        same = (here.numbers[start:end] == there.numbers[start + later : end + later]) & counted[start:end]
        telling = same & (here.telling[start:end] | there.telling[start + later : end + later])
        equal += int(np.count_nonzero(same))
        numbers = here.numbers[start:end]
        told.update(numbers[telling].tolist())
        own.update(numbers[telling & rare[start:end]].tolist())
        longest = max(longest, _longest(same))
    least = VERBATIM
    verbatim = (
        longest >= least.in_a_row and equal >= least.equal and len(told) >= least.telling and len(own) >= least.rare
    )
    return verbatim or (equal >= REWRITTEN.equal and len(told) >= REWRITTEN.telling)


def phrases(words: Words, common: Collection[int]) -> Flags:
    """For each word whether it lies in a shingle that many articles share."""
    flags = np.zeros(len(words), np.bool_)
    for place in _places(words, common).tolist():
        flags[place : place + SHINGLE] = True
    return flags


def everyday(words: Words, common: Collection[int]) -> Flags:
    """
    For each word whether it lies in a sentence that too many articles print, such as the last line of a whole outlet.

    Only winnowed shingles are counted by an index, so `common` ones a window apart stand for all between them. A
    shorter stretch is a set phrase inside somebody's own sentence, a longer one agency copy that many carry.
    """
    flags = np.zeros(len(words), np.bool_)
    places = _places(words, common)
    for stretch in np.split(places, np.flatnonzero(np.diff(places) > WINDOW) + 1) if len(places) else ():
        if stretch[-1] + SHINGLE - stretch[0] in EVERYDAY:
            flags[stretch[0] : stretch[-1] + SHINGLE] = True
    return flags


def _places(words: Words, common: Collection[int]) -> Places:
    if not common:
        return np.zeros(0, np.int64)
    return np.flatnonzero(np.isin(words.shingles.numbers, np.fromiter(common, np.uint32, len(common))))


def _pieces(here: Words, there: Words) -> Iterator[Run]:
    """Every stretch of one diagonal on which equal words prevail."""
    for later, seeds in _diagonals(*_seeds(here, there)):
        first = max(0, -later)
        last = min(len(here), len(there) - later)
        equal = here.numbers[first:last] == there.numbers[first + later : last + later]
        for start, end in _grown(equal, seeds - first):
            yield Run(
                here=(first + start, first + end),
                there=(first + start + later, first + end + later),
                equal=int(np.count_nonzero(equal[start:end])),
                pieces=((first + start, first + end, later),),
            )


def _seeds(here: Words, there: Words) -> tuple[Places, Places]:
    """The places of all shingles that stand in both texts, but not often in either."""
    ours, theirs = here.shingles, there.shingles
    if not len(ours):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    left = np.searchsorted(ours.ranked, theirs.numbers)
    found = np.flatnonzero(ours.ranked[np.minimum(left, len(ours) - 1)] == theirs.numbers)
    if len(found) < SEEDS:
        return found[:0], found[:0]
    left, numbers = left[found], theirs.numbers[found]
    times = np.searchsorted(ours.ranked, numbers, "right") - left
    often = np.searchsorted(theirs.ranked, numbers, "right") - np.searchsorted(theirs.ranked, numbers)
    telling = (times <= REPEATS) & (often <= REPEATS)
    found, left, times = found[telling], left[telling], times[telling]
    steps = np.arange(int(times.sum())) - np.repeat(np.cumsum(times) - times, times)
    return ours.order[np.repeat(left, times) + steps], np.repeat(found, times)


def _diagonals(mine: Places, theirs: Places) -> Iterator[tuple[int, Places]]:
    """The fullest diagonals with their seeds in order. One seed alone is chance: a passage leaves at least two."""
    if not len(mine):
        return
    order = np.lexsort((mine, theirs - mine))
    mine, diagonals = mine[order], (theirs - mine)[order]
    edges = np.append(np.flatnonzero(diagonals[1:] != diagonals[:-1]) + 1, len(diagonals))
    starts = np.append(0, edges[:-1])
    counts = edges - starts
    fullest = np.argsort(-counts, kind="stable")[:DIAGONALS]
    for at in fullest[counts[fullest] >= SEEDS].tolist():
        yield int(diagonals[starts[at]]), mine[starts[at] : edges[at]]


def _grown(equal: Flags, seeds: Places) -> Iterator[tuple[int, int]]:
    """The stretches of a diagonal that grow from its seeds, left to right, none overlapping the one before."""
    gains = np.where(equal, 1.0, -MISMATCH)
    reached = 0
    for seed in seeds.tolist():
        if seed < reached:
            continue
        end = seed + _growth(gains[seed:])
        start = seed - _growth(gains[reached:seed][::-1])
        reached = end
        yield start, end


def _growth(gains: np.ndarray) -> int:
    """How many steps lead to the best sum that is reached before the sum drops too far below its best so far."""
    if not len(gains):
        return 0
    sums = np.cumsum(gains)
    dropped = np.maximum(np.maximum.accumulate(sums), 0.0) - sums > DROP
    stop = int(np.argmax(dropped)) or len(sums)
    best = int(np.argmax(sums[:stop]))
    return best + 1 if sums[best] > 0 else 0


def _longest(equal: Flags) -> int:
    """The longest row of equal words."""
    breaks = np.concatenate(([-1], np.flatnonzero(~equal), [len(equal)]))
    return int((breaks[1:] - breaks[:-1]).max()) - 1


def _apart(best_first: Sequence[Run]) -> list[Run]:
    """Of pieces that overlap on either side the better one; a piece whose greater part is taken is dropped."""
    kept: list[Run] = []
    for run in best_first:
        if all(
            _overlap(run.here, other.here) <= SHINGLE and _overlap(run.there, other.there) <= SHINGLE for other in kept
        ):
            kept.append(run)
    return kept


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> int:
    return min(one[1], other[1]) - max(one[0], other[0])


def _joined(pieces: Sequence[Run]) -> Iterator[Run]:
    """Neighbouring pieces that follow each other closely on both sides as one."""
    current: Run | None = None
    for run in pieces:
        if current and all(
            -SHINGLE <= gap <= JOIN for gap in (run.here[0] - current.here[1], run.there[0] - current.there[1])
        ):
            current = replace(
                current,
                here=(current.here[0], max(current.here[1], run.here[1])),
                there=(current.there[0], max(current.there[1], run.there[1])),
                equal=current.equal + run.equal,
                pieces=(*current.pieces, *run.pieces),
            )
        else:
            if current:
                yield current
            current = run
    if current:
        yield current
