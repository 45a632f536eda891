"""
What the story says there is none of, and elsewhere takes for granted.

"No planning application … the application, lodged in March", "tidak ada kenaikan tarif … kenaikan tarif yang diberlakukan".
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from scorer.lexicon import Lexicon, any_of, either, fold
from scorer.model import Doc, Finding, Span, Stretches
from scorer.rules.consistency.negation_flip.times import YEAR
from scorer.rules.given import Given, Table

BEFORE = 24  # code points before a denial in which "there was" or "has made" stands
LONG = 4  # letters of a word that says what a thing is of
STEM = 5  # letters that two forms of such a word begin with
_WORD = re.compile(r"[^\W\d_]+")
_MARK = re.compile(r"[,;:]\s")

Told = tuple[str, frozenset[str], Span, Span]  # the noun, the words beside it, where it is told, and its sentence


def told(doc: Doc, given: Given) -> Iterator[Finding]:
    """A finding for the first thing that is denied and taken for granted."""
    table = given.tables["presumed"]
    none = Stretches(given.words["none_of"].find(doc.folded, folded=True))
    nouns = Stretches(_nouns(table).find(doc.folded, folded=True)) if none else none
    named = [one.span for one in doc.prose() if nouns.touch(one.span)]
    denied = list(_denied(doc, [span for span in named if none.touch(span)], table, given))
    for noun, words, span, sentence in _granted(doc, named, table, given) if denied else ():
        for other, besides, place, where in denied:
            if noun == other and where != sentence and any(_alike(one, two) for one in words for two in besides):
                yield Finding(rule="negation-flip", spans=(place, span), confidence=0.9)
                return


def _denied(doc: Doc, sentences: Sequence[Span], table: Table, given: Given) -> Iterator[Told]:
    """What a sentence says there is none of, but for what there was none of at first."""
    for found, sentence in _found(doc, _denial(given.words["none_of"], table), sentences):
        text = doc.text(sentence)
        lead = doc.body[max(sentence.start, found.start() - BEFORE) : found.start()].rstrip()
        whole = given.words["without"].first(found["place"]) is not None
        lacks = whole or not table["lacking"] or given.words["lacking"].ends(lead)
        if lacks and not (given.words["doubted"].first(lead) or given.words["at_first"].first(text)):
            yield _told(found, sentence, given)


def _granted(doc: Doc, sentences: Sequence[Span], table: Table, given: Given) -> Iterator[Told]:
    """What a sentence takes for granted, now and for all that it says."""
    for found, sentence in _found(doc, _taken(table), sentences):
        mark = _MARK.search(doc.body, found.end(), sentence.end)
        text = doc.body[sentence.start : mark.start() if mark else sentence.end]
        if not (given.words["other_time"].first(text) or YEAR.search(text) or doc.quoted.touch(Span(*found.span()))):
            yield _told(found, sentence, given)


def _found(doc: Doc, pattern: re.Pattern[str], sentences: Sequence[Span]) -> Iterator[tuple[re.Match[str], Span]]:
    """Where a pattern is met, in the sentences that hold its words at all."""
    return ((found, span) for span in sentences for found in pattern.finditer(doc.body, span.start, span.end))


def _told(found: re.Match[str], sentence: Span, given: Given) -> Told:
    beside = _WORD.findall(fold(f"{found['ahead']} {found['behind']}"))
    words = frozenset(word for word in beside if len(word) >= LONG and word not in given.words["plain"])
    return fold(found["noun"]), words, Span(found.start("place"), found.end()), sentence


def _alike(one: str, two: str) -> bool:
    return one[:STEM] == two[:STEM]


@cache
def _nouns(table: Table) -> Lexicon:
    return Lexicon(table["nouns"])


@cache
def _denial(none: Lexicon, table: Table) -> re.Pattern[str]:
    """A word for none, and a noun with words around it."""
    return re.compile(
        rf"\b(?P<place>{any_of(none)})\s(?P<ahead>(?:[a-z-]+\s){{0,2}}?)"
        rf"(?P<noun>{any_of(table['nouns'])})\b(?P<behind>(?:\s[a-z-]+){{0,3}})",
        re.IGNORECASE,
    )


@cache
def _taken(table: Table) -> re.Pattern[str]:
    """A noun with an article, where the language has them, its words, and the deed by which it came to be."""
    nouns, joints, deeds = (any_of(table[part]) for part in ("nouns", "joints", "deeds"))
    articles = either(table["the"])
    ahead = rf"(?:{articles})\s(?P<place>(?P<ahead>(?:[a-z-]+\s){{0,2}}?))" if articles else "(?P<place>(?P<ahead>))"
    return re.compile(
        rf"\b{ahead}(?P<noun>{nouns})\b(?P<behind>(?:\s[\w.$£€%-]+){{0,4}}?)(?:{joints})\s(?:{deeds})\b",
        re.IGNORECASE,
    )
