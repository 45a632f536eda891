"""
Parts of which the story says that they are all, and that none is counted twice.

"Of the 62, there were 31 for affray, 18 for theft and 11 for assault. Each was booked for a single offence." What seals the
list stands right behind it, or begins the next sentence.
"""

import re
from functools import cache
from itertools import pairwise

from scorer.lexicon import Lexicon, either, fold
from scorer.model import Figure, Span
from scorer.rules.consistency.num_sum import lists
from scorer.rules.consistency.num_sum.lists import LEAST, Figures, Told
from scorer.rules.consistency.num_sum.patterns import Patterns
from scorer.rules.given import Given

MANY = 3  # parts
NEAR = 1.25  # the whole is at most this many times its parts, or the other way round: that none is counted twice is not all
REACH = 70  # code points in which "each" and "only one" stand

_MARK = re.compile(r"[;,–—]\s")


def read(
    figures: Figures, previous: Told | None, after: str, text: str, span: Span, said: Patterns, given: Given
) -> tuple[Figure, Figures] | None:
    """A total and its parts, in the sentence of the figures or in the one before; None where nothing seals them."""
    if len(figures) < LEAST:
        return None
    seal = _of(given)
    ends = [mark.start() for mark in _MARK.finditer(text, span.start, span.end) if seal.match(text, mark.end())]
    if not (ends or seal.match(after)):
        return None
    figures = tuple(one for one in figures if not ends or one.span.end <= ends[0])
    lead = fold(text[span.start : figures[0].stated.start]).strip() if figures else ""
    own = lead in given.words["whole_of"] and len(figures) > LEAST
    inside = _inside(figures, text, given)
    if inside:
        own, figures = True, inside
    told = figures[:1] if own else tuple(one for one in previous[1] if one.unit == figures[0].unit) if previous else ()
    parts = _run(figures[1:] if own else figures, text, said)
    if len(told) != 1 or len(parts) < MANY or len(parts) + own < len(figures):
        return None
    near = lists.near(told[0].value, sum(one.value for one in parts), NEAR)
    return (told[0], parts) if near else None


def is_sealed(after: str, given: Given) -> bool:
    """Whether a sentence begins with words that say that what was listed is all."""
    return _of(given).match(after) is not None


def _of(given: Given) -> re.Pattern[str]:
    return _seal(*(given.words[name] for name in ("none", "elsewhere", "every", "once", "alone", "entire", "settled")))


def _inside(figures: Figures, text: str, given: Given) -> Figures:
    """The figures, the whole put first, where it stands behind the first part: "29 of the 61 seats, the Greens 18"."""
    if len(figures) <= MANY or figures[1].value <= figures[0].value:
        return ()
    between = fold(text[figures[0].span.end : figures[1].stated.start]).strip()
    return (figures[1], figures[0], *figures[2:]) if between in given.words["whole_of"] else ()


def _run(figures: Figures, text: str, said: Patterns) -> Figures:
    """The figures from the first on that follow each other as in a list."""
    run = list(figures[:1])
    for one, two in pairwise(figures):
        if one.unit != two.unit or not lists.listed(one, two, text, said):
            break
        run.append(two)
    return tuple(run)


@cache
def _seal(
    none: Lexicon,
    elsewhere: Lexicon,
    every: Lexicon,
    once: Lexicon,
    alone: Lexicon,
    entire: Lexicon,
    settled: Lexicon,
) -> re.Pattern[str]:
    """Words that say "none elsewhere", "each only once" or "no other"."""
    gap = rf"\b[^.:;!?“”\"]{{0,{REACH}}}?\b"
    return re.compile(
        rf"(?:(?:{either(none)}){gap}(?:{either(elsewhere)})\b"
        rf"|(?:{either(every)}){gap}(?:{either(once)})\b"
        rf"|(?:{either(entire)}){gap}(?:{either(settled)})\b|(?:{either(alone)})\b)",
        re.IGNORECASE,
    )
