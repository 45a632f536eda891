"""
Cues put into the middle of a clause, with or without commas: "Perubahan itu | menurut Seno | tidak tepat".

What stands before such a cue has no verb yet, and the predicate follows right behind the source. What was said is both
halves. Only a language whose heads come first leaves the commas out.
"""

from scorer.read.attributions import phrases
from scorer.read.attributions.grammar import Cue, Words
from scorer.read.attributions.phrases import Phrase
from scorer.read.attributions.scene import LOOK, Scene

NEAR = 4  # tokens behind the first word of a predicate in which its verb stands
PURPOSE = 4  # words of a subject that a purpose may follow: "Hal ini kata dia | untuk …"


def led(scene: Scene, index: int) -> bool:
    """Whether nothing that could be said stands before a token: marks, openers, an adverbial that a comma closes."""
    tokens, words = scene.tokens, scene.words
    if scene.initial(index):
        return True
    first = next((n for n in range(index) if tokens[n].word and tokens[n].low not in words.openers), index)
    if not scene.grammar.head_first or index - first > LOOK or scene.low(index - 1) != ",":
        return False
    part = Phrase(first, index - 1)
    adverbial = scene.low(first) in words.prepositions | words.demonstratives or phrases.dated(tokens, part, words)
    return adverbial and not any(token.quote for token in tokens[:index]) and not phrases.has_verb(tokens, part, words)


def source(scene: Scene, cue: int, found: Phrase) -> Phrase | None:
    """The source of a cue inside a clause, without the predicate behind it; None where the cue does not stand in one."""
    before = _subject(scene, cue)
    if before is None:
        return None
    alone = _before_predicate(scene, found)
    closed = scene.low(alone.after) == "," and scene.low(cue - 1) != ","
    closed = closed and scene.low(alone.after + 1) not in scene.grammar.subjects
    return alone if closed or _predicate(scene, alone.after, before) else None


def speaker(scene: Scene, found: Phrase) -> Phrase:
    """A source without the subject of the clause behind it: "kata | Iqbal |, warga juga ikut …"."""
    tokens, words = scene.tokens, scene.words
    comma = next((n for n in range(found.after - 1, found.first, -1) if tokens[n].low == ","), None)
    index = found.after
    while scene.low(index) in words.auxiliaries and scene.low(index) not in words.times:
        index += 1
    goes_on = scene.low(index) not in words.after_speaker and marks_predicate(scene, index)
    return Phrase(found.first, comma) if comma and goes_on else found


def clitic(scene: Scene, cue: Cue) -> bool:
    """Whether a cue with its speaker in it stands inside a clause: "Waktu setahun | menurutnya | terlalu lama"."""
    before = _subject(scene, cue.first)
    if before is None:
        return False
    if scene.low(cue.after) == ",":
        return scene.low(cue.first - 1) != ","
    if cue.phrase.startswith(scene.words.passive_prefixes):
        return passive(scene, cue.after)
    points = cue.phrase not in scene.grammar.inserted or scene.low(before.after - 1) in scene.words.pointers
    return points and _predicate(scene, cue.after, before)


def passive(scene: Scene, index: int) -> bool:
    """Whether a predicate begins behind a passive and who said it; what tells when or how goes with the passive itself."""
    words = scene.words
    goes = words.auxiliaries - words.times - words.after_speaker
    while scene.low(index) in goes:
        if scene.low(index) in words.finite:
            return True
        index += 1
    told = scene.low(index) in words.after_speaker and scene.low(index) not in words.finite
    return not told and marks_predicate(scene, index)


def _subject(scene: Scene, cue: int) -> Phrase | None:
    """The noun phrase that ends right before a cue, at the beginning of its clause: "| Perubahan itu | menurut Seno"."""
    words, tokens = scene.words, scene.tokens
    if not scene.grammar.head_first:
        return None
    after = cue - 1 if scene.low(cue - 1) == "," else cue
    first = after
    while (
        first > max(0, after - phrases.REACH) and tokens[first - 1].low != "," and not phrases.hard(tokens[first - 1])
    ):
        first -= 1
    begin = first
    while first < after and (tokens[first].low in words.openers or tokens[first].low in words.auxiliaries):
        first += 1
    if begin < first < after and all(tokens[n].low in words.demonstratives for n in range(first, after)):
        return Phrase(begin, after) if after == cue else None  # "Karena itu | kata dia, …"
    part = Phrase(first, after)
    if first >= after or not tokens[first].word or _joined(tokens[first].low, words):
        return None
    last = tokens[after - 1].low
    if _joined(last, words) or last in words.joins or last in words.turns:
        return None
    verb = phrases.has_verb(tokens, part, words) or any(
        tokens[n].low in words.turns or n in scene.verbs for n in range(first, after)
    )
    return None if verb or phrases.dated(tokens, part, words) else part


def _joined(low: str, words: Words) -> bool:
    """Whether a word ties what follows it to what stands before it: a preposition, a relative."""
    return low in words.prepositions or low in words.relativizers


def _before_predicate(scene: Scene, source: Phrase) -> Phrase:
    """A source without the predicate that it ran into: "menurut | Seno | keliru memilih", "petugas jaga | tidak tahu"."""
    tokens, words = scene.tokens, scene.words
    belongs = words.determiners | words.relativizers | words.joins | words.demonstratives
    for index in range(source.first + 1, source.after):
        token = tokens[index]
        if not token.word or token.low in belongs or token.low in scene.grammar.people:
            break
        if marks_predicate(scene, index) or (
            tokens[source.first].capital
            and not token.capital
            and any(marks_predicate(scene, n) for n in range(index + 1, min(len(tokens), index + NEAR)))
        ):
            return Phrase(source.first, index)
    return source


def marks_predicate(scene: Scene, index: int) -> bool:
    """Whether a word that only a predicate begins with stands at a token: a verb, a negation, an auxiliary before a word."""
    words, tokens = scene.words, scene.tokens
    if index >= len(tokens) or not tokens[index].word or tokens[index].capital:
        return False
    low = scene.low(index)
    leads = low in words.auxiliaries and low not in words.times and index + 1 < len(tokens)
    leads = leads and tokens[index + 1].word and not tokens[index + 1].capital
    verb = phrases.has_verb(tokens, Phrase(index, index + 1), words)
    return leads or verb or scene.low(index) in words.negations


def _predicate(scene: Scene, index: int, before: Phrase) -> bool:
    """Whether the predicate of a noun phrase that stands before a cue begins at a token behind its source."""
    words, low = scene.words, scene.low(index)
    if (
        not low
        or not scene.tokens[index].word
        or scene.tokens[index].capital
        or low in words.days
        or low in words.times
    ):
        return False
    purpose = low in words.blockers & words.prepositions and before.after - before.first <= PURPOSE
    if marks_predicate(scene, index) or (purpose and scene.low(before.after - 1) in words.pointers):
        return True
    return not (_joined(low, words) or low in words.after_speaker or low in words.turns or low in words.joins)
