"""
Part, whole and share of one sentence in freer words: "of 640 dogs seen at 22 clinics, 64, or 18 percent".

The whole may stand further ahead behind "of"; the share may stand between commas ("45 of 300 nurses, 25 percent, said"), by
its name ("giving a pass rate of 85 percent"), or before both ("Turnout was 62 percent, with 4,100 of 8,200 voters").
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from scorer.lexicon import Lexicon, any_of, either
from scorer.model import Bound, Figure, Span
from scorer.rules.consistency.num_percent_of.wording import Wording
from scorer.rules.given import Given, Table

FIRM = (Bound.EXACT, Bound.ABOUT)
NO_COUNTS = frozenset({"%", "pp", "bp", "x", "y", "mo", "w", "d", "h", "min", "C", "F"})
AHEAD = 40  # code points before a whole in which "of" stands
BEHIND = 24  # code points behind a share in which "more" makes it a share of something else
REACH = 140  # code points between a whole and its part
PAIR = 2  # a part and its whole
MOST = 5  # figures of a sentence; more is a list
LIKELY = 2.0  # times as large, or as small, a share may be told far from its part and whole: what is further off is another's
CLOSE = 1.0  # percentage points by which a share may be that of those who are left, or of what was there before

Figures = tuple[Figure, ...]
Parts = tuple[Figure, Figure, Figure]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Joints:
    """What stands between a part or a whole and its share, and behind a share that stands between commas."""

    apposed: re.Pattern[str]
    of_them: re.Pattern[str]
    named: re.Pattern[str]
    called: re.Pattern[str]
    with_parts: re.Pattern[str]
    makes: re.Pattern[str]
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
    behind = [one for one in counts if one.span.start >= share.span.end]
    found = _of_a_share(share, behind, text, said, joints, given)
    if found is None and ahead and (not other or joints.closed.match(text, share.span.end)):
        found = _behind_its_part(ahead, before, share, text, span, said, joints)
    if found is None and len(behind) > 1:
        found = _before_its_parts(behind, share, text, span, said, joints, given)
    if found is None and ahead and behind:
        found = _between_them(ahead[-1], behind[0], share, text, said, joints)
    if found is None or any(_fits(found[0], one, share) for one in (*counts, *before)):
        return None
    return found


def _of_a_share(
    share: Figure, behind: Sequence[Figure], text: str, said: Wording, joints: _Joints, given: Given
) -> Parts | None:
    """A share of a whole, and the part that it is: "60 percent of the 250 workers, 150 people, have signed"."""
    if len(behind) != PAIR or not said.of.fullmatch(text[share.span.end : behind[0].stated.start]):
        return None
    whole, part = behind
    gap = text[whole.span.end : part.stated.start]
    closed = joints.closed.match(text, (part.noun_span or part.span).end) or joints.closed.match(text, part.span.end)
    alike = part.noun in (None, whole.noun) or part.noun in given.words["counters"]
    joined = said.share.fullmatch(gap) or (closed and alike and joints.apposed.fullmatch(gap))
    return (part, whole, share) if joined and _may_be_whole(whole, part) else None


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


def _before_its_parts(
    behind: Sequence[Figure], share: Figure, text: str, span: Span, said: Wording, joints: _Joints, given: Given
) -> Parts | None:
    """A share by its name, and then the part of the whole that makes it."""
    part, whole = behind[0], behind[1]
    if not said.of.fullmatch(text[part.span.end : whole.stated.start]) or not _may_be_whole(whole, part):
        return None
    ahead = text[max(span.start, share.stated.start - AHEAD) : share.stated.start]
    joined = joints.with_parts.fullmatch(text[share.span.end : part.stated.start])
    if joined is None or given.words["moves"].first(ahead):
        return None
    end = (whole.noun_span or whole.span).end
    if joined["whose"]:
        plain = joints.closed.match(text, whole.span.end) or joints.closed.match(text, end)
    else:
        some = given.words["placed"].begins(text[end : min(span.end, end + BEHIND)])
        plain = None if some else joints.called.search(ahead)
    return (part, whole, share) if plain else None


def _between_them(
    part: Figure, whole: Figure, share: Figure, text: str, said: Wording, joints: _Joints
) -> Parts | None:
    """A share between its part and whole: "the 64 dogs make up 18 percent of the 640 examined"."""
    gap = text[part.span.end : share.stated.start]
    joined = joints.makes.fullmatch(gap) or joints.apposed.fullmatch(gap) or said.share.fullmatch(gap)
    of = said.of.fullmatch(text[share.span.end : whole.stated.start])
    return (part, whole, share) if joined and of and _may_be_whole(whole, part) else None


def _may_be_whole(whole: Figure, part: Figure) -> bool:
    return whole.value > part.value > 0 and part.unit in (None, whole.unit)


def _fits(part: Figure, whole: Figure, share: Figure) -> bool:
    """Whether a share is that of a part in some number."""
    return whole.value > 0 and abs(100 * part.value / whole.value - share.value) <= share.step


def _of(given: Given) -> _Joints:
    lists = ("or", "of_them", "gives", "stands", "closing", "with", "makes", "of")
    return _joints(given.tables["rates"], *(given.words[name] for name in lists))


@cache
def _joints(
    names: Table,
    alternatives: Lexicon,
    of_them: Lexicon,
    gives: Lexicon,
    stands: Lexicon,
    closing: Lexicon,
    with_: Lexicon,
    makes: Lexicon,
    of: Lexicon,
) -> _Joints:
    rate = any_of(name for listed in names.values() for name in listed)
    words, some = r"(?:\s[^\W\d_][\w'’-]*){0,5}", r"(?:[^\W\d_][\w'’-]*\s){0,3}?"
    every = re.IGNORECASE
    return _Joints(
        apposed=re.compile(r"[^.,;:!?()“”\"\d]{0,70}(?:,|\s[-–—])\s", every),
        of_them=re.compile(rf"(?:\s[^\W\d_]+){{0,2}}\s(?:{either(of_them)})(?:,|\s[-–—])\s", every),
        named=re.compile(
            rf"{words},?\s(?:{any_of((*alternatives, *gives))})\s{some}(?:{rate})\w{{0,3}}(?:\s(?:{any_of(stands)}))?\s",
            every,
        ),
        called=re.compile(rf"\b(?:{rate})\w{{0,3}}(?:\s[^\W\d_]+){{0,3}}\s$", every),
        with_parts=re.compile(
            rf"(?P<whose>\s(?:{any_of(of)})\s[^.,;:()“”\"\d]{{2,50}})?"
            rf"(?:[,:]?\s(?:{any_of(with_)})\s(?:[^\W\d_]+\s){{0,2}}?|:\s|\s\(|,\s)",
            every,
        ),
        makes=re.compile(rf"[^.,;:!?()“”\"\d]{{0,60}}\s(?:{any_of(makes)})\s(?:[^\W\d_]+\s)?", every),
        closed=re.compile(rf"\s?[,.;)–—]|\s-\s|$|,?\s(?:{any_of(closing)})\b", every),
    )


def is_likely(expected: float, told: float) -> bool:
    """Whether a share, both in percent, may be told of a part and whole far from it, and is not that of those who are left."""
    return 1 / LIKELY <= told / expected <= LIKELY and abs(100 - expected - told) > CLOSE
