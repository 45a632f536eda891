"""
A part with its share, and their whole elsewhere in the story: "checked 240 stops. … They found that 180 stops, or 75 percent, …".

The share says that it is one of those ("of these", "di antaranya"), of all there are ("of the total", "dari seluruh halte"), or
nothing; the whole is then the one larger count that it may point back to, or the one of the same noun in a story that tells
how many there are or were looked at.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice, takewhile

from scorer.lexicon import Lexicon, any_of, either, fold
from scorer.model import Bound, Doc, Figure, NameKind, Span
from scorer.rules.consistency.num_percent_of import wider
from scorer.rules.consistency.num_percent_of.wording import Wording
from scorer.rules.given import Given

LEAST = 11  # the smallest whole of which a share is told
MOST = 24  # counts of a story that may be a whole; more is a table
AHEAD = 40  # code points before a part in which "of these" stands
BEHIND = 50  # code points behind a share in which "of all stops" stands
NEAR = 48  # code points behind a whole in which its noun stands
WORDS = 3  # words of that noun
FIRM = (Bound.EXACT, Bound.ABOUT)

_WORD = re.compile(r"[^\W\d_]{3,}")
_STOP = re.compile(r"[.,;:!?()“”\"\d]")
_APPOSED = re.compile(r"[^.,;:!?()“”\"\d]{0,70},?\s?")

Parts = tuple[Figure, Figure, Figure]


def read(doc: Doc, judged: frozenset[Span], said: Wording, given: Given) -> Iterator[Parts]:
    """Yield part, whole and share for each share beside its part alone that no nearer whole was found for."""
    counts = [
        one
        for one in doc.figures
        if one.unit not in wider.NO_COUNTS and one.span.field == "body" and one.bound in FIRM and one.value >= LEAST
    ]
    if not 1 < len(counts) <= MOST:
        return
    moved = {one.span for change in doc.changes if change.verb for one in (change.first, change.last)}
    for span, figures in doc.together():
        shares = [one for one in figures if one.unit == "%"]
        parts = [one for one in figures if one.unit not in wider.NO_COUNTS]
        if len(shares) != 1 or len(parts) != 1 or span.field != "body" or shares[0].span in judged:
            continue
        part, share = parts[0], shares[0]
        if part.span in moved or part.bound not in FIRM or share.bound not in FIRM:
            continue
        if found := _whole(doc, part, share, span, counts, said, given):
            yield (replace(part, noun=None) if part.unit is None else part), found, share


def _whole(
    doc: Doc, part: Figure, share: Figure, span: Span, counts: Sequence[Figure], said: Wording, given: Given
) -> Figure | None:
    """The one count that a part and its share are told of; None where there are several, or none is plainly meant."""
    text, told = doc.body, doc.text(span)
    gap = text[part.span.end : share.stated.start]
    ahead = text[max(span.start, part.stated.start - AHEAD) : part.stated.start]
    behind = text[share.span.end : min(span.end, share.span.end + BEHIND)]
    joints = _joints(*(given.words[name] for name in ("closing", "of_all", "of_them", "of")))
    every = joints.every.match(behind)
    those = joints.of_them.match(behind)
    of_them = said.of_them.fullmatch(gap) or said.of_that.search(ahead)
    joined = said.share.fullmatch(gap) or of_them or ((every or those) and _APPOSED.fullmatch(gap))
    moved = given.words["moved_by"].ends(ahead.rstrip()) or given.words["changing"].first(told)
    other = not every and not those and given.words["beyond"].begins(behind.lstrip(" ,"))
    if not joined or moved or other:
        return None
    named = _roots(_behind(doc, part), given)
    larger = [one for one in counts if one.unit == part.unit and one.value > part.value and one.span not in span]
    if of_them or (those and not _is_dated(doc, part, span, given)):
        larger = [one for one in larger if one.span < part.span and (of_them or _has(doc, one, those, given))]
        alike = [one for one in larger if named & _nouns(doc, one, given)] or larger
    elif those or _is_elsewhere(doc, span, given) or _is_dated(doc, part, span, given):
        return None
    else:
        named_whole = every or joints.opened.search(ahead)
        every_noun = _roots(named_whole["noun"] or "", given) if named_whole else frozenset()
        alike = [one for one in larger if every_noun & _nouns(doc, one, given)]
        alike = alike or [one for one in larger if named & _nouns(doc, one, given)]
        if not all(_tells_of_all(doc, one, given) for one in alike):
            return None
    of_all = every is not None or bool(of_them) or joints.opened.search(ahead) is not None
    if len({one.value for one in alike}) != 1 or not _is_likely(part, alike[0], share, of_all=of_all):
        return None
    beside = [one for one in counts if one.sentence == alike[0].sentence and one.unit == alike[0].unit]
    return (
        alike[0]
        if not any(_nouns(doc, alike[0], given) & _nouns(doc, one, given) for one in beside if one != alike[0])
        else None
    )


def _has(doc: Doc, whole: Figure, those: re.Match[str] | None, given: Given) -> bool:
    """Whether what "those" in the share names is told of the whole: "of those asked"."""
    named = _roots(those["told"] or "", given) if those else frozenset()
    told = _WORD.findall(fold(doc.text(doc.sentences[whole.sentence].span)))
    return not named or any(named & given.speech.roots(word) for word in told)


def _is_dated(doc: Doc, part: Figure, span: Span, given: Given) -> bool:
    """Whether a time of its own stands before a part: "on Tuesday 60 lorries"."""
    at = bisect_left(doc.dates, span.start, key=lambda date: date.span.start)
    dated = at < len(doc.dates) and doc.dates[at].span.end <= part.span.start
    return dated or given.words["timed"].first(doc.body[span.start : part.span.start]) is not None


def _is_elsewhere(doc: Doc, span: Span, given: Given) -> bool:
    return given.words["elsewhere"].first(doc.text(span)) is not None or _is_placed(doc, span)


def _tells_of_all(doc: Doc, whole: Figure, given: Given) -> bool:
    """Whether a count is told as what there is, or as what was looked at: "has 240 stops", "a survey of 240 stops"."""
    told = doc.text(doc.sentences[whole.sentence].span)
    return any(given.words[name].first(told) for name in ("wholes", "asked", "survey", "looked_at"))


def _is_placed(doc: Doc, span: Span) -> bool:
    """Whether a sentence names a place: its part may be of those there alone."""
    at = bisect_left(doc.names, span.start, key=lambda name: name.span.start)
    inside = takewhile(lambda name: name.span.start < span.end, islice(doc.names, at, None))
    return any(name.kind is NameKind.PLACE for name in inside)


def _is_likely(part: Figure, whole: Figure, share: Figure, *, of_all: bool) -> bool:
    """Whether a share may be told of a part and whole; not by how much the rest grew to be the whole, unless it is told of all."""
    grown = abs(100 * part.value / (whole.value - part.value) - share.value) <= wider.CLOSE
    return (of_all or not grown) and wider.is_likely(100 * part.value / whole.value, share.value)


def _behind(doc: Doc, figure: Figure) -> str:
    """The words right behind a number, up to the next mark."""
    return _STOP.split(doc.body[figure.span.end : figure.span.end + NEAR])[0]


def _nouns(doc: Doc, figure: Figure, given: Given) -> frozenset[str]:
    """The roots of what may be the noun of a count: "240 bus stops in the county"."""
    return _roots(" ".join(_behind(doc, figure).split()[:WORDS]), given)


def _roots(text: str, given: Given) -> frozenset[str]:
    """The roots of the first word of a text that names a thing, or of more if they stand right beside it."""
    words = _WORD.findall(fold(text))[:WORDS]
    plain = list(takewhile(lambda word: word not in given.words["small_words"], words))
    return frozenset(root for word in plain for root in given.speech.roots(word))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Joints:
    """What stands behind a share: of all there are, or of those; and what opens its clause: of the stops."""

    every: re.Pattern[str]
    of_them: re.Pattern[str]
    opened: re.Pattern[str]


@cache
def _joints(closing: Lexicon, of_all: Lexicon, of_them: Lexicon, of: Lexicon) -> _Joints:
    return _Joints(
        every=re.compile(
            rf",?\s(?:(?:{any_of(of_all)})\s(?P<noun>[^\W\d_]+(?:\s[^\W\d_]+)?)|(?:{any_of(closing)})\b)", re.IGNORECASE
        ),
        opened=re.compile(
            rf"(?:^|\W)(?:{either(of)})\s(?P<noun>[^\W\d_]+(?:\s[^\W\d_]+){{0,3}}),\s(?:[^\W\d_]+\s)?$", re.IGNORECASE
        ),
        of_them=re.compile(rf",?\s(?:{any_of(of_them)})\b(?:\s(?P<told>[^\W\d_]+))?", re.IGNORECASE),
    )
