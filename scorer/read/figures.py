"""
Figures: numbers in digits or words, as intervals, with what they count and what happened to it.

"lebih dari 10.000" is (10000, ∞), "hampir 50" is 45 to 50, "sekitar 50" is 45 to 55, "ribuan" is 1,000 to 999,999 and a
bare 48,7 is 48.65 to 48.75: two figures disagree only where their intervals do not meet. Numbers that are names (an
article of law, a street number, a year, a date, an hour, a score) are no figures.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from math import inf

from scorer.langs import Lang
from scorer.lexicon import Lexicon, any_of, fold
from scorer.model import Article, Bound, DateMention, DateRange, Figure, Sentence, Span, Stretches
from scorer.read import numbers
from scorer.read.labels import Labels, labels
from scorer.read.numbers import BREAK, Numerals, Value, numerals
from scorer.read.roles import Roles, role, roles, without_mixed

NEAR = 0.1  # "about" reaches a tenth to either side
AROUND = 28  # code points before a number in which its bound stands
REACH = 60  # code points around a number in which its noun and its event stand
MOST = 2_000  # figures of one article; no story has more, only tables and attacks
YEARS = range(1900, 2101)
ALL_YEARS = range(1500, 2101)  # counts of so many have a mark between their digits, or a noun
NO_RANGES = frozenset({"y", "mo", "w", "d", "h", "min", "x", "pp"})  # units in which "4-2" may be a score
VERB = 6  # letters that a verb with its prefix has more than
OLDEST = 110  # years that a person may count
ALL = 3  # the least that "ke-3 orang" counts; "kedua" is more often the second than both


@dataclass(frozen=True, slots=True)
class _Forms:
    """The patterns and tables of one language."""

    numerals: Numerals
    unit: re.Pattern[str]
    units: Mapping[str, str]
    money: Mapping[str, str]
    measure: re.Pattern[str]
    measures: Mapping[str, str]
    bound: re.Pattern[str]
    bounds: Mapping[str, str]
    over_after: re.Pattern[str]
    definite: re.Pattern[str]
    some: re.Pattern[str]
    ahead_of_all: frozenset[str]
    classifiers: frozenset[str]
    plural: tuple[str, ...]
    own: str
    labels: Labels
    families: Mapping[str, str]
    not_nouns: frozenset[str]
    events: Mapping[str, str]
    event: Lexicon
    links: frozenset[str]
    verbal: re.Pattern[str]
    active: re.Pattern[str]
    modifiers: int
    roles: Roles


def read(
    article: Article,
    sentences: Sequence[Sentence],
    dates: Sequence[DateMention],
    ranges: Sequence[DateRange],
    lang: Lang,
) -> tuple[Figure, ...]:
    """The figures of headline and body, in order of appearance. Linear in the text."""
    forms = _forms(lang)
    taken = {
        field: Stretches(span for span in _named(dates, ranges) if span.field == field)
        for field in ("headline", "body")
    }
    headline = [(-1, Span(0, len(article.headline or ""), "headline"))]
    spoken = [(number, sentence.span) for number, sentence in enumerate(sentences)]
    found = (
        figure
        for number, span in (*headline, *spoken)
        for figure in _in_sentence(article.text(span.field), span, number, taken[span.field], forms)
    )
    return without_mixed(tuple(islice(found, MOST)))


def _named(dates: Sequence[DateMention], ranges: Sequence[DateRange]) -> Iterator[Span]:
    """Where numbers are parts of dates."""
    yield from (date.date_span for date in dates)
    yield from (pair.span for pair in ranges)


def _in_sentence(text: str, span: Span, sentence: int, taken: Stretches, forms: _Forms) -> Iterator[Figure]:
    for found in forms.numerals.pattern.finditer(text, span.start, span.end):
        place = Span(found.start(), found.end(), span.field)
        value = None if taken.touch(place) else numbers.value(found, forms.numerals)
        if value is not None and (figure := _figure(text, span, place, found, value, sentence, forms)):
            yield figure


def _figure(
    text: str, span: Span, place: Span, found: re.Match[str], value: Value, sentence: int, forms: _Forms
) -> Figure | None:
    ahead = text[max(span.start, place.start - AROUND) : place.start]
    after = text[place.end : min(span.end, place.end + REACH)]
    unit = None if found["money"] else forms.unit.match(after)  # "Rp 42.000 tahun lalu" is no length of time
    sign = _sign(found, unit, ahead, forms)
    end = place.end + (unit.end() if unit else 0)
    noun = _noun(text, end, span, forms) if sign is None and not found["them"] else None
    digits = found["digits"] or ""
    plain = digits.isdigit() and not found["scale"]
    named = forms.labels.name(ahead, after, counts=bool(sign or noun or not plain), bare=not (sign or noun))
    if named and not found["money"] and sign != "%":
        return None
    if plain and len(digits) == 4 and sign is None and int(digits) in (YEARS if noun else ALL_YEARS):
        return None
    aged = sign is None and noun is None and value.value <= OLDEST and forms.labels.is_age(ahead, after)
    if plain and (aged or (len(digits) > 1 and digits.startswith("0"))):
        return None
    ranged = sign is None or sign in NO_RANGES  # "menang 4-2 hari Minggu"
    score = found["upto"] and value.value == value.high and ranged
    if score or (digits and sign is None and text[place.end : place.end + 1].isalpha()):
        return None  # "8K" and "5G" are names
    counts_all = (noun is not None or found["them"]) and value.value >= ALL and _opens(text, span, place.start, forms)
    if (found["all"] and not counts_all) or (found["them"] and not found["all"]):
        return None
    bound, start = _bound(ahead, place.start, after[unit.end() if unit else 0 :], forms)
    low, high = _interval(value, bound)
    return Figure(
        span=Span(place.start, end, span.field),
        stated=Span(start, end, span.field),
        value=value.value,
        low=low,
        high=high,
        step=value.step,
        bound=Bound.VAGUE if value.vague else bound,
        spelled=not digits,
        definite=bool(found["all"]) or (_points_back(ahead, forms) and not (forms.some.search(ahead) and not noun)),
        noun=noun[0] if noun else None,
        noun_span=noun[1] if noun else None,
        unit=sign,
        event=_event(text, Span(start, noun[1].end if noun else end, span.field), span, forms),
        role=role(text, span.start, start, end, forms.roles) if sign else None,
        sentence=sentence,
    )


def _sign(found: re.Match[str], unit: re.Match[str] | None, ahead: str, forms: _Forms) -> str | None:
    """The unit's sign: of the money before the number, of the unit after it, or of the measure that it is given in."""
    if found["money"]:
        return forms.money[fold(found["money"])]
    if unit:
        return forms.units[fold(unit["unit"])]
    measure = forms.measure.search(ahead)
    return forms.measures[fold(measure["measure"])] if measure else None


def _opens(text: str, span: Span, start: int, forms: _Forms) -> bool:
    """Whether "ke-9" opens its phrase, and so counts nine: after a noun it is the ninth ("hari ke-9 pencarian")."""
    before = re.search(r"([\w-]+)\s$", text[max(span.start, start - AROUND) : start])
    word = fold(before[1]) if before else ""
    governs = forms.active.match(word) is not None and len(word) > VERB  # "menemukan keempat pendaki"
    return not word or governs or word in forms.not_nouns or word in forms.ahead_of_all or word in forms.events


def _points_back(ahead: str, forms: _Forms) -> bool:
    """Whether "the" or "all" stands before the number, or before the measure that it is given in."""
    measure = forms.measure.search(ahead)
    return forms.definite.search(ahead[: measure.start()] if measure else ahead) is not None


# ── how firmly it is meant ───────────────────────────────────────────────────────────────────────────────────────────


def _interval(value: Value, bound: Bound) -> tuple[float, float]:
    if bound is Bound.OVER:
        return value.low, inf
    if bound is Bound.UNDER:
        return 0, value.high
    if bound is Bound.ABOUT:
        return value.low * (1 - NEAR), value.high * (1 + NEAR)
    return value.low, value.high


def _bound(ahead: str, start: int, after: str, forms: _Forms) -> tuple[Bound, int]:
    """How firmly the number is meant, and where the words that say so begin."""
    found = forms.bound.search(ahead)
    bound = Bound(forms.bounds[fold(found["bound"])]) if found else Bound.EXACT
    if found and bound is not Bound.EXACT:
        return bound, start - len(ahead) + found.start("bound")
    return (Bound.OVER if forms.over_after.match(after) else Bound.EXACT), start


# ── what it counts, and what happened ────────────────────────────────────────────────────────────────────────────────

_APPOSED = re.compile(r"^,\s[^,;:.()“”\"]{3,45},\s")  # "Five men, aged between 22 and 47, were arrested"
_WORD = re.compile(r"[\s-]*([^\W\d_][\w'’-]*)")


def _noun(text: str, end: int, span: Span, forms: _Forms) -> tuple[str, Span] | None:
    """What the number counts: a known noun among the next three words, else a plural, else the next word itself."""
    first: tuple[str, Span] | None = None
    plural: tuple[str, Span] | None = None
    for _ in range(3):
        word = _WORD.match(text, end, min(span.end, end + 30))
        if word is None:
            break
        name = fold(word.group(1))
        place = Span(word.start(1), word.end(1), span.field)
        following = _WORD.match(text, word.end(), min(span.end, word.end() + 30))
        if following and (pair := f"{name} {fold(following.group(1))}") in forms.families:
            return forms.families[pair], Span(word.start(1), following.end(1), span.field)
        if family := forms.families.get(name) or forms.families.get(name.removesuffix(forms.own)):
            return family, place
        adjective = following is not None and fold(following.group(1)).endswith(forms.plural)  # "nine missing men"
        if name in forms.not_nouns or (name in forms.events and not adjective):
            break
        if (first is None or first[0] in forms.classifiers) and name not in forms.events:
            first = name, place
        if plural is None and name.endswith(forms.plural):
            plural = name, place
        end = word.end()
    return plural or first


def _event(text: str, counted: Span, span: Span, forms: _Forms) -> str | None:
    """The class of what happened: the nearest verb before ("menewaskan 5 orang") or after ("5 orang tewas")."""
    opening = max(span.start, counted.start - REACH)
    before = list(forms.event.find(text[opening : counted.start]))
    if before and _linked(text[opening + before[-1].end : counted.start], forms):
        return forms.events[before[-1].phrase]
    end = min(span.end, counted.end + REACH)
    later = forms.event.first(text[counted.start : end])
    if later and (
        counted.start + later.start < counted.end
        or _linked(
            text[counted.end : counted.start + later.start],
            forms,
            0 if forms.active.match(later.phrase) else forms.modifiers,
        )
    ):
        return forms.events[later.phrase]
    return None


def _linked(between: str, forms: _Forms, most: int = 0) -> bool:
    """Whether only words of a clause's machinery stand between a figure and its verb, and at most so many others."""
    between = _APPOSED.sub(" ", between)
    others = [word for word in fold(between).split() if word not in forms.links]
    plain = len(others) <= most and not any(word in forms.not_nouns or forms.verbal.match(word) for word in others)
    return plain and not BREAK.search(between)


# ── patterns ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@cache
def _forms(lang: Lang) -> _Forms:
    table = lang["figures"]
    counted = table["counted"]
    units = {fold(name): sign for sign, names in table["units"].items() for name in names}
    money = {fold(name): sign for sign, names in table["money"].items() for name in names}
    measures = {fold(name): sign for sign, names in table["measures"].items() for name in names}
    bounds = {fold(name): kind for kind in ("over", "under", "about", "exact") for name in table["bounds"][kind]}
    bounds |= {fold(name): "about" for name in table["bounds"]["nearly"]}
    events = {fold(name): kind for kind, names in table["events"].items() if kind != "links" for name in names}
    families = {fold(name): kind for kind, names in table["families"].items() if kind != "not_nouns" for name in names}
    return _Forms(
        numerals=numerals(table, money, units),
        unit=re.compile(rf"[\s-]?(?P<unit>{any_of(units)})(?!\w)", re.IGNORECASE),
        units=units,
        money=money,
        measure=re.compile(rf"(?<!\w)(?P<measure>{any_of(measures)})\s$", re.IGNORECASE),
        measures=measures,
        bound=re.compile(rf"(?<!\w)(?<!['’]s\s)(?P<bound>{any_of(bounds)})\s$", re.IGNORECASE),
        bounds=bounds,
        over_after=re.compile(
            rf"[\s-](?:{any_of(table['bounds']['over_after'])})\b(?!\s(?:{any_of(table['bounds']['compared'])})\b)",
            re.IGNORECASE,
        ),
        definite=re.compile(rf"(?<!\w)(?:{any_of(counted['definite'])})\s$", re.IGNORECASE),
        some=re.compile(rf"(?:^|[,;:]\s)(?:{any_of(counted['some'])})\s$", re.IGNORECASE),
        ahead_of_all=frozenset(counted["ahead_of_all"]),
        classifiers=frozenset(counted["classifiers"]),
        plural=tuple(counted["plural"]),
        own=counted["own"],
        labels=labels(table["labels"]),
        families=families,
        not_nouns=frozenset(table["families"]["not_nouns"]),
        events=events,
        event=Lexicon(events),
        verbal=re.compile(rf"(?:{any_of(counted['verbal'])})", re.IGNORECASE),
        active=re.compile(any_of(counted["active"])),
        modifiers=counted["modifiers"],
        roles=roles(table["roles"]),
        links=frozenset(word for phrase in table["events"]["links"] for word in phrase.split()),
    )
