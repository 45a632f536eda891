"""
Two passages side by side: which words stand only here, which only there.
"""

import re
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import Indel

SHOWN: Final = 1_200
"""Words, blanks and signs of a passage that the page shows and compares; the report holds all of it."""

_PARTS: Final = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Strand:
    """A run of words that both passages share, or that this one has alone."""

    text: str
    alone: bool


def compare(here: str, there: str) -> tuple[tuple[Strand, ...], tuple[Strand, ...]]:
    """
    Both passages as strands, by the longest common row of words.

    Joined, the strands are the passages again, cut after SHOWN parts with an ellipsis.
    """
    left, right = _parts(here), _parts(there)
    ours, theirs = [], []
    for step in Indel.opcodes(left, right):
        if step.src_end > step.src_start:
            ours.append(Strand("".join(left[step.src_start : step.src_end]), alone=step.tag != "equal"))
        if step.dest_end > step.dest_start:
            theirs.append(Strand("".join(right[step.dest_start : step.dest_end]), alone=step.tag != "equal"))
    return tuple(ours), tuple(theirs)


def _parts(passage: str) -> list[str]:
    parts = [found.group() for found, _ in zip(_PARTS.finditer(passage), range(SHOWN + 1), strict=False)]
    return parts if len(parts) <= SHOWN else [*parts[:SHOWN], "…"]
