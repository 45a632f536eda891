"""
Heads: each cue of a frame with the speaker it takes.

A head says where its speaker stands and on which side its content may lie; `contents.py` then says how far the content
reaches. Which constructions a cue may enter stands in the pack; the readers are tried in the order of `Construction`.
"""

from collections.abc import Callable, Mapping

from scorer.read.attributions import citations, hearsay, labels, verbs
from scorer.read.attributions.frames import Frame
from scorer.read.attributions.grammar import Construction, Cue, Grammar
from scorer.read.attributions.head import Head
from scorer.read.attributions.scene import Scene, Within

_READERS: Mapping[Construction, Callable[[Scene, Cue, Head | None], Head | None]] = {
    Construction.RELAY: citations.relay,
    Construction.PHRASE: citations.phrase,
    Construction.PHRASE_SUFFIXED: citations.phrase_suffixed,
    Construction.INVERTED: verbs.inverted,
    Construction.SUFFIXED: verbs.suffixed,
    Construction.ACTIVE: verbs.active,
    Construction.STANCE: verbs.stance,
    Construction.PASSIVE: hearsay.passive,
    Construction.NOUN: hearsay.noun,
    Construction.HEARSAY: hearsay.hearsay,
}


def find(frame: Frame, cues: list[Cue], grammar: Grammar, outlet: Within, named: Within) -> list[Head]:
    """The heads of a frame, left to right. A cue inside the speaker of the head before it is part of a name."""
    sayings = frozenset(cue.first for cue in cues if Construction.ACTIVE in cue.constructions)
    scene = Scene(frame, grammar, outlet, named, sayings)
    if marked := labels.label(scene) or labels.signed(scene):
        return [marked]
    found: list[Head] = []
    for cue in cues:
        last = found[-1] if found else None
        if last and cue.first < max(last.cue.after, last.source.after if last.source else 0):
            continue
        giver = next((head for head in reversed(found) if head.construction is not Construction.NOUN), None)
        head = next((head for kind in cue.constructions if (head := _READERS[kind](scene, cue, giver))), None)
        if head:
            found.append(head)
    return found
