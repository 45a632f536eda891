"""
Words of change that stand apart from a change, and tell of something else.

They have a time or a place of their own ("a 4 percent fall between 2009 and 2010", "In Corra there was a jump of 60 percent"),
values of their own ("a decline in sales to £31m"), a name for their subject ("the ruling Veldians collapsed", "on the rise
in the Gulf of Corra"), or are no words of change at all ("falling under this article", "breaking down the case").
"""

import re
from dataclasses import dataclass
from functools import cache

from scorer.langs import Lang
from scorer.lexicon import Lexicon, any_of, either, fold
from scorer.model import YEAR, Change, Span

BEHIND = 90  # code points behind a word of change in which its own time and values stand
SHARE = 24  # code points around a word of change in which its percentage stands
CLOSE = 0.15  # of a percentage that rounding may hide
HEAD = 12  # code points of an idiom's first words

_CLAUSE = re.compile(r"[;:!?()“”\"]|\.\s|,\s")
_SHARE = re.compile(r"(?P<whole>\d+)(?:[.,](?P<rest>\d+))?\s?(?:%|per\s?cent\b|persen\b)", re.IGNORECASE)
_NUMERAL = re.compile(r"\d[\d.,]*\d|\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    idle: Lexicon
    particles: frozenset[str]
    moves: Lexicon
    times: Lexicon
    own: re.Pattern[str]
    there: re.Pattern[str]


def is_idle(text: str, place: Span, phrase: str, lang: Lang) -> bool:
    """Whether a word of change tells of none where it stands: "falling under", "break down the case"."""
    words = _words(lang)
    after = text[place.end : place.end + HEAD]
    if words.idle.begins(text[place.start : place.end + HEAD]):
        return True
    return phrase in words.particles and words.moves.begins(after)


def is_named(text: str, sentence: Span, head: str) -> bool:
    """Whether the head of what a word names is a name in the body: a place, a party or a firm, and no count."""
    if sentence.field == "headline":
        return False
    told = text[sentence.start : sentence.end]
    found = [one.start() for one in re.finditer(rf"\b{re.escape(head)}\b", told, re.IGNORECASE)]
    return bool(found) and all(at > 0 and told[at].isupper() for at in found)


def of_another(text: str, sentence: Span, place: Span, about: str, lang: Lang, *, named: bool) -> bool:
    """
    Whether a word of change in the body has a time, a place or values that the sentences of a change lack.

    `about` are these sentences; a place counts only where it opens the sentence and the word names nothing.
    """
    if sentence.field == "headline":
        return False
    words = _words(lang)
    behind = text[place.end : min(sentence.end, place.end + BEHIND)]
    stop = _CLAUSE.search(behind)
    behind = behind[: stop.start()] if stop else behind
    told = fold(about)
    dated = {hit.phrase for hit in words.times.find(behind)} | set(YEAR.findall(behind))
    if any(time not in told for time in dated):
        return True
    own = words.own.search(behind)
    if own and _NUMERAL.search(own[0]) and not set(_NUMERAL.findall(own[0])) & set(_NUMERAL.findall(about)):
        return True
    there = words.there.match(text, sentence.start, place.start)
    return not named and there is not None and there["place"] not in about


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


@cache
def _words(lang: Lang) -> _Words:
    table, told = lang["changes"], lang["changes"]["echoes"]
    return _Words(
        idle=Lexicon(table["idle"]),
        particles=frozenset(told["particles"]),
        moves=Lexicon(told["moves"]),
        times=Lexicon(told["own_time"]),
        there=re.compile(rf"(?i:{any_of(told['there'])})\s(?P<place>[A-Z][\w-]{{3,}})"),
        own=re.compile(
            rf"\s(?:{either((*table['from'], *table['to']))})\s(?:{any_of(told['nearly'])}\s)?[£$€]?(?:Rp\s?)?\d[\d.,]*(?!\s?(?:%|per))"
        ),
    )
