"""
When a figure was so, by the words of time in its clause: long ago, the year before, last year, now, a year later.

Where no word stands it is now.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from scorer.langs import Lang
from scorer.lexicon import Hit, Lexicon, any_of, fold
from scorer.model import YEAR, Figure
from scorer.read import unlike
from scorer.read.unlike import Unlike

SHARE = "%"
REACH = 120  # code points before a figure in which the verb stands that it is the end of
AHEAD = 30  # code points before and behind a figure in which "fewer" stands
ORDER = ("long_ago", "before_that", "last", "yesterday", "today", "later")  # words of time, by time
PAST = ORDER.index("yesterday")
PLAIN = PAST + 0.5  # without a word of time
YEAR_LENGTH = 12  # months
RECENT = 2  # years back of one that stands against a clause without a time
SOON = 5  # months between two that are compared
LEAST = 4  # letters of a word that names a thing

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of a language that tell of two times, and the patterns made of them."""

    times: Lexicon
    ranks: Mapping[str, int]
    divides: Lexicon
    begun: Lexicon
    aimed: Lexicon
    unchanged: Lexicon
    ahead: Lexicon
    coming: Lexicon
    in_month: re.Pattern[str]
    months: tuple[str, ...]
    part_of: Lexicon
    whole: re.Pattern[str]
    reached: re.Pattern[str]
    ways: Lexicon
    amount_ahead: re.Pattern[str]
    amount_behind: re.Pattern[str]
    base: re.Pattern[str]
    compared: Lexicon
    versus: Lexicon
    takes_up: re.Pattern[str]
    classifiers: frozenset[str]
    neutral: Lexicon
    said: Lexicon
    as_of: Lexicon
    stands: Lexicon
    unlike: Unlike
    there: re.Pattern[str]
    dated: Lexicon
    same: Lexicon
    instead: Lexicon
    last_year: Lexicon
    this_year: Lexicon
    rate: re.Pattern[str]


def rank(clause: str, words: Words) -> float | None:
    """How late a clause is by its words of time; None where it tells of the past and of today."""
    for hit in words.said.find(clause, folded=True):  # when something was said is not when it was so
        clause = clause[: hit.start] + "-" * (hit.end - hit.start) + clause[hit.end :]
    ranks = [
        words.ranks[hit.phrase] for hit in words.times.find(clause, folded=True) if not _is_base(clause, hit, words)
    ]
    if not ranks:
        return PLAIN
    return None if min(ranks) <= PAST < max(ranks) else min(ranks)


def _is_base(clause: str, hit: Hit, words: Words) -> bool:
    """Whether a time is only what something is compared with: "twice its size a day earlier"."""
    ends = not clause[hit.end : hit.end + len(" x")].strip(" .,;:)")
    return ends and words.as_of.ends(clause[: hit.start].rstrip())


def is_older(told: str, other: str, this_year: int, words: Words, *, beside: bool = False) -> bool:
    """
    Whether the first of two clauses tells of an earlier time: it says so, or the last one tells of a later one.

    `beside` where the clauses are two of one sentence: then last year stands against a clause without a time.
    """
    first, last = rank(told, words), rank(other, words)
    if first is None or last is None:
        return False
    years = [years_of(clause, words) for clause in (told, other)]
    known = [_year(clause, found, this_year, words) for clause, found in zip((told, other), years, strict=True)]
    if years[0] + years[1] and known[0] and known[1]:
        return known[0] < known[1]
    if first == last == PLAIN:
        return _is_plainly_older(told, other, years, this_year if beside else 0, words)
    if first == PLAIN and years[0]:  # "the 2026 budget" may be the next one
        now = years[1] or ([this_year] if last == ORDER.index("today") else [])
        after = bool(now) and max(years[0]) < min(now)
        return last == ORDER.index("later") or (last > PLAIN and after)
    coming = first == ORDER.index("today") and last == PLAIN and words.coming.first(other, folded=True) is not None
    return coming or (first < last and (first <= PAST or last == len(ORDER) - 1))


def _is_plainly_older(told: str, other: str, years: list[list[int]], this_year: int, words: Words) -> bool:
    """The same where no clause has a word of time: by months that follow each other soon, or by years."""
    months = [_months(clause, words) for clause in (told, other)]
    if not years[0] + years[1] and all(len(found) == 1 for found in months):
        return 0 < (months[1][0] - months[0][0]) % YEAR_LENGTH <= SOON
    if this_year and not years[1]:
        return len(years[0]) == 1 and 0 < this_year - years[0][0] <= RECENT
    return all(len(found) == 1 for found in years) and years[0] < years[1]


def _year(clause: str, years: list[int], this_year: int, words: Words) -> int | None:
    """The one year of a clause, by its number or by "last year" and "this year"."""
    if years or not this_year:
        return years[0] if len(years) == 1 else None
    if words.last_year.first(clause, folded=True):
        return this_year - 1
    return this_year if words.this_year.first(clause, folded=True) else None


def years_of(clause: str, words: Words) -> list[int]:
    """The years of a clause, where they do not tell since when something is."""
    return [] if words.begun.first(clause, folded=True) else [int(year) for year in YEAR.findall(clause)]


def _months(clause: str, words: Words) -> list[int]:
    """The months of a clause, by their number."""
    return [words.months.index(fold(found["month"])) for found in words.in_month.finditer(clause)]


def is_another(figure: Figure, clause: str, body: str, words: Words) -> bool:
    """Whether a figure is by how much something changed, "760 fewer", "menambah 60", is only aimed at or expected, or stayed."""
    if any(few.first(clause, folded=True) for few in (words.aimed, words.unchanged)) or (
        figure.unit == SHARE and words.ways.first(clause, folded=True)
    ):
        return True
    ahead, behind = body[max(0, figure.stated.start - AHEAD) : figure.stated.start], body[figure.span.end :][:AHEAD]
    return words.amount_ahead.search(ahead) is not None or words.amount_behind.match(behind) is not None


def is_reached(figure: Figure, body: str, words: Words) -> bool:
    """Whether a value is itself what another one became: "melemah 30 poin ke level Rp 14.090"."""
    return words.reached.search(body, max(0, figure.stated.start - REACH), figure.stated.start) is not None


def is_elsewhere(one: str, two: str, words: Words) -> bool:
    """Whether one of two sentences opens with a place that the other does not name: "In Corra, it cost"."""
    for told, beside in ((one, two), (two, one)):
        found = words.there.match(told)
        if found and fold(found["place"]) not in words.dated and found["place"] not in beside:
            return True
    return False


def things_of(clause: str, words: Words) -> set[str]:
    """The words of a clause that name things."""
    return {word for word in _WORD.findall(clause) if len(word) >= LEAST and word not in words.neutral}


@cache
def words_of(lang: Lang) -> Words:
    """Read a language's words of time, once."""
    table = lang["changes"]["then_and_now"]
    ranks = {fold(phrase): rank for rank, name in enumerate(ORDER) for phrase in table[name]}
    ways = (*lang["changes"]["up"], *lang["changes"]["down"])
    amounts = (*ways, *table["amounts"])
    months = lang["changes"]["echoes"]["months"]
    return Words(
        times=Lexicon(ranks),
        ranks=ranks,
        divides=Lexicon(table["divides"]),
        begun=Lexicon(table["begun"]),
        aimed=Lexicon(table["aimed"]),
        unchanged=Lexicon(table["unchanged"]),
        ahead=Lexicon(table["ahead"]),
        coming=Lexicon(lang["changes"]["echoes"]["to_come"]),
        in_month=re.compile(rf"\b(?:{any_of(table['in_month'])})\s(?P<month>{any_of(months)})\b", re.IGNORECASE),
        months=tuple(months),
        part_of=Lexicon(table["part_of"]),
        whole=re.compile(rf"(?:^|[.;:,!?”\"]\s|\n)(?:{any_of(lang['changes']['of_whole'])})\s$", re.IGNORECASE),
        reached=re.compile(
            rf"\b(?:{any_of(ways)})\b[^;:]{{0,100}}\b(?:{any_of(lang['changes']['to'])})\s(?:[^\W\d_]+\s)?$",
            re.IGNORECASE,
        ),
        ways=Lexicon(amounts),
        amount_ahead=re.compile(rf"\b(?:{any_of(amounts)})\s(?:(?:{any_of(table['by'])})\s)?$", re.IGNORECASE),
        amount_behind=re.compile(rf"(?:\s[^\W\d_]+){{0,2}}\s(?:{any_of(table['difference'])})\b", re.IGNORECASE),
        classifiers=frozenset(lang["figures"]["counted"]["classifiers"]),
        base=re.compile(rf"(?:{any_of(table['base'])})\s", re.IGNORECASE),
        compared=Lexicon(table["base"]),
        versus=Lexicon(word for word in table["base"] if word not in lang["changes"]["from"]),
        takes_up=re.compile(rf"\b(?:{'|'.join(table['takes_up'])})\b", re.IGNORECASE),
        said=Lexicon(table["said_then"]),
        as_of=Lexicon(table["as_of"]),
        stands=Lexicon(table["stands"]),
        unlike=unlike.words_of(lang),
        there=re.compile(rf"(?i:{any_of(lang['changes']['echoes']['there'])})\s(?P<place>[A-Z][\w-]{{3,}})"),
        dated=Lexicon(lang["changes"]["echoes"]["dated"]),
        same=Lexicon(table["same"]),
        instead=Lexicon(table["instead"]),
        last_year=Lexicon(table["last_year"]),
        this_year=Lexicon(table["this_year"]),
        rate=re.compile(rf"\s(?:{any_of(table['per'])})\s[^\W\d_]+", re.IGNORECASE),
        neutral=Lexicon((*table["neutral"], *(word for phrase in ranks for word in phrase.split()))),
    )
