"""Lists of parts: which figures of a sentence are told as the parts of one whole, one after the other."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from scorer.lexicon import Lexicon, fold
from scorer.model import Doc, Figure, Span
from scorer.rules.consistency.num_sum.patterns import Patterns
from scorer.rules.given import Given

Figures = tuple[Figure, ...]
Told = tuple[Span, Figures]

LEAST = 2  # parts
TABLE = 30  # figures of a sentence; more is a table
FURTHEST = 90  # code points between two parts, or between a total and the words that open its parts
BEHIND = 3  # words behind a whole that say what it counts
SHORT = 5  # letters
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

    `told` is where their words stand, in which "among them" would say that they are not. `loose` are those that only their
    brackets make a list: "a new roof (£410,000), a lift (£220,000)".
    """

    figures: Figures
    firm: bool
    told: Span
    loose: bool = False


Opened = tuple[int, Parts]  # a list, and how many figures of its sentence stand before it


def after(figures: Figures, text: str, span: Span, said: Patterns, *, cued: bool) -> Opened | None:
    """The first list that words, which a sentence has where `cued`, or marks open in it."""
    if not (cued or _OPENING.search(text, span.start, span.end)):
        return None
    for at, first in enumerate(figures[:-1]):
        start = figures[at - 1].span.end if at else span.start
        ahead = text[max(start, first.stated.start - FURTHEST) : first.stated.start]
        priced = _priced(figures[at:], text)
        if len(priced) >= LEAST:
            told = Span(first.stated.start, priced[-1].span.end, span.field)
            return at, Parts(figures=priced, firm=False, told=told, loose=True)
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
            return at, Parts(figures=parts, firm=firm, told=Span(first.stated.start, end, span.field))
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
    if not ended and not near and first.unit is None and (single := said.single.match(text, parts[-1].span.end, end)):
        return (*parts, _one(parts[-1], single.start("one"), single.end("one")))
    uncounted = not ended and said.onward.match(text, parts[-1].span.end, end)
    return () if near or uncounted else tuple(parts)


def _priced(figures: Sequence[Figure], text: str) -> Figures:
    """The first figure and those after it, if each stands alone in brackets behind what it is for."""
    parts: list[Figure] = []
    for one in figures:
        alone = text[one.stated.start - 1 : one.stated.start] == "(" and text[one.span.end : one.span.end + 1] == ")"
        between = text[parts[-1].span.end : one.stated.start] if parts else ""
        if not alone or len(between) > FURTHEST or _STOP.search(between.replace(";", ",")):
            break
        parts.append(one)
    return tuple(parts)


def _one(part: Figure, start: int, end: int) -> Figure:
    """The last part of a list where an article counts it: "four lorries, three vans and a | coach"."""
    place = Span(start, end, part.span.field)
    return replace(
        part, span=place, stated=place, value=1, low=1, high=1, step=1, noun=None, noun_span=None, event=None
    )


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

    "5,000 parcels of food … 2,200 parcels", "40 kilograms … 12 in Leith"; "25 dirawat" has a verb behind it, no noun.
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
    return part.noun in behind or part.noun in given.words["acts"] or is_verb(part.noun or "", given)


def is_verb(word: str, given: Given) -> bool:
    """Whether a word is built like a verb: "di-" and "-ed"; short words may begin or end so by chance."""
    forms = given.words["verbs"]
    return len(word) > SHORT and any(
        word.startswith(form[:-1]) if form.endswith("-") else word.endswith(form[1:]) for form in forms
    )


def is_rest(text: str, span: Span, part: Figure, said: Patterns) -> bool:
    """Whether "the remaining" or "sisanya" stands before a part, or right behind it: then nothing is left out."""
    ahead = said.rest.search(text, max(span.start, part.stated.start - FURTHEST), part.stated.start)
    return ahead is not None or said.rest_behind.match(text, part.span.end, span.end) is not None


def is_the_rest(text: str, span: Span, part: Figure, said: Patterns) -> bool:
    """Whether no word parts "the remaining" from a part: then it is itself what remains, by whatever noun."""
    found = said.rest.search(text, max(span.start, part.stated.start - FURTHEST), part.stated.start)
    alone = found is not None and said.rest_alone.fullmatch(found.group()) is not None
    return alone or said.rest_behind.match(text, part.span.end, span.end) is not None


def shares_rest(total: Figure, part: Figure, text: str, told: Span, given: Given) -> bool:
    """Whether a number tells among how many the rest was shared: 90,000 seedlings, "sisanya untuk | tiga desa"."""
    if part.unit is not None or part.noun in (None, total.noun):
        return False
    ahead = text[told.start : part.stated.start]
    rest = max((hit.end for hit in given.words["rest"].find(ahead)), default=len(ahead))
    return bool(ahead[rest:].strip(" ,"))


def again(before: Figures, first: Figure, lead: str, text: str, said: Patterns) -> bool:
    """Whether what was counted is named again before its parts: "1,240 houses … The flooded houses comprise 510 …"."""
    nouns = [one.noun_span for one in before if one.unit == first.unit and one.noun == first.noun and one.noun_span]
    named = {fold(text[span.start : span.end]) for span in nouns}
    return said.strong.search(lead) is not None and any(
        re.search(rf"\b{re.escape(noun)}\b", fold(lead)) for noun in named
    )


def that_make(total: Figure, parts: Sequence[Figure]) -> Figures:
    """The parts that stand side by side and make the total, where others beside them count something else; none else."""
    for start in range(len(parts) - 1):
        reached = parts[start].value
        for end in range(start + 1, len(parts)):
            reached += parts[end].value
            if reached == total.value:
                return tuple(parts[start : end + 1])
    return ()


def halves(total: Figure, parts: Sequence[Figure]) -> Figures:
    """The last part and another one with which it makes the total: "602 were given two doses; the other 602"; none else."""
    half = [one for one in parts[:-1] if one.value + parts[-1].value == total.value]
    return (half[-1], parts[-1]) if half else ()


def without_parts(alike: list[Figure]) -> list[Figure]:
    """The figures, without a whole of which only one part is shared out: "of 6,200, 2,480 were late. Of those 1,240 …"."""
    nested = len(alike) > LEAST + 1 and that_make(alike[1], alike[2:]) == tuple(alike[2:])
    return alike[1:] if nested else alike


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
