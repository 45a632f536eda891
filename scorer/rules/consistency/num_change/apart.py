"""
Percentages that take up a change told before, or announce one.

"To $368 million from $320 million a year earlier … The 12 percent increase", and "melonjak 20 persen. Pedagang melepasnya
Rp75.000, dari semula Rp60.000".
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations

from scorer.lexicon import Lexicon, any_of, either, fold
from scorer.model import Bound, Doc, Figure, Span
from scorer.rules.given import Given, Table

SENTENCES = 2  # in which both values stand, before the percentage that takes them up
NEAR = 40  # code points between a verb and the percentage that it governs
GAP = 70  # code points between a value and the one it came from
BESIDE = 40  # code points behind the older value in which "a year earlier" stands
LEAD = 40  # code points of a sentence in which "a year earlier" opens it
_STOP = re.compile(r"[;:!?“”\"]|\.\s")
_LENGTHS = frozenset({"y", "mo", "w", "d", "h", "min"})  # "rose 25 percent in the first eight months"
_NO_SIZES = _LENGTHS | {"%", "pp", "bp", "x"}

Told = tuple[Span, tuple[Figure, ...]]
Parts = tuple[Figure, Figure, Figure]


def read(doc: Doc, given: Given) -> Iterator[Parts]:
    """Yield the older value, the newer one and the percentage, of changes that no other form tells."""
    before: list[Told] = []
    for span, figures in doc.together():
        told = [one for one in before[-SENTENCES:] if figures[0].sentence - one[1][0].sentence <= SENTENCES]
        told = [one for one in told if one[0].field == span.field]
        for share in figures:
            rises = _taken_up(doc, share, span, given) if share.unit == "%" else None
            pair = _pair(doc, told, given) if rises is not None else None
            if pair and (pair[1].value > pair[0].value) is rises:
                yield *pair, share
        yield from _announced(doc, told, (span, figures), given)
        before.append((span, figures))


def _taken_up(doc: Doc, share: Figure, span: Span, given: Given) -> bool | None:
    """Whether the change rises that a percentage takes up, "the 12 percent increase", "penurunan 8 persen itu"; None without one."""
    nouns = given.tables["taken_up"]
    text = doc.article.text(span.field)
    start = max(span.start, share.stated.start - NEAR)
    found = _pattern(nouns).search(
        f"{text[start : share.stated.start]}\0{text[share.span.end : min(span.end, share.span.end + NEAR)]}"
    )
    if found is None:
        return None
    noun = fold(found["before"] or found["behind"])
    return noun in nouns["up"]


def _pair(doc: Doc, told: list[Told], given: Given) -> tuple[Figure, Figure] | None:
    """The older and the newer value of the one change that sentences tell."""
    figures = [one for _, group in told for one in group if one.unit not in _NO_SIZES and one.bound is Bound.EXACT]
    pairs = [
        (two, one)
        for one, two in combinations(figures, 2)
        if one.unit == two.unit
        and (one.unit or (one.noun and two.noun in (None, one.noun)))
        and _older(doc, one, two, given)
    ]
    if len(pairs) != 1:
        return None
    alike = [one for one in figures if one.unit == pairs[0][0].unit and one.noun in (None, pairs[0][1].noun)]
    return pairs[0] if len(alike) == len(pairs[0]) else None


def _older(doc: Doc, one: Figure, two: Figure, given: Given) -> bool:
    """Whether the second of two values is what the first came from: "$368 million from $320 million", "A year earlier, 250"."""
    if one.span.field != two.span.field:
        return False
    text = doc.article.text(one.span.field)
    if one.sentence != two.sentence:
        opening = doc.sentences[two.sentence].span.start if two.sentence >= 0 else 0
        return given.words["earlier"].first(text[opening : opening + LEAD]) is not None and (
            given.words["earlier"].first(doc.text(doc.sentences[one.sentence].span)) is None
        )
    gap = text[one.span.end : two.stated.start]
    came = _from(given.words["base"]).search(gap)
    if came is None or len(gap) > GAP or _STOP.search(gap):
        return False
    timed = given.words["earlier"].first(
        gap[came.start() :] + text[two.span.end : two.span.end + BESIDE].partition(".")[0]
    )
    return timed is not None


def _announced(doc: Doc, told: list[Told], here: Told, given: Given) -> Iterator[Parts]:
    """The change of a sentence whose percentage the one before has, where a word that stands for it opens the sentence."""
    before = told[-1] if told and told[-1][1][0].sentence + 1 == here[1][0].sentence else None
    announced = [one for one in before[1] if one.unit not in _LENGTHS] if before else []
    if before is None or [one.unit for one in announced] != ["%"] or any(one.unit == "%" for one in here[1]):
        return
    share, text = announced[0], doc.article.text(here[0].field)
    moved = given.words["trend"].first(text[before[0].start : share.stated.start])
    pair = _pair(doc, [here], given)
    if pair is None or moved is None or share.stated.start - before[0].start - moved.end > NEAR:
        return
    rises = given.words["falls"].first(moved.phrase) is None
    lead = text[here[0].start : pair[1].stated.start]
    if (pair[1].value > pair[0].value) is rises and _pronoun(given.tables["taken_up"]).search(lead):
        yield *pair, share


@cache
def _pattern(nouns: Table) -> re.Pattern[str]:
    """A noun of change around a percentage, which stands where the zero is, with an article or "itu"."""
    noun = any_of((*nouns["up"], *nouns["down"]))
    behind = rf"\b(?:{any_of(nouns['pointing'])})\s\0\s(?P<behind>{noun})\b(?!\s(?:{either(nouns['things'])})\s)"
    before = rf"\b(?P<before>{noun})\s\0\s(?:{any_of(nouns['pointed'])})\b"
    return re.compile(rf"{behind}|{before}", re.IGNORECASE)


@cache
def _from(words: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(words)})\s(?:[^\W\d_]+\s){{0,3}}$", re.IGNORECASE)


@cache
def _pronoun(nouns: Table) -> re.Pattern[str]:
    """What stands for a thing told before: "it", "melepasnya"."""
    return re.compile(rf"\b(?:{'|'.join(nouns['it'])})\b", re.IGNORECASE)
