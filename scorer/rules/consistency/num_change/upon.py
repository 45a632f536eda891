"""A percentage with the noun of a change and its base behind it: "340 burglaries, a 20 percent drop on the 400 of 2023"."""

import re
from collections.abc import Iterator
from functools import cache

from scorer.lexicon import Lexicon, any_of
from scorer.model import Doc, Figure
from scorer.rules.given import Given

PERCENT = ("%", "pp")
BEFORE = 30  # code points before the older value in which its time stands, and behind a percentage its noun
REACH = 80  # code points between the newer value and its percentage

_BREAK = re.compile(r"[.;:!?()“”\"]")


def read(doc: Doc, given: Given) -> Iterator[tuple[Figure, Figure, Figure]]:
    """Yield the older value, the newer one and the percentage, where each stands next to the other in one sentence."""
    base = _base(given.words["trend"], given.words["base"])
    since = _since(given.words["then"], given.words["now"])
    makes = _makes(given.words["says"])
    than = tuple(_than(given.words[name]) for name in ("less", "more"))
    for span, figures in doc.together():
        text = doc.article.text(span.field)
        for first, last, share in zip(figures, figures[1:], figures[2:], strict=False):
            told = share.unit in PERCENT and first.unit == last.unit and last.unit not in PERCENT
            if not told:
                continue
            gaps = text[first.span.end : last.stated.start], text[last.span.end : share.stated.start]
            ahead = text[max(span.start, first.stated.start - BEFORE) : first.stated.start]
            behind = text[share.span.end : share.span.end + BEFORE]
            moved = given.words["trend"].first(gaps[1]) or given.words["trend"].first(behind)
            near = max(map(len, gaps)) <= REACH
            if near and moved and makes.fullmatch(gaps[1]) and since.fullmatch(f"{ahead}\0{gaps[0]}"):
                rises = given.words["falls"].first(moved.phrase) is None
                if rises is (last.value > first.value):
                    yield first, last, share
        for last, share, first in zip(figures, figures[1:], figures[2:], strict=False):
            if share.unit not in PERCENT or last.unit != first.unit or first.unit in PERCENT:
                continue
            between = text[last.span.end : share.stated.start]
            counted = last.unit is not None or last.noun is not None
            beside = counted and len(between) <= REACH and "," in between and not _BREAK.search(between)
            if (beside and base.fullmatch(text[share.span.end : first.stated.start])) or (
                beside and than[last.value > first.value].fullmatch(text[share.span.end : first.stated.start])
            ):
                yield first, last, share


@cache
def _since(then: Lexicon, now: Lexicon) -> re.Pattern[str]:
    """What stands around the older value and before the newer one: "in 2020 it had | 1,200, and now has", "semula …, kini"."""
    past = rf"(?:\b(?:{any_of(then)})\b|\b(?:19|20)\d\d\b)"
    plain = r"[^.;:!?()“”\"\0]"
    return re.compile(
        rf"(?:.*{past}{plain}*\0{plain}{{0,60}}|[^\0]*\0{plain}{{0,40}}?{past}{plain}{{0,40}})\b(?:{any_of(now)})\b{plain}{{0,30}}",
        re.IGNORECASE | re.DOTALL,
    )


@cache
def _makes(says: Lexicon) -> re.Pattern[str]:
    """What stands between the newer value and its percentage: ", up", " members, or", " pada Selasa (12/5/2020), atau naik"."""
    return re.compile(rf"(?:\s[^\W\d_]+){{0,4}}?(?:\s\([\d/]+\))?,?\s(?:(?:{any_of(says)})\s){{1,4}}", re.IGNORECASE)


@cache
def _than(words: Lexicon) -> re.Pattern[str]:
    """What stands between a percentage and the value that the newer one is more than, or less: "40 percent fewer than the | 100"."""
    return re.compile(rf"\s(?:{any_of(words)})\s(?:[^\W\d_]+(?:['’]s)?\s){{0,4}}", re.IGNORECASE)


@cache
def _base(trend: Lexicon, base: Lexicon) -> re.Pattern[str]:
    """What stands between a percentage and the value from which it is reckoned."""
    return re.compile(rf"\s(?:{any_of(trend)})\s(?:{any_of(base)})\s(?:[^\W\d_]+(?:['’]s)?\s){{0,2}}", re.IGNORECASE)
