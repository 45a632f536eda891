"""
Words of change that stand apart from a change, and tell of something else.

They have a time or a place of their own ("a 4 percent fall between 2009 and 2010", "In Corra there was a jump of 60 percent"),
values of their own ("a decline in sales to £31m"), a name for their subject ("the ruling Veldians collapsed", "on the rise
in the Gulf of Corra"), or are no words of change at all ("falling under this article", "breaking down the case").
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from scorer.langs import Lang
from scorer.lexicon import Lexicon, any_of, either, fold
from scorer.model import YEAR, Change, Span
from scorer.read.heads import WORD

BEHIND = 90  # code points behind a word of change in which its own time and values stand
AROUND = 160  # code points around it in which names are looked for
SHARE = 24  # code points around a word of change in which its percentage stands
PERCENT = "%"
CLOSE = 0.15  # of a percentage that rounding may hide
PLAN = 40  # code points behind a word of change in which "originally proposed" stands
TELLING = 2  # digits by which a number is known when it is told again, rounded
RATE = 12  # code points between a verb and the rate that it governs: "rose by about"
HEAD = 12  # code points of an idiom's first words

_CLAUSE = re.compile(r"[;:!?()“”\"]|\.\s|,\s")
_SHARE = re.compile(r"(?P<whole>\d+)(?:[.,](?P<rest>\d+))?\s?(?:%|per\s?cent\b|persen\b)", re.IGNORECASE)
_OPENS = re.compile(
    r"(?:^|[.:;!?“”\"(]|\s[-–—])\s*\Z"
)  # what stands before a word that is capital because it opens a clause
_OWNS = re.compile(
    r"(?<=['’]s)(?!\w)|(?:\s[A-Z][\w-]+){0,3}['’]s\s"
)  # "Corra's", "Corra Bay's", even where it opens a clause
_DAY = re.compile(r"\d\d?/\d\d?/\d{4}")
_NUMERAL = re.compile(r"\d[\d.,]*\d|\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    idle: Lexicon
    particles: frozenset[str]
    moves: Lexicon
    put: Lexicon
    onward: Lexicon
    of_plan: Lexicon
    than: re.Pattern[str]
    times: Lexicon
    today: Lexicon
    spans: Mapping[str, tuple[str, ...]]
    days: frozenset[str]
    months: tuple[str, ...]
    longer: Lexicon
    own: re.Pattern[str]
    base: re.Pattern[str]
    ends_in: re.Pattern[str]
    takes_effect: re.Pattern[str]
    there: re.Pattern[str]
    governs: re.Pattern[str]
    measured: re.Pattern[str]
    paces: frozenset[str]
    named_rates: Lexicon


def is_idle(text: str, place: Span, phrase: str, lang: Lang) -> bool:
    """Whether a word of change tells of none where it stands: "falling under", "break down the case"."""
    words = _words(lang)
    after = text[place.end : place.end + HEAD]
    if words.idle.begins(text[place.start : place.end + HEAD]):
        return True
    if phrase in words.particles and words.put.ends(text[max(0, place.start - HEAD) : place.start].rstrip()):
        return True  # "put up cameras"
    return phrase in words.particles and words.moves.begins(after)


def names(text: str, sentence: Span, place: Span) -> frozenset[str]:
    """The words around a place in the body that are names, of a place, a party or a firm: they are capital wherever they stand."""
    if sentence.field == "headline":
        return frozenset()
    start = max(sentence.start, place.start - AROUND)
    told = text[start : min(sentence.end, place.end + AROUND)]
    found = list(WORD.finditer(told))
    plain = {fold(one[0]) for one in found if not one[0][0].isupper()}
    capital = (one for one in found if one[0][0].isupper())
    inside = {fold(one[0]) for one in capital if _OWNS.match(told, one.end()) or not _opens(told, one.start())}
    return frozenset(name.removesuffix("'s") for name in inside - plain)


def _opens(told: str, start: int) -> bool:
    """Whether a word is capital because it opens a clause."""
    return _OPENS.search(told, max(0, start - len(" – ")), start) is not None


def of_another(
    text: str, sentence: Span, place: Span, about: str, lang: Lang, *, named: bool, this_year: int, coming: bool = False
) -> bool:
    """
    Whether a word of change in the body has a time, a place or values that the sentences of a change lack.

    `about` are these sentences; `coming` where both are of what is to come, in a month that one alone may tell; a place counts only where it opens the sentence and the word names nothing.
    """
    if sentence.field == "headline":
        return False
    words = _words(lang)
    behind = text[place.end : min(sentence.end, place.end + BEHIND)]
    told = fold(about)
    measured = words.measured.match(behind)
    if measured and measured["measure"] not in told:
        return True  # "homes rose in value": not how long they take to sell
    stop = _CLAUSE.search(behind)
    behind = behind[: stop.start()] if stop else behind
    onward = words.onward.first(behind)
    behind = behind[: onward.start] if onward else behind
    ahead = text[max(sentence.start, place.start - AROUND) : place.start]
    if words.of_plan.first(behind[:PLAN]) or words.than.search(ahead):
        return True
    if _has_another_time(behind, told, words, this_year=this_year, coming=coming):
        return True
    known = frozenset(_NUMERAL.findall(about))
    own, base = words.own.search(behind), words.base.match(text, place.end, sentence.end)
    if (own and known.isdisjoint(_NUMERAL.findall(own[0]))) or (base and base["first"] not in known):
        return True
    there = words.there.match(text, sentence.start, place.start)
    return not named and there is not None and there["place"] not in about


def _has_another_time(behind: str, told: str, words: _Words, *, this_year: int, coming: bool) -> bool:
    """
    Whether a time stands behind a word of change that is not told of a change.

    The year after its one year is its own, and where it has none this year.
    """
    years = [int(year) for year in YEAR.findall(_DAY.sub(" ", told))]
    fresh = {years[0] + 1} if len(years) == 1 else set() if years else {this_year, this_year + 1}
    if not years and words.today.first(told, folded=True) is None:  # a report on the year before
        fresh.add(this_year - 1)
    if any(year not in told and int(year) not in fresh for year in YEAR.findall(behind)):
        return True
    own = words.times.first(told, folded=True)
    for hit in words.today.find(behind):  # "this summer"
        behind = behind[: hit.start] + "-" * (hit.end - hit.start) + behind[hit.end :]
    if own is None:
        behind = words.takes_effect.sub("-", behind)
    behind = words.ends_in.sub(r"\g<length>", behind)  # "in the six months to June"
    dated = {hit.phrase for hit in words.times.find(behind)} - set(words.months if coming else ())
    if years or words.longer.first(told, folded=True):  # "profit jumped, it said on Thursday"
        dated -= words.days
    if own and own.phrase in words.months:  # "rose in July", and later "against 5 percent in June"
        at = words.months.index(own.phrase)
        dated -= {words.months[(at + 1) % len(words.months)]}
        if own.phrase in dated:  # "from March to April"
            dated -= {words.months[at - 1]}
    if own is None and not years:  # "a year earlier" may be that of a quarter
        dated -= words.spans.keys()
    return any(not any(word in told for word in words.spans.get(time, (time,))) for time in dated)


def is_other_share(text: str, place: Span, change: Change, *, rises: bool) -> bool:
    """Whether a word that says the other way has a percentage of its own, which is not how much the values changed."""
    if change.first.value == 0 or rises is (change.last.value > change.first.value):
        return False
    found = _SHARE.search(text[max(0, place.start - SHARE) : place.end + SHARE])
    if found is None:
        return False
    share = abs(change.last.value / change.first.value - 1) * 100
    stated = float(found["whole"] + "." + (found["rest"] or "0"))
    return abs(stated - share) > max(1, CLOSE * share)


def is_of_rates(phrase: str, place: Span, change: Change, body: str, word: str, lang: Lang) -> bool:
    """
    Whether a word of change tells of what grows at the rates that change: "prices | rose | 3 percent, after 4 percent in June".

    So it does elsewhere, too, where a verb governs the newer rate: "Orders grew", unless it names a rate, or says how fast.
    """
    if change.verb is not None or not change.first.unit == change.last.unit == PERCENT:
        return False
    newer = change.last.stated.start
    if place.field == change.span.field and 0 <= newer - place.end <= RATE:
        return True
    words = _words(lang)
    governed = words.governs.search(body, max(0, newer - BEHIND), newer) is not None
    return governed and word not in words.paces and words.named_rates.first(phrase) is None


def has_share(so_far: str, phrase: str) -> bool:
    """Whether the percentage of a phrase is told elsewhere in a text, too, as that of another thing."""
    number = _NUMERAL.findall(phrase)[0]
    told = re.compile(rf"(?<![\d.,]){re.escape(number)}\s?(?:%|per)")
    return told.search(so_far.removesuffix(phrase)) is not None


def has_other_value(text: str, place: Span, change: Change, lang: Lang) -> bool:
    """Whether a word of change has a value of its own, far from both of a change's: "doubles to 8,000 acres"."""
    behind = text[place.end : place.end + BEHIND]
    stop = _CLAUSE.search(behind)
    own = _words(lang).own.match(behind[: stop.start()] if stop else behind)
    found = _NUMERAL.search(own[0]) if own else None
    return found is not None and not any(
        _significant(f"{one.value:.0f}").startswith(_significant(found[0])[:TELLING])
        for one in (change.first, change.last)
    )


def _significant(number: str) -> str:
    """The digits of a number that say more than how large it is."""
    return re.sub(r"\D", "", number).strip("0")


def moves_a_thing(behind: str, lang: Lang) -> bool:
    """Whether a word of change has a thing right behind it that it moves: "it had dropped | plans to merge"."""
    following = WORD.match(behind.lstrip()) if behind[:1] == " " else None
    word = fold(following.group()) if following else ""
    return word.isalpha() and not word.endswith("ly") and word not in lang["changes"]["echoes"]["free"]


@cache
def _words(lang: Lang) -> _Words:
    table, told = lang["changes"], lang["changes"]["echoes"]
    return _Words(
        idle=Lexicon(table["idle"]),
        particles=frozenset(told["particles"]),
        moves=Lexicon(told["moves"]),
        put=Lexicon(told["put"]),
        onward=Lexicon(told["onward"]),
        of_plan=Lexicon(told["of_plan"]),
        than=re.compile(
            rf"\b(?:{any_of(told['than_that'])})\s(?:the|a|an|that)\s(?:[\w.,%-]+\s){{0,3}}$", re.IGNORECASE
        ),
        times=Lexicon(told["own_time"]),
        takes_effect=re.compile(
            rf"\b(?:{any_of(told['takes_effect'])})\s(?:\d\d?\s)?(?:{any_of(told['months'])})\b", re.IGNORECASE
        ),
        today=Lexicon(table["then_and_now"]["today"]),
        spans={
            word: tuple(one for group in told["spans"] if word in group for one in group)
            for word in {word for group in told["spans"] for word in group}
        },
        base=re.compile(
            rf"(?:\s[\w%.-]+){{0,4}},?\s(?:{either(table['from'])})\s[£$€]?(?:Rp\s?)?(?P<first>\d(?:[\d.,]*\d)?)"
        ),
        ends_in=re.compile(rf"(?:{told['ends_in']})(?:{any_of(told['months'])})\b", re.IGNORECASE),
        days=frozenset(told["days"]),
        months=tuple(told["months"]),
        longer=Lexicon(told["longer"]),
        there=re.compile(rf"(?i:{any_of(told['there'])})\s(?P<place>[A-Z][\w-]{{3,}})"),
        governs=re.compile(rf"\b(?:{any_of((*table['up'], *table['down']))})\s(?:[^\W\d_]+\s){{0,2}}$", re.IGNORECASE),
        measured=re.compile(
            rf"\s(?:{any_of(told['opens'])})\s(?P<measure>{any_of(told['measures'])})\b", re.IGNORECASE
        ),
        paces=frozenset(told["paces"]),
        named_rates=Lexicon(told["named_rates"]),
        own=re.compile(
            rf"\s(?:{either((*table['from'], *table['to']))})\s(?:{any_of(told['nearly'])}\s)?[£$€]?(?:Rp\s?)?\d[\d.,]*(?!\s?(?:%|per))"
        ),
    )
