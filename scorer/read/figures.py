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
from scorer.lexicon import Lexicon, either, fold
from scorer.model import Article, Bound, DateMention, DateRange, Figure, Sentence, Span, Stretches

NEAR = 0.1  # "about" reaches a tenth to either side
AROUND = 28  # code points before a number in which its bound stands
REACH = 60  # code points around a number in which its noun and its event stand
MOST = 2_000  # figures of one article; no story has more, only tables and attacks
ROUND = 3  # closing zeros from which a whole number counts as rounded
YEARS = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class _Forms:
    """The patterns and tables of one language."""

    number: re.Pattern[str]
    unit: re.Pattern[str]
    units: Mapping[str, str]
    money: Mapping[str, str]
    bound: re.Pattern[str]
    bounds: Mapping[str, str]
    over_after: re.Pattern[str]
    label: re.Pattern[str]
    label_maybe: re.Pattern[str]
    label_after: re.Pattern[str]
    thousands: str
    decimal: str
    ones: Mapping[str, int]
    teens: frozenset[str]
    tens: Mapping[str, int]
    scales: Mapping[str, int]
    joins: frozenset[str]
    vague: Mapping[str, tuple[int, int]]
    families: Mapping[str, str]
    not_nouns: frozenset[str]
    events: Mapping[str, str]
    event: Lexicon
    links: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Value:
    value: float
    low: float
    high: float
    step: float
    vague: bool


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
    return tuple(islice(found, MOST))


def _named(dates: Sequence[DateMention], ranges: Sequence[DateRange]) -> Iterator[Span]:
    """Where numbers are parts of dates."""
    yield from (date.date_span for date in dates)
    yield from (pair.span for pair in ranges)


def _in_sentence(text: str, span: Span, sentence: int, taken: Stretches, forms: _Forms) -> Iterator[Figure]:
    for found in forms.number.finditer(text, span.start, span.end):
        place = Span(found.start(), found.end(), span.field)
        value = None if taken.touch(place) else _value(found, forms)
        if value is not None:
            figure = _figure(text, span, place, found, value, sentence, forms)
            if figure is not None:
                yield figure


def _figure(
    text: str, span: Span, place: Span, found: re.Match[str], value: _Value, sentence: int, forms: _Forms
) -> Figure | None:
    ahead = text[max(span.start, place.start - AROUND) : place.start]
    after = text[place.end : min(span.end, place.end + REACH)]
    unit = forms.unit.match(after)
    sign = forms.money[fold(found["money"])] if found["money"] else (forms.units[fold(unit["unit"])] if unit else None)
    end = place.end + (unit.end() if unit else 0)
    noun = _noun(text, end, span, forms) if sign is None else None
    digits = found["digits"] or ""
    plain = digits.isdigit() and not found["scale"]
    if _is_label(ahead, after, counts=bool(sign or noun), forms=forms):
        return None
    if plain and len(digits) == 4 and int(digits) in YEARS and sign is None:
        return None
    if plain and len(digits) > 1 and digits.startswith("0"):
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
        noun=noun[0] if noun else None,
        noun_span=noun[1] if noun else None,
        unit=sign,
        event=_event(text, Span(start, noun[1].end if noun else end, span.field), span, forms),
        sentence=sentence,
    )


# ── the number ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _value(found: re.Match[str], forms: _Forms) -> _Value | None:
    scale = forms.scales[fold(found["scale"])] if found["scale"] else 1
    if found["vague"]:
        least, most = forms.vague[fold(found["vague"])]
        return _Value(least * scale, least * scale, most * scale, scale, vague=True)
    if found["digits"]:
        return _from_digits(found["digits"], found["upto"], scale, forms)
    value = _from_words(fold(found["words"]).replace("-", " ").split(), forms)
    return None if value is None else _Value(value * scale, value * scale, value * scale, scale, vague=False)


def _from_digits(digits: str, upto: str | None, scale: int, forms: _Forms) -> _Value | None:
    number, decimals = _parse(digits, forms)
    if upto:
        last, _ = _parse(upto, forms)
        return _Value(number * scale, number * scale, last * scale, scale, vague=True) if last > number else None
    step = scale / 10**decimals
    zeros = len(digits) - len(digits.rstrip("0.,")) - digits[len(digits.rstrip("0.,")) :].count(forms.thousands)
    if not decimals and scale == 1 and zeros >= ROUND:
        step = min(10 ** (zeros - 1), number / 100)
    value = number * scale
    half = step / 2 if (decimals or scale > 1 or zeros >= ROUND) else 0
    return _Value(value, value - half, value + half, step, vague=False)


def _parse(digits: str, forms: _Forms) -> tuple[float, int]:
    """The number and how many decimals it has. A mark is a decimal one where its group has not three digits."""
    groups = re.split(r"[.,]", digits)
    marks = re.findall(r"[.,]", digits)
    last_is_decimal = bool(marks) and (
        len(groups[-1]) != 3 or (marks[-1] == forms.decimal and (len(marks) == 1 or marks[-1] != marks[0]))
    )
    if last_is_decimal:
        return float("".join(groups[:-1]) + "." + groups[-1]), len(groups[-1])
    return float("".join(groups)), 0


def _from_words(words: Sequence[str], forms: _Forms) -> float | None:
    """The value of number words ("dua ratus lima belas", "twenty five"); None when they make no number."""
    total = group = 0
    last = 0
    for word in words:
        if word in forms.ones:
            last = forms.ones[word]
            group += last
        elif word in forms.teens:
            group += 10
        elif word in forms.tens:
            group += last * forms.tens[word] - last
        elif word in forms.scales:
            scale = forms.scales[word]
            if scale == 100:
                group = group - last + (last or 1) * 100
            else:
                total += (group or 1) * scale
                group = 0
        elif word not in forms.joins:
            return None
    return float(total + group)


def _interval(value: _Value, bound: Bound) -> tuple[float, float]:
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
    if found:
        return Bound(forms.bounds[fold(found["bound"])]), start - len(ahead) + found.start("bound")
    return (Bound.OVER if forms.over_after.match(after) else Bound.EXACT), start


def _is_label(ahead: str, after: str, *, counts: bool, forms: _Forms) -> bool:
    """Whether the number is a name: an article of law, a room, an hour."""
    named = forms.label.search(ahead) or forms.label_after.match(after)
    return bool(named) or (not counts and bool(forms.label_maybe.search(ahead)))


# ── what it counts, and what happened ────────────────────────────────────────────────────────────────────────────────

_WORD = re.compile(r"[\s-]*([^\W\d_][\w'’-]*)")


def _noun(text: str, end: int, span: Span, forms: _Forms) -> tuple[str, Span] | None:
    """What the number counts: a known noun among the next three words, else the next word itself."""
    first: tuple[str, Span] | None = None
    for _ in range(3):
        word = _WORD.match(text, end, min(span.end, end + 30))
        if word is None:
            break
        name = fold(word.group(1))
        place = Span(word.start(1), word.end(1), span.field)
        following = _WORD.match(text, word.end(), min(span.end, word.end() + 30))
        if following and (pair := f"{name} {fold(following.group(1))}") in forms.families:
            return forms.families[pair], Span(word.start(1), following.end(1), span.field)
        if name in forms.families:
            return forms.families[name], place
        if name in forms.not_nouns or name in forms.events:
            break
        first = first or (name, place)
        end = word.end()
    return first


def _event(text: str, counted: Span, span: Span, forms: _Forms) -> str | None:
    """The class of what happened: the nearest verb before ("menewaskan 5 orang") or after ("5 orang tewas")."""
    opening = max(span.start, counted.start - REACH)
    before = list(forms.event.find(text[opening : counted.start]))
    if before and _linked(text[opening + before[-1].end : counted.start], forms):
        return forms.events[before[-1].phrase]
    end = min(span.end, counted.end + REACH)
    later = forms.event.first(text[counted.start : end])
    if later and (
        counted.start + later.start < counted.end or _linked(text[counted.end : counted.start + later.start], forms)
    ):
        return forms.events[later.phrase]
    return None


def _linked(between: str, forms: _Forms) -> bool:
    """Whether only words of a clause's machinery stand between a figure and its verb."""
    return not re.search(r"[,;:.()“”\"\d]", between) and all(word in forms.links for word in fold(between).split())


# ── patterns ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@cache
def _forms(lang: Lang) -> _Forms:
    table = lang["figures"]
    words, labels = table["words"], table["labels"]
    units = {fold(name): sign for sign, names in table["units"].items() for name in names}
    money = {fold(name): sign for sign, names in table["money"].items() for name in names}
    bounds = {fold(name): kind for kind in ("over", "under", "about") for name in table["bounds"][kind]}
    bounds |= {fold(name): "about" for name in table["bounds"]["nearly"]}
    parts = [*words["ones"], *words["teens"], *words["tens"], *words["scales"]]
    starts = [*words["ones"], *words["scales"]]
    events = {fold(name): kind for kind, names in table["events"].items() if kind != "links" for name in names}
    families = {fold(name): kind for kind, names in table["families"].items() if kind != "not_nouns" for name in names}
    short = table.get("money_scales", {})
    # "Rp 3 M" is three billion, "3 m" three metres: short scales stand after a currency only.
    scale = rf"(?:\s?(?P<scale>{_any(words['scales'])}|(?(money)(?:{_any(short)})|(?!)))\b)?"
    joins = rf"(?:\s(?:{_any(words['joins'])}))?" if words["joins"] else ""
    number = (
        rf"(?<![\w.,/:-])(?:(?P<money>{_any(money)})\s?)?(?:"
        rf"(?P<digits>\d{{1,3}}(?:[.,]\d{{3}}){{1,5}}(?:[.,]\d{{1,3}})?|\d{{1,9}}(?:[.,]\d{{1,4}})?)(?![\w/]*\d|[.,:/]\d)"
        rf"(?:\s?[-–]\s?(?P<upto>\d{{1,9}}(?:[.,]\d{{1,3}})*)(?![\w/]*\d|[.,:/-]\d))?(?!-\d|\s?:\s?\d)"
        rf"|(?P<vague>{_any(table['vague'])})\b"
        rf"|(?<!-)\b(?P<words>(?:{_any(starts)})(?:{joins}[\s-](?:{_any(parts)})){{0,12}})\b(?!-(?!(?:{_any(units)})\b))){scale}"
    )
    return _Forms(
        number=re.compile(number, re.IGNORECASE),
        unit=re.compile(rf"[\s-]?(?P<unit>{_any(units)})(?!\w)", re.IGNORECASE),
        units=units,
        money=money,
        bound=re.compile(rf"(?<!\w)(?P<bound>{_any(bounds)})\s$", re.IGNORECASE),
        bounds=bounds,
        over_after=re.compile(rf"[\s-](?:{_any(table['bounds']['over_after'])})\b", re.IGNORECASE),
        label=re.compile(rf"(?<!\w)(?:{_any(labels['before'])})[\s(-]{{1,2}}$", re.IGNORECASE),
        label_maybe=re.compile(rf"(?<!\w)(?:{_any(labels['maybe'])})\s$", re.IGNORECASE),
        label_after=re.compile(rf"\s?(?:{_any(labels['after'])})(?!\w)", re.IGNORECASE),
        thousands=table["thousands"],
        decimal=table["decimal"],
        ones=words["ones"],
        teens=frozenset(words["teens"]),
        tens=words["tens"],
        scales={**words["scales"], **short},
        joins=frozenset(words["joins"]),
        vague={name: (least, most) for name, (least, most) in table["vague"].items()},
        families=families,
        not_nouns=frozenset(table["families"]["not_nouns"]),
        events=events,
        event=Lexicon(events),
        links=frozenset(word for phrase in table["events"]["links"] for word in phrase.split()),
    )


def _any(words: Sequence[str] | Mapping[str, object]) -> str:
    """An alternation, longest first."""
    return either(sorted(words, key=len, reverse=True)) or "(?!)"
