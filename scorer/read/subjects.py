"""
What a word of change tells of: the words before a verb, or those after a noun and right before it; none for "it rose".
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from scorer.langs import Lang, speech
from scorer.langs.speech import Speech
from scorer.lexicon import Hit, Lexicon, any_of, fold
from scorer.model import Span
from scorer.read.eras import ORDER
from scorer.read.heads import LEAST, WORD

BEFORE = 110  # code points before a word of change in which its subject stands
CLOSE = 60  # code points before it in which "hopes for" stands
BEHIND = 50  # code points after it in which "in burglaries" stands

STOP = re.compile(r"[,;:.!?()“”\"–—]|\s-\s")
_APPOSED = re.compile(r",\s[^\d,;:.!?()“”\"–—]{3,40},\s?$")  # "fees at Dorn, | a market town, | rose"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words that tell of a change apart from its figures, and the patterns made of them."""

    ways: Lexicon
    rising: frozenset[str]
    nouns: frozenset[str]
    losing: frozenset[str]
    comparative: frozenset[str]
    dearer: frozenset[str]
    counts: Lexicon
    classes: frozenset[str]
    shares: re.Pattern[str]
    sold: re.Pattern[str]
    becoming: Lexicon
    coming: frozenset[str]
    to_come: Lexicon
    must: frozenset[str]
    prepositions: frozenset[str]
    finite: Lexicon
    modals: Lexicon
    denies: frozenset[str]
    rated: Lexicon
    rates: frozenset[str]
    output: str
    mass: frozenset[str]
    incomes: Lexicon
    not_yet: Lexicon
    dated: Lexicon
    governs: frozenset[str]
    ends: Lexicon
    joins: Lexicon
    follows: re.Pattern[str]
    nearly: re.Pattern[str]
    sees: Lexicon
    definite: re.Pattern[str]
    kinds: Lexicon
    hoped: Lexicon
    bearers: frozenset[str]
    head_first: bool
    of: str
    opens: re.Pattern[str]
    verbal: re.Pattern[str]
    compares: re.Pattern[str]
    pointing: re.Pattern[str]
    pointed: re.Pattern[str]
    given: re.Pattern[str]
    takes_up: re.Pattern[str]
    refers: re.Pattern[str]
    neutral: Lexicon
    priced: Lexicon
    price: str
    alike: Mapping[str, frozenset[str]]
    speech: Speech


def phrase(text: str, span: Span, place: Span, hit: Hit, words: Words) -> str:
    """What stands where a word of change names its thing: before a verb, or after a noun and right before it."""
    ahead = text[max(span.start, place.start - BEFORE) : place.start]
    behind = text[place.end : min(span.end, place.end + BEHIND)]
    opened = words.opens.match(behind)
    if hit.phrase in words.comparative and words.shares.search(ahead):
        told = _until(behind[opened.end() :] if opened else behind, words)  # "20 percent more | for a ticket"
        return told if things(told, words) else clause_before(ahead, words)
    if hit.phrase in words.governs:
        return _until(behind[opened.end() :] if opened else behind, words)
    if not is_noun(ahead, behind, hit, words):
        return clause_before(ahead, words)
    if opened or words.head_first:
        return _phrase(_until(behind[opened.end() :] if opened else behind, words), words)
    return clause_before(ahead, words).rpartition(" ")[2] if not ahead.endswith(" ") else ahead.split()[-1]


def named_until(text: str, span: Span, place: Span, hit: Hit, words: Words) -> int:
    """Where the words right behind a word of change end that name its thing; 0 where there are none."""
    told = phrase(text, span, place, hit, words)
    return place.end + len(told) if told.strip() and text.startswith(told, place.end) else 0


def named(phrase: str, words: Words) -> list[str]:
    """The things of a phrase, what narrows one before it in English: "cases of measles" are measles cases."""
    found = things(ordered(phrase, words), words)
    return [word for word in found if word not in words.classes] or found


def ordered(phrase: str, words: Words) -> str:
    """A phrase with what narrows its thing before it, as English has it elsewhere."""
    head, of, rest = phrase.partition(words.of) if words.of else (phrase, "", "")
    return f"{rest} {head}" if of and things(head, words) else phrase


def also_named(phrase: str, hit: Hit, words: Words, *, money: bool) -> list[str]:
    """A phrase as its thing may be told elsewhere: "30 percent less | wheat", a harvest; "pendapatan | retribusi", where `money` changed."""
    found = [ordered(phrase, words)]
    found += [f"{phrase} {words.output}"] if hit.phrase in words.mass else []
    income = words.incomes.first(phrase) if money else None
    return [*found, phrase[income.end :]] if income else found


def _phrase(phrase: str, words: Words) -> str:
    """What stands behind a noun without the verb that follows: "headcount | spares the bindery", "pencurian | membuat"."""
    told = [one for one in WORD.finditer(phrase) if things(one[0], words)]
    for before, one in pairwise(told):
        if words.verbal.match(one[0]) or (not words.head_first and fold(before[0]) in words.alike):
            return phrase[: one.start()]
    return phrase


def is_noun(ahead: str, behind: str, hit: Hit, words: Words) -> bool:
    """Whether a word that may be either is a noun: an article stands before it, or "in" and what it is of behind it."""
    if hit.phrase not in words.nouns or words.modals.ends(ahead.rstrip()):
        return False
    return words.head_first or words.pointing.search(ahead) is not None or words.opens.match(behind) is not None


def clause_before(ahead: str, words: Words) -> str:
    """The clause before a word, without what stands behind its first preposition, and without an apposition at its end."""
    ahead = _APPOSED.sub(" ", words.nearly.sub("", ahead))
    stops = [mark.end() for mark in STOP.finditer(ahead)]
    clause = ahead[stops[-1] :] if stops else ahead
    joined = list(words.joins.find(clause))
    clause = clause[joined[-1].end :] if joined else clause
    seen = words.sees.first(clause)
    clause = clause[seen.end :] if seen and things(clause[seen.end :], words) else clause
    stretch = ""
    for end in words.ends.find(clause):  # "the number | of pumps sold": a number names nothing
        stretch = clause[: end.start]
        if things(stretch, words):
            return stretch
    return clause


def _until(behind: str, words: Words) -> str:
    """What stands behind a word up to the next mark or preposition."""
    stop = STOP.search(behind)
    clause = behind[: stop.start()] if stop else behind
    starts = [hit.start for found in (words.ends, words.joins) if (hit := found.first(clause)) is not None]
    return clause[: min(starts)] if starts else clause


def things(stretch: str, words: Words) -> list[str]:
    """The words of a stretch that name things."""
    found = [fold(word) for word in WORD.findall(stretch)]
    return [word for word in found if len(word) >= LEAST and word not in words.neutral]


def not_yet(text: str, span: Span, place: Span, hit: Hit, words: Words) -> set[str]:
    """The words before a word of change that say that it tells of what is not, or not yet."""
    clause = STOP.split(text[max(span.start, place.start - CLOSE) : place.start])[-1]
    hits = list(words.not_yet.find(clause))
    found = {one.phrase for one in hits} - {one.phrase for one in hits if _ends_before(clause[one.end :], one, words)}
    if given(text, place, words):
        found -= words.denies
    return found - words.must if hit.phrase in words.comparative else found


def _ends_before(after: str, hit: Hit, words: Words) -> bool:
    """Whether a preposition belongs to the subject of a word of change alone: "applications | to | the school have surged"."""
    far = words.finite.first(after) is not None or (words.head_first and len(after.split()) > 1)
    return hit.phrase in words.prepositions and far


def given(text: str, place: Span, words: Words) -> str:
    """The percentage of a change that was told before, beside the word for it: "the | 20 percent | rise"; else empty."""
    ahead, behind = text[max(0, place.start - BEFORE) : place.start], text[place.end : place.end + BEHIND]
    found = words.given.search(behind if words.head_first else ahead)
    return found[0] if found else ""


def points(text: str, span: Span, place: Span, hit: Hit, words: Words) -> bool:
    """Whether a word points back: "the rise", "penurunan itu", "jumlahnya menurun", "that is down"."""
    ahead, behind = text[max(span.start, place.start - BEFORE) : place.start], text[place.end : place.end + BEHIND]
    if is_noun(ahead, behind, hit, words):
        backward = any(pattern.search(ahead) for pattern in (words.pointing, words.follows))
        return backward or words.pointed.match(behind) is not None
    return words.takes_up.search(clause_before(ahead, words)) is not None


@cache
def words_of(lang: Lang) -> Words:
    """Read a language's words, once."""
    table, told = lang["changes"], lang["changes"]["echoes"]
    rising = [*table["up"], *told["rise"], *told["more"]]
    return Words(
        ways=Lexicon((*rising, *table["down"], *told["fall"], *told["less"])),
        rising=frozenset(map(fold, rising)),
        nouns=frozenset(told["nouns"]),
        losing=frozenset((*table["losses"], *table["gains"])),
        comparative=frozenset((*told["more"], *told["less"])),
        dearer=frozenset(told["dearer"]),
        counts=Lexicon(told["counts"]),
        classes=frozenset(told["classes"]),
        shares=re.compile(rf"(?:%|\b(?:{any_of(told['percent'])}))\s$", re.IGNORECASE),
        sold=re.compile(
            rf"\b(?:{any_of(told['sold'])})\s(?:[^\W\d_]+\s){{0,2}}?[\d.,]+\s?(?:%|[^\W\d_]+)(?:\s[^\W\d_]+)?\s$",
            re.IGNORECASE,
        ),
        becoming=Lexicon(told["becoming"]),
        coming=frozenset(told["coming"]),
        to_come=Lexicon(told["to_come"]),
        must=frozenset(told["must"]),
        prepositions=frozenset(told["prepositions"]),
        finite=Lexicon(told["finite"]),
        modals=Lexicon(told["modals"]),
        denies=frozenset(told["denies"]),
        rated=Lexicon(told["rated"]),
        rates=frozenset(told["rates"]),
        output=told["output"],
        mass=frozenset(told["mass"]),
        incomes=Lexicon(told["incomes"]),
        not_yet=Lexicon(told["not_yet"]),
        dated=Lexicon((*told["dated"], *(word for name in ORDER for word in table["then_and_now"][name]))),
        governs=frozenset(told["governs"]),
        ends=Lexicon(told["ends"]),
        joins=Lexicon(told["joins"]),
        follows=re.compile(rf",?\s(?:{any_of(told['follows'])})\b", re.IGNORECASE),
        nearly=re.compile(rf"\s(?:{any_of(told['nearly'])})\s$", re.IGNORECASE),
        sees=Lexicon(told["sees"]),
        definite=re.compile(told["definite"], re.IGNORECASE),
        kinds=Lexicon(told["kinds"]),
        hoped=Lexicon(told["hoped"]),
        bearers=frozenset(told["bearers"]),
        head_first=told["head_first"],
        of=told["of"],
        opens=re.compile(rf"\s(?:{any_of(told['opens'])})\b", re.IGNORECASE),
        verbal=re.compile(any_of(told["verbal"]), re.IGNORECASE),
        compares=re.compile(rf"\s(?:{any_of(told['compares'])})\b", re.IGNORECASE),
        pointing=re.compile(rf"\b(?:{any_of(told['pointing'])})\s(?:[\w.,%-]+\s){{0,3}}$", re.IGNORECASE),
        pointed=re.compile(rf"(?:\s[\w.,%]+){{0,4}}?\s(?:{any_of(told['pointed'])})\b", re.IGNORECASE),
        given=re.compile(told["given"], re.IGNORECASE),
        takes_up=re.compile(rf"\b(?:{'|'.join(told['takes_up'])})\b", re.IGNORECASE),
        refers=re.compile(rf"\b(?:{'|'.join(told['refers'])})\b", re.IGNORECASE),
        neutral=Lexicon(told["neutral"]),
        priced=Lexicon(told["priced"]),
        price=told["price"],
        alike={word: frozenset(group) for group in told["alike"] for word in group},
        speech=speech.of(lang),
    )
