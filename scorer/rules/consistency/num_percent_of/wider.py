"""
Part, whole and share of one sentence in freer words: "of 640 dogs seen at 22 clinics, 64, or 18 percent".

The whole may stand further ahead behind "of"; the share may stand between commas ("45 of 300 nurses, 25 percent, said"), or
by its name ("giving a pass rate of 85 percent").
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from scorer.lexicon import Lexicon, any_of, either
from scorer.model import Bound, Figure, Span
from scorer.rules.consistency.num_percent_of.wording import Wording
from scorer.rules.given import Given

FIRM = (Bound.EXACT, Bound.ABOUT)
NO_COUNTS = frozenset({"%", "pp", "bp", "x", "y", "mo", "w", "d", "h", "min", "C", "F"})
AHEAD = 40  # code points before a whole in which "of" stands
BEHIND = 24  # code points behind a share in which "more" makes it a share of something else
REACH = 140  # code points between a whole and its part
MOST = 5  # figures of a sentence; more is a list

Figures = tuple[Figure, ...]
Parts = tuple[Figure, Figure, Figure]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Joints:
    """What stands between a part or a whole and its share, and behind a share that stands between commas."""

    apposed: re.Pattern[str]
    of_them: re.Pattern[str]
    named: re.Pattern[str]
    closed: re.Pattern[str]


def read(figures: Figures, before: Figures, text: str, span: Span, said: Wording, given: Given) -> Parts | None:
    """The part, the whole and the share of a sentence that has one share; None where the words do not join them."""
    shares = [one for one in figures if one.unit == "%"]
    counts = [one for one in figures if one.unit not in NO_COUNTS and one.bound in FIRM]
    if len(shares) != 1 or not counts or len(figures) > MOST:
        return None
    share, joints = shares[0], _of(given)
    other = given.words["beyond"].begins(text[share.span.end : min(span.end, share.span.end + BEHIND)].lstrip(" ,"))
    ahead = [one for one in counts if one.span.end <= share.stated.start]
    if not ahead or (other and joints.closed.match(text, share.span.end) is None):
        return None
    found = _behind_its_part(ahead, before, share, text, span, said, joints)
    if found is None or any(_fits(found[0], one, share) for one in (*counts, *before)):
        return None
    return found


def _behind_its_part(
    ahead: Sequence[Figure],
    before: Figures,
    share: Figure,
    text: str,
    span: Span,
    said: Wording,
    joints: _Joints,
) -> Parts | None:
    """A share that ends its sentence's part and whole, in whichever order these stand."""
    last = ahead[-1]
    gap = text[last.span.end : share.stated.start]
    closed = joints.closed.match(text, share.span.end) is not None
    joined = said.share.fullmatch(gap) or joints.named.fullmatch(gap) or (closed and joints.apposed.fullmatch(gap))
    if len(ahead) > 1 and joined and said.of.fullmatch(text[ahead[-2].span.end : last.stated.start]):
        return ahead[-2], last, share
    if said.of_them.fullmatch(gap) or (closed and joints.of_them.fullmatch(gap)):
        wholes = ahead[:-1] or (before if before and before[-1].sentence + 1 == last.sentence else ())
        alike = [one for one in wholes if _may_be_whole(one, last)]
        return (last, alike[0], share) if len(alike) == 1 else None
    if not joined:
        return None
    for whole in ahead[:-1]:
        between = text[whole.span.end : last.stated.start]
        opened = said.of_ahead.search(text[max(span.start, whole.stated.start - AHEAD) : whole.stated.start])
        plain = "," in between and len(between) <= REACH and not re.search(r"[.;:!?“”\"]", between)
        if opened and plain and _may_be_whole(whole, last):
            return last, whole, share
    return None


def _may_be_whole(whole: Figure, part: Figure) -> bool:
    return whole.value > part.value > 0 and part.unit in (None, whole.unit)


def _fits(part: Figure, whole: Figure, share: Figure) -> bool:
    """Whether a share is that of a part in some number."""
    return whole.value > 0 and abs(100 * part.value / whole.value - share.value) <= share.step


def _of(given: Given) -> _Joints:
    return _joints(*(given.words[name] for name in ("rates", "or", "of_them", "gives", "stands", "closing")))


@cache
def _joints(
    names: Lexicon, alternatives: Lexicon, of_them: Lexicon, gives: Lexicon, stands: Lexicon, closing: Lexicon
) -> _Joints:
    rate = any_of(names)
    words, some = r"(?:\s[^\W\d_][\w'’-]*){0,5}", r"(?:[^\W\d_][\w'’-]*\s){0,3}?"
    every = re.IGNORECASE
    return _Joints(
        apposed=re.compile(r"[^.,;:!?()“”\"\d]{0,70}(?:,|\s[-–—])\s", every),
        of_them=re.compile(rf"(?:\s[^\W\d_]+){{0,2}}\s(?:{either(of_them)})(?:,|\s[-–—])\s", every),
        named=re.compile(
            rf"{words},?\s(?:{any_of((*alternatives, *gives))})\s{some}(?:{rate})\w{{0,3}}(?:\s(?:{any_of(stands)}))?\s",
            every,
        ),
        closed=re.compile(rf"\s?[,.;)–—]|\s-\s|$|,?\s(?:{any_of(closing)})\b", every),
    )
