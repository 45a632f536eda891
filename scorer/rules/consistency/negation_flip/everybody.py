"""
What is told of all there are, and the opposite of some of them.

"All factions backed the bill … the two factions that rejected it", "none of them had carried a map … the five, all carrying
maps".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice, product

from scorer.lexicon import any_of
from scorer.model import Doc, Finding, Span, Stretches
from scorer.rules.consistency.negation_flip import deeds, times, voices
from scorer.rules.consistency.negation_flip.deeds import Pairs
from scorer.rules.consistency.negation_flip.kinds import Keys, content, keys
from scorer.rules.given import Given, Table

MOST = 40  # sentences looked at
NEXT = 12  # code points behind a “who” in which the deed stands
LEAST = 1  # words of what is done that two deeds share
_WORD = re.compile(r"[^\W\d_]{3,}")
_BREAK = re.compile(r"[,;:.]\s|[.]$")


@dataclass(frozen=True, slots=True)
class _Told:
    """Who does what, as the words tell it: the pair of verbs and its pole, and what it is done to."""

    span: Span
    sentence: Span
    who: tuple[Keys, ...]
    pair: str
    pole: str
    things: tuple[Keys, ...]


def told(doc: Doc, both: Pairs, given: Given) -> Iterator[Finding]:
    """A finding for the first thing that all did, or none did, and some are told not to have done, or to have done."""
    yield from _divided(doc, both, given)
    yield from _none_and_all(doc, given)
    yield from _none_or_all(doc, given)


# ── "all factions backed", "the two factions that rejected" ──────────────────────────────────────────────────────────


def _divided(doc: Doc, pairs: Pairs, given: Given) -> Iterator[Finding]:
    if not pairs or given.words["every"].first(doc.folded, folded=True) is None:
        return
    some = list(islice(_some(doc, pairs, given), MOST))
    whole = islice(_all(doc, pairs, given), MOST) if some else ()
    for one, two in product(whole, some):
        rivals = one.sentence != two.sentence and one.pair == two.pair and one.pole != two.pole
        if rivals and _same(one, two) and not _apart(doc, one.sentence, two.sentence, given):
            yield Finding(rule="negation-flip", spans=(one.span, two.span), confidence=0.9)
            return


def _all(doc: Doc, pairs: Pairs, given: Given) -> Iterator[_Told]:
    """What all of some people do."""
    pattern = _patterns(given.tables["everybody"])[0]
    for sentence in doc.prose():
        span = sentence.span
        found = pattern.search(doc.folded, span.start, span.end)
        if found is None or doc.quoted.touch(Span(*found.span())):
            continue
        behind = doc.folded[found.end() : span.end]
        for deed in deeds.read(doc.folded[found.start() : span.end], Span(found.start(), span.end), pairs, given):
            clear = _BREAK.search(doc.folded, found.end(), deed.span.start) is None
            if deed.sure and clear and deed.span.start >= found.end() and behind:
                who = _people(doc.folded[found.start() : deed.span.start], given)
                things = content(deeds.clause(doc.folded[deed.span.end : span.end]), given)
                yield _Told(Span(found.start(), deed.span.end), span, who, deed.pair, deed.pole, things)
                break


def _some(doc: Doc, pairs: Pairs, given: Given) -> Iterator[_Told]:
    """What those do of whom a relative clause tells, with how many they are."""
    pattern = _patterns(given.tables["everybody"])[1]
    verbs = Stretches(chain.from_iterable(pairs.values()))
    for span in (sentence.span for sentence in doc.prose() if verbs.touch(sentence.span)):
        for found in pattern.finditer(doc.folded, span.start, span.end):
            rest = Span(found.end(), span.end)
            for deed in deeds.read(doc.folded[found.start() : span.end], Span(found.start(), span.end), pairs, given):
                if rest.start <= deed.span.start <= rest.start + NEXT:
                    things = content(deeds.clause(doc.folded[deed.span.end : span.end]), given)
                    who = _people(found["who"], given)
                    yield _Told(Span(found.start(), deed.span.end), span, who, deed.pair, deed.pole, things)


def _people(text: str, given: Given) -> tuple[Keys, ...]:
    """The words that tell who does it, as they may be told again: "members of the board", "two members"."""
    return tuple(keys(word, given) for word in _WORD.findall(text) if word not in given.words["small"])


def _same(one: _Told, two: _Told) -> bool:
    """Whether the two are of one kind of people and of one thing."""
    people = any(word & other for word in one.who for other in two.who)
    things = sum(any(word & other for other in two.things) for word in one.things)
    return people and (things >= LEAST or not two.things)


def _apart(doc: Doc, one: Span, two: Span, given: Given) -> bool:
    """Whether what is told of some is told of another time."""
    here, there = doc.text(one), doc.text(two)
    return given.words["past"].first(there) is not None or times.apart(
        here, there, ("elsewhen", "at_first", "turned"), given
    )


# ── "none of them had been vaccinated", "the six, all vaccinated" ────────────────────────────────────────────────────


def _none_and_all(doc: Doc, given: Given) -> Iterator[Finding]:
    none, whole = _patterns(given.tables["everybody"])[2:4]
    if given.words["none_of_them"].first(doc.folded, folded=True) is None:
        return
    spans = [sentence.span for sentence in doc.prose()]
    denied = ((found, span) for span in spans for found in none.finditer(doc.folded, span.start, span.end))
    told = ((found, span) for span in spans for found in whole.finditer(doc.folded, span.start, span.end))
    all_of_them = list(islice(told, MOST))
    for (lacks, here), (found, span) in product(islice(denied, MOST if all_of_them else 0), all_of_them):
        missing, has = (content(one["what"], given) for one in (lacks, found))
        same = missing and all(any(word & other for other in has) for word in missing[:2])
        if span == here or not same or given.words["denying"].first(found["what"]) or _apart(doc, here, span, given):
            continue
        yield Finding(rule="negation-flip", spans=(Span(*lacks.span()), Span(*found.span())), confidence=0.9)
        return


# ── "all four were wearing helmets", "none of the four was wearing a helmet" ─────────────────────────────────────────


def _none_or_all(doc: Doc, given: Given) -> Iterator[Finding]:
    if given.words["none_of_them"].first(doc.folded, folded=True) is None:
        return
    none, whole = _patterns(given.tables["everybody"])[4:]
    spans = [sentence.span for sentence in doc.prose()]
    denied = [(found, span) for span in spans for found in none.finditer(doc.folded, span.start, span.end)][:MOST]
    for span in spans if denied else ():
        for found in whole.finditer(doc.folded, span.start, span.end):
            for lacks, here in denied:
                at = (Span(*lacks.span()), Span(*found.span()))
                quoted = any(doc.quoted.touch(place) for place in at)
                if span == here or quoted or not _both(lacks, found, given) or _apart(doc, here, span, given):
                    continue
                if not voices.two(*(voices.heard(doc, *told, given) for told in zip((here, span), at, strict=True))):
                    yield Finding(rule="negation-flip", spans=at, confidence=0.9)
                    return


def _both(lacks: re.Match[str], found: re.Match[str], given: Given) -> bool:
    """Whether what none of some people did is what all of them did."""
    texts = [f"{one['who']}{one['what']}" for one in (lacks, found)]
    if any(given.words[cue].first(text, folded=True) for cue in ("denying", "untold", "of_another") for text in texts):
        return False
    none, whole = (set(one["who"].split()) for one in (lacks, found))
    ours, theirs = (_people(" ".join(some), given) for some in (none, whole))
    who = bool(none & whole) or any(word & other for word in ours for other in theirs)
    missing, has = (content(one["what"], given) for one in (lacks, found))
    flat = len(missing) > 1 or len(missing) == len(
        has
    )  # "none had been vaccinated … all had been vaccinated against flu"
    return who and bool(missing) and flat and all(any(word & other for other in has) for word in missing[:2])


@cache
def _patterns(table: Table) -> tuple[re.Pattern[str], ...]:
    """The forms of a language, in which NUMBER stands for a count."""
    number = rf"(?:{any_of(table['numbers'])}|\d+)"
    return tuple(
        re.compile(table[form].replace("NUMBER", number))
        for form in ("every", "some", "none", "whole", "none_did", "all_did")
    )
