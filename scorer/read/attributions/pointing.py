"""
What is said by pointing back: "Jembatan itu ditutup. | Hal itu disampaikan Camat Seno."

The subject of a passive that only points ("Hal itu", "Pernyataan tersebut") means the sentence before it. Where nobody has
said that sentence yet, it is what was said; who denies it has not said it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from scorer.langs import Lang
from scorer.lexicon import fold
from scorer.model import Attribution, Kind
from scorer.read.attributions.continued import Reading

BACK = 4  # words of a subject that only points back: "Hal ini", "The claim"


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    pointers: frozenset[str]
    denials: frozenset[str]
    passive: tuple[str, ...]


def resolve(body: str, readings: Sequence[Reading], lang: Lang) -> list[Reading]:
    """The readings; what only points back to a sentence without an owner has that sentence as its content too."""
    words = _words(lang)
    return [*readings[:1], *(_resolved(body, before, reading, words) for before, reading in pairwise(readings))]


def _resolved(body: str, before: Reading, reading: Reading, words: _Words) -> Reading:
    told = before.frame.span(0, len(before.frame.tokens))
    if told is None or before.attributions or before.frame.headline or len(reading.attributions) != 1:
        return reading
    attribution = reading.attributions[0]
    if attribution.speaker.kind is Kind.AGENTLESS or not _points(body, attribution, words):
        return reading
    return replace(reading, attributions=(replace(attribution, content=(told, *attribution.content)),))


def _points(body: str, attribution: Attribution, words: _Words) -> bool:
    """Whether an attribution is a passive whose subject is a pointer to the sentence before it."""
    cue, content = attribution.cue, attribution.content
    if cue is None or len(content) != 1 or cue.start < content[0].start:
        return False
    verb = fold(body[cue.start : cue.end])
    subject = fold(body[content[0].start : content[0].end]).split()
    told = verb.startswith(words.passive) and verb not in words.denials
    return told and len(subject) <= BACK and not words.pointers.isdisjoint(subject)


@cache
def _words(lang: Lang) -> _Words:
    return _Words(
        pointers=frozenset(lang["grammar"]["pointers"]),
        denials=frozenset(lang["cues"]["passive"]["denials"]),
        passive=tuple(lang["grammar"]["passive_prefixes"]),
    )
