"""
An outlet that quotes somebody and goes on with a verb of saying: "| AFP | yang mengutip | polisi | melaporkan …".

Those quoted are the speaker, and the words came over the outlet.
"""

from scorer.read.attributions import following, preceding
from scorer.read.attributions.grammar import Construction, Cue
from scorer.read.attributions.head import Head
from scorer.read.attributions.phrases import Phrase
from scorer.read.attributions.scene import Scene


def outlet(scene: Scene, cue: Cue) -> Head | None:
    """The head of such a sentence, with the outlet as `over`; None where something else stands around the cue."""
    if cue.phrase not in scene.grammar.inward or not scene.grammar.head_first or cue.first == 0:
        return None
    begin = cue.first
    while begin > 0 and scene.low(begin - 1) in scene.words.relativizers | {","}:
        begin -= 1
    over = preceding.before(scene.frame, begin, scene.grammar)
    if (
        over is None
        or over.after != begin
        or not (scene.is_outlet(over) or scene.low(over.first) in scene.grammar.outlets)
    ):
        return None
    quoted = following.after(scene.frame, scene.after_from(cue.after), scene.grammar, closed=True)
    if quoted is None:
        return None
    ahead = range(quoted.first + 1, min(len(scene.tokens), quoted.after + 2))
    verb = next((n for n in ahead if n in scene.verbs), None)
    if verb is None:
        return None
    after = verb - (scene.low(verb - 1) == ",")
    return Head(
        cue=Cue(verb, verb + 1, scene.low(verb), (Construction.ACTIVE,)),
        construction=Construction.ACTIVE,
        source=Phrase(quoted.first, after),
        begin=over.first,
        tail=verb + 1,
        right=True,
        over=over,
    )
