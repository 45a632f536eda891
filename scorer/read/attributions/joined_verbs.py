"""
Verbs of saying that "dan" or "dengan" joins to what somebody reports, and that belong to it.
"""

from scorer.read.attributions import phrases
from scorer.read.attributions.grammar import Cue
from scorer.read.attributions.head import Head
from scorer.read.attributions.phrases import Phrase
from scorer.read.attributions.scene import Scene


def within_report(scene: Scene, cue: Cue, last: Head, first: int) -> bool:
    """Whether a verb, whose group begins at `first`, is only part of what the head before it reports."""
    return _shares_inner_subject(scene, cue, last) or _tells_how(scene, cue, last, first)


def _shares_inner_subject(scene: Scene, cue: Cue, last: Head) -> bool:
    """Whether a joined verb goes with whom the words before it are about: "X mengatakan | mereka | menunggu dan berharap …"."""
    first = last.tail + (scene.low(last.tail) == ",")
    first += scene.low(first) in scene.words.content_starts
    others = scene.grammar.subjects - scene.grammar.singular
    about = scene.grammar.head_first and last.right and scene.low(first) in others
    goes_on = cue.phrase in scene.grammar.going_on or scene.low(cue.after) in scene.words.content_starts
    return about and not goes_on


def _tells_how(scene: Scene, cue: Cue, last: Head, first: int) -> bool:
    """Whether a joined verb tells how something is done in what was said: "polisi menutup jalan | dengan meminta warga pindah"."""
    how = scene.low(first - 1) in scene.words.with_words & scene.words.prepositions and last.right
    done = how and phrases.has_verb(scene.tokens, Phrase(last.tail, first - 1), scene.words)
    return done and scene.low(first - 2) != "," and scene.low(cue.after) not in scene.words.content_starts
