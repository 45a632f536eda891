"""
Names that only a mark joins to what was said: before a colon or under a quotation.

    Wali Kota: …  ·  “…” — X
"""

from collections.abc import Sequence

from scorer.read.attributions.frames import DASHES, Token
from scorer.read.attributions.grammar import Construction, Cue
from scorer.read.attributions.head import Head
from scorer.read.attributions.phrases import Phrase
from scorer.read.attributions.scene import Scene

LABEL = 5  # words of a name before a colon
SIGNATURE = 10  # words of a name under a quotation


def label(scene: Scene) -> Head | None:
    """A headline or a transcript: "Wali Kota: Pasar Dibuka Lagi", "HOLT: We are ready."."""
    until = next((n for n, token in enumerate(scene.tokens[: LABEL + 1]) if token.low == ":"), 0)
    name = scene.tokens[:until]
    if not until or not all(token.capital or token.low in scene.words.joins for token in name):
        return None
    told = scene.tokens[until + 1 :]
    if not (scene.frame.headline or all(token.text.isupper() for token in name)) or not _is_told(told):
        return None
    if " ".join(token.low for token in name) in scene.grammar.rubrics or len(name[0].low) == 1:
        return None  # "Opini: …", "Q: …"
    cue = Cue(until, until + 1, ":", ())
    return Head(cue=cue, construction=Construction.LABEL, source=Phrase(0, until), begin=0, tail=until + 1, right=True)


def _is_told(tokens: Sequence[Token]) -> bool:
    """Whether enough follows a colon to be what was said."""
    return len(tokens) >= LABEL or any(token.quote for token in tokens)


def signed(scene: Scene) -> Head | None:
    """A quotation with a name under it: "“We are ready.” — Mia Holt"."""
    tokens = scene.tokens
    first = next((n for n, token in enumerate(tokens) if token.quote), None)
    if (
        first is None
        or first + 2 >= len(tokens)
        or tokens[first + 1].low not in DASHES
        or not tokens[first + 2].capital
    ):
        return None
    source = Phrase(first + 2, len(tokens))
    if source.after - source.first > SIGNATURE or any(token.quote for token in tokens[source.first :]):
        return None
    cue = Cue(first + 1, first + 2, tokens[first + 1].low, ())
    return Head(cue=cue, construction=Construction.SIGNED, source=source, begin=first + 1, tail=len(tokens), left=True)
