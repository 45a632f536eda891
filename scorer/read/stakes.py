"""
Where something is at stake: sentences about deaths, troops, crime, money or votes. Faults weigh more there.
"""

from collections.abc import Sequence
from functools import cache

from scorer.langs import Lang
from scorer.lexicon import Lexicon, fold
from scorer.model import Block, Role, Sentence, Span

_READ = frozenset({Role.HEADLINE, Role.DECK, Role.PARAGRAPH, Role.CAPTION})


def find(body: str, blocks: Sequence[Block], sentences: Sequence[Sentence], lang: Lang) -> tuple[Span, ...]:
    """The sentences that hold one of the pack's words of weight, in order."""
    words, low = _words(lang), fold(body)
    return tuple(
        sentence.span
        for sentence in sentences
        if blocks[sentence.block].role in _READ
        and words.first(low[sentence.span.start : sentence.span.end], folded=True)
    )


@cache
def _words(lang: Lang) -> Lexicon:
    return Lexicon(word for words in lang["stakes"].values() for word in words)
