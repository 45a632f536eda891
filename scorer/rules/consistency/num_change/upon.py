"""A percentage with the noun of a change and its base behind it: "340 burglaries, a 20 percent drop on the 400 of 2023"."""

import re
from collections.abc import Iterator
from functools import cache

from scorer.lexicon import Lexicon, any_of
from scorer.model import Doc, Figure
from scorer.rules.given import Given

PERCENT = ("%", "pp")
REACH = 80  # code points between the newer value and its percentage

_BREAK = re.compile(r"[.;:!?()“”\"]")


def read(doc: Doc, given: Given) -> Iterator[tuple[Figure, Figure, Figure]]:
    """Yield the older value, the newer one and the percentage, where each stands next to the other in one sentence."""
    base = _base(given.words["trend"], given.words["base"])
    than = tuple(_than(given.words[name]) for name in ("less", "more"))
    for span, figures in doc.together():
        text = doc.article.text(span.field)
        for last, share, first in zip(figures, figures[1:], figures[2:], strict=False):
            if share.unit not in PERCENT or last.unit != first.unit or first.unit in PERCENT:
                continue
            between = text[last.span.end : share.stated.start]
            counted = last.unit is not None or last.noun is not None
            beside = counted and len(between) <= REACH and "," in between and not _BREAK.search(between)
            if beside and base.fullmatch(text[share.span.end : first.stated.start]):
                yield first, last, share
            elif beside and than[last.value > first.value].fullmatch(text[share.span.end : first.stated.start]):
                yield first, last, share


@cache
def _than(words: Lexicon) -> re.Pattern[str]:
    """What stands between a percentage and the value that the newer one is more than, or less: "40 percent fewer than the | 100"."""
    return re.compile(rf"\s(?:{any_of(words)})\s(?:[^\W\d_]+(?:['’]s)?\s){{0,4}}", re.IGNORECASE)


@cache
def _base(trend: Lexicon, base: Lexicon) -> re.Pattern[str]:
    """What stands between a percentage and the value from which it is reckoned."""
    return re.compile(rf"\s(?:{any_of(trend)})\s(?:{any_of(base)})\s(?:[^\W\d_]+(?:['’]s)?\s){{0,2}}", re.IGNORECASE)
