"""Lists of parts: which figures of a sentence are told as the parts of one whole, one after the other."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from scorer.lexicon import Lexicon
from scorer.model import Doc, Figure, Span
from scorer.rules.consistency.num_sum.patterns import Patterns
from scorer.rules.given import Given

Figures = tuple[Figure, ...]
Told = tuple[Span, Figures]

LEAST = 2  # parts
TABLE = 30  # figures of a sentence; more is a table
FURTHEST = 90  # code points between two parts, or between a total and the words that open its parts
BEHIND = 3  # words behind a whole that say what it counts
NO_WHOLE = frozenset({"%", "x", "pp", "bp", "d", "mo", "y", "w", "h", "min"})  # units of what has no parts
_WORD = re.compile(r"[^\W\d_][\w-]*")
_BRACKETED = re.compile(r"\([^()]*\)")
_BRACKET, _DASH = re.compile(r"\)"), re.compile(r"\s[-–—]\s|—")
_OPENING = re.compile(r"[:(–—]|\s-\s")
_STOP = re.compile(r"[.:;!?“”\"](?:\s|$)|[“”\"]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """
    The parts of a list. `firm` are those whose words say that they are all: "consisting of", "the remaining 12".

    `told` is where their words stand, in which "among them" would say that they are not; `at` is how many figures of the
    sentence stand before them.
    """

    at: int
    figures: Figures
    firm: bool
    told: Span


def after(figures: Figures, text: str, span: Span, said: Patterns, *, cued: bool) -> Parts | None:
    """The first list that words, which a sentence has where `cued`, or marks open in it."""
    if not (cued or _OPENING.search(text, span.start, span.end)):
        return None
    for at, first in enumerate(figures[:-1]):
        start = figures[at - 1].span.end if at else span.start
        ahead = text[max(start, first.stated.start - FURTHEST) : first.stated.start]
        opening = said.strong.search(ahead) or said.opens.search(ahead) or said.bracket.search(ahead)
        if opening is None or _STOP.search(ahead[: opening.start()]):
            continue
        onward = first.span.end, figures[at + 1].stated.start
        told_first = opening.re is not said.strong and said.strong.search(text, *onward)
        shares = LEAST <= first.value < len(figures) - at  # "spread over three parishes, namely 96 in …"
        if told_first or ((shares or first.value > figures[at + 1].value) and said.opens.search(text, *onward)):
            continue  # "their best haul: 14 medals, made up of five gold …", "consisting of six people, namely two …"
        end = _closing(opening, text, Span(first.span.end, span.end, span.field), said)
        parts = _run(figures[at:], text, end, said)
        if len(parts) >= LEAST:
            firm = opening.re is said.strong or is_rest(text, span, parts[-1], said)
            firm = firm or said.divides.search(text, span.start, first.stated.start) is not None
            return Parts(at=at, figures=parts, firm=firm, told=Span(first.stated.start, end, span.field))
    return None


def _closing(opening: re.Match[str], text: str, rest: Span, said: Patterns) -> int:
    """Where a list ends at the latest: at the bracket or the dash that closes what one opened, or with its sentence."""
    if opening.re is not said.bracket:
        return rest.end
    closing = (_BRACKET if opening[0].endswith("(") else _DASH).search(text, rest.start, rest.end)
    return closing.start() if closing else rest.end


def _run(figures: Sequence[Figure], text: str, end: int, said: Patterns) -> Figures:
    """
    The first figure and those that follow it as in a list, up to "and"; none where it cannot be told where the list ends.
    """
    first = figures[0]
    inside = [one for one in figures if one.span.end <= end]
    alone = [one for one in inside if not _in_brackets(text, first, one)]
    same = [
        one
        for before, one in pairwise((first, *alone))
        if one.unit == first.unit or (one.unit is None and one.noun is None and before.unit == first.unit)
    ]
    parts = [first]
    for one, two in pairwise(same):
        if not listed(one, two, text, said):
            break
        parts.append(two)
        if ends(text[one.span.end : two.stated.start], said):
            break
    beyond = same[len(parts) :]
    near = beyond and listed(parts[-1], beyond[0], text, said)
    ended = len(parts) > 1 and ends(text[parts[-2].span.end : parts[-1].stated.start], said)
    uncounted = not ended and said.onward.match(text, parts[-1].span.end, end)
    return () if near or uncounted else tuple(parts)


def ends(gap: str, said: Patterns) -> bool:
    """Whether "and" before a part makes it the last; not in ", jalan dan jembatan Rp…", where it joins what is counted."""
    return said.final.search(gap) is not None and (gap[:1] not in {",", ";"} or said.final.match(gap, 1) is not None)


def _in_brackets(text: str, first: Figure, one: Figure) -> bool:
    """Whether a figure stands in brackets that open after the first part: "20 children (3 of them babies)"."""
    before = text[first.span.end : one.span.start]
    return before.count("(") > before.count(")")


def listed(one: Figure, two: Figure, text: str, said: Patterns) -> bool:
    """Whether only the first part's own words, then a comma or "and", stand between two figures."""
    gap = _BRACKETED.sub("", text[one.span.end : two.stated.start])
    return len(gap) <= FURTHEST and said.joint.search(gap) is not None and not _STOP.search(gap.replace(";", ","))


def alike(one: str | None, two: str | None) -> bool:
    """Whether two nouns may count the same: they are of one family, and at most one of them says of which kind."""
    if one is None or two is None or one == two:
        return True
    return one.partition("-")[0] == two.partition("-")[0] and "-" not in (one if len(one) < len(two) else two)


def counts(part: Figure, whole: Figure, folded: str, given: Given) -> bool:
    """
    Whether a part may count what its whole counts: a unit need not be told again, nor a noun.

    "5,000 parcels of food … 2,200 parcels", "40 kilograms … 12 in Leith".
    """
    if part.unit != whole.unit:
        return part.unit is None and part.noun is None
    if part.unit is not None or alike(part.noun, whole.noun):
        return True
    if part.noun == "person" and whole.noun in given.words["people_nouns"]:
        return True  # "450 pegawai … 210 orang dari dinas kesehatan"
    if part.noun in given.tables["kinds_of"].get(whole.noun or "", ()):
        return True  # "1,126 animals … 412 mammals"
    behind = _WORD.findall(folded, whole.span.end, whole.span.end + FURTHEST)[:BEHIND]
    return part.noun in behind or part.noun in given.words["acts"]


def is_rest(text: str, span: Span, part: Figure, said: Patterns) -> bool:
    """Whether "the remaining" or "sisanya" stands before a part, or right behind it: then nothing is left out."""
    ahead = said.rest.search(text, max(span.start, part.stated.start - FURTHEST), part.stated.start)
    return ahead is not None or said.rest_behind.match(text, part.span.end, span.end) is not None


def shares_rest(total: Figure, part: Figure, text: str, told: Span, given: Given) -> bool:
    """Whether a number tells among how many the rest was shared: 90,000 seedlings, "sisanya untuk | tiga desa"."""
    if part.unit is not None or part.noun in (None, total.noun):
        return False
    ahead = text[told.start : part.stated.start]
    rest = max((hit.end for hit in given.words["rest"].find(ahead)), default=len(ahead))
    return bool(ahead[rest:].strip(" ,"))


def near(whole: float, reached: float, most: float) -> bool:
    """Whether a whole is at most so many times what its parts come to, and that at most so many times the whole."""
    return whole <= most * reached and reached <= most * whole


def leaves_out(
    doc: Doc, span: Span, figure: Figure, names: Sequence[str], given: Given, kinds: Lexicon | None = None
) -> bool:
    """
    Whether words in the sentence of a figure say that what it tells is not all, or others are told of in the next one.

    A word of the `kinds` that are told is none of them: "belum | ditemukan".
    """
    own = doc.folded[span.start : span.end]
    after = figure.sentence + 1
    behind = (
        doc.folded[doc.sentences[after].span.start : doc.sentences[after].span.end]
        if after < len(doc.sentences)
        else ""
    )
    if given.words["besides_these"].first(behind, folded=True):
        return True
    if given.words["closed"].first(own, folded=True):
        return False  # "among them were 9 men and 6 women, who made up the whole group"
    halved = given.words["halves"].first(own, folded=True) is not None  # "half of them, 150"
    told = [(hit.start, hit.end) for hit in kinds.find(own, folded=True)] if kinds else []
    hits = (
        hit
        for name in names
        for hit in given.words[name].find(own, folded=True)
        if not any(start <= hit.start and hit.end <= end for start, end in told)
    )
    return any(not (halved and hit.phrase in given.words["of_them"]) for hit in hits)
