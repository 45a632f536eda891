"""
What an article shares with others: fingerprints to find candidates by, and the comparison of one with each.

`fingerprints` is for the index, which stores what `kept_of` an article gives and asks for `all_of` it. `compare` is
for the pipeline: shared passages with their places on both sides, credit, direction, and where two reports differ.
"""

from scorer.reuse.compare import Surroundings, compare

__all__ = ["Surroundings", "compare"]
