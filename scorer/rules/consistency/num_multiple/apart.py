"""
Multiples that stand apart from their two values: "Road deaths halved", in the headline, "Jumlahnya naik tiga kali lipat".

The reader has found the word of change ("halved", "naik") and the change that it tells of. And parts between the values:
"400 tons. That is half of last year's 1,300".
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import chain

from scorer.lexicon import Lexicon, any_of, fold
from scorer.model import YEAR, Bound, Change, Doc, Echo, Figure, Span
from scorer.rules.consistency.num_multiple import multiples, periods
from scorer.rules.consistency.num_multiple.multiples import Multiple
from scorer.rules.given import Given, Table

NEAR = 30  # code points between a word of change and its multiple: "fell by", "naik hampir"
MOST = 12  # figures that a multiple may be told of
PARTS = "parts"  # the table of words such as "half of"

SOON = 1  # the last sentence of a story's opening
LIKELY = 2.0  # times as large, or as small, a multiple may be told: what is further off is another's
LEAST = 4  # letters of a word that names a thing
BEFORE = 60  # code points before a multiple in which its subject stands

_SUMS = {"homes", "prices", "wages", "trade"}  # groups of words that money is told of
_WORD = re.compile(r"[^\W\d_]{4,}")
_ANY = re.compile(r"[^\W\d_]+")
_STOP = re.compile(r"[;:!?]|\.\s")

LENGTHS = frozenset({"y", "mo", "w", "d", "h"})

FIRM = {Bound.EXACT, Bound.ABOUT}

Sentences = Mapping[tuple[str, int], tuple[Figure, ...]]


def read(doc: Doc, figures: Sentences, given: Given) -> Iterator[tuple[Change, Multiple]]:
    """Yield each change with the first multiple that is told of it apart from its values."""
    for change in doc.changes:
        beside = (found for echo in change.echoes for found in _beside(doc, echo, figures, given))
        told = _between(doc, change, given) or next(chain(_of_verb(doc, change, given), beside), None)
        sized = told is not None and _is_of_a_size(doc.article.text(told.span.field), told, change, given)
        if told is not None and not sized and _is_of(doc, told, change, figures, given):
            yield change, told


def _of_verb(doc: Doc, change: Change, given: Given) -> Iterator[Multiple]:
    """The part by which the verb of a change says that it went: "fell by half, from 8,000 to 6,000"."""
    if change.verb is not None and change.rises is not None:
        yield from _parts(doc, Echo(span=change.verb, rises=change.rises, sentence=change.last.sentence), given)


def _is_of(doc: Doc, told: Multiple, change: Change, figures: Sentences, given: Given) -> bool:
    """Whether a multiple in another sentence than its change may be of the same time."""
    if told.span.field != "body" or change.span.field != "body":
        return True
    number = doc.sentence_at(told.span.start)
    if number in (change.first.sentence, change.last.sentence):
        return True
    here = figures.get(("body", number), ())
    return periods.may_be_one(doc, doc.sentences[number].span, here, _told(doc, change), given)


def _is_of_a_size(text: str, told: Multiple, change: Change, given: Given) -> bool:
    """Whether a multiple is told of a size, and the change of a count or an amount: "the park has doubled in size"."""
    sized = given.words["sized"].begins(text[told.span.end : told.span.end + NEAR])
    return sized and (change.last.unit in (None, "%") or change.last.money)


def announced(doc: Doc, figures: Sentences, given: Given) -> Iterator[tuple[Change, Multiple]]:
    """
    Yield the only change of a story with the multiple that its headline or its opening announces.

    "Call-outs for the lifeboat have doubled", and later "the boat launched 34 times in the summer of 2023 and 51 times this
    summer": what is said to have multiplied is named again where its change is told, or is told there as mere cases.
    """
    changes = [one for one in doc.changes if one.first.unit != "%" and {one.first.bound, one.last.bound} <= FIRM]
    if len(changes) != 1 or len(doc.changes) != 1 or not changes[0].first.value > 0:
        return
    change = changes[0]
    start = doc.sentences[change.last.sentence].span.start
    if change.span.field != "body" or given.words["not_yet"].first(doc.body[start : change.last.stated.start]):
        return  # "expects profit of"
    before = max(0, min(change.first.sentence, change.last.sentence) - 1)
    opening = [doc.sentences[number].span for number in sorted({*range(min(SOON + 1, len(doc.sentences))), before})]
    ratio = change.last.value / change.first.value
    for span in ([doc.headline] if doc.headline else []) + opening:
        text = doc.article.text(span.field)
        number = (
            -1 if span.field == "headline" else next(at for at, one in enumerate(doc.sentences) if one.span == span)
        )
        here = figures.get((span.field, number), ())
        others = [one for one in here if one.unit not in (*LENGTHS, multiples.TIMES)]
        if number in (change.first.sentence, change.last.sentence) or others:
            continue
        times = [one for one in here if one.unit == multiples.TIMES and _is_ratio(text, one, given)]
        found = [one for one in multiples.read(text, span, times, given) if one.bound is Bound.EXACT]
        if len(found) != 1 or given.words["not_yet"].first(text[span.start : found[0].span.end]):
            continue
        near = 1 / LIKELY <= ratio / found[0].times <= LIKELY and (ratio > 1) is (found[0].times > 1)
        near = near and not _is_of_a_size(text, found[0], change, given)
        lead = text[max(span.start, found[0].span.start - BEFORE) : found[0].span.start]
        if found[0].span in {one.span for one in times}:  # "three times as many passengers as"
            lead += text[found[0].span.end : min(span.end, found[0].span.end + NEAR)]
        since = set(YEAR.findall(text[found[0].span.end : min(span.end, found[0].span.end + BEFORE)]))
        if not periods.may_be_one(doc, span, here, _told(doc, change), given):
            continue
        if near and (
            _same(doc, lead, change, given)
            or _goes_on(doc, number, change, given)
            or since & set(YEAR.findall(_told(doc, change)))
        ):
            yield change, found[0]
            return


def _is_ratio(text: str, figure: Figure, given: Given) -> bool:
    """Whether a number of times says how much more, not how often: "tiga kali lipat", "three times what they paid"."""
    behind = text[figure.span.end : figure.span.end + NEAR]
    stated = text[figure.span.start : figure.span.end]
    return given.words["folds"].first(stated) is not None or given.words["as_many"].begins(behind.lstrip())


def _goes_on(doc: Doc, number: int, change: Change, given: Given) -> bool:
    """
    Whether a change follows a sentence and opens with a bare number: "Some 960 were fitted in 2025, against 320", or with "it".

    Or with who counted it: "Police logged 410".
    """
    bare = change.first.unit is change.last.unit is change.first.noun is change.last.noun is None
    span = doc.sentences[change.last.sentence].span
    lead = doc.body[span.start : min(change.first.stated, change.last.stated).start]
    opens = not lead or _counted(given.words["counts"]).fullmatch(lead) is not None
    it = given.words["pronouns"].begins(doc.text(span))
    return ((bare and opens) or it) and change.last.sentence == change.first.sentence == number + 1


def _same(doc: Doc, lead: str, change: Change, given: Given) -> bool:
    """Whether what stands before a multiple is named again where a change is told, or that is told of mere cases."""
    told = fold(_told(doc, change))
    if _bare(given.words["bearers"]).search(told):
        return True
    subject = {word for word in _WORD.findall(fold(re.split(r"[,;:]\s", lead)[-1])) if word not in given.words["by"]}
    words = _WORD.findall(told)
    kin = _kin(given.tables["kin"])
    every = (_ANY.findall(told), _ANY.findall(fold(lead)))
    groups, lead_groups = ({group for word in one for group in kin.get(word, ())} for one in every)
    if change.last.money and not lead_groups & _SUMS and groups & _SUMS:
        return False  # "the number of visitors has tripled", and then the price of a ticket
    fit = groups & lead_groups & _SUMS if change.last.money else (groups & lead_groups) - {"prices", "wages"}
    return bool(fit) or any(
        one.endswith(two) or two.endswith(one) or given.speech.akin(one, two) for one in subject for two in words
    )


def _told(doc: Doc, change: Change) -> str:
    """The sentences of a change."""
    first, last = sorted((change.first.sentence, change.last.sentence))
    return doc.body[doc.sentences[first].span.start : doc.sentences[last].span.end]


def alike(doc: Doc, change: Change) -> tuple[Figure, ...]:
    """The figures of a text that may count what a change counts."""
    unit, noun = change.last.unit, change.last.noun
    return tuple(one for one in doc.figures if one.unit == unit and (unit or one.noun in (None, noun)))[:MOST]


def _beside(doc: Doc, echo: Echo, figures: Sentences, given: Given) -> Iterator[Multiple]:
    """The multiple that a word of change is, or that stands right behind it."""
    text = doc.article.text(echo.span.field)
    near = Span(max(0, echo.span.start - NEAR), min(len(text), echo.span.end + NEAR), echo.span.field)
    here = [one for one in figures.get((echo.span.field, echo.sentence), ()) if one.span in near]
    for found in multiples.read(text, near, here, given):
        between = text[echo.span.end : found.span.start]
        behind = found.span.start >= echo.span.end and _by(given.words["by"]).fullmatch(between)
        if behind or found.span.overlaps(echo.span):
            yield found
    yield from _parts(doc, echo, given)


def _parts(doc: Doc, echo: Echo, given: Given) -> Iterator[Multiple]:
    """The part that stands right behind a word of change."""
    text = doc.article.text(echo.span.field)
    near = Span(echo.span.end, min(len(text), echo.span.end + NEAR), echo.span.field)
    for found in multiples.read(text, near, (), given, PARTS):
        between = text[echo.span.end : found.span.start]
        if _by(given.words["by"]).fullmatch(between):
            ends = given.words["parts_end"].begins(text[found.span.end : found.span.end + NEAR])
            plain = not text[found.span.end : found.span.end + 2].strip(" -").isalnum()
            reached = given.words["reaching"].first(between) is not None
            if (ends or plain) and not (reached and found.bound is Bound.OVER):
                grown = 1 + found.times if echo.rises else 1 - found.times
                yield found if reached else replace(found, times=grown)


def _between(doc: Doc, change: Change, given: Given) -> Multiple | None:
    """The part that the newer value is said to be of the older one, told between them."""
    if change.verb is not None or change.first.span < change.last.span:
        return None
    text = doc.article.text(change.span.field)
    gap = Span(change.last.span.end, change.first.stated.start, change.span.field)
    found = list(multiples.read(text, gap, (), given, PARTS))
    if len(found) != 1 or found[0].bound is Bound.OVER or _STOP.search(text, found[0].span.end, gap.end):
        return None  # "640 ewes, a third of the flock"
    return found[0] if _of(given.words["than"]).match(text, found[0].span.end) else None


@cache
def _kin(table: Table) -> Mapping[str, frozenset[str]]:
    """Words by which a story takes up the same thing, each with its groups."""
    words = {word for listed in table.values() for word in listed}
    return {word: frozenset(group for group, listed in table.items() if word in listed) for word in words}


@cache
def _counted(words: Lexicon) -> re.Pattern[str]:
    """What stands before a bare number that somebody counted: "The county's nurses recorded"."""
    return re.compile(rf"[^,;:.()“”\"]{{2,{BEFORE}}}\s(?:{any_of(words)})\s", re.IGNORECASE)


@cache
def _by(words: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"\s(?:(?:{any_of(words)})\s){{0,3}}", re.IGNORECASE)


@cache
def _of(words: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"\s(?:{any_of(words)})\b", re.IGNORECASE)


@cache
def _bare(words: Lexicon) -> re.Pattern[str]:
    """A word for cases, whatever of, with nothing before it that says what they are."""
    return re.compile(rf"(?:^|[,;]\s|\b(?:the|such|total)\s)(?:{any_of(words)})\b")
