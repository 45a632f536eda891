"""
"Doubled", and the numbers do not double.

Why it matters: multiples are remembered and repeated; the numbers beside them are not.
Stays quiet: on "almost doubled" and "more than doubled" where the ratio lies there, and where no two values stand beside.
How: a change from one value to another, or a comparison of two, with a multiple before, between or right after them, or
elsewhere beside a word that tells of the change ("road deaths halved", in the headline) or of the same thing in other
words ("visitors have tripled", and then "admissions rose from"), if no time or extent sets them apart; the
ratio of the two values against the multiple, with a tenth to either side.
Cannot see: multiples of values that nothing tells of as one thing at two times.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain, permutations

from scorer.lexicon import Lexicon, any_of, either, fold
from scorer.model import Bound, Change, Doc, Figure, Finding, Outcome, Span
from scorer.rules.consistency.num_multiple import apart, multiples
from scorer.rules.consistency.num_multiple.multiples import TIMES, Multiple
from scorer.rules.given import Given

NEAR = 0.1  # a multiple is a round word: a tenth more or less is meant
AHEAD = 60  # code points before a change in which its multiple stands
REACH = 70  # code points between a multiple and a value that it compares
ABOUT = 0.2  # a multiple that is said to be nearly reached may lie so far below
LENGTHS = apart.LENGTHS
TIMED = LENGTHS | {"min"}
_STOP = re.compile(r"[,;:.()–—]")
POINTS = "pp"  # "36 points" may be those of a game


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each multiple with its two values."""
    changes: dict[tuple[str, int], list[Change]] = {}
    judged: set[Span] = set()
    for change in doc.changes:
        for number in {change.first.sentence, change.last.sentence}:
            changes.setdefault((change.span.field, number), []).append(change)
    for span, figures in doc.together():
        text = doc.article.text(span.field)
        told = changes.get((span.field, figures[0].sentence), [])
        if not told and len(figures) < 2:
            continue
        values = {value.span for one in told for value in (one.first, one.last)}  # "launched 34 times" counts how often
        for multiple in multiples.read(text, span, [one for one in figures if one.span not in values], given):
            pairs = [
                (one.last, one.first) if _of_another(multiple.span, one, text, given) else (one.first, one.last)
                for one in told
                if _belongs(multiple.span, one, text, given)
            ]
            pairs = pairs or ([] if told else _compared(multiple.span, figures, text, given))
            if pairs:
                judged.update(last.span for _, last in pairs)
                said = [_outcome(first, last, multiple) for first, last in pairs]
                yield Outcome.AGREED if Outcome.AGREED in said else said[0]
    sentences = {(span.field, figures[0].sentence): figures for span, figures in doc.together()}
    for change, multiple in chain(apart.read(doc, sentences, given), apart.announced(doc, sentences, given)):
        if change.last.span in judged:
            continue
        judged.add(change.last.span)
        if any(
            _outcome(one, two, multiple) is Outcome.AGREED for one, two in permutations(apart.alike(doc, change), 2)
        ):
            yield Outcome.AGREED  # it tells of two other values
        else:
            yield _outcome(change.first, change.last, multiple, apart_from_it=True)


# ── reading ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _belongs(multiple: Span, told: Change, text: str, given: Given) -> bool:
    """Whether a multiple tells how large a change is: before it in its clause, inside it, or right after a comma."""
    change = told.span
    if multiple in change or _becomes(given.words["becomes"]).fullmatch(text[multiple.end : told.last.stated.start]):
        return True  # also where the older value is told in another sentence: "profit doubled to | $9 million"
    if multiple.end <= change.start:
        end = change.start
        if told.verb and multiple.end <= told.verb.start < change.start and text[: told.verb.start].endswith(", "):
            end = told.verb.start  # "has tripled its membership, growing from …"
        if _namely(given.words["namely"]).fullmatch(text[multiple.end : change.start]):
            return True
        between = _reaching(given.words["arriving"]).sub("", text[multiple.end : end]).rstrip(",: ")
        adverb = fold(text[multiple.start : multiple.end]) in given.words["adverbs"]
        plain = len(between) <= AHEAD and not re.search(r"[,;:.()]", between)
        return plain and not adverb and not given.words["breaks"].first(between)
    between = text[change.end : multiple.start]
    return _after(given.words["or"]).fullmatch(between) is not None and not given.words["breaks"].first(between)


def _of_another(multiple: Span, told: Change, text: str, given: Given) -> bool:
    """Whether the value before a multiple is so many times the one behind it, whichever is newer: "£900 last year, twice the £450"."""
    between = text[multiple.end : told.last.stated.start]
    return (
        told.first.span < multiple
        and _than(given.words["than"]).match(between) is not None
        and not _STOP.search(between)
    )


def _compared(multiple: Span, figures: tuple[Figure, ...], text: str, given: Given) -> list[tuple[Figure, Figure]]:
    """Read "Y, four times the X of a year earlier": the value that is compared stands before the multiple, the other after."""
    sizes = [one for one in figures if one.unit != TIMES]
    if any(one.unit not in LENGTHS for one in sizes if one.span.end <= multiple.start):
        sizes = [one for one in sizes if one.unit not in LENGTHS]  # "2,400 in nine months, three times the 1,200"
    ahead = [one for one in sizes if one.span.end <= multiple.start]
    behind = [one for one in sizes if one.span.start >= multiple.end]
    if not ahead or not behind:
        return []
    last = ahead[-1]
    pronoun = len(behind) > 1 and last.unit and behind[0].unit is None and behind[0].value == 1  # "of the old | one"
    first = behind[1] if pronoun else behind[0]
    between = text[last.span.end : multiple.start], text[multiple.end : first.stated.start]
    alike = (last.unit == first.unit or (last.unit == POINTS and first.unit is None)) and (
        last.unit is not None or last.noun == first.noun or first.noun is None or first.noun in given.words["done"]
    )
    joined = _than(given.words["than"]).match(between[1]) is not None
    broken = any(re.search(r"[;:.!?“”\"]", one) or len(one) > REACH for one in between)
    pace = (
        last.unit in TIMED and given.words["paces"].first(between[1]) is not None
    )  # "twice as often as, every 12 hours"
    moves = given.words["moves"].first(between[1]) is not None  # "doubling its fleet from | five to 11"
    unlike = broken or pace or moves or given.words["breaks"].first(between[0])
    return [(first, last)] if alike and joined and not unlike else []


# ── judging ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _outcome(first: Figure, last: Figure, multiple: Multiple, *, apart_from_it: bool = False) -> Finding | Outcome:
    doubtful = first.unit != last.unit and first.unit is not None
    loose = Bound.ABOUT in (first.bound, last.bound)
    known = (Bound.EXACT, Bound.ABOUT) if apart_from_it else (Bound.EXACT,)
    if first.value <= 0 or doubtful or first.bound not in known or last.bound not in (*known, Bound.UNDER):
        return Outcome.ABSTAINED
    ratio, times = last.value / first.value, multiple.times
    low, high = times * (1 - NEAR), times * (1 + NEAR)
    if times < 1 and multiple.bound is Bound.OVER:
        low = 0  # "more than halved" leaves less than half
    elif multiple.bound is Bound.OVER:
        high = times + 1
    if multiple.bound is Bound.UNDER:
        low = 0  # "fewer than half as many"
    if times < 1 and multiple.bound is Bound.ABOUT:
        high = times * (1 + ABOUT)
    elif multiple.bound is Bound.ABOUT:
        low = max(times * (1 - ABOUT), times - 0.5)
    if low * (1 - ABOUT * loose) <= ratio <= high * (1 + ABOUT * loose):
        return Outcome.AGREED
    if last.bound is Bound.UNDER and ratio > low:
        return Outcome.ABSTAINED
    return Finding(
        rule="num-multiple",
        spans=(multiple.span, *sorted((first.span, last.span))),
        values={"ratio": round(ratio, 1), "first": first.value, "last": last.value},
        confidence=0.95,
    )


@cache
def _after(words: Lexicon) -> re.Pattern[str]:
    """What stands between a change and a multiple that tells of it: a comma or "or", and few words."""
    return re.compile(
        rf"[^.;:!?,()]{{0,40}}(?:\s?[,(–-]|\s(?:{either(words)}))\s?(?:[^\W\d_]+\s){{0,3}}", re.IGNORECASE
    )


@cache
def _becomes(words: Lexicon) -> re.Pattern[str]:
    """What joins a multiple to the newer value: "doubled to", "menjadi"."""
    return re.compile(rf"\s(?:{any_of(words)})\s", re.IGNORECASE)


@cache
def _reaching(words: Lexicon) -> re.Pattern[str]:
    """What joins a value to the verb before it: "tripled last year, reaching | 1,940"."""
    return re.compile(rf",\s(?:{any_of(words)})\s$", re.IGNORECASE)


@cache
def _namely(words: Lexicon) -> re.Pattern[str]:
    """What joins a multiple to the change that it sums up: "tripled, namely from 120 to 240"."""
    return re.compile(rf"[,:]?\s(?:{any_of(words)})\s|:\s", re.IGNORECASE)


@cache
def _than(words: Lexicon) -> re.Pattern[str]:
    """What joins a multiple to the value it is a multiple of, right away or after "as many"."""
    return re.compile(rf"(?:\s[^\W\d_]+){{0,3}}?\s(?:{either(words)})(?!\w)", re.IGNORECASE)
