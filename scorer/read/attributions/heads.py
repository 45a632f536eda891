"""
Heads: a cue with the speaker it takes, one function for each construction.

A head says where its speaker stands and on which side its content may lie; `contents.py` then says how far the content
reaches. Each reader looks at a cue and returns a `Head`, or None when the words around it do not make the construction.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from scorer.read.attributions import phrases
from scorer.read.attributions.frames import Frame, Token
from scorer.read.attributions.grammar import Construction, Cue, Grammar
from scorer.read.attributions.phrases import Phrase

Outlets = Callable[[int, int], bool]

LOOK = 24  # tokens between a cue and the word that begins its content


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
    source: Phrase | None
    begin: int
    tail: int
    left: bool = False
    right: bool = False
    inherits: bool = False
    clitic: bool = False
    agentless: bool = False
    told: Phrase | None = None


@dataclass(frozen=True, slots=True)
class _Scene:
    """What a reader sees: the frame, the grammar, whether an outlet stands at given offsets, and the head before."""

    frame: Frame
    grammar: Grammar
    outlet: Outlets
    last: Head | None

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.frame.tokens

    def low(self, index: int) -> str:
        """The folded word at an index, "" beyond either end."""
        return self.tokens[index].low if 0 <= index < len(self.tokens) else ""

    def is_outlet(self, phrase: Phrase) -> bool:
        """Whether a known agency or outlet stands in the phrase."""
        return self.outlet(self.tokens[phrase.first].start, self.tokens[phrase.after - 1].end)


def find(frame: Frame, cues: list[Cue], grammar: Grammar, outlet: Outlets) -> list[Head]:
    """The heads of a frame, left to right."""
    found: list[Head] = []
    for cue in cues:
        if found and cue.first < found[-1].tail and found[-1].construction is not Construction.ACTIVE:
            if cue.first < found[-1].cue.after or (found[-1].source and cue.first < found[-1].source.after):
                continue
        scene = _Scene(frame, grammar, outlet, found[-1] if found else None)
        head = next((head for kind in cue.constructions if (head := _READERS[kind](scene, cue))), None)
        if head:
            found.append(head)
    return found


# ── one reader a construction ────────────────────────────────────────────────────────────────────────────────────────


def _inverted(scene: _Scene, cue: Cue) -> Head | None:
    """ "…," kata X  ·  …, kata X  ·  Upaya ini, lanjut dia, dilakukan …"""
    if not _parted(scene, cue.first) or not _can_speak(scene, cue.after):
        return None
    source = phrases.after(scene.frame, cue.after, scene.grammar)
    if source is None:
        return None
    told, tail = _adjuncts(scene, source.after)
    return Head(
        cue=cue, construction=Construction.INVERTED, source=source, begin=cue.first, tail=tail, left=True, right=True,
        told=told,
    )  # fmt: skip


def _suffixed(scene: _Scene, cue: Cue) -> Head | None:
    """ "…," ujarnya  ·  …, katanya, …"""
    if not _parted(scene, cue.first):
        return None
    told, tail = _adjuncts(scene, cue.after)
    return Head(
        cue=cue, construction=Construction.SUFFIXED, source=None, begin=cue.first, tail=tail, left=True, right=True,
        clitic=True, told=told,
    )  # fmt: skip


def _active(scene: _Scene, cue: Cue, construction: Construction = Construction.ACTIVE) -> Head | None:
    """X mengatakan (bahwa) …  ·  X mengatakan, "…"  ·  …, menekankan bahwa …"""
    words = scene.grammar.words
    first = phrases.verb_group(scene.tokens, cue.first, words)
    before = scene.low(first - 1)
    if scene.low(cue.first - 1) in words.blockers or before in words.blockers or before in words.negations:
        return None
    if before in words.relativizers or scene.low(cue.first - 1) in words.relativizers:
        return None
    last = scene.last
    floor = last.cue.after if last else 0
    joined = before in words.with_words or before == ","
    source = None if last and joined else phrases.before(scene.frame, cue.first, scene.grammar, floor)
    if source is None and last and joined and not last.agentless:
        begin = first - 1
        told, tail = _adjuncts(scene, cue.after)
        return Head(
            cue=cue,
            construction=construction,
            source=None,
            begin=begin,
            tail=tail,
            right=True,
            inherits=True,
            told=told,
        )
    if source is None:
        return None
    told, tail = _adjuncts(scene, cue.after)
    return Head(
        cue=cue,
        construction=construction,
        source=source,
        begin=source.first,
        tail=tail,
        left=True,
        right=True,
        told=told,
    )


def _stance(scene: _Scene, cue: Cue) -> Head | None:
    """X mengecam Y: only where X is one who speaks."""
    head = _active(scene, cue, Construction.STANCE)
    if head and head.source and not _speaks(scene, head.source):
        return None
    return head and replace(head, left=False)


def _phrase(scene: _Scene, cue: Cue) -> Head | None:
    """Menurut X, …  ·  …, menurut X"""
    source = phrases.after(scene.frame, cue.after, scene.grammar)
    if source is None:
        return None
    initial = _initial(scene, cue.first)
    _, tail = _adjuncts(scene, source.after)
    return Head(
        cue=cue,
        construction=Construction.PHRASE,
        source=source,
        begin=cue.first,
        tail=tail,
        left=not initial,
        right=True,
    )


def _phrase_suffixed(scene: _Scene, cue: Cue) -> Head | None:
    """Menurutnya, …"""
    if scene.low(cue.first - 1) in scene.grammar.words.relativizers:
        return None
    return Head(
        cue=cue, construction=Construction.PHRASE_SUFFIXED, source=None, begin=cue.first, tail=cue.after,
        left=not _initial(scene, cue.first), right=True, clitic=True,
    )  # fmt: skip


def _passive(scene: _Scene, cue: Cue) -> Head | None:
    """Hal ini dikonfirmasi X  ·  Seribu orang dilaporkan tewas  ·  Hal ini, disebutkan X, …"""
    words = scene.grammar.words
    before = scene.low(cue.first - 1)
    if (
        before in words.relativizers
        or before in words.negations
        or before in words.as_words
        or before in words.blockers
    ):
        return None
    agent = _agent(scene, cue)
    if agent and _parted(scene, cue.first) and scene.low(agent.after) in {",", "."}:
        return Head(
            cue=cue,
            construction=Construction.PASSIVE,
            source=agent,
            begin=cue.first,
            tail=agent.after,
            left=True,
            right=True,
        )
    if agent is None and cue.phrase not in scene.grammar.hearsay:
        return None
    initial = _initial(scene, cue.first)
    subject = None if initial else phrases.before(scene.frame, cue.first, scene.grammar)
    if subject is None and not initial:
        return None
    return Head(
        cue=cue, construction=Construction.PASSIVE, source=agent, begin=subject.first if subject else cue.first,
        tail=agent.after if agent else cue.after, left=subject is not None, right=agent is None, agentless=agent is None,
    )  # fmt: skip


def _agent(scene: _Scene, cue: Cue) -> Phrase | None:
    """Who is named after a passive: "… oleh X", "… X" where X can speak."""
    words = scene.grammar.words
    index = cue.after
    while scene.low(index) in words.auxiliaries:
        index += 1
    if scene.low(index) in words.by_words:
        return phrases.after(scene.frame, index, scene.grammar)
    if cue.phrase.split()[-1] in words.by_words:
        return phrases.after(scene.frame, cue.after, scene.grammar)
    if index == cue.after and _can_speak(scene, index):
        found = phrases.after(scene.frame, index, scene.grammar)
        owned = cue.phrase not in scene.grammar.hearsay or (found and scene.is_outlet(found))
        return found if owned else None
    return None


def _relay(scene: _Scene, cue: Cue) -> Head | None:
    """Dilansir X, …  ·  …, dikutip dari X  ·  seperti yang dilaporkan oleh X"""
    words = scene.grammar.words
    begin = cue.first
    while begin > 0 and (scene.low(begin - 1) in words.relativizers or scene.low(begin - 1) in words.as_words):
        begin -= 1
    likened = begin < cue.first
    source = phrases.after(scene.frame, _after_from(scene, cue.after), scene.grammar)
    if source is None:
        return None
    plain = Construction.PASSIVE in cue.constructions or Construction.ACTIVE in cue.constructions
    if plain and not likened and not (_initial(scene, cue.first) and scene.is_outlet(source)):
        return None
    initial = _initial(scene, begin)
    _, tail = _adjuncts(scene, source.after)
    return Head(
        cue=replace(cue, first=begin), construction=Construction.RELAY, source=source, begin=begin, tail=tail,
        left=not initial, right=initial,
    )  # fmt: skip


def _after_from(scene: _Scene, index: int) -> int:
    while scene.low(index) in scene.grammar.words.from_words:
        index += 1
    return index


def _noun(scene: _Scene, cue: Cue) -> Head | None:
    """Klaim X bahwa …"""
    words = scene.grammar.words
    source = phrases.after(scene.frame, cue.after, scene.grammar)
    if source is None or not scene.tokens[source.first].capital:
        return None
    until = next(
        (
            i
            for i in range(source.first, min(source.after + 2, len(scene.tokens)))
            if scene.low(i) in words.content_starts
        ),
        None,
    )
    if until is None or until == source.first:
        return None
    return Head(
        cue=cue,
        construction=Construction.NOUN,
        source=Phrase(source.first, until),
        begin=cue.first,
        tail=until,
        right=True,
    )


def _hearsay(scene: _Scene, cue: Cue) -> Head | None:
    """Konon, …"""
    return Head(
        cue=cue, construction=Construction.HEARSAY, source=None, begin=cue.first, tail=cue.after,
        left=not _initial(scene, cue.first), right=True, agentless=True,
    )  # fmt: skip


_READERS: Mapping[Construction, Callable[[_Scene, Cue], Head | None]] = {
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

# ── what stands around a cue ─────────────────────────────────────────────────────────────────────────────────────────


def _parted(scene: _Scene, index: int) -> bool:
    """Whether the cue opens the frame or stands after a quotation or a mark, as inverted cues do."""
    if index == 0:
        return True
    token = scene.tokens[index - 1]
    return token.quote or not token.word or token.low in scene.grammar.words.as_words or _initial(scene, index)


def _initial(scene: _Scene, index: int) -> bool:
    """Whether only marks and sentence openers stand before a token."""
    words = scene.grammar.words
    return (
        all(
            not token.quote and (not token.word or token.low in words.openers or token.low in words.as_words)
            for token in scene.tokens[max(0, index - 5) : index]
        )
        and index <= 5
    )


def _can_speak(scene: _Scene, index: int) -> bool:
    """Whether the word at an index may begin the name of a speaker."""
    if not 0 <= index < len(scene.tokens):
        return False
    token, words = scene.tokens[index], scene.grammar.words
    if not token.word or token.low in words.days:
        return False
    return token.capital or token.low in scene.grammar.people or token.low in words.determiners


def _speaks(scene: _Scene, phrase: Phrase) -> bool:
    return any(
        token.capital or token.low in scene.grammar.people for token in scene.tokens[phrase.first : phrase.after]
    )


def _adjuncts(scene: _Scene, index: int) -> tuple[Phrase | None, int]:
    """
    Whom it was told, and where the content may begin: after dates, places, media and the addressee.

    Looks for the word that begins a content (bahwa, that) or a comma within `LOOK` tokens when an adjunct begins here.
    """
    words, tokens = scene.grammar.words, scene.tokens
    told = None
    if scene.low(index) in words.addressees:
        told = phrases.after(scene.frame, index + 1, scene.grammar)
    adjunct = (
        scene.low(index) in words.addressees
        or scene.low(index) in words.days
        or scene.low(index) in words.after_speaker
    )
    if not adjunct:
        return told, index
    for ahead in range(index, min(len(tokens), index + LOOK)):
        if phrases.hard(tokens[ahead]) and not (tokens[ahead].low == ":"):
            return told, ahead
        if scene.low(ahead) in words.content_starts or tokens[ahead].low == ":":
            return told, ahead
        if tokens[ahead].low == "," and not _timed(scene, ahead + 1):
            return told, ahead
    return told, index


def _timed(scene: _Scene, index: int) -> bool:
    words = scene.grammar.words
    return scene.low(index) in words.days or scene.low(index) in words.times or scene.low(index)[:1].isdigit()


def enumerate_heads(heads: list[Head]) -> Iterator[tuple[int, Head]]:
    """Heads with their numbers."""
    return enumerate(heads)
