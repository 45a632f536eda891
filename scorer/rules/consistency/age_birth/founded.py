"""The anniversary of a body, a place or a feast against the year in which it was founded."""

import re
from collections.abc import Iterator
from datetime import datetime
from functools import cache

from scorer.lexicon import Lexicon, any_of, either, fold
from scorer.model import Doc, Finding, Outcome, Sentence, Span
from scorer.rules.given import Given, Table

BETWEEN = 60  # code points between the word for an anniversary and its number
SLACK = 1  # years by which an anniversary that is counted from the first feast differs
NEAREST = 3  # words before the verb among which the noun for what was founded stands
OLDEST = 1500  # the first year that four digits are taken for
_NOUN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def compared(doc: Doc, stamp: datetime | None, given: Given) -> Iterator[Finding | Outcome]:
    """One outcome where a story tells one anniversary, and one year in which the same thing was founded."""
    if given.words["anniversary"].first(doc.folded, folded=True) is None:
        return
    prose = [sentence for sentence in doc.prose() if not doc.quoted.touch(sentence.span)]
    feasts = [feast for sentence in prose for feast in _feasts(doc, sentence, given, stamp)]
    years = [year for number, sentence in enumerate(prose) for year in _years(doc, prose, number, given)]
    if len({doc.text(span) for _, span in feasts}) != 1 or len({doc.text(span) for _, span in years}) != 1:
        return
    told, span = feasts[0]
    nouns, year = years[0]
    if nouns and not nouns & set(_NOUN.findall(fold(doc.text(told.span)))):
        return
    if stamp is None:
        yield Outcome.ABSTAINED
        return
    stated = int(re.sub(r"\D", "", doc.text(span)))
    expected = stamp.year - int(doc.text(year))
    if abs(stated - expected) <= SLACK:
        yield Outcome.AGREED
        return
    yield Finding(
        rule="age-birth",
        spans=(span, year),
        values={
            "stated": f"{stated}",
            "expected": f"{expected}",
            "birth": doc.text(year),
            "stamp": stamp.date().isoformat(),
        },
        case="founded",
        confidence=0.95,
    )


def _feasts(doc: Doc, sentence: Sentence, given: Given, stamp: datetime | None) -> Iterator[tuple[Sentence, Span]]:
    """The numbers of anniversaries in a sentence that is about this year."""
    text = doc.text(sentence.span)
    other = {int(year) for year in re.findall(r"\b(?:1[5-9]|20)\d\d\b", text)} - {stamp.year if stamp else 0}
    if other or given.words["elsewhen"].first(text):
        return
    for found in _anniversary(given.words["anniversary"], given.tables["ordinal"]).finditer(text):
        group = "behind" if found["behind"] else "before"
        yield sentence, Span(sentence.span.start + found.start(group), sentence.span.start + found.end(group))


def _years(doc: Doc, prose: list[Sentence], number: int, given: Given) -> Iterator[tuple[frozenset[str], Span]]:
    """The years of foundation in a sentence, each with the words for what was founded; none for "it"."""
    sentence = prose[number]
    for found in _founding(given.words["founded"]).finditer(doc.body, sentence.span.start, sentence.span.end):
        before = _NOUN.findall(fold(doc.body[sentence.span.start : found.start()]))
        nouns = [word for word in before if word not in given.words["small"]]
        if int(found["year"]) >= OLDEST:
            yield frozenset(nouns[-NEAREST:]), Span(found.start("year"), found.end("year"))


@cache
def _anniversary(words: Lexicon, ordinal: Table) -> re.Pattern[str]:
    """The word and its number: an ordinal that a word opens ("ke-60") stands behind it, one that letters end ("60th") before."""
    lists = (words, ordinal["opens"], ordinal["ends"])
    said, opening, ending = (any_of(part) for part in lists)
    return re.compile(
        rf"\b(?i:{said})\b[^.;:,()\n]{{0,{BETWEEN}}}?\b(?:{opening})(?P<behind>\d{{1,3}})\b"
        rf"|\b(?P<before>\d{{1,3}}(?:{ending}))\s(?i:{said})\b"
    )


@cache
def _founding(words: Lexicon) -> re.Pattern[str]:
    """A verb of founding and a year: "didirikan pada 1955", "which was founded in 1955"."""
    small = r"(?:[a-z]{2,8}\s){1,3}?"
    return re.compile(rf"\b(?:{either(words)})\s{small}(?P<year>\d{{4}})\b(?![.,]\d)")
