"""
Heads: a cue with the speaker it takes, one reader for each construction.

A head says where its speaker stands and on which side its content may lie; `contents.py` then says how far the content
reaches. A reader returns None when the words around the cue do not make its construction.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from scorer.read.attributions import phrases
from scorer.read.attributions.frames import Frame
from scorer.read.attributions.grammar import Construction, Cue, Grammar
from scorer.read.attributions.phrases import Phrase
from scorer.read.attributions.scene import Scene, Within


LABEL = 5  # words of a name before a colon
SIGNATURE = 10  # words of a name under a quotation
DASHES = frozenset("-–—―~")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """
    A cue and its speaker in one frame.

    `begin` is the first token of the whole expression, `tail` the token after it. `left` and `right` say on which sides
    content is taken. `inherits`: the speaker is that of the head before ("…, menekankan bahwa"). `clitic`: the speaker is
    the suffix -nya. `agentless`: nobody is named. `told`: the one it was said to.
    """

    cue: Cue
    construction: Construction
    source: Phrase | None = None
    begin: int
    tail: int
    left: bool = False
    right: bool = False
    inherits: bool = False
    clitic: bool = False
    agentless: bool = False
    told: Phrase | None = None


def find(frame: Frame, cues: list[Cue], grammar: Grammar, outlet: Within, named: Within) -> list[Head]:
    """The heads of a frame, left to right. A cue inside the speaker of the head before it is part of a name."""
    verbs = frozenset(cue.first for cue in cues if Construction.ACTIVE in cue.constructions)
    scene = Scene(frame, grammar, outlet, named, verbs)
    found: list[Head] = [head for head in (_label(scene), _signed(scene)) if head]
    if found:
        return found
    for cue in cues:
        last = found[-1] if found else None
        if last and cue.first < max(last.cue.after, last.source.after if last.source else 0):
            continue
        head = next((head for kind in cue.constructions if (head := _READERS[kind](scene, cue, last))), None)
        if head:
            found.append(head)
    return found


# ── one reader a construction ────────────────────────────────────────────────────────────────────────────────────────


def _label(scene: Scene) -> Head | None:
    """A headline or a transcript: "Wali Kota: Pasar Dibuka Lagi", "HOLT: We are ready."."""
    until = next((n for n, token in enumerate(scene.tokens[: LABEL + 1]) if token.low == ":"), 0)
    name = scene.tokens[:until]
    if not until or not all(token.capital or token.low in scene.words.joins for token in name):
        return None
    if not (scene.frame.headline or all(token.text.isupper() for token in name)) or len(scene.tokens) < until + LABEL:
        return None
    cue = Cue(until, until + 1, ":", ())
    return Head(cue=cue, construction=Construction.LABEL, source=Phrase(0, until), begin=0, tail=until + 1, right=True)


def _signed(scene: Scene) -> Head | None:
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


def _inverted(scene: Scene, cue: Cue, _last: Head | None) -> Head | None:
    """Quotation or clause, then "kata X"; also set off by commas: "Upaya ini, lanjut dia, dilakukan …"."""
    if not scene.parted(cue.first) or not scene.begins_speaker(cue.after) or _speaker_before(scene, cue):
        return None
    source = phrases.after(scene.frame, cue.after, scene.grammar)
    if source is None or _verb_follows(scene, cue, source):
        return None
    told, tail = scene.adjuncts(source.after)
    return Head(
        cue=cue,
        construction=Construction.INVERTED,
        source=source,
        begin=cue.first,
        tail=tail,
        left=True,
        right=True,
        told=told,
    )


def _speaker_before(scene: Scene, cue: Cue) -> bool:
    """Whether a verb that goes either way has its subject before it: "Budi, head of the clinic, said …"."""
    if Construction.ACTIVE not in cue.constructions or cue.first == 0 or scene.tokens[cue.first - 1].quote:
        return False
    if scene.grammar.parenthesis and scene.low(cue.after) in scene.grammar.subjects:
        return True
    subject = phrases.before(scene.frame, cue.first, scene.grammar)
    return subject is not None and scene.initial(subject.first)


def _verb_follows(scene: Scene, cue: Cue, source: Phrase) -> bool:
    """Whether the cue only points back and a verb carries the speaker: "demikian X menegaskan"."""
    pointing = cue.phrase in scene.words.as_words
    return pointing and any(index in scene.verbs for index in range(source.first, source.after + 1))


def _suffixed(scene: Scene, cue: Cue, _last: Head | None) -> Head | None:
    """Quotation or clause, then "ujarnya"."""
    if not scene.parted(cue.first):
        return None
    told, tail = scene.adjuncts(cue.after)
    return Head(
        cue=cue,
        construction=Construction.SUFFIXED,
        begin=cue.first,
        tail=tail,
        left=True,
        right=True,
        clitic=True,
        told=told,
    )


def _active(scene: Scene, cue: Cue, last: Head | None) -> Head | None:
    """The speaker, then the verb, then what was said: "X mengatakan (bahwa) …"."""
    words = scene.words
    if cue.after in scene.verbs:
        return None  # "a report says": the first is a noun
    first = phrases.verb_group(scene.tokens, cue.first, words)
    nearest, before = scene.low(cue.first - 1), scene.low(first - 1)
    if first == cue.first and cue.phrase.split()[0].endswith(words.participle_endings):
        shared = _sharing(scene, cue, last, before)
        if shared:
            return shared
    if not {nearest, before}.isdisjoint(words.blockers | words.negations):
        return None
    if before in words.subject_relatives and first > 1:
        source: Phrase | None = Phrase(first - 1, first)
    elif not {nearest, before}.isdisjoint(words.relativizers):
        return None
    else:
        joined = before in words.with_words or before == ","
        source = _subject(scene, cue, last, joined=joined)
        if source is None and joined and last and not last.agentless:
            return _inheriting(scene, cue, first)
    if source is None or not scene.speaks(source):
        return None
    if cue.phrase in scene.grammar.bare and first == cue.first and not scene.is_plural(source):
        return None  # "the union's support", "the clean power plan": a noun
    told, tail = _content_start(scene, cue)
    return Head(
        cue=cue,
        construction=Construction.ACTIVE,
        source=source,
        begin=source.first,
        tail=tail,
        left=True,
        right=True,
        told=told,
    )


def _sharing(scene: Scene, cue: Cue, last: Head | None, before: str) -> Head | None:
    """A participle with the subject of its sentence: "…, arguing that …", "… by announcing that …"."""
    if before not in scene.words.with_words | scene.words.sharing | {","}:
        return None
    if last and not last.agentless:
        return _inheriting(scene, cue, cue.first)
    source = phrases.opening(scene.frame, cue.first, scene.grammar)
    if source is None or not scene.speaks(source):
        return None
    told, tail = _content_start(scene, cue)
    return Head(
        cue=cue, construction=Construction.ACTIVE, source=source, begin=cue.first, tail=tail, right=True, told=told
    )


def _subject(scene: Scene, cue: Cue, last: Head | None, *, joined: bool) -> Phrase | None:
    """The phrase before the verb; for a verb joined by "dan" to one that is no cue, the subject of the sentence."""
    if joined and last:
        return None
    alone = scene.grammar.parenthesis and scene.low(cue.after) == ","
    found = phrases.before(scene.frame, cue.first, scene.grammar, last.cue.after if last else 0, alone=alone)
    if found is None and joined:
        return phrases.opening(scene.frame, cue.first, scene.grammar)
    return found


def _inheriting(scene: Scene, cue: Cue, first: int) -> Head:
    told, tail = _content_start(scene, cue)
    return Head(
        cue=cue,
        construction=Construction.ACTIVE,
        begin=first - 1,
        tail=tail,
        right=True,
        inherits=True,
        told=told,
    )


def _content_start(scene: Scene, cue: Cue) -> tuple[Phrase | None, int]:
    if cue.phrase not in scene.grammar.addressing:
        return scene.adjuncts(cue.after, verb=True)
    after = scene.addressed(cue)
    return (Phrase(cue.after, after) if after > cue.after else None), after


def _stance(scene: Scene, cue: Cue, last: Head | None) -> Head | None:
    """The speaker, then what is named rather than told: "X mengecam Y"."""
    head = _active(scene, cue, last)
    if head and head.source and not scene.is_person(head.source):
        return None
    return head and replace(head, construction=Construction.STANCE, left=False)


def _phrase(scene: Scene, cue: Cue, _last: Head | None) -> Head | None:
    """A source named before or after the clause: "Menurut X, …"."""
    initial = scene.initial(cue.first)
    source = phrases.after(scene.frame, cue.after, scene.grammar, closed=initial)
    if source is None:
        return None
    _, tail = scene.adjuncts(source.after)
    return Head(
        cue=cue,
        construction=Construction.PHRASE,
        source=source,
        begin=cue.first,
        tail=tail,
        left=not initial,
        right=True,
    )


def _phrase_suffixed(scene: Scene, cue: Cue, _last: Head | None) -> Head | None:
    """The same with the clitic: "Menurutnya, …"."""
    if scene.low(cue.first - 1) in scene.words.relativizers:
        return None
    return Head(
        cue=cue,
        construction=Construction.PHRASE_SUFFIXED,
        begin=cue.first,
        tail=cue.after,
        left=not scene.initial(cue.first),
        right=True,
        clitic=True,
    )


def _passive(scene: Scene, cue: Cue, _last: Head | None) -> Head | None:
    """Something is said: by somebody ("Hal ini dikonfirmasi X") or by nobody ("Seribu orang dilaporkan tewas")."""
    words = scene.words
    before = scene.low(phrases.verb_group(scene.tokens, cue.first, words) - 1)
    if before in words.relativizers | words.negations | words.as_words | words.blockers:
        return None
    agent = _agent(scene, cue)
    if agent and scene.parted(cue.first) and scene.low(agent.after) in {",", "."}:
        return _set_off(cue, agent)
    hearsay = cue.phrase in scene.grammar.hearsay and not _literal(scene, cue.after)
    if agent is None and not hearsay:
        return None
    subject = None
    if not scene.initial(cue.first):
        subject = phrases.before(scene.frame, cue.first, scene.grammar)
        if subject is None:
            return None
    return Head(
        cue=cue,
        construction=Construction.PASSIVE,
        source=agent,
        begin=subject.first if subject else cue.first,
        tail=agent.after if agent else cue.after,
        left=subject is not None,
        right=agent is None,
        agentless=agent is None,
    )


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


def _literal(scene: Scene, index: int) -> bool:
    """Whether the passive is meant in its plain sense: "dilaporkan ke polisi", "dinilai di semua aspek"."""
    low = scene.low(index)
    return low in scene.words.prepositions - scene.words.roles or low in {"", ".", ","}


def _agent(scene: Scene, cue: Cue) -> Phrase | None:
    """Who is named after a passive: "… oleh X", or "… X" where X can speak."""
    words = scene.words
    index = cue.after
    while scene.low(index) in words.auxiliaries:
        index += 1
    if scene.low(index) in words.by_words:
        return phrases.after(scene.frame, index, scene.grammar)
    if cue.phrase.split()[-1] in words.by_words:
        return phrases.after(scene.frame, cue.after, scene.grammar)
    if index > cue.after or not scene.begins_speaker(index):
        return None
    found = phrases.after(scene.frame, index, scene.grammar)
    if found is None:
        return None
    set_off = scene.parted(cue.first) and scene.low(found.after) in {",", "."}
    return found if set_off or cue.phrase not in scene.grammar.hearsay or scene.is_outlet(found) else None


def _relay(scene: Scene, cue: Cue, _last: Head | None) -> Head | None:
    """An outlet through which the words came: "Dilansir X, …", "…, seperti yang dilaporkan oleh X"."""
    words = scene.words
    begin = cue.first
    while begin > 0 and scene.low(begin - 1) in words.relativizers | words.as_words:
        begin -= 1
    initial = scene.initial(begin)
    source = phrases.after(scene.frame, scene.after_from(cue.after), scene.grammar, closed=initial)
    if source is None:
        return None
    verb = Construction.PASSIVE in cue.constructions or Construction.ACTIVE in cue.constructions
    if verb and begin == cue.first and not (scene.parted(cue.first) and scene.is_outlet(source)):
        return None
    _, tail = scene.adjuncts(source.after)
    return Head(
        cue=replace(cue, first=begin),
        construction=Construction.RELAY,
        source=source,
        begin=begin,
        tail=tail,
        left=not initial,
        right=initial,
    )


def _noun(scene: Scene, cue: Cue, _last: Head | None) -> Head | None:
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
    source = phrases.after(scene.frame, cue.after, scene.grammar)
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


def _hearsay(scene: Scene, cue: Cue, _last: Head | None) -> Head | None:
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


_READERS: Mapping[Construction, Callable[[Scene, Cue, Head | None], Head | None]] = {
    Construction.RELAY: _relay,
    Construction.PHRASE: _phrase,
    Construction.PHRASE_SUFFIXED: _phrase_suffixed,
    Construction.INVERTED: _inverted,
    Construction.SUFFIXED: _suffixed,
    Construction.ACTIVE: _active,
    Construction.STANCE: _stance,
    Construction.PASSIVE: _passive,
    Construction.NOUN: _noun,
    Construction.HEARSAY: _hearsay,
}
