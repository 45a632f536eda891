"""
One thing at two times, with no verb that says it changed: "1,800 runners this year. Last year there were 1,200".

Each figure has a clause, and the words of time in it say which is the older: long ago, the year before, last year, now,
a year later. Where no word stands it is now. Both must count one thing: the same noun, or a word that takes up the first
("the figure", "jumlahnya"), or for sizes and sums a word that both clauses have. A second clause that is gapped, of which
nothing is left but its figure and its time ("450 arrests last year and 585 this year"), tells of what the first does.
"""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from scorer.langs import Lang
from scorer.lexicon import fold
from scorer.model import YEAR, Article, Bound, Figure, Sentence
from scorer.read import eras, unlike
from scorer.read.eras import Words

LENGTHS = frozenset({"y", "mo", "w", "d", "h", "min"})  # "rose in three months from X to Y"
TIMES = "x"
NOT_SIZES = frozenset({TIMES, "pp", "bp"})
CROWD = 8  # figures of a sentence; more is a table
AHEAD = 30  # code points before and behind a figure in which "fewer" stands
PEOPLE = "person"  # of these nouns any two may be others

_MARK = re.compile(r"[,;:–—]\s|\s[–—-]\s")

COUPLE = 2
MOST = 12  # times as much as before; more is another thing

Clause = tuple[Figure, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """The older and the newer figure, and what is told of both."""

    first: Figure
    last: Figure
    told: str


def read(
    figures: Sequence[Figure], done: Container[int], article: Article, sentences: Sequence[Sentence], lang: Lang
) -> Iterator[Pair]:
    """
    Such pairs in the body, in order of appearance, from one sentence or two. Linear in the text.

    `done` are the sentences that tell of a change in a way of their own.
    """
    body, words = article.body, eras.words_of(lang)
    stamp = article.published_at or article.as_of
    this_year = stamp.year if stamp else 0
    counted = (one for one in figures if one.span.field == "body" and one.unit not in LENGTHS)
    before: list[Figure] = []
    sums = frozenset(one.value for one in figures)
    for number, group in groupby(counted, key=lambda one: one.sentence):
        here = _without_parts(list(group), body, words)
        follows = before if before and before[0].sentence + 1 == number else []
        pair = None
        if number not in done and len(here) <= CROWD:
            pair = _pair(here, here, body, this_year, sentences, words, gapped=True) or _pair(
                [*follows, *here], here, body, this_year, sentences, words, gapped=False
            )
        if pair is not None and pair.first.value + pair.last.value in sums:
            pair = None  # both are parts of another figure: "five, after two more … three a day before"
        if pair is not None:
            yield pair
        before = [] if number in done or len(here) > CROWD or pair is not None else here


def _without_parts(here: list[Figure], body: str, words: Words) -> list[Figure]:
    """The figures of a sentence without those that are a part of the one before: "there were 3,100, of whom | 140"."""
    parts = (two for one, two in pairwise(here) if words.part_of.first(body[one.span.end : two.stated.start]))
    told = {part.span for part in parts}
    return [one for one in here if one.span not in told]


def _pair(
    told: Sequence[Figure],
    here: Sequence[Figure],
    body: str,
    this_year: int,
    sentences: Sequence[Sentence],
    words: Words,
    *,
    gapped: bool,
) -> Pair | None:
    """The one pair of two sentences whose second figure stands in the latter; or of one, whose second clause is gapped."""
    for two in here:
        alike = [one for one in told if one is not two and _rivals(one, two, words)]
        between = [
            one
            for one in told
            if one.unit == TIMES and one.value > MOST and alike and alike[0].span < one.span < two.span
        ]
        if (
            len(alike) != 1
            or not _alike(alike[0], two, words)
            or between
            or alike[0].span > two.span
            or Bound.VAGUE in (alike[0].bound, two.bound)
        ):
            continue
        one = alike[0]
        of_it = words.whole.search(body[max(0, one.stated.start - AHEAD) : one.stated.start])
        if of_it or words.part_of.first(body[one.span.end : two.stated.start]):
            continue
        clauses = [(figure, _clause(figure, told, body, sentences, words)) for figure in (one, two)]
        there, here_told = (body[span.start : span.end] for span in (sentences[f.sentence].span for f in (one, two)))
        if eras.is_elsewhere(there, here_told, words):
            continue
        if any(eras.is_another(figure, clause, body, words) for figure, clause in clauses) or not one.near(two, MOST):
            continue
        told_one, told_two = clauses[0][1], clauses[1][1]
        if _is_gapped(two, told_two, body, words) if gapped else _one_thing(one, two, told_one, told_two, body, words):
            for (first, told_first), (last, told_last) in (clauses, clauses[::-1]):
                if words.ahead.first(told_first, folded=True) or eras.is_reached(first, body, words):
                    continue
                beside = gapped or (one.sentence == two.sentence and words.takes_up.search(told_two) is not None)
                if eras.is_older(told_first, told_last, this_year, words, beside=beside):
                    return Pair(first=first, last=last, told=f"{told_first} {told_last}")
    return None


def _alike(one: Figure, two: Figure, words: Words) -> bool:
    """Whether both may count one thing: in one unit, or of one noun, or one of them without a noun of its own."""
    if one.unit == two.unit == TIMES:
        return min(one.value, two.value) > MOST  # "launched 34 times"
    if one.unit or two.unit:
        return one.unit == two.unit and one.unit not in NOT_SIZES
    first, last = sorted((one, two), key=lambda figure: figure.span)
    return first.noun == last.noun or last.noun is None or last.noun == PEOPLE or last.noun in words.classifiers


def _rivals(one: Figure, two: Figure, words: Words) -> bool:
    """Whether two figures may count one thing, in whichever order they stand."""
    if one.unit or two.unit:
        return one.unit == two.unit or (one.unit is None and one.noun is None)
    nouns = {noun for noun in (one.noun, two.noun) if noun not in (None, PEOPLE) and noun not in words.classifiers}
    return len(nouns) < COUPLE


def _clause(figure: Figure, told: Sequence[Figure], body: str, sentences: Sequence[Sentence], words: Words) -> str:
    """What is told of a figure in its sentence, without what is told of the figures beside it."""
    span = sentences[figure.sentence].span
    start, end = span.start, span.end
    beside = [one for one in told if one.sentence == figure.sentence]
    at = beside.index(figure)
    if at > 0:
        start = beside[at - 1].span.end + _cut(body[beside[at - 1].span.end : figure.stated.start], words)
    if at + 1 < len(beside):
        end = figure.span.end + _cut(body[figure.span.end : beside[at + 1].stated.start], words)
    return fold(body[start:end])


def _cut(gap: str, words: Words) -> int:
    """Where what stands between two figures begins to tell of the second."""
    hits = list(words.divides.find(gap))
    mark = _MARK.search(gap)
    return hits[-1].start if hits else mark.start() if mark else len(gap)


def _one_thing(one: Figure, two: Figure, first: str, last: str, body: str, words: Words) -> bool:
    """Whether both clauses tell of one thing, by what they count or by a word that both have."""
    bare = one.unit is None and one.noun is None
    dated = eras.rank(first, words), eras.rank(last, words)
    if bare and min(one.value, two.value) >= MOST and None not in dated and eras.PLAIN not in dated:
        return words.takes_up.search(last) is not None  # "enrolment this term is 212. Last year it was 240"
    if one.unit == TIMES or bare:
        return False
    if (one.event and two.event and one.event != two.event) or unlike.opposed(first, last, words.unlike):
        return False
    same = one.unit is None and one.noun == two.noun and one.noun is not None and not one.noun.startswith(PEOPLE)
    same = same or words.base.match(last) is not None
    if one.unit is None and (one.noun or "").startswith(PEOPLE):  # people are told by what befell them
        first, last = _until_mark(first, one, body), _until_mark(last, two, body)
    return (
        same
        or words.takes_up.search(last) is not None
        or bool(eras.things_of(first, words) & eras.things_of(last, words))
    )


def _is_gapped(figure: Figure, clause: str, body: str, words: Words) -> bool:
    """Whether up to the next mark a clause has nothing but its figure and its time: "and 585 this year"."""
    noun = fold(body[figure.noun_span.start : figure.noun_span.end]) if figure.noun_span else ""
    value = fold(body[figure.stated.start : figure.span.end])
    told = _until_mark(clause, figure, body)
    if words.compared.first(told[: told.find(value)], folded=True) or not (
        words.times.first(told, folded=True) or YEAR.search(told) or words.in_month.search(told)
    ):
        return False
    things = eras.things_of(told.replace(value, " "), words) - {noun}
    return all(word in words.divides or word in words.stands for word in things)


def _until_mark(clause: str, figure: Figure, body: str) -> str:
    """A clause up to the first mark behind its figure."""
    value = fold(body[figure.span.start : figure.span.end])
    mark = _MARK.search(clause, clause.find(value) + len(value))
    return clause[: mark.start()] if mark else clause
