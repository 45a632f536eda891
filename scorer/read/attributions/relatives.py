"""
Somebody who says something in a relative clause: "Ia bertemu | Seno Adi | yang menilai tanggul itu rapuh".

A document or a body counts where "bahwa" shows that something is told; a name, and the owner of a noun such as
"pernyataan", already where a clause follows the verb.
"""

from scorer.read.attributions import insertions, phrases
from scorer.read.attributions.grammar import Cue
from scorer.read.attributions.phrases import Phrase
from scorer.read.attributions.scene import Scene

DATED = 4  # tokens of a date between a noun and its relative clause
CLAUSE = 10  # tokens behind a verb in which that of a clause stands


def speaker(scene: Scene, cue: Cue, first: int) -> Phrase | None:
    """Whom the relative clause is about whose verb group begins at token `first`, where that one says something in it."""
    if not scene.grammar.head_first or scene.low(first - 1) not in scene.words.relativizers:
        return None
    noun = _noun(scene, first - 1)
    if noun is None:
        return None
    named = scene.is_named(noun) or (scene.tokens[noun.first].capital and not scene.initial(noun.first))
    owner = scene.low(noun.first) in scene.grammar.claims and noun.after - noun.first > 1
    told = scene.low(cue.after) in scene.words.content_starts
    whole = noun
    if owner:
        noun = Phrase(noun.first + 1, noun.after)
        named = scene.is_person(noun)
    if not scene.tokens[whole.first - 1].word or scene.initial(whole.first):
        return None  # "Seno yang mengaku takut | pulang": the subject of the sentence has a predicate of its own
    somewhere = scene.low(noun.first - 1) in scene.words.from_words - scene.words.by_words - scene.words.origins
    alone = noun.after - noun.first == 1 and scene.low(noun.first - 1) in scene.words.prepositions
    thing = somewhere or alone or scene.low(noun.first) in scene.grammar.papers
    if not told and (thing or not named or not _clause(scene, cue.after)):
        return None
    return noun if scene.speaks(noun) or named else None


def _noun(scene: Scene, after: int) -> Phrase | None:
    """The noun phrase that ends before a relative pronoun, or before a date that stands between them."""
    words, tokens = scene.words, scene.tokens
    for index in range(after - 1, max(0, after - DATED), -1):
        if scene.low(index) in words.prepositions and phrases.dated(tokens, Phrase(index + 1, after), words):
            after = index
            break
    first, ends = after, words.prepositions | words.relativizers | words.turns | {","}
    while first > max(0, after - phrases.APPOSITION):
        token = tokens[first - 1]
        verb = not token.capital and phrases.has_verb(tokens, Phrase(first - 1, first), words)
        if verb or token.low in ends or (phrases.hard(token) and token.low != ".") or first - 1 in scene.verbs:
            break
        first -= 1
    return Phrase(first, after) if first < after and tokens[first].word else None


def _clause(scene: Scene, index: int) -> bool:
    """Whether a predicate stands behind a verb: what it tells is a clause."""
    end = min(len(scene.tokens), index + CLAUSE)
    end = next((n for n in range(index, end) if phrases.hard(scene.tokens[n]) or scene.low(n) == ","), end)
    return any(insertions.marks_predicate(scene, n) for n in range(index, end))
