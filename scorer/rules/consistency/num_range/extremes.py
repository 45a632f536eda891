"""
The highest of a range lies outside it: "between 31 and 38 minutes … the slowest trip needed 44 minutes".

Who tells a range and then the oldest, the cheapest or the longest of the same measure tells one of its ends, or what lies
inside. A record, another year, a forecast and what is only usual are no such range.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice, pairwise

from scorer.lexicon import Lexicon, any_of, fold
from scorer.model import YEAR, Bound, Doc, Figure, Outcome, Span
from scorer.rules.given import Given, Table

AHEAD = 40  # code points before a range in which "aged" and "from" stand
REACH = 110  # code points before a figure in which its superlative stands
BEHIND = 24  # … and behind it: "61, the youngest"
FAR = 8  # sentences in which the ends of a range are told
SENTENCE = 250  # code points of a sentence that are looked at to either side
EARLIER = 2_000  # … and of the story before, in which the thing was told
NEXT = 1  # sentences in which they need no word of the range's
LEAST = 4  # letters of a word that tells what is measured
MOST = 12  # ranges of one story; more are a table
TRIED = 12  # figures behind a range that are looked at
MONEY = "money"
AGES = "age"

_WORD = re.compile(r"[^\W\d_]{4,}")

Told = tuple[Span, Span, Span]


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """What is told to lie between two figures: both ends, the unit, "age" of years of people, and the sentence."""

    first: Span
    last: Span
    low: float
    high: float
    unit: str | None
    sentence: int


def read(doc: Doc, given: Given) -> Iterator[Told | Outcome]:
    """Yield both ends of a range and the extreme that lies outside, and an outcome where it lies inside."""
    extremes = given.tables["extremes"]
    if _every(extremes).first(doc.folded, folded=True) is None:
        return
    figures = [one for one in doc.figures if one.span.field == "body"]
    for told in _ranges(doc, figures, given)[:MOST]:
        behind = (one for one in figures if one.span.start > told.last.end and one.sentence <= told.sentence + FAR)
        for figure in islice(behind, TRIED):
            if figure.bound is not Bound.EXACT or not _of_one_kind(doc, told, figure):
                continue
            if not _is_extreme(doc, told, figure, given):
                continue
            if told.low <= figure.value <= told.high:
                yield Outcome.AGREED
            elif _of_one_thing(doc, told, figure, given):
                yield told.first, told.last, figure.span
            else:
                yield Outcome.ABSTAINED


def _ranges(doc: Doc, figures: Sequence[Figure], given: Given) -> list[Range]:
    """The ranges that hold for all that they are told of: no forecast, no change, and not what is usual."""
    opens, joins = _patterns(given.words["opens"], given.words["spans"], given.words["joins"])
    found = []
    for one, two in pairwise(figures):
        ahead = doc.body[max(0, one.span.start - AHEAD) : one.span.start]
        joined = one.sentence == two.sentence and joins.fullmatch(doc.body, one.span.end, two.span.start)
        opened = joined and (opens.search(ahead) or given.words["aged"].ends(ahead.rstrip()))
        if opened and one.value < two.value and one.unit in {None, two.unit}:
            found.append((one.span, two.span, one.value, two.value, _unit(two, ahead, given), one.sentence))
    for ages in _ages(given.words["aged"], given.words["joins"]).finditer(doc.body):
        first, last = (Span(*ages.span(end)) for end in ("low", "high"))
        number = bisect_right(doc.sentences, ages.start(), key=lambda one: one.span.start) - 1
        if float(ages["low"]) < float(ages["high"]) and first not in {told[0] for told in found}:
            found.append((first, last, float(ages["low"]), float(ages["high"]), AGES, number))
    for one in figures:
        if one.bound is Bound.VAGUE and not one.spelled and one.low == one.value < one.high:
            ahead = doc.body[max(0, one.span.start - AHEAD) : one.span.start]
            found.append((one.span, one.span, one.low, one.high, _unit(one, ahead, given), one.sentence))
    return [
        Range(first=first, last=last, low=low, high=high, unit=unit, sentence=number)
        for first, last, low, high, unit, number in found
        if unit is not None and not _is_loose(doc, number, given)
    ]


def _unit(figure: Figure, ahead: str, given: Given) -> str | None:
    """What a range measures: "age" behind a word for it, else its unit."""
    return AGES if figure.unit in {None, "y"} and given.words["aged"].first(ahead) else figure.unit


def _is_loose(doc: Doc, number: int, given: Given) -> bool:
    text = doc.text(doc.sentences[number].span)
    return given.words["loose"].first(text) is not None


def _of_one_kind(doc: Doc, told: Range, figure: Figure) -> bool:
    """Whether a figure is of what a range measures, its unit cut short: "74 degrees Celsius … 79 degrees"."""
    if figure.unit == told.unit:
        return True
    short = figure.unit is None and figure.noun is not None and figure.noun in fold(doc.text(told.last)).split()
    return short or (told.unit == AGES and figure.noun is None and figure.unit in {None, "y"})


def _is_extreme(doc: Doc, told: Range, figure: Figure, given: Given) -> bool:
    """Whether a figure is told as the highest or the lowest of what its unit measures."""
    span = doc.sentences[figure.sentence].span
    start = max(span.start, figure.stated.start - REACH, told.last.end if figure.sentence == told.sentence else 0)
    kind = MONEY if figure.money else told.unit or ""
    said = _said(given.tables["extremes"], kind)
    near = doc.folded[start : figure.stated.start]
    found = list(said.finditer(near))
    if found:
        between = near[found[-1].end() :]
        return given.words["turns"].first(between) is None and ";" not in between
    behind = said.search(doc.folded, figure.span.end, min(span.end, figure.span.end + BEHIND))
    return behind is not None


def _of_one_thing(doc: Doc, told: Range, figure: Figure, given: Given) -> bool:
    """Whether the extreme is of what the range tells: the words agree, and it is of no other time and no record."""
    first = _beside(doc, told.sentence, told.first.start, told.last.end)
    second = _beside(doc, figure.sentence, figure.stated.start, figure.span.end)
    text = doc.text(second)
    if given.words["elsewhen"].first(doc.body[second.start : figure.span.end]) or YEAR.search(text):
        return False
    thing = _thing(doc, told, figure, given) if figure.sentence != told.sentence else ""
    earlier = max(doc.sentences[max(0, told.sentence - NEXT)].span.start, second.start - EARLIER)
    if thing and not given.speech.roots(thing) & _words(doc.body[earlier : second.start], given):
        return False  # "the best paid of the foremen", where the range is of the pickers
    near = told.unit == AGES or figure.sentence - told.sentence <= NEXT
    return near or bool(_words(doc.text(first), given) & _words(text, given))


def _beside(doc: Doc, number: int, start: int, end: int) -> Span:
    """The part of a sentence that a range or a figure belongs to."""
    span = doc.sentences[number].span
    return Span(max(span.start, start - SENTENCE), min(span.end, end + SENTENCE))


def _thing(doc: Doc, told: Range, figure: Figure, given: Given) -> str:
    """What is the extreme one, by the word beside: "the oldest | singer", "murid | tertua"; "" where that stands alone."""
    span = _beside(doc, figure.sentence, figure.stated.start, figure.span.end)
    said = _said(given.tables["extremes"], MONEY if figure.money else told.unit or "").pattern
    form = given.tables["beside"]["form"].replace("EXTREME", said)
    found = re.compile(form).search(doc.folded, span.start, min(span.end, figure.span.end + BEHIND))
    return "" if found is None or found["thing"] in given.words["alone"] else found["thing"]


def _words(text: str, given: Given) -> frozenset[str]:
    said = (fold(found.group()) for found in _WORD.finditer(text) if found.group().islower() or found.start() == 0)
    return frozenset(root for word in said if word not in given.words["empty"] for root in given.speech.roots(word))


@cache
def _every(extremes: Table) -> Lexicon:
    return Lexicon(word for kind in extremes.values() for word in kind["said"])


@cache
def _ages(aged: Lexicon, joins: Lexicon) -> re.Pattern[str]:
    """A range of ages whose first end is no count of anything: "aged 9 to 14"."""
    return re.compile(
        rf"\b(?:{any_of(aged)})\s(?P<low>\d{{1,2}})(?:\s(?:{any_of(joins)})\s|\s?[-–]\s?)(?P<high>\d{{1,2}})\b(?![.,]\d)",
        re.IGNORECASE,
    )


@cache
def _said(extremes: Table, unit: str) -> re.Pattern[str]:
    """The words for the ends of what a unit measures."""
    words = [word for kind in extremes.values() if unit in kind["of"] or not kind["of"] for word in kind["said"]]
    return re.compile(rf"\b(?:{any_of(words)})\b")


@cache
def _patterns(opens: Lexicon, spans: Lexicon, joins: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(rf"\b(?:{any_of((*opens, *spans))})\s(?:\w+\s)?$", re.IGNORECASE),
        re.compile(rf"\s(?:{any_of(joins)})\s", re.IGNORECASE),
    )
