"""
The same headline or paragraph stands twice.

Why it matters: a pasted line doubles the story's weight and shows the reader that nobody read it through.
Stays quiet: on short refrains, on a deck that says the headline in other words, and on the heading of a story that came
as a whole page: there it is the headline itself.
How: lines of `least` code points or more, equal after case, blanks and marks are set aside, or with a share of
`alike` of their words in the same order and the same numbers; and a sentence that stands
again behind itself, as a line of its own, or wherever the story's first one does.
Cannot see: the same content in other words, and repeated lines below `least` letters.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from rapidfuzz.distance import Indel

from scorer.model import Block, Doc, Finding, Outcome, Role, Sentence, Span
from scorer.rules.given import Given

_WORD = re.compile(r"\w+")
RUN = 5  # words
STRIDE = 3  # of the runs of a line, every third is remembered
OPENING = 2  # lines of the body in which the headline may stand again
Words = tuple[str, ...]
PLAYED = {Role.HEADLINE, Role.DECK, Role.PARAGRAPH, Role.SUBHEADING}


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield a finding for each line that repeats an earlier one, with both places."""
    yield from _headline_again(doc)
    yield from _sentence_again(doc, given.limits["least"])
    seen: dict[Words, Block] = {}
    runs: dict[Words, list[int]] = defaultdict(list)
    kept: list[tuple[Block, Words]] = []
    for block in doc.blocks:
        if block.role not in PLAYED or block.span.end - block.span.start < given.limits["least"]:
            continue
        words = tuple(_WORD.findall(doc.text(block.span).lower()))
        if len(words) < RUN:
            continue
        told = _runs(words)
        earlier = seen.get(words) or _nearly(words, told, runs, kept, given.limits["alike"])
        if earlier:
            yield _finding(earlier, block)
            continue
        seen[words] = block
        for run in told[::STRIDE]:
            runs[run].append(len(kept))
        kept.append((block, words))
        yield Outcome.AGREED


def _headline_again(doc: Doc) -> Iterator[Finding]:
    """The headline that was submitted, standing once more as the first line of the body."""
    words = tuple(_WORD.findall((doc.article.headline or "").lower()))
    if doc.labels or doc.headline is None or doc.headline.field != "headline" or len(words) < RUN:
        return
    for block in doc.blocks[:OPENING]:
        if tuple(_WORD.findall(doc.text(block.span).lower())) == words:
            yield Finding(rule="text-duplicate", spans=(doc.headline, block.span), case="headline", confidence=0.98)
            return


def _sentence_again(doc: Doc, least: float) -> Iterator[Finding]:
    """
    A sentence that stands again: right behind itself, as a line of its own, or wherever the story's first one does.

    Two whole lines are told elsewhere; a question may be put twice.
    """
    first: dict[str, Sentence] = {}
    before = opening = None
    for sentence in doc.prose():
        text = doc.text(sentence.span)
        opening = opening or sentence
        if len(text) >= least and not text.endswith("?") and not doc.quoted.touch(sentence.span):
            one = first.setdefault(text, sentence)
            if one is not sentence and _is_pasted(doc, one, sentence, before, opening):
                yield Finding(rule="text-duplicate", spans=(one.span, sentence.span), confidence=0.98)
        before = sentence


def _is_pasted(doc: Doc, one: Sentence, again: Sentence, before: Sentence | None, opening: Sentence) -> bool:
    """Whether a sentence that stands again is a slip: it makes a line, follows itself, or is the story's first."""
    lines = sum(doc.text(each.span) == doc.text(doc.blocks[each.block].span) for each in (one, again))
    told_as_lines = one.block != again.block and lines > 1
    return not told_as_lines and (lines > 0 or one in (before, opening))


def _runs(words: Words) -> list[Words]:
    """Every `RUN` words that follow each other."""
    return list(zip(*(words[n:] for n in range(RUN)), strict=False))


def _nearly(
    words: Words, told: list[Words], runs: dict[Words, list[int]], kept: list[tuple[Block, Words]], alike: float
) -> Block | None:
    """
    An earlier line that has nearly all its words in the same order, and every number.

    Lines this alike share some of their first runs, of which every `STRIDE`th is remembered: so few lines are compared.
    """
    shared = runs.keys() & told[: STRIDE * 2 + int(len(words) * (1 - alike) * RUN)]
    for number in sorted({number for run in shared for number in runs[run][:RUN]}):
        block, others = kept[number]
        digits = [word for word in words if word.isdigit()] == [word for word in others if word.isdigit()]
        if digits and Indel.normalized_similarity(words, others, score_cutoff=alike) >= alike:
            return block
    return None


def _finding(earlier: Block, block: Block) -> Finding:
    places: tuple[Span, ...] = (earlier.span, block.span)
    headline = Role.HEADLINE in (earlier.role, block.role)
    return Finding(rule="text-duplicate", spans=places, case="headline" if headline else "", confidence=0.98)
