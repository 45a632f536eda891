"""
The same headline or paragraph stands twice.

Why it matters: a pasted line doubles the story's weight and shows the reader that nobody read it through.
Stays quiet: on short refrains, on a deck that says the headline in other words, and on a headline field repeated as the
first line of the body.
How: lines of `least` code points or more, equal after case, blanks and marks are set aside, or with five-word runs that
overlap by `jaccard` or more.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from scorer.model import Block, Doc, Finding, Outcome, Role, Span
from scorer.rules.given import Given

_WORD = re.compile(r"\w+")
RUN = 5  # words
PLAYED = {Role.HEADLINE, Role.DECK, Role.PARAGRAPH, Role.SUBHEADING}


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield a finding for each line that repeats an earlier one, with both places."""
    seen: dict[tuple[str, ...], Block] = {}
    runs: dict[tuple[str, ...], list[int]] = defaultdict(list)
    kept: list[tuple[Block, frozenset[tuple[str, ...]]]] = []
    for block in doc.blocks:
        words = tuple(_WORD.findall(doc.text(block.span).lower()))
        if block.role not in PLAYED or block.span.end - block.span.start < given.limits["least"] or len(words) < RUN:
            continue
        shingles = frozenset(words[n : n + RUN] for n in range(len(words) - RUN + 1))
        earlier = seen.get(words) or _nearly(shingles, runs, kept, given.limits["jaccard"])
        if earlier:
            yield _finding(earlier, block)
            continue
        seen[words] = block
        for shingle in shingles:
            runs[shingle].append(len(kept))
        kept.append((block, shingles))
        yield Outcome.AGREED


def _nearly(
    shingles: frozenset[tuple[str, ...]],
    runs: dict[tuple[str, ...], list[int]],
    kept: list[tuple[Block, frozenset[tuple[str, ...]]]],
    jaccard: float,
) -> Block | None:
    """An earlier line that shares nearly all runs of words. Any one of a tenth of the runs must be shared, so few are tried."""
    some = sorted(shingles)[: max(2, int(len(shingles) * (1 - jaccard)) + 2)]
    for number in sorted({number for shingle in some for number in runs.get(shingle, ())[:RUN]}):
        block, others = kept[number]
        if len(shingles & others) >= jaccard * len(shingles | others):
            return block
    return None


def _finding(earlier: Block, block: Block) -> Finding:
    places: tuple[Span, ...] = (earlier.span, block.span)
    headline = Role.HEADLINE in (earlier.role, block.role)
    return Finding(rule="text-duplicate", spans=places, case="headline" if headline else "", confidence=0.98)
