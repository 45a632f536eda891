"""A work that the story gives to two makers: "a survey by Arden University", and later "the Calverton University survey"."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from scorer.lexicon import Lexicon, any_of, fold, initials, spelled
from scorer.model import Doc, Finding, NameKind, Outcome, Span
from scorer.rules.consistency.attr_conflict.parties import heads
from scorer.rules.given import Given, Table

MOST = 12  # sentences with works of one kind that are looked at
LONGEST = 500  # code points of a sentence that is read
LEAST = 5  # smaller counts are alike by chance
SHORTEST = 3  # letters of a name that is one word: UNHCR
BESIDE = 14  # code points beside a work in which "another" stands
PAIR = 2  # makers that a work is given to
POINTED = ("pointed", "pointing")  # groups of a form: "that survey"
_WORD = re.compile(r"[^\W_]+")

Words = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """
    A work with its maker and its sentence.

    `known` is whether the article speaks of it as told before ("the survey"), `pointed` whether it says so in as many words
    ("that survey"). `told` is whether the one named gave it out, who need not have made it.
    """

    work: Span
    maker: Span
    words: Words
    sentence: Span
    known: bool
    pointed: bool
    told: bool


def works(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each work that is taken up as one party's and told before as another's."""
    table = given.tables["works"]
    for kin, places in _told(doc, table).items():
        sentences = list(dict.fromkeys(sentence for sentence, _ in places))
        made = list(_makers(doc, kin, sentences[:MOST], given)) if len(sentences) > 1 else []
        for later in (one for one in made[1:] if one.known):
            earlier = [one for one in made if one.sentence.end <= later.sentence.start]
            if not earlier or not all(_two(doc, one, later, table) for one in earlier):
                yield Outcome.AGREED
            elif _several(doc, made, places, given) or not _same(doc, earlier[0], later, kin, given):
                yield Outcome.ABSTAINED
            else:
                yield _finding(doc, earlier[0], later)
                return


def _finding(doc: Doc, one: _Made, other: _Made) -> Finding:
    return Finding(
        rule="attr-conflict",
        spans=(one.work, one.maker, other.work, other.maker),
        values={"first": doc.text(one.maker), "second": doc.text(other.maker), "said": doc.text(other.work)},
        confidence=0.9,
    )


# ── works and their makers ───────────────────────────────────────────────────────────────────────────────────────────


def _told(doc: Doc, table: Table) -> Mapping[int, list[tuple[Span, Span]]]:
    """The kinds of works that an article tells of, each with the sentences and places of its words in their order."""
    kinds = _kinds(table)
    running = {sentence.span for sentence in doc.prose()}
    told: dict[int, list[tuple[Span, Span]]] = {}
    for hit in _signs(table).find(doc.folded, folded=True):
        place = Span(hit.start, hit.end)
        sentence = doc.sentence_of(place)
        for kin in kinds[hit.phrase] if sentence in running and sentence.end - sentence.start <= LONGEST else ():
            told.setdefault(kin, []).append((sentence, place))
    return told


def _makers(doc: Doc, kin: int, sentences: Iterable[Span], given: Given) -> Iterator[_Made]:
    """Each work of one kind that a sentence gives to a maker with a name."""
    table = given.tables["works"]
    given_to: set[Span] = set()
    for sentence in sentences:
        for pattern in _patterns(table, kin):
            for found in pattern.finditer(doc.body, sentence.start, sentence.end):
                parts = found.groupdict()
                maker, work = Span(*found.span("post" if parts.get("post") else "maker")), Span(*found.span("work"))
                words = _proper(doc, maker, table)
                titled = doc.body[work.start].isupper() and work.start > sentence.start  # a work's own name
                if titled or work in given_to or not _named(doc, maker, words, sentence, table):
                    continue
                given_to.add(work)
                pointed = any(parts.get(name) for name in POINTED)
                yield _Made(
                    work=work,
                    maker=maker,
                    words=words,
                    sentence=sentence,
                    known=bool(parts.get("known")) or pointed,
                    pointed=pointed,
                    told=bool(parts.get("told")) and not table["kin"][kin].get("spoken"),
                )


def _named(doc: Doc, maker: Span, words: Words, sentence: Span, table: Table) -> bool:
    """Whether a maker is told by a name: of two words, with the word for an office, or in capitals."""
    text = doc.text(maker)
    if not words or text.split()[0] in table["never"]:
        return False
    if heads(table).first(text) is not None or (len(text) >= SHORTEST and text.isupper()):
        return True
    told = len(text.split()) - (maker.start == sentence.start)  # the first word of a sentence may be no name
    return told > 1 or doc.body.count(text) > 1


def _proper(doc: Doc, maker: Span, table: Table) -> Words:
    """The words of a name, those of what kind of body it is aside."""
    words = (word for word in _WORD.findall(doc.text(maker)) if word[:1].isupper())
    return frozenset(fold(word) for word in words) - set(table["aside"])


# ── two makers of one work ───────────────────────────────────────────────────────────────────────────────────────────


def _two(doc: Doc, one: _Made, other: _Made, table: Table) -> bool:
    """Whether two makers are surely two: no word of their names is one, none is short for the other, both are of a sort."""
    first, second = doc.text(one.maker), doc.text(other.maker)
    if one.told is not other.told or one.words & other.words:
        return False
    if initials(first) == second or initials(second) == first:
        return False
    return _person(doc, one.maker, table) is _person(doc, other.maker, table)


def _person(doc: Doc, maker: Span, table: Table) -> bool:
    """Whether a maker is no body but somebody with a title, or who speaks in the story."""
    if heads(table).first(doc.text(maker)) is not None:
        return False
    speakers = {one.speaker.name for one in doc.attributions}
    names = (name for name in doc.names if name.kind is NameKind.PERSON and name.span.overlaps(maker))
    return any(name.title or name.identity in speakers for name in names)


def _several(doc: Doc, made: Sequence[_Made], places: Iterable[tuple[Span, Span]], given: Given) -> bool:
    """Whether the story tells of several such works: it says so ("another survey"), or more than two made some."""
    nouns = _nouns(given.tables["works"])
    beside = (
        Span(max(one.start, at.start - BESIDE), min(one.end, at.end + BESIDE))
        for one, at in places
        if doc.folded[at.start : at.end] in nouns
    )
    return (
        len({one.words for one in made}) > PAIR
        or any(given.words["apart"].first(doc.text(one)) is not None for one in beside)
        or any(given.words["jointly"].first(doc.text(one.sentence)) is not None for one in made)
    )


def _same(doc: Doc, one: _Made, other: _Made, kin: int, given: Given) -> bool:
    """Whether the article surely speaks of one work: it points at it, says nothing new of it, or tells the same of it."""
    if other.pointed:
        return True
    if fold(doc.text(one.work)) != fold(doc.text(other.work)) and not given.tables["works"]["kin"][kin].get("deeds"):
        return False
    behind = doc.folded[max(other.work.end, other.maker.end) : other.sentence.end]
    if given.words["telling"].first(behind, folded=True) is None:
        return True
    figures = doc.figure_row
    first, second = (
        {(figure.value, figure.unit) for figure in figures.inside(made.sentence) if figure.value > LEAST}
        for made in (one, other)
    )
    return bool(first & second)


@cache
def _kinds(table: Table) -> Mapping[str, tuple[int, ...]]:
    """Of which kinds of works a word is a sign."""
    kinds: dict[str, tuple[int, ...]] = {}
    for kin, told in enumerate(table["kin"]):
        for word in {fold(word) for part in ("nouns", "deeds", "undergone", "agents") for word in told.get(part, ())}:
            kinds[word] = (*kinds.get(word, ()), kin)
    return kinds


@cache
def _nouns(table: Table) -> frozenset[str]:
    return frozenset(noun for told in table["kin"] for noun in told["nouns"])


@cache
def _signs(table: Table) -> Lexicon:
    return Lexicon(_kinds(table))


@cache
def _patterns(table: Table, kin: int) -> tuple[re.Pattern[str], ...]:
    """The forms of a kind of works, in which NOUN, DEED, UNDERGONE and AGENT stand for its words."""
    told = table["kin"][kin]
    slots = {"UNDERGONE": "undergone", "NOUN": "nouns", "DEED": "deeds", "AGENT": "agents"}
    words = {slot: f"(?i:{any_of(told.get(part, ()))})" for slot, part in slots.items()}
    offices = any_of(word for word in table["heads"] if word.islower())
    verbs = {"MADE": "made", "TOLD": "gave", "HAD": "had", "GIVEN": "given"}
    shared = {slot: f"(?:{any_of(table.get(part, ()))})" for slot, part in verbs.items()}
    maker = table["maker"].replace("HEAD", f"(?:{offices})")
    parties = {"POST": f"(?P<post>{maker})", "MAKER": f"(?P<maker>{maker})"}
    return tuple(
        spelled(form, {**parties, **words, **shared})
        for form in table["forms"]
        if all(slot not in form or told.get(part) for slot, part in slots.items())
    )
