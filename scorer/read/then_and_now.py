"""
One thing at two times, with no verb that says it changed: "1,800 runners this year. Last year there were 1,200".

Each figure has a clause, and the words of time in it say which is the older: long ago, the year before, last year, now,
a year later. Where no word stands it is now. Both must count one thing: the same noun, or a word that takes up the first
("the figure", "jumlahnya"), or for sizes and sums a word that both clauses have. A second clause that is gapped, of which
nothing is left but its figure and its time ("450 arrests last year and 585 this year"), tells of what the first does.
"""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from scorer.langs import Lang
from scorer.lexicon import Lexicon, any_of, fold
from scorer.model import YEAR, Article, Bound, Figure, Sentence
from scorer.read import unlike
from scorer.read.unlike import Unlike

LENGTHS = frozenset({"y", "mo", "w", "d", "h", "min"})  # "rose in three months from X to Y"
TIMES = "x"
SHARE = "%"
NOT_SIZES = frozenset({TIMES, "pp", "bp"})
CROWD = 8  # figures of a sentence; more is a table
REACH = 80  # code points before a figure in which the verb stands that it is the end of
AHEAD = 30  # code points before and behind a figure in which "fewer" stands
ORDER = ("long_ago", "before_that", "last", "today", "later")  # words of time, by time
PAST = ORDER.index("last")
PLAIN = PAST + 0.5  # without a word of time
PEOPLE = "person"  # of these nouns any two may be others
LEAST = 4  # letters of a word that names a thing

_MARK = re.compile(r"[,;:–—]\s|\s[–—-]\s")
_WORD = re.compile(r"[^\W\d_]+")

COUPLE = 2
MOST = 12  # times as much as before; more is another thing

Clause = tuple[Figure, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """The older and the newer figure, and what is told of both."""

    first: Figure
    last: Figure
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    times: Lexicon
    ranks: Mapping[str, int]
    divides: Lexicon
    begun: Lexicon
    aimed: Lexicon
    ahead: Lexicon
    part_of: Lexicon
    reached: re.Pattern[str]
    ways: Lexicon
    amount_ahead: re.Pattern[str]
    amount_behind: re.Pattern[str]
    base: re.Pattern[str]
    compared: Lexicon
    takes_up: re.Pattern[str]
    classifiers: frozenset[str]
    neutral: Lexicon
    said: Lexicon
    unlike: Unlike


def read(
    figures: Sequence[Figure], done: Container[int], article: Article, sentences: Sequence[Sentence], lang: Lang
) -> Iterator[Pair]:
    """
    Such pairs in the body, in order of appearance, from one sentence or two. Linear in the text.

    `done` are the sentences that tell of a change in a way of their own.
    """
    body, words = article.body, _words(lang)
    stamp = article.published_at or article.as_of
    this_year = stamp.year if stamp else 0
    counted = (one for one in figures if one.span.field == "body" and one.unit not in LENGTHS)
    before: list[Figure] = []
    for number, group in groupby(counted, key=lambda one: one.sentence):
        here = list(group)
        follows = before if before and before[0].sentence + 1 == number else []
        pair = None
        if number not in done and len(here) <= CROWD:
            pair = _pair(here, here, body, this_year, sentences, words, gapped=True) or _pair(
                [*follows, *here], here, body, this_year, sentences, words, gapped=False
            )
        if pair is not None:
            yield pair
        before = [] if number in done or len(here) > CROWD or pair is not None else here


def _pair(
    told: Sequence[Figure],
    here: Sequence[Figure],
    body: str,
    this_year: int,
    sentences: Sequence[Sentence],
    words: _Words,
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
        if words.part_of.first(body[one.span.end : two.stated.start]):
            continue
        clauses = [(figure, _clause(figure, told, body, sentences, words)) for figure in (one, two)]
        if any(_other(figure, clause, body, words) for figure, clause in clauses) or not _near(one, two):
            continue
        told_one, told_two = clauses[0][1], clauses[1][1]
        if _is_gapped(two, told_two, body, words) if gapped else _one_thing(one, two, told_one, told_two, body, words):
            for (first, told_first), (last, told_last) in (clauses, clauses[::-1]):
                if words.ahead.first(told_first, folded=True) or _moved(first, body, words):
                    continue
                if _older(told_first, told_last, this_year, words):
                    return Pair(first=first, last=last, told=f"{told_first} {told_last}")
    return None


def _moved(figure: Figure, body: str, words: _Words) -> bool:
    """Whether a value is itself what another one became: "melemah 30 poin ke level Rp 14.090"."""
    return words.reached.search(body, max(0, figure.stated.start - REACH), figure.stated.start) is not None


def _near(one: Figure, two: Figure) -> bool:
    low, high = sorted((one.value, two.value))
    return 0 < high <= MOST * low


def _other(figure: Figure, clause: str, body: str, words: _Words) -> bool:
    """Whether a figure is by how much something changed, "760 fewer", "menambah 60", or is only aimed at or expected."""
    if words.aimed.first(clause, folded=True) or (figure.unit == SHARE and words.ways.first(clause, folded=True)):
        return True
    ahead, behind = body[max(0, figure.stated.start - AHEAD) : figure.stated.start], body[figure.span.end :][:AHEAD]
    return words.amount_ahead.search(ahead) is not None or words.amount_behind.match(behind) is not None


def _alike(one: Figure, two: Figure, words: _Words) -> bool:
    """Whether both may count one thing: in one unit, or of one noun, or one of them without a noun of its own."""
    if one.unit == two.unit == TIMES:
        return min(one.value, two.value) > MOST  # "launched 34 times"
    if one.unit or two.unit:
        return one.unit == two.unit and one.unit not in NOT_SIZES
    first, last = sorted((one, two), key=lambda figure: figure.span)
    return first.noun == last.noun or last.noun is None or last.noun == PEOPLE or last.noun in words.classifiers


def _rivals(one: Figure, two: Figure, words: _Words) -> bool:
    """Whether two figures may count one thing, in whichever order they stand."""
    if one.unit or two.unit:
        return one.unit == two.unit or (one.unit is None and one.noun is None)
    nouns = {noun for noun in (one.noun, two.noun) if noun not in (None, PEOPLE) and noun not in words.classifiers}
    return len(nouns) < COUPLE


def _clause(figure: Figure, told: Sequence[Figure], body: str, sentences: Sequence[Sentence], words: _Words) -> str:
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


def _cut(gap: str, words: _Words) -> int:
    """Where what stands between two figures begins to tell of the second."""
    hits = list(words.divides.find(gap))
    mark = _MARK.search(gap)
    return hits[-1].start if hits else mark.start() if mark else len(gap)


def _rank(clause: str, words: _Words) -> float | None:
    """How late a clause is by its words of time; None where it tells of the past and of today."""
    for hit in words.said.find(clause, folded=True):  # when something was said is not when it was so
        clause = clause[: hit.start] + "-" * (hit.end - hit.start) + clause[hit.end :]
    ranks = [words.ranks[hit.phrase] for hit in words.times.find(clause, folded=True)]
    if not ranks:
        return PLAIN
    return None if min(ranks) <= PAST < max(ranks) else min(ranks)


def _older(told: str, other: str, this_year: int, words: _Words) -> bool:
    """Whether the first of two clauses tells of an earlier time: it says so, or the last one tells of a later one."""
    first, last = _rank(told, words), _rank(other, words)
    if first is None or last is None:
        return False
    years = [_years(clause, words) for clause in (told, other)]
    if first == last == PLAIN:
        return all(len(found) == 1 for found in years) and years[0] < years[1]
    if first == PLAIN and years[0]:  # "the 2026 budget" may be the next one
        now = years[1] or ([this_year] if last == ORDER.index("today") else [])
        after = bool(now) and max(years[0]) < min(now)
        return last == ORDER.index("later") or (last > PLAIN and after)
    return first < last and (first <= PAST or last == len(ORDER) - 1)


def _years(clause: str, words: _Words) -> list[int]:
    """The years of a clause, where they do not tell since when something is."""
    return [] if words.begun.first(clause, folded=True) else [int(year) for year in YEAR.findall(clause)]


def _one_thing(one: Figure, two: Figure, first: str, last: str, body: str, words: _Words) -> bool:
    """Whether both clauses tell of one thing, by what they count or by a word that both have."""
    if one.unit == TIMES or (one.unit is None and one.noun is None):
        return False
    if (one.event and two.event and one.event != two.event) or unlike.opposed(first, last, words.unlike):
        return False
    same = one.unit is None and one.noun == two.noun and one.noun is not None and not one.noun.startswith(PEOPLE)
    same = same or words.base.match(last) is not None
    if one.unit is None and (one.noun or "").startswith(PEOPLE):  # people are told by what befell them
        first, last = _until_mark(first, one, body), _until_mark(last, two, body)
    return same or words.takes_up.search(last) is not None or bool(_things(first, words) & _things(last, words))


def _is_gapped(figure: Figure, clause: str, body: str, words: _Words) -> bool:
    """Whether up to the next mark a clause has nothing but its figure and its time: "and 585 this year"."""
    noun = fold(body[figure.noun_span.start : figure.noun_span.end]) if figure.noun_span else ""
    value = fold(body[figure.stated.start : figure.span.end])
    told = _until_mark(clause, figure, body)
    if words.compared.first(told[: told.find(value)], folded=True) or not (
        words.times.first(told, folded=True) or YEAR.search(told)
    ):
        return False
    return not _things(told.replace(value, " "), words) - {noun}


def _until_mark(clause: str, figure: Figure, body: str) -> str:
    """A clause up to the first mark behind its figure."""
    value = fold(body[figure.span.start : figure.span.end])
    mark = _MARK.search(clause, clause.find(value) + len(value))
    return clause[: mark.start()] if mark else clause


def _things(clause: str, words: _Words) -> set[str]:
    return {word for word in _WORD.findall(clause) if len(word) >= LEAST and word not in words.neutral}


@cache
def _words(lang: Lang) -> _Words:
    table = lang["changes"]["then_and_now"]
    ranks = {fold(phrase): rank for rank, name in enumerate(ORDER) for phrase in table[name]}
    ways = (*lang["changes"]["up"], *lang["changes"]["down"])
    amounts = (*ways, *table["amounts"])
    return _Words(
        times=Lexicon(ranks),
        ranks=ranks,
        divides=Lexicon(table["divides"]),
        begun=Lexicon(table["begun"]),
        aimed=Lexicon(table["aimed"]),
        ahead=Lexicon(table["ahead"]),
        part_of=Lexicon(table["part_of"]),
        reached=re.compile(
            rf"\b(?:{any_of(ways)})\b[^;:]{{0,40}}\b(?:{any_of(lang['changes']['to'])})\s(?:[^\W\d_]+\s)?$",
            re.IGNORECASE,
        ),
        ways=Lexicon(amounts),
        amount_ahead=re.compile(rf"\b(?:{any_of(amounts)})\s(?:(?:{any_of(table['by'])})\s)?$", re.IGNORECASE),
        amount_behind=re.compile(rf"(?:\s[^\W\d_]+){{0,2}}\s(?:{any_of(table['difference'])})\b", re.IGNORECASE),
        classifiers=frozenset(lang["figures"]["counted"]["classifiers"]),
        base=re.compile(rf"(?:{any_of(table['base'])})\s", re.IGNORECASE),
        compared=Lexicon(table["base"]),
        takes_up=re.compile(rf"\b(?:{'|'.join(table['takes_up'])})\b", re.IGNORECASE),
        said=Lexicon(table["said_then"]),
        unlike=unlike.words_of(lang),
        neutral=Lexicon((*table["neutral"], *(word for phrase in ranks for word in phrase.split()))),
    )
