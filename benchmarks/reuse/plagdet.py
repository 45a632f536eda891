"""How well passages are found: plagdet, the measure of the PAN competitions (Potthast et al. 2010)."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log2

from scorer.model import Span

Pair = tuple[Span, Span]


@dataclass(frozen=True, slots=True)
class Plagdet:
    """Precision and recall over letters, averaged over detections and cases; how many detections tell one case."""

    precision: float
    recall: float
    granularity: float

    @property
    def score(self) -> float:
        """Their combination, 0 to 1."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both / log2(1 + self.granularity) if both else 0.0


def measure(texts: Sequence[tuple[Sequence[Pair], Sequence[Pair]]]) -> Plagdet:
    """Gold and found passages of each pair of texts (here, there)."""
    precisions, recalls, detections = [], [], []
    for gold, found in texts:
        precisions += [_covered(one, gold) for one in found]
        recalls += [_covered(case, found) for case in gold]
        detections += [times for case in gold if (times := sum(_touch(case, one) for one in found))]
    return Plagdet(_mean(precisions), _mean(recalls), _mean(detections) if detections else 1.0)


def _covered(one: Pair, others: Sequence[Pair]) -> float:
    """The share of a pair's letters, on both sides, that touching pairs cover."""
    touching = [other for other in others if _touch(one, other)]
    letters = sum(_letters(one[side], [other[side] for other in touching]) for side in (0, 1))
    return letters / sum(span.end - span.start for span in one)


def _touch(one: Pair, other: Pair) -> bool:
    return one[0].overlaps(other[0]) and one[1].overlaps(other[1])


def _letters(span: Span, others: Sequence[Span]) -> int:
    covered: set[int] = set()
    for other in others:
        covered.update(range(max(span.start, other.start), min(span.end, other.end)))
    return len(covered)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
