"""
What is said without a verb of its speaker's own: passives, nouns and adverbs.

    Hal ini dikonfirmasi X  ·  Seribu orang dilaporkan tewas  ·  klaim X bahwa …  ·  Konon, …

Each reader looks at a cue and returns the head it makes, or None when the words around it make another construction.
"""

from scorer.read.attributions import following, insertions, phrases, preceding, verb_groups, writings
from scorer.read.attributions.grammar import Construction, Cue
from scorer.read.attributions.head import Head
from scorer.read.attributions.phrases import Phrase
from scorer.read.attributions.scene import Scene

TAKEN = 6  # tokens of what somebody is taken for
POINTING = 4  # tokens of a subject that only points back
AGENT = 5  # tokens around a passive in which "oleh" shows that somebody is named


def passive(scene: Scene, cue: Cue, _last: Head | None) -> Head | None:
    """Something is said: by somebody ("Hal ini dikonfirmasi X") or by nobody ("Seribu orang dilaporkan tewas")."""
    words = scene.words
    before = scene.low(verb_groups.start(scene.tokens, cue.first, words) - 1)
    if before in words.relativizers | words.negations | words.as_words | words.blockers:
        return None
    if cue.phrase in scene.grammar.written:
        return writings.says(scene, cue)
    agent = _agent(scene, cue)
    if agent and scene.parted(cue.first) and scene.low(agent.after) in {",", "."}:
        return _set_off(cue, agent)
    if agent is None and (cue.phrase not in scene.grammar.hearsay or _literal(scene, cue)):
        return writings.says(scene, cue)
    paper = None if agent else writings.named_first(scene, cue)
    subject = None
    if not scene.initial(cue.first):
        subject = preceding.before(scene.frame, cue.first, scene.grammar)
        if subject is None or scene.low(subject.first) in scene.grammar.anybody:
            return None
    return Head(
        cue=cue,
        construction=Construction.PASSIVE,
        source=agent or paper,
        begin=_with_time(scene, subject) if subject else cue.first,
        tail=agent.after if agent else cue.after,
        left=subject is not None,
        right=agent is None or _goes_on(scene, agent),
        agentless=agent is None and paper is None,
    )


def _with_time(scene: Scene, subject: Phrase) -> int:
    """Where the clause of a subject begins, with the adverbial of time before it: "| Hingga kini polisi | disebutkan …"."""
    first = subject.first
    while first > max(0, subject.first - POINTING) and scene.tokens[first - 1].word:
        first -= 1
    begins = first == 0 or scene.low(first - 1) == ","
    when = begins and any(scene.low(index) in scene.words.nows for index in range(first, subject.first))
    return first if when else subject.first


def _goes_on(scene: Scene, agent: Phrase) -> bool:
    """Whether the predicate of what was said stands behind its speaker: "Tanggul itu disebut Seno | sudah retak"."""
    return insertions.passive(scene, agent.after + (scene.low(agent.after) == ","))


def _set_off(cue: Cue, agent: Phrase) -> Head:
    """A passive between commas: "Hal itu, disebutkan X, dilakukan …"."""
    return Head(
        cue=cue,
        construction=Construction.INVERTED,
        source=agent,
        begin=cue.first,
        tail=agent.after,
        left=True,
        right=True,
    )


def _literal(scene: Scene, cue: Cue) -> bool:
    """Whether the passive is meant in its plain sense: "dilaporkan ke polisi", "disebut kopi tubruk"."""
    low, before = scene.low(cue.after), scene.low(cue.first - 1)
    if low in scene.words.prepositions - scene.words.roles or low in scene.grammar.plain or low in {"", ".", ","}:
        return True
    if cue.phrase in scene.grammar.clausal and not (_verb_follows(scene, cue.after) or _taken_for(scene, cue.after)):
        return True
    agents = (scene.low(index) for index in range(max(0, cue.first - AGENT), min(len(scene.tokens), cue.after + AGENT)))
    return before in scene.words.by_words or any(low in scene.words.by_words for low in agents)


def _verb_follows(scene: Scene, index: int) -> bool:
    """Whether a verb stands at a token, its auxiliaries aside; one of them is enough where it is finite: "telah lancar"."""
    while scene.low(index) in scene.words.auxiliaries:
        if scene.low(index) in scene.words.finite:
            return True
        index += 1
    return phrases.has_verb(scene.tokens, Phrase(index, min(index + 1, len(scene.tokens))), scene.words)


def _taken_for(scene: Scene, index: int) -> bool:
    """Whether somebody is called what a clause tells: "disebut | sebagai pihak yang menerima uang"."""
    if scene.low(index) not in scene.words.roles:
        return False
    near = range(index + 1, min(len(scene.tokens), index + TAKEN))
    link = next((n for n in near if scene.low(n) in scene.words.relativizers), None)
    return link is not None and _verb_follows(scene, link + 1)


def _agent(scene: Scene, cue: Cue) -> Phrase | None:
    """Who is named after a passive: "… oleh X", or "… X" where X can speak."""
    words, closed = scene.words, insertions.led(scene, cue.first)
    index = cue.after
    while scene.low(index) in words.auxiliaries:
        index += 1
    if scene.low(index) in words.by_words or cue.phrase.split()[-1] in words.by_words:
        return following.after(scene.frame, index, scene.grammar, closed=closed)
    if index > cue.after or not scene.begins_speaker(index):
        return None
    found = following.after(scene.frame, index, scene.grammar, closed=closed)
    if found is None:
        return None
    set_off = scene.parted(cue.first) and scene.low(found.after) in {",", "."}
    ours = set_off or cue.phrase not in scene.grammar.hearsay or scene.is_outlet(found)
    return found if ours or _told_by(scene, cue, found) else None


def _told_by(scene: Scene, cue: Cue, found: Phrase) -> bool:
    """Whether a phrase behind a passive of hearsay is who said it: "Langkah itu dinilai | Seno | terlambat"."""
    if scene.low(found.first) in scene.grammar.singular and cue.phrase in scene.grammar.told:
        return True
    if not scene.is_named(found):
        return False
    if _points(scene, cue) or (cue.phrase in scene.grammar.told and scene.low(found.after) in {"", "."}):
        return True
    return not scene.initial(cue.first) and insertions.passive(scene, found.after)


def _points(scene: Scene, cue: Cue) -> bool:
    """Whether all that stands before a passive points back: "Hal tersebut | dikatakan Camat Seno"."""
    if cue.phrase in scene.grammar.clausal:
        return False  # "Hal ini disebut Demam Lumpur"
    before = scene.tokens[: verb_groups.start(scene.tokens, cue.first, scene.words)]
    return len(before) <= POINTING and not scene.words.pointers.isdisjoint(token.low for token in before)


def noun(scene: Scene, cue: Cue, _last: Head | None) -> Head | None:
    """A noun that names what was said, with its owner and its content: "klaim X bahwa …", "X's claim that …"."""
    owner = _owner_after(scene, cue) if scene.grammar.head_first else _owner_before(scene, cue)
    if owner is None:
        return None
    source, tail = owner
    return Head(
        cue=cue,
        construction=Construction.NOUN,
        source=source,
        begin=min(cue.first, source.first),
        tail=tail,
        right=True,
    )


def _owner_after(scene: Scene, cue: Cue) -> tuple[Phrase, int] | None:
    source = following.after(scene.frame, cue.after, scene.grammar)
    if source is None or not scene.tokens[source.first].capital:
        return None
    links = scene.grammar.noun_links
    until = next((index for index in range(source.first + 1, source.after + 2) if scene.low(index) in links), None)
    return (Phrase(source.first, min(until, source.after)), until) if until else None


def _owner_before(scene: Scene, cue: Cue) -> tuple[Phrase, int] | None:
    """The possessor right before the noun, with at most one word between."""
    if scene.low(cue.after) not in scene.grammar.noun_links:
        return None
    for last in (cue.first - 1, cue.first - 2):
        low = scene.low(last)
        if low in scene.words.possessives:
            return Phrase(last, last + 1), cue.after
        if low.endswith(("'s", "s'")) and scene.tokens[last].capital:
            first = last
            while first > 0 and scene.tokens[first - 1].capital:
                first -= 1
            return Phrase(first, last + 1), cue.after
    return None


def hearsay(scene: Scene, cue: Cue, _last: Head | None) -> Head | None:
    """An adverb that says: people say. "Konon, …"."""
    return Head(
        cue=cue,
        construction=Construction.HEARSAY,
        begin=cue.first,
        tail=cue.after,
        left=not scene.initial(cue.first),
        right=True,
        agentless=True,
    )
