"""
Cues: where in a frame words stand by which somebody may be saying something, also with a slip of the keyboard.
"""

from collections.abc import Iterator

from scorer.lexicon import fold
from scorer.read.attributions.frames import Frame
from scorer.read.attributions.grammar import Cue, Grammar


def find(grammar: Grammar, frame: Frame, low: str) -> list[Cue]:
    """The cues of a frame outside its quotations, left to right. `low` is the folded body."""
    if not frame.tokens:
        return []
    cues = list(_written(grammar, frame, low))
    known = grammar.slips.vocabulary
    unknown = [index for index, token in enumerate(frame.tokens) if token.low not in known and token.low.isalpha()]
    slipped = [cue for index in unknown if (cue := _slipped(grammar, frame, index))]
    return sorted((*cues, *slipped), key=lambda cue: cue.first) if slipped else cues


def _written(grammar: Grammar, frame: Frame, low: str) -> Iterator[Cue]:
    tokens = frame.tokens
    at = {token.start: number for number, token in enumerate(tokens) if not token.quote}
    offset = tokens[0].start
    for hit in grammar.cues.find(low[offset : tokens[-1].end], folded=True):
        first = at.get(hit.start + offset)
        if first is None:
            continue
        if tokens[first].capital and _inside_a_name(frame, first):
            continue
        after = first
        while after < len(tokens) and tokens[after].start < hit.end + offset:
            after += 1
        if fold(tokens[after - 1].text) != hit.phrase.rsplit(" ", 1)[-1]:
            continue  # a part of a longer word: "kata-kata", "tweet-id"
        yield Cue(first, after, hit.phrase, grammar.constructions[hit.phrase])


def _slipped(grammar: Grammar, frame: Frame, index: int) -> Cue | None:
    """The cue that the word at a token was meant to be."""
    token, tokens = frame.tokens[index], frame.tokens
    if token.capital:
        return None
    quoted = index > 0 and tokens[index - 1].quote and index + 1 < len(tokens) and tokens[index + 1].capital
    meant = grammar.slips.meant(token.low, long=not quoted)
    return Cue(index, index + 1, meant, grammar.constructions[meant]) if meant else None


def _inside_a_name(frame: Frame, index: int) -> bool:
    """Whether a capital in mid-sentence makes the word part of a name: "the United States", "Partai Kata Hati"."""
    return index > 0 and not frame.headline and frame.tokens[index - 1].word
