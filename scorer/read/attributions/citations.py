"""
Citations: a source named beside the clause.

    Menurut X, …  ·  …, dikutip dari X

Each reader returns the head that the words make, or None when they make another construction.
"""

from dataclasses import replace

from scorer.read.attributions import circumstances, following, insertions, preceding, quoting, verb_groups
from scorer.read.attributions.grammar import Construction, Cue
from scorer.read.attributions.head import Head
from scorer.read.attributions.phrases import Phrase, has_verb
from scorer.read.attributions.scene import Scene

ADJUNCT = 4  # words of a phrase that a relay goes on with
CLAUSE = 3  # words behind a name that may be a clause
RELATIVE = 16  # tokens of what stands between a source and the next verb or mark


def phrase(scene: Scene, cue: Cue, last: Head | None) -> Head | None:
    """A source named before or after the clause: "Menurut X, …"."""
    initial, reported = scene.initial(cue.first), _opens_report(scene, cue, last)
    if cue.phrase in scene.grammar.set_off and not scene.parted(cue.first):
        return None
    cue, source = _ownerless(scene, cue) or (
        cue,
        _source(scene, cue, closed=reported or insertions.led(scene, cue.first)),
    )
    if source and scene.low(cue.after - 1) in scene.grammar.kept:
        cue, source = (
            replace(cue, after=cue.after - 1, phrase=scene.low(cue.first)),
            Phrase(source.first - 1, source.after),
        )
    inner = None if source is None or reported else insertions.source(scene, cue.first, source)
    source = inner or source
    if source is None or _nobodys(scene, source) or _nested(scene, cue, source, last) or _overtaken(scene, cue, source):
        return None
    if blend := _blended(scene, cue, source):
        return blend
    if cue.phrase in scene.grammar.within and not (_holds_findings(scene, cue, source) and (initial or not last)):
        return None
    begun = (initial or reported) and _begins_to_tell(scene, source)
    if begun or (initial and scene.low(source.after) in {"", "."}):
        source = _only_name(scene, source)  # "Menurut Ratna | air naik", without the comma
    tail = source.after if begun or inner else scene.adjuncts(source.after)[1]
    return Head(
        cue=cue,
        construction=Construction.PHRASE,
        source=source,
        begin=cue.first,
        tail=tail,
        left=not (initial or reported),
        right=True,
        inside=inner is not None,
    )


def _opens_report(scene: Scene, cue: Cue, last: Head | None) -> bool:
    """Whether a source opens what somebody else reports: "Seno mengatakan, | menurut keluarga, | …"."""
    if last is None or not scene.grammar.head_first:
        return False
    verb = last.construction in {Construction.ACTIVE, Construction.STANCE}
    if not verb and not (last.source and last.right and scene.initial(last.begin)):
        return False
    links = scene.words.content_starts | {","}
    return all(scene.low(n) in links for n in range(last.cue.after if verb else last.tail, cue.first))


def _nested(scene: Scene, cue: Cue, source: Phrase, last: Head | None) -> bool:
    """Whether a source is a part of what a verb before it reports: "Seno menyebut harga naik | menurut data BPS"."""
    told = last is not None and last.construction is Construction.ACTIVE and not scene.parted(cue.first)
    return told and scene.grammar.head_first and not scene.is_outlet(source)


def _ownerless(scene: Scene, cue: Cue) -> tuple[Cue, Phrase] | None:
    """A report that nobody is named for, where a mark or a relative clause follows: "Menurut | laporan |, …"."""
    noun = cue.after - 1
    papers = scene.grammar.papers - scene.grammar.kept
    if noun == cue.first or scene.low(noun) not in papers or not scene.grammar.head_first:
        return None
    after = cue.after + (scene.low(cue.after) in scene.words.demonstratives)
    if scene.low(after) in scene.words.relativizers and scene.low(after + 1) not in scene.grammar.relays:
        ahead = range(after, min(len(scene.tokens), after + RELATIVE))
        after = next((n for n in ahead if scene.low(n) in {",", "."}), cue.after)
    if scene.low(after) not in {",", ".", ""}:
        return None
    return replace(cue, after=noun, phrase=scene.low(cue.first)), Phrase(noun, after)


def _source(scene: Scene, cue: Cue, *, closed: bool) -> Phrase | None:
    found = following.after(scene.frame, cue.after, scene.grammar, closed=closed)
    return found and insertions.speaker(scene, found)


def _nobodys(scene: Scene, source: Phrase) -> bool:
    """Whether a phrase names nobody: "Menurut | rencana", "… | plan |, the road opens", "Menurut informasi | yang diterima"."""
    alone = source.after - source.first == 1 or scene.low(source.first + 1) == ","
    if alone and scene.low(source.first) in scene.grammar.nobody | scene.words.demonstratives:
        return True
    nobody = scene.words.relativizers | scene.words.prepositions
    return scene.grammar.head_first and scene.low(source.first) in nobody and not scene.is_outlet(source)


def _overtaken(scene: Scene, cue: Cue, source: Phrase) -> bool:
    """Whether somebody else says what stands behind a thing: "Menurut aturan di atas, | Seno mengatakan …"."""
    thing = scene.low(source.first) in scene.grammar.papers or not scene.speaks(source)
    if not thing or scene.is_outlet(source):
        return False
    comma = scene.adjuncts(source.after)[1]
    verb = _verb_behind(scene, cue, comma)
    return verb is not None and scene.low(comma) == "," and scene.speaks(Phrase(comma + 1, verb))


def _blended(scene: Scene, cue: Cue, source: Phrase) -> Head | None:
    """A source that goes on as the subject of a verb: "Menurut Camat Seno mengatakan …", "Menurut camat, Seno mengatakan …"."""
    verb = _verb_behind(scene, cue, source.after)
    if verb is None:
        return None
    begins = verb_groups.start(scene.tokens, verb, scene.words)
    if begins > source.after and scene.low(source.after + 1) not in scene.words.relativizers:
        whole = Phrase(source.first, begins)
        if not _role_and_name(scene, source, Phrase(source.after + 1, begins)):
            return None
        source = whole
    telling = Cue(verb, verb + 1, scene.low(verb), (Construction.ACTIVE,))
    _, tail = circumstances.after_verb(scene, telling)
    return Head(
        cue=telling, construction=Construction.ACTIVE, source=source, begin=cue.first, tail=tail, left=True, right=True
    )


def _role_and_name(scene: Scene, role: Phrase, name: Phrase) -> bool:
    """Whether a name stands behind a role and its comma: "ketua panitia, | Seno Adi"."""
    opens = scene.low(role.first) in scene.grammar.titles | scene.words.determiners
    pointed = scene.low(role.after - 1) in scene.words.demonstratives
    tokens = scene.tokens[name.first : name.after]
    named = all(token.capital and token.low not in scene.grammar.people for token in tokens)
    return opens and not pointed and bool(tokens) and named and not scene.is_outlet(role)


def _verb_behind(scene: Scene, cue: Cue, after: int) -> int | None:
    """The verb of saying whose subject stands before token `after` or begins right behind it."""
    ahead = range(after, min(len(scene.tokens), after + RELATIVE))
    verb = next((n for n in ahead if n in scene.verbs), None)
    if verb is None or not scene.grammar.head_first:
        return None
    subject = preceding.before(scene.frame, verb, scene.grammar, cue.after)
    return verb if subject and subject.first <= after + 1 else None


def _holds_findings(scene: Scene, cue: Cue, source: Phrase) -> bool:
    """Whether what stands after "in" is a survey that found what is told, set off or at the end: "In a new poll, …"."""
    words = scene.words
    head = next((n for n in range(source.first, source.after) if scene.low(n) in scene.grammar.surveys), None)
    between = scene.tokens[source.first : head or source.first]
    clean = all(token.low not in words.prepositions | words.relativizers for token in between)
    return head is not None and clean and (scene.initial(cue.first) or scene.low(source.after) in {"", "."})


def _begins_to_tell(scene: Scene, source: Phrase) -> bool:
    """Whether a clause goes on right behind a name: "Menurut Ratna | tanggul itu perlu diperkuat, sebab …"."""
    tokens, words = scene.tokens, scene.words
    if not scene.grammar.head_first or not tokens[source.first].capital:
        return False
    name = _only_name(scene, source).after
    subject = name < source.after and (source.after - name > 1 or scene.low(name) in scene.grammar.people)
    if subject and not scene.follows(name) and insertions.marks_predicate(scene, source.after):
        return scene.low(name) not in words.relativizers | words.joins | words.demonstratives
    if source.after - name >= CLAUSE:
        return has_verb(tokens, Phrase(name, source.after), words)
    now = name + 1 < len(tokens) and scene.follows(name) and tokens[name + 1].low in words.demonstratives
    behind = tokens[name + 2 : name + 2 + ADJUNCT * 2]
    clause = behind[: next((n for n, token in enumerate(behind) if token.low == ","), len(behind))]
    return now and any(token.low in words.finite for token in clause)


def _only_name(scene: Scene, source: Phrase) -> Phrase:
    after = source.first + 1
    while after < source.after and scene.tokens[after].capital:
        after += 1
    return Phrase(source.first, after)


def phrase_suffixed(scene: Scene, cue: Cue, _last: Head | None) -> Head | None:
    """The same with the clitic: "Menurutnya, …"."""
    if scene.low(cue.first - 1) in scene.words.relativizers:
        return None
    if cue.phrase in scene.grammar.between and not (scene.parted(cue.first) and scene.low(cue.after) == ","):
        return None
    return Head(
        cue=cue,
        construction=Construction.PHRASE_SUFFIXED,
        begin=cue.first,
        tail=cue.after,
        left=not scene.initial(cue.first),
        right=True,
        inside=insertions.clitic(scene, cue),
    )


def relay(scene: Scene, cue: Cue, _last: Head | None) -> Head | None:
    """An outlet through which the words came: "Dilansir X, …", "…, seperti yang dilaporkan oleh X"."""
    words = scene.words
    if quotes := quoting.outlet(scene, cue):
        return quotes
    if cue.phrase in scene.grammar.inward and _cites_only(scene, cue):
        return None
    begin = cue.first
    while begin > 0 and scene.low(begin - 1) in words.relativizers | words.as_words:
        begin -= 1
    likened = any(scene.low(n) in words.as_words for n in range(begin, cue.first))
    adjunct = begin < cue.first and _opens_with_adjunct(scene, begin)
    begin = 0 if adjunct else begin  # "Berdasarkan catatan | yang dikutip dari laman X, …"
    initial = scene.initial(begin)
    source = following.after(scene.frame, scene.after_from(cue.after), scene.grammar, closed=initial)
    if source is None or not _names_an_outlet(scene, source):
        return None
    verb = Construction.PASSIVE in cue.constructions or Construction.ACTIVE in cue.constructions
    joined = begin < cue.first or scene.parted(cue.first)
    if verb and not (likened or adjunct or (joined and scene.is_outlet(source))):
        return None  # "video yang dirilis | Kepolisian Muara" tells its author
    beyond = None
    if scene.low(source.after) in scene.words.origins:
        beyond = following.after(scene.frame, source.after + 1, scene.grammar, closed=initial)
    _, tail = scene.adjuncts(beyond.after if beyond else source.after)
    return Head(
        cue=replace(cue, first=begin),
        construction=Construction.RELAY,
        source=source,
        begin=begin,
        tail=tail,
        left=not initial,
        right=initial,
        beyond=beyond,
    )


def _cites_only(scene: Scene, cue: Cue) -> bool:
    """Whether a verb that quotes has only its subject before it: "Seno mengutip | sebuah ayat", not "AFP | yang mengutip"."""
    if not scene.grammar.head_first or scene.parted(cue.first) or cue.first == 0:
        return False
    if scene.low(cue.first - 1) in scene.words.relativizers:
        return False
    before = scene.tokens[: cue.first]
    return all(token.word for token in before) and not has_verb(scene.tokens, Phrase(0, cue.first), scene.words)


def _opens_with_adjunct(scene: Scene, until: int) -> bool:
    """Whether nothing but a short phrase with a preposition stands before a token: "Berdasarkan data | yang dikutip …"."""
    short = 0 < until <= ADJUNCT and all(token.word and not token.capital for token in scene.tokens[1:until])
    return short and scene.low(0) in scene.words.prepositions


def _names_an_outlet(scene: Scene, source: Phrase) -> bool:
    """Whether a name stands before the first comma: "dikutip dari laman ," has lost its link and names nobody."""
    tokens = scene.tokens[source.first : source.after]
    part = tokens[: next((n for n, token in enumerate(tokens) if token.low == ","), len(tokens))]
    noun = part[0].low if len(part) == 1 else ""
    if noun in scene.grammar.papers and "." not in noun and not part[0].capital:
        return False  # "dari laman ."
    bearers = scene.grammar.people
    return any(token.capital or "." in token.low or token.low in bearers for token in part[1:] or part)
