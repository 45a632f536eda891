"""
Verbs of saying: "…," kata X  ·  "…," ujarnya  ·  X mengatakan (bahwa) …  ·  X mengecam Y.

Each reader looks at a cue and returns the head it makes, or None when the words around it make another construction.
"""

from dataclasses import replace

from scorer.read.attributions import (
    circumstances,
    company,
    following,
    insertions,
    joined_verbs,
    openings,
    phrases,
    preceding,
    relatives,
    verb_groups,
)
from scorer.read.attributions.grammar import Construction, Cue
from scorer.read.attributions.head import Head
from scorer.read.attributions.phrases import Phrase
from scorer.read.attributions.scene import Scene

QUANTIFIED = 3  # words of "many of whom"


def inverted(scene: Scene, cue: Cue, _last: Head | None) -> Head | None:
    """Quotation or clause, then "kata X"; also set off by commas: "Upaya ini, lanjut dia, dilakukan …"."""
    parted = scene.parted(cue.first)
    inserted = cue.phrase in scene.grammar.inserted or scene.low(cue.after) in scene.grammar.singular
    if scene.noun(cue) or not (parted or inserted):
        return None
    if cue.first and scene.tokens[cue.first - 1].quote and scene.low(cue.after) in {",", ".", ""}:
        return _lost(scene, cue)
    if not scene.begins_speaker(cue.after) or _speaker_before(scene, cue):
        return None
    source = following.after(scene.frame, cue.after, scene.grammar, closed=insertions.led(scene, cue.first))
    if source is None or _verb_follows(scene, cue, source):
        return None
    if not (cue.first and scene.tokens[cue.first - 1].quote):
        source = insertions.speaker(scene, source)
    closing = cue.phrase in scene.words.as_words or source.after in scene.verbs
    inner = None if closing else insertions.source(scene, cue.first, source)
    alone = cue.first == 1 and scene.low(0) not in scene.grammar.people and not scene.is_named(Phrase(0, 1))
    if not parted and (inner is None or alone):  # "Arti | kata Seno | tidak jelas"
        return None
    told, tail = (None, inner.after) if inner else scene.adjuncts(source.after)
    return Head(
        cue=cue,
        construction=Construction.INVERTED,
        source=inner or source,
        begin=cue.first,
        tail=tail,
        left=True,
        right=True,
        told=told,
        inside=inner is not None,
    )


def _lost(scene: Scene, cue: Cue) -> Head:
    """A cue behind a quotation whose name a crawler has lost with its link: "ujar ,.", "ujar , | pria 52 tahun itu"."""
    head = Head(cue=cue, construction=Construction.INVERTED, begin=cue.first, tail=cue.after, left=True, lost=True)
    first, tokens = cue.after + 1, scene.tokens
    if first >= len(tokens) or tokens[cue.after].start == tokens[cue.after - 1].end:
        return head
    end = following.description(tokens, first, scene.grammar)
    return head if end is None else replace(head, source=Phrase(first, end), tail=end, lost=False)


def _speaker_before(scene: Scene, cue: Cue) -> bool:
    """Whether a verb that goes either way has its subject before it: "Budi, head of the clinic, said …"."""
    if Construction.ACTIVE not in cue.constructions or cue.first == 0 or scene.tokens[cue.first - 1].quote:
        return False
    if scene.grammar.parenthesis and scene.low(cue.after) in scene.grammar.subjects:
        return True
    subject = preceding.before(scene.frame, cue.first, scene.grammar)
    return subject is not None and (scene.initial(subject.first) or scene.fronted(subject.first))


def _verb_follows(scene: Scene, cue: Cue, source: Phrase) -> bool:
    """Whether a verb behind the cue carries the speaker: "demikian X menegaskan", "Sambung dia menyebutkan"."""
    pointing = cue.phrase in scene.words.as_words or (scene.initial(cue.first) and source.after in scene.verbs)
    return pointing and any(index in scene.verbs for index in range(source.first, source.after + 1))


def suffixed(scene: Scene, cue: Cue, _last: Head | None) -> Head | None:
    """Quotation or clause, then "ujarnya"."""
    parted, inside = scene.parted(cue.first), insertions.clitic(scene, cue)
    if scene.noun(cue) or not (parted or (inside and cue.phrase in scene.grammar.inserted)):
        return None
    told, tail = (None, cue.after) if inside else scene.adjuncts(cue.after)
    return Head(
        cue=cue,
        construction=Construction.SUFFIXED,
        begin=cue.first,
        tail=tail,
        left=True,
        right=True,
        told=told,
        inside=inside,
    )


def active(scene: Scene, cue: Cue, last: Head | None) -> Head | None:
    """The speaker, then the verb, then what was said: "X mengatakan (bahwa) …"."""
    if cue.after in scene.verbs and not scene.grammar.head_first:
        return None  # "a report says": the first is a noun
    if cue.phrase in scene.grammar.telling and not company.clause(scene, cue):
        return None
    first = verb_groups.start(scene.tokens, cue.first, scene.words)
    if scene.copula(cue, first):
        if cue.phrase not in scene.grammar.predicates:
            return _agent(scene, cue)
        if not scene.complemented(cue):
            return None
    elif cue.phrase in scene.grammar.predicates - scene.grammar.verbs:
        return None
    participle = (
        first == cue.first
        and cue.phrase not in scene.grammar.predicates
        and cue.phrase.split()[0].endswith(scene.words.participle_endings)
    )
    shared = _sharing(scene, cue, last, scene.low(first - 1)) if participle else None
    return shared or _with_subject(scene, cue, last, first)


def _agent(scene: Scene, cue: Cue) -> Head | None:
    """A passive with its agent: "The plan was praised by X". Without one nobody is the source."""
    if scene.low(cue.after) not in scene.words.by_words:
        return None
    subject = preceding.before(scene.frame, cue.first, scene.grammar)
    source = following.after(scene.frame, cue.after, scene.grammar)
    if subject is None or source is None or not scene.is_person(source):
        return None
    return Head(
        cue=cue,
        construction=Construction.PASSIVE,
        source=source,
        begin=subject.first,
        tail=source.after,
        left=True,
    )


def _with_subject(scene: Scene, cue: Cue, last: Head | None, first: int) -> Head | None:
    """The verb whose group begins at token `first`, with its own subject or that of the verb it is joined to."""
    words = scene.words
    before = scene.low(first - 1)
    if told := relatives.speaker(scene, cue, first):
        head = _telling(scene, cue, told, told.first)
        return replace(head, until=_clause_end(scene, told, first, head.tail))
    relative = _relative_pronoun(scene, first)
    barred = words.blockers | words.negations | (frozenset() if relative else words.relativizers)
    if cue.phrase in scene.grammar.deniable:
        barred -= words.negations
    if before in barred or (first < cue.first and scene.low(cue.first - 1) in barred - words.linkers):
        return None
    joined = before in words.with_words or before == ","
    source = relative or _subject(scene, cue, last, joined=joined)
    if source is None and joined and last and not last.agentless:
        inner = joined_verbs.within_report(scene, cue, last, first)
        return None if inner else _inheriting(scene, cue, first)
    if source is None and company.goes_on(scene, cue, first):
        return replace(_telling(scene, cue, None, first), left=False)  # the last speaker, as for a clitic
    usual = source and scene.grammar.head_first and scene.low(source.first) in words.blockers
    if source is None or usual or not _agrees(scene, cue, source, first):
        return None  # "| Biasanya | KPK mengumumkan …"
    head = _telling(scene, cue, source, source.first)
    told = head.told or _told_before(scene, source, first)
    return replace(head, left=True, told=told, until=_clause_end(scene, source, first, head.tail))


def _told_before(scene: Scene, source: Phrase, first: int) -> Phrase | None:
    """Whom it was told, where that stands between subject and verb: "Seno, | kepada Antara, | mengatakan …"."""
    at = next((n for n in range(source.after, first) if scene.low(n) in scene.words.addressees), None)
    return None if at is None else following.after(scene.frame, at + 1, scene.grammar)


def _clause_end(scene: Scene, source: Phrase, first: int, tail: int) -> int | None:
    """The comma that ends the relative clause a verb stands in: "Holt, yang memuji langkah itu | , tidak hadir"."""
    links = scene.words.relativizers
    if not scene.grammar.head_first or not any(scene.low(n) in links for n in range(source.after, first)):
        return None
    ahead = range(tail + 1, min(len(scene.tokens), tail + phrases.REACH))
    return next((n for n in ahead if scene.low(n) == ","), None)


def _relative_pronoun(scene: Scene, first: int) -> Phrase | None:
    """A relative pronoun right before a verb, with what it counts: "the board, | which | said", "| many of whom | say"."""
    words = scene.words
    before = scene.low(first - 1)
    if first > 1 and before in words.subject_relatives:
        return Phrase(first - 1, first)
    if first > QUANTIFIED and before in words.relativizers and scene.low(first - 2) in words.of_words:
        return Phrase(first - QUANTIFIED, first)
    return None


def _agrees(scene: Scene, cue: Cue, source: Phrase, first: int) -> bool:
    """Whether the subject can speak, and can be the subject of this form: "the union's support" has a noun in it."""
    if scene.low(source.first) in scene.grammar.addressed:
        return False
    if cue.phrase in scene.grammar.recording:
        head = next((n for n in range(source.first, source.after) if scene.low(n) not in scene.words.determiners), 0)
        return scene.low(head) in scene.grammar.recorders or _reporting(scene, source)
    if first < cue.first or not scene.grammar.bare:
        return scene.speaks(source)
    if cue.phrase in scene.grammar.bare and not scene.is_plural(source):
        return False
    if source.after == first and verb_groups.is_noun(scene.tokens, cue, source, scene.grammar):
        return False
    noun = cue.phrase in scene.grammar.present and scene.low(cue.after) in scene.words.auxiliaries & scene.words.finite
    return scene.speaks(source) and not (noun and source.after == first and not scene.relative(source))


def _reporting(scene: Scene, source: Phrase) -> bool:
    """Whether a document is named before the subject: "Dalam risetnya, | Nanda | mencatat …"."""
    before = (scene.low(n) for n in range(source.first))
    if source.first == 0 or scene.low(source.first - 1) != ",":
        return False
    return any(scene.grammar.stem(low) in scene.grammar.papers for low in before)


def _sharing(scene: Scene, cue: Cue, last: Head | None, before: str) -> Head | None:
    """A participle with the subject of its sentence: "…, arguing that …", "… by announcing that …"."""
    if scene.initial(cue.first) or (before in scene.words.sharing and scene.initial(cue.first - 1)):
        return _fronted(scene, cue)
    quoted = cue.first > 0 and scene.tokens[cue.first - 1].quote
    if not quoted and before not in scene.words.with_words | scene.words.sharing | {","}:
        return None
    if last and not last.agentless:
        return _inheriting(scene, cue, cue.first)
    source = openings.subject(scene.frame, cue.first, scene.grammar)
    if source is None or not scene.speaks(source):
        return None
    return _telling(scene, cue, source, cue.first)


def _fronted(scene: Scene, cue: Cue) -> Head | None:
    """A participle before its subject: "Citing the report, | Holt | …", "After saying that …, | she | …"."""
    low = [scene.low(index) for index in range(cue.after, min(len(scene.tokens), cue.after + phrases.REACH))]
    comma = cue.after + low.index(",") if "," in low else 0
    if not comma:
        return None
    source = openings.subject_at(scene.frame, comma + 1, scene.grammar, scene.verbs)
    if source is None or not scene.speaks(source):
        return None
    return replace(_telling(scene, cue, source, cue.first), until=comma)


def _subject(scene: Scene, cue: Cue, last: Head | None, *, joined: bool) -> Phrase | None:
    """The phrase before the verb; for a verb joined by "dan" to one that is no cue, the subject of the sentence."""
    aside = last is not None and last.construction is Construction.RELAY and last.left
    if joined and last and not aside:
        return None
    alone = scene.grammar.parenthesis and scene.low(cue.after) == ","
    floor = last.cue.after if last and not aside else 0
    found = preceding.before(scene.frame, cue.first, scene.grammar, floor, alone=alone)
    if found is None and joined:
        return openings.subject(scene.frame, cue.first, scene.grammar)
    return found


def _inheriting(scene: Scene, cue: Cue, first: int) -> Head:
    begin = first if scene.tokens[first - 1].quote else first - 1
    return replace(_telling(scene, cue, None, begin), inherits=True)


def _telling(scene: Scene, cue: Cue, source: Phrase | None, begin: int) -> Head:
    """A verb with what it tells behind it."""
    told, tail = _content_start(scene, cue)
    return Head(cue=cue, construction=Construction.ACTIVE, source=source, begin=begin, tail=tail, right=True, told=told)


def _content_start(scene: Scene, cue: Cue) -> tuple[Phrase | None, int]:
    if cue.phrase not in scene.grammar.addressing:
        if scene.grammar.parenthesis:
            return scene.adjuncts(cue.after, commas=False)
        return circumstances.after_verb(scene, cue)
    after = scene.addressed(cue)
    return (Phrase(cue.after, after) if after > cue.after else None), after


def stance(scene: Scene, cue: Cue, last: Head | None) -> Head | None:
    """The speaker, then what is named rather than told: "X mengecam Y"."""
    if cue.phrase in scene.grammar.urging and not company.task(scene, cue):
        return None
    head = active(scene, cue, last)
    if head and head.source and not scene.is_person(head.source):
        return None
    return head and replace(head, construction=Construction.STANCE, left=False)
