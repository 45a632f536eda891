"""
What stands behind a verb that says something only with the right company: "melanjutkan, …", "mendorong pemerintah untuk …".
"""

from scorer.read.attributions import phrases
from scorer.read.attributions.grammar import Cue
from scorer.read.attributions.phrases import Phrase
from scorer.read.attributions.scene import ADDRESSEE, Scene


def clause(scene: Scene, cue: Cue) -> bool:
    """Whether a clause begins behind a verb: after a comma, a colon, a pronoun, or a "that" further on."""
    after = scene.tokens[cue.after : cue.after + ADDRESSEE]
    links = scene.words.relativizers | scene.words.with_words | scene.words.days | scene.words.times
    if any(one.low in {",", ":"} for one in after[:1]):
        return not any(one.low in links for one in after[1:2])
    if any(one.quote or one.low in scene.grammar.subjects for one in after[:1]):
        return True
    ends = {",", *(scene.words.turns - scene.words.content_starts), *scene.words.relativizers}
    near = after[: next((n for n, one in enumerate(after) if phrases.hard(one) or one.low in ends), len(after))]
    marks = scene.words.content_starts | scene.words.finite | scene.words.negations
    return any(one.low in marks for one in near) or any(
        one.low in scene.words.auxiliaries and phrases.has_verb(near, Phrase(n + 1, n + 2), scene.words)
        for n, one in enumerate(near[:-1])
    )


def task(scene: Scene, cue: Cue) -> bool:
    """Whether somebody stands behind a verb who is to do something: "mendorong | pemerintah | untuk …"."""
    whom = next(
        (n for n in range(cue.after, len(scene.tokens)) if scene.low(n) not in scene.words.determiners), cue.after
    )
    if not scene.begins_speaker(whom):
        return False
    goals = scene.words.complementizers | (scene.words.blockers & scene.words.prepositions)
    for index in range(whom + 1, min(len(scene.tokens), whom + ADDRESSEE)):
        token = scene.tokens[index]
        done = token.low.startswith(scene.words.active_prefixes) and token.low not in scene.words.not_verbs
        if token.low in goals or (done and not token.capital):
            return True
        if not token.word or token.low in scene.words.prepositions:
            return False
    return False


def goes_on(scene: Scene, cue: Cue, first: int) -> bool:
    """Whether a sentence opens with a joined verb whose subject stands in the one before: "Dan menambahkan bahwa …"."""
    opened = any(scene.low(n) in scene.words.joins or scene.low(n) in scene.words.with_words for n in range(first + 1))
    told = scene.low(cue.after) in scene.words.content_starts
    return scene.grammar.head_first and opened and told and scene.initial(cue.first) and cue.first > 0
