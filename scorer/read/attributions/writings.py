"""
Documents that say something: "Dalam laporan BPS disebutkan …", "Pasal 9 berbunyi: …".
"""

from scorer.read.attributions import following, preceding
from scorer.read.attributions.grammar import Construction, Cue
from scorer.read.attributions.head import Head
from scorer.read.attributions.phrases import Phrase
from scorer.read.attributions.scene import Scene


def named_first(scene: Scene, cue: Cue) -> Phrase | None:
    """The document with which a clause opens that says by a passive what stands in it: "Dalam | laporan BPS |, Seno disebut …"."""
    words = scene.words
    first = next((n for n in range(cue.first) if scene.tokens[n].word and scene.low(n) not in words.openers), cue.first)
    if scene.low(first) not in words.from_words or scene.grammar.stem(scene.low(first + 1)) not in scene.grammar.papers:
        return None
    found = following.after(scene.frame, first + 1, scene.grammar, closed=True)
    if found is None or found.after > cue.first:
        return None
    return found if scene.low(found.after) == "," or found.after == cue.first else None


def says(scene: Scene, cue: Cue) -> Head | None:
    """
    A document by which something is said, before what stands in it.

    Its own verbs ("Pasal 9 berbunyi: …") say something only of a document, others where it is named right before them
    ("Dalam laporan itu disebutkan, …").
    """
    source = named_first(scene, cue)
    if cue.phrase in scene.grammar.written and source is None:
        source = preceding.before(scene.frame, cue.first, scene.grammar)
        source = source if source and scene.low(source.first) in scene.grammar.papers else None
    attribute = cue.phrase in scene.grammar.written and source is not None and source.after - source.first == 1
    if source is None or attribute or source.after != cue.first or not _tells(scene, cue.after):
        return None
    return Head(
        cue=cue, construction=Construction.PHRASE, source=source, begin=source.first, tail=cue.after, right=True
    )


def _tells(scene: Scene, index: int) -> bool:
    """Whether a mark, a quotation or "that" stands at a token, behind which something is told."""
    quoted = any(token.quote for token in scene.tokens[index : index + 1])
    return quoted or scene.low(index) in scene.words.content_starts | {",", ":"}
