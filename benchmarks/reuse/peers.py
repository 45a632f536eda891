"""
The MinHash libraries, each at its best, on our words and shingles.

Their best: 128 permutations, and the estimated likeness from which a candidate counts as a hit set on the development
archive. They are no dependency of ours: `pip install datasketch rensa` (both MIT) in an environment of your own.
"""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from time import process_time
from typing import Any, Protocol

import numpy as np

from scorer.model import Article
from scorer.reuse.fingerprints import all_of
from scorer.reuse.words import Numbers

PERMUTATIONS = 128


@dataclass(frozen=True, slots=True)
class Asked:
    """Every candidate with its estimated likeness, and the CPU milliseconds it took to find them."""

    likeness: Mapping[str, float]
    milliseconds: float


class Peer(Protocol):
    """A library with an index of its own in memory."""

    name: str
    point: float

    def put(self, article_id: str, prints: Numbers) -> None:
        """Take an article in, by its shingles."""

    def ask(self, article: Article) -> Asked:
        """Look for likely copies."""


class Datasketch:
    """MinHash LSH of datasketch at a threshold of 0.2, below which its candidates are mostly chance."""

    def __init__(self, threshold: float) -> None:
        from datasketch import MinHashLSH  # noqa: PLC0415 - may be missing

        self.point = threshold
        self.name = f"datasketch {threshold}"
        self._index = MinHashLSH(threshold=threshold, num_perm=PERMUTATIONS)
        self._sketches: dict[str, Any] = {}

    def put(self, article_id: str, prints: Numbers) -> None:
        """Take an article in, by its shingles."""
        self._sketches[article_id] = self._sketch(prints)
        self._index.insert(article_id, self._sketches[article_id])

    def ask(self, article: Article) -> Asked:
        """Look for likely copies."""
        began = process_time()
        sketch = self._sketch(all_of(article).numbers)
        likeness = {found: float(sketch.jaccard(self._sketches[found])) for found in self._index.query(sketch)}
        return Asked(likeness, (process_time() - began) * 1000)

    @staticmethod
    def _sketch(prints: Numbers) -> Any:
        from datasketch import MinHash  # noqa: PLC0415 - may be missing

        sketch = MinHash(num_perm=PERMUTATIONS, hashfunc=lambda number: number)
        sketch.update_batch(prints.tolist())
        return sketch


class Rensa:
    """R-MinHash LSH of rensa with so many bands."""

    def __init__(self, bands: float) -> None:
        from rensa import RMinHashLSH  # noqa: PLC0415 - may be missing

        self.point = bands
        self.name = f"rensa {bands} bands"
        self._index = RMinHashLSH(threshold=0.5, num_perm=PERMUTATIONS, num_bands=int(bands))
        self._sketches: list[Any] = []
        self._ids: list[str] = []

    def put(self, article_id: str, prints: Numbers) -> None:
        """Take an article in, by its shingles."""
        self._sketches.append(self._sketch(prints))
        self._ids.append(article_id)
        self._index.insert(len(self._ids) - 1, self._sketches[-1])

    def ask(self, article: Article) -> Asked:
        """Look for likely copies."""
        began = process_time()
        sketch = self._sketch(all_of(article).numbers)
        likeness = {self._ids[at]: float(sketch.jaccard(self._sketches[at])) for at in self._index.query(sketch)}
        return Asked(likeness, (process_time() - began) * 1000)

    @staticmethod
    def _sketch(prints: Numbers) -> Any:
        from rensa import RMinHash  # noqa: PLC0415 - may be missing

        sketch = RMinHash(num_perm=PERMUTATIONS, seed=1)
        sketch.update([str(number) for number in prints.tolist()])
        return sketch


def installed() -> list[Peer]:
    """The peers there are in this environment, each at its two usual operating points."""
    peers: list[Peer] = []
    for build, points in ((Datasketch, (0.5, 0.2)), (Rensa, (32, 64))):
        try:
            peers += [build(point) for point in points]  # type: ignore[operator]
        except ImportError as missing:
            print(f"{missing.name} is not installed: left out", file=sys.stderr)
    return peers


def best_limit(asked: Sequence[tuple[frozenset[str], Asked]], precision: float) -> float:
    """The lowest likeness at which the hits are at least this precise; above 1 where none is."""
    told = sorted(
        ((likeness, found in gold) for gold, one in asked for found, likeness in one.likeness.items()), reverse=True
    )
    right = np.cumsum([hit for _, hit in told])
    good = [at for at in range(len(told)) if right[at] / (at + 1) >= precision]
    return told[good[-1]][0] if good else 1.1


def again(peer: Peer) -> Peer:
    """The same peer, empty."""
    return type(peer)(peer.point)  # type: ignore[call-arg]


def hits(asked: Asked, limit: float) -> frozenset[str]:
    """The candidates that are at least so alike."""
    return frozenset(found for found, likeness in asked.likeness.items() if likeness >= limit)
