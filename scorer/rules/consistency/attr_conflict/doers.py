"""A deed that the story gives to two doers: "found by a shepherd, Ewan Rigg", and later "Mona Hart, who found her"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from scorer.lexicon import Hit, Lexicon, any_of, fold, spelled
from scorer.model import Doc, Finding, Name, Outcome, Row, Span
from scorer.rules.consistency.attr_conflict.likeness import words_of
from scorer.rules.consistency.attr_conflict.parties import Cast, Party, party, rivals
from scorer.rules.given import Given, Table

MOST = 60  # words for deeds that are looked at
REACH = 120  # code points before and behind such a word in which its doer stands
NEAR = 30  # code points around it in which it is said that others did it too
THING = 5  # words of what it was done to
BESIDE = 8  # code points before a doer in which "by" stands
PAIR = 2  # tellings of one deed
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_END = re.compile(r"[.;:()“”\"\n?!]|\s[—–]\s")
_BODY = r"(?:[\w’'&-]+\s){0,7}[\w’'&-]+"
_NAMES = r"[A-Z][\w’'&.-]*(?:\s(?:[a-z]{1,3}\s)?[A-Z][\w’'&.-]*){0,5}"


@dataclass(frozen=True, slots=True)
class _Told:
    """
    A deed with its doer, and the words of the people named with him; `thing` are the words of what it was done to.

    `known` is whether that is told as known: "the wing", "her". `pointed` is whether it is told by a word such as "her"
    alone, `named` by somebody's name.
    """

    kin: int
    deed: Span
    doer: Party
    among: frozenset[str]
    thing: tuple[str, ...]
    known: bool
    pointed: bool
    named: bool
    sentence: Span


def doers(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each deed that is told again, and a finding where it is then somebody else's."""
    first: dict[int, list[_Told]] = {}
    for told in _tellings(doc, given):
        before = [one for one in first.setdefault(told.kin, []) if one.sentence != told.sentence]
        first[told.kin].append(told)
        one = next((one for one in before if _of_one_thing(one, told, given)), None)
        if one is None:
            continue
        if one.among & told.among or not _two(one, told, doc, given):
            yield Outcome.AGREED
        elif _several(doc, one, told, given):
            yield Outcome.ABSTAINED
        else:
            yield Finding(
                rule="attr-conflict",
                spans=(one.doer.span, one.deed, told.doer.span, told.deed),
                values={
                    "first": doc.text(one.doer.span).strip(),
                    "second": doc.text(told.doer.span).strip(),
                    "said": doc.text(told.deed),
                },
                confidence=0.9,
            )
            return


def _of_one_thing(one: _Told, other: _Told, given: Given) -> bool:
    """Whether two tellings are surely of one deed: the second is of a thing that is known, and that the first names."""
    if not other.known and not (one.known and one.thing == other.thing):
        return False
    creature = any(word in given.words["creatures"] for word in one.thing)
    if other.pointed or other.named:
        return creature or one.pointed or one.thing == other.thing
    kept = [word for word in other.thing if any(given.speech.akin(word, told) for told in one.thing)]
    return len(kept) * PAIR >= len(other.thing)


def _several(doc: Doc, one: _Told, other: _Told, given: Given) -> bool:
    """Whether the deed may have been done twice, or by both: the story says so, or tells of two years."""
    years = [set(_YEAR.findall(doc.text(told.sentence))) for told in (one, other)]
    if years[0] != years[1] and years[0] and years[1]:
        return True
    texts = [doc.text(_around(told)) for told in (one, other)]
    return any(given.words[name].first(text) is not None for text in texts for name in ("apart", "jointly", "unsure"))


def _around(told: _Told) -> Span:
    sentence, deed = told.sentence, told.deed
    return Span(max(sentence.start, deed.start - NEAR), min(sentence.end, deed.end + NEAR))


def _two(one: _Told, other: _Told, doc: Doc, given: Given) -> bool:
    """Whether two doers are surely two: two people, or two bodies of two names or sides."""
    if one.doer.person and other.doer.person:
        return True
    return not one.doer.person and not other.doer.person and rivals(one.doer, other.doer, doc, given)


# ── deeds and their doers ────────────────────────────────────────────────────────────────────────────────────────────


def _tellings(doc: Doc, given: Given) -> Iterator[_Told]:
    """Each deed of a kind that the story tells more than once, with somebody named who did it."""
    table = given.tables["doers"]
    kins = _kins(table)
    hits = list(_signs(table).find(doc.folded, folded=True))
    counts: dict[int, int] = {}
    for hit in hits:
        counts[kins[hit.phrase]] = counts.get(kins[hit.phrase], 0) + 1
    again = [hit for hit in hits if counts[kins[hit.phrase]] >= PAIR]
    if not again:
        return
    people = doc.people
    cast = Cast(doc, given)
    running = {sentence.span for sentence in doc.prose()}
    for hit in again[:MOST]:
        sentence = doc.sentence_of(Span(hit.start, hit.end))
        if sentence not in running or doc.quoted.touch(Span(hit.start, hit.end)):
            continue
        clause = _clause(doc, hit, sentence)
        read = [
            (_party(doc, Span(hit.start, hit.end), who, people, cast, given), thing)
            for who, thing in _read(doc, hit, clause, people, given)
        ]
        told = next((one for one in read if one[0].person or one[0].names or one[0].sides), None)
        if told is not None:
            doer, thing = told
            yield _telling(doc, kins[hit.phrase], hit, clause, sentence, doer, thing, people, given)


def _clause(doc: Doc, hit: Hit, sentence: Span) -> Span:
    """What stands around a deed, up to the next mark that ends a clause, commas aside."""
    start, end = max(sentence.start, hit.start - REACH), min(sentence.end, hit.end + REACH)
    start = max((found.end() for found in _END.finditer(doc.body, start, hit.start)), default=start)
    found = _END.search(doc.body, hit.end, end)
    return Span(start, found.start() if found else end)


def _read(doc: Doc, hit: Hit, clause: Span, people: Row[Name], given: Given) -> Iterator[tuple[Span, Span]]:
    """Who did it and to what, by each form that the words around a deed have."""
    before, behind = doc.body[clause.start : hit.start], doc.body[hit.end : clause.end]
    for ahead, after in _forms(given.tables["doers"], *_sorts(given.tables["doers"], hit.phrase)):
        one, two = ahead.search(before), after.match(behind)
        if not one or not two:
            continue
        groups = {name: Span(clause.start + one.start(name), clause.start + one.end(name)) for name in one.groupdict()}
        groups |= {name: Span(hit.end + two.start(name), hit.end + two.end(name)) for name in two.groupdict()}
        doer = next((name.span for name in people.inside(groups["doer"])), groups["doer"])
        yield doer, groups["thing"]


def _by(doc: Doc, who: Span, given: Given) -> bool:
    """Whether somebody stands behind "by"."""
    return doc.folded[max(0, who.start - BESIDE) : who.start].split()[-1:] in (
        [word] for word in given.tables["owned"]["by"]
    )


def _party(doc: Doc, deed: Span, who: Span, people: Row[Name], cast: Cast, given: Given) -> Party:
    """Who did it; one who is called by one name alone is a person too."""
    found = party(doc, who, None, cast, given)
    if not found.person and doc.text(who)[:1].islower() and who.start > deed.end and not _by(doc, who, given):
        return replace(found, names=frozenset(), sides=frozenset())  # "diajukan menjadi calon …" names nobody
    alone = (
        fold(name.identity).split() for name in people.inside(who) if name.span == who and "&" not in name.identity
    )
    return found if found.person or found.sides else replace(found, person=frozenset(next(alone, ())))


def _telling(
    doc: Doc,
    kin: int,
    hit: Hit,
    clause: Span,
    sentence: Span,
    doer: Party,
    thing: Span,
    people: Row[Name],
    given: Given,
) -> _Told:
    text = doc.text(thing)
    words = tuple(words_of(text, given))
    told = {word.strip(",") for word in fold(text).split()}
    pointing = not words and any(word in given.words["pointing"] for word in told)
    if pointing and thing.end <= hit.start:  # "It was tabled by …"
        before = doc.sentences[max(0, doc.sentence_at(sentence.start) - 1)].span
        words = tuple(words_of(doc.text(before), given))
    named = thing.start >= hit.end and bool(people.inside(thing))
    known = pointing or named or any(word in given.words["known"] for word in told)
    return _Told(
        kin,
        Span(hit.start, hit.end),
        doer,
        frozenset(
            word for name in people.inside(clause) if name.span not in thing for word in fold(name.identity).split()
        ),
        words if thing.end <= hit.start else words[:THING],
        known,
        pointing,
        named,
        sentence,
    )


@cache
def _kins(table: Table) -> Mapping[str, int]:
    """Which deed a word tells."""
    return {fold(word): kin for kin, words in enumerate(table["kin"]) for word in words}


@cache
def _signs(table: Table) -> Lexicon:
    return Lexicon(_kins(table))


def _sorts(table: Table, word: str) -> tuple[str, ...]:
    """Which forms a word has: of somebody who does such, of one of whom a story has one; or of a deed, done or undergone."""
    if word in table["agents"]:
        return ("agent", "sole") if word in table["soles"] else ("agent",)
    undergone = word.startswith(table["passive"])
    return tuple(
        sort for sort, has in (("did", not undergone or not table["passive"]), ("undergone", undergone)) if has
    )


@cache
def _forms(table: Table, *sorts: str) -> Sequence[tuple[re.Pattern[str], re.Pattern[str]]]:
    """What stands before a deed and behind it, in which NAME, BODY and AUX stand for their parts."""
    slots = {"NAME": _NAMES, "BODY": _BODY, "AUX": f"(?:{any_of(table['auxiliaries'])})"}
    told = (form for sort in sorts for form in table[f"{sort}_forms"])
    return tuple((spelled(f"{ahead}$", slots), spelled(after, slots)) for ahead, after in told)
