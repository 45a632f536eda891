"""
The index's bytes: who stands in which bucket, and who has most in common with an article.

A posting is seven bytes: the article's number, the part of the fingerprint that its bucket does not tell, and roughly
where in the article it stands. Buckets are plain strings of them in order of arrival, so that writing is appending and
a query is one MGET and a look with numpy.
"""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from scorer.reuse.fingerprints import Fingerprints

BUCKETS: Final = 1 << 17
"""So many that a query to a million articles reads less than a megabyte, few enough that an index of ten thousand is not
mostly key names."""

POSTING: Final = np.dtype([("number", "<u4"), ("rest", "<u2"), ("place", "u1")])
WIDTH: Final = POSTING.itemsize

_STEP: Final = 4
"""Words between two places that are told apart; eight bits of them come round every 1,024 words."""

_MOST_ASKED: Final = 1_500
"""Fingerprints of one query; of an article longer than that, evenly spread ones."""

COMMON: Final = 500
_COMMON_SHARE: Final = 0.002
_COMMON_LEAST: Final = 50
"""A fingerprint in more articles than `COMMON`, or in a small index than this share of them and this many, is no evidence:
no story is printed so often."""

_TOLD_LEAST: Final = 6
"""… and from here on the comparison is told, which takes a sentence of such for the last line of a whole outlet."""

_EVIDENCE_ALIGNED: Final = 1.6
_EVIDENCE_ANYWHERE: Final = 2.5
_STRONG: Final = 3.0
_MOST_WEAK: Final = 6
"""Candidates of less than strong evidence: chance finds more of them the larger the archive is, but it ranks the few
that share a passage above the rest (among 150,000 articles none was lower than the fourth)."""

Fingers = npt.NDArray[np.uint32]
Numbered = tuple[int, Fingerprints]
"""An article's number and the fingerprints that are stored of it."""


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """What a query asks for: for each fingerprint its bucket, the rest of it, and its place in the article."""

    buckets: Fingers
    rests: npt.NDArray[np.uint16]
    places: npt.NDArray[np.int64]


def buckets_of(numbers: Fingers) -> Fingers:
    """The bucket of each fingerprint: its lower half, since winnowing keeps small numbers and skews the upper one."""
    return numbers & np.uint32(BUCKETS - 1)


def rests_of(numbers: Fingers) -> npt.NDArray[np.uint16]:
    """What of each fingerprint its bucket does not tell."""
    return (numbers >> np.uint32(16)).astype(np.uint16)


def question(prints: Fingerprints) -> Question:
    """Ask for each different fingerprint once, and for no more than can be answered in time."""
    numbers, first = np.unique(prints.numbers, return_index=True)
    if len(numbers) > _MOST_ASKED:
        chosen = np.linspace(0, len(numbers) - 1, _MOST_ASKED).astype(np.int64)
        numbers, first = numbers[chosen], first[chosen]
    return Question(buckets_of(numbers), rests_of(numbers), prints.places[first])


def pack(articles: Sequence[Numbered]) -> Mapping[int, bytes]:
    """The postings of numbered articles as bytes to append, by bucket."""
    numbers = np.concatenate([prints.numbers for _, prints in articles] or [np.zeros(0, np.uint32)])
    postings = np.empty(len(numbers), POSTING)
    postings["number"] = np.repeat([number for number, _ in articles], [len(prints) for _, prints in articles])
    postings["rest"] = rests_of(numbers)
    postings["place"] = np.concatenate(
        [prints.places // _STEP & 0xFF for _, prints in articles] or [np.zeros(0, np.int64)]
    )
    buckets = buckets_of(numbers)
    order = np.argsort(buckets, kind="stable")
    edges = [*np.flatnonzero(np.diff(buckets[order], prepend=-1)).tolist(), len(numbers)]
    written = postings[order].tobytes()
    return {
        int(buckets[order[start]]): written[start * WIDTH : end * WIDTH] for start, end in itertools.pairwise(edges)
    }


def fingerprints(struck: bytes | None) -> Fingers:
    """Fingerprints that were struck off the index, as they are kept: four bytes each."""
    return np.frombuffer(struck or b"", "<u4")


def frequent(bucket: int, postings: bytes | None, most: float) -> Fingers:
    """The fingerprints that stand more often than `most` in a bucket."""
    if not postings or len(postings) <= most * WIDTH:
        return np.zeros(0, np.uint32)
    rests, counts = np.unique(np.frombuffer(postings, POSTING)["rest"], return_counts=True)
    return rests[counts > most].astype(np.uint32) << np.uint32(16) | np.uint32(bucket)


def has_below(postings: bytes | None, least: int) -> bool:
    """Whether a bucket holds postings of articles numbered below `least`."""
    return bool((np.frombuffer(postings or b"", POSTING)["number"] < least).any())


def checksum(postings: bytes) -> np.uint64:
    """A number that depends on the postings in a bucket and not on their order."""
    held = np.frombuffer(postings, POSTING)
    told = held["number"].astype(np.uint64) << np.uint64(24)
    told |= held["rest"].astype(np.uint64) << np.uint64(8) | held["place"].astype(np.uint64)
    told = (told + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    return np.uint64((told >> np.uint64(32)).sum(dtype=np.uint64))


@dataclass(frozen=True, slots=True, eq=False)
class Ranking:
    """Numbers of the articles that share most, best first, and the fingerprints that too many articles share."""

    numbers: tuple[int, ...]
    common: frozenset[int]


def rank(asked: Question, answers: Sequence[bytes | None], articles: int, most: int) -> Ranking:
    """
    The at most `most` articles that share most with the asked one.

    Each shared fingerprint counts by its rarity among `articles`, 1 for the rarest (divided by log(N+1), so that small
    indexes weigh like large ones). What lies on one diagonal, as a passage does, counts fully, the rest a quarter.
    """
    sizes = [len(answer) // WIDTH if answer else 0 for answer in answers]
    postings = np.frombuffer(b"".join(answer for answer in answers if answer), POSTING)
    hits = np.flatnonzero(postings["rest"] == np.repeat(asked.rests, sizes))
    spread = np.diff(np.searchsorted(hits, np.cumsum([0, *sizes])))
    often = min(COMMON, articles * _COMMON_SHARE)
    common = spread > max(_COMMON_LEAST, often)
    told = spread > max(_TOLD_LEAST, often)
    rarity = np.log((articles + 1) / np.maximum(spread, 1)) / np.log(articles + 2)
    # Half of the hits are of common fingerprints: what is looked up for each of them would take most of the time.
    telling = np.repeat(~common, spread)
    which, found = np.repeat(np.arange(len(sizes)), spread)[telling], postings[hits[telling]]
    numbers = _best(
        found["number"].astype(np.int64), (asked.places[which] // _STEP - found["place"]) & 0xFF, rarity[which], most
    )
    shared_by_many = asked.rests[told].astype(np.uint32) << np.uint32(16) | asked.buckets[told]
    return Ranking(tuple(numbers), frozenset(shared_by_many.tolist()))


def _best(
    numbers: npt.NDArray[np.int64], diagonals: npt.NDArray[np.int64], weights: npt.NDArray[np.float64], most: int
) -> list[int]:
    if not len(numbers):
        return []
    order = np.argsort(numbers << 8 | diagonals, kind="stable")
    keys, weights = (numbers << 8 | diagonals)[order], weights[order]
    edges = np.flatnonzero(np.diff(keys, prepend=-1))
    sums, cells = np.add.reduceat(weights, edges), keys[edges]
    # A passage with a word more or less on one side lies on two neighbouring diagonals.
    beside = np.append(np.where(np.diff(cells) == 1, sums[1:], 0.0), 0.0)
    owners = cells >> 8
    firsts = np.flatnonzero(np.diff(owners, prepend=-1))
    aligned = np.maximum.reduceat(sums + beside, firsts)
    anywhere = np.add.reduceat(sums, firsts)
    enough = (aligned >= _EVIDENCE_ALIGNED) | (anywhere >= _EVIDENCE_ANYWHERE)
    owners, evidence = owners[firsts][enough], (aligned + anywhere / 4)[enough]
    best = np.lexsort((owners, -evidence))[:most]
    return [int(owner) for owner in owners[best[: int((evidence[best] >= _STRONG).sum()) + _MOST_WEAK]]]
