"""So many of how many: "88 of 120 teachers pass" over a story in which 78 of the 120 did."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from scorer.lexicon import Lexicon, any_of
from scorer.model import Bound, Doc, Figure, Span
from scorer.rules.given import Given

AHEAD = 16  # code points before a whole in which "of the" stands
NEAR = 60  # code points before a count in which "all" stands
MANY = 12  # figures of one number that are looked at

Pair = tuple[Figure, Figure]


def differ(doc: Doc, given: Given) -> tuple[tuple[float, Span], tuple[float, Span]] | None:
    """The headline's part of a whole and the other one that the story has of the same whole; None where it has both."""
    if doc.headline is None:
        return None
    stated = list(pairs(doc, [one for one in doc.figures if one.span in doc.headline], given))
    if len(stated) != 1:
        return None
    part, whole = stated[0]
    body = [one for one in doc.figures if one.sentence >= 0 and not one.span.overlaps(doc.headline)]
    told = [one for one, other in pairs(doc, body, given) if other.value == whole.value]
    exact = all(one.bound is Bound.EXACT for one in (part, whole, *told))
    left = whole.value - part.value
    if len({one.value for one in told}) != 1 or not exact or any(one.value in (part.value, left) for one in body):
        return None
    return (part.value, part.span), (told[0].value, told[0].span)


def pairs(doc: Doc, figures: Sequence[Figure], given: Given) -> Iterator[Pair]:
    """The parts and wholes among some figures: "90 of its 450 jobs", and "of the 450 jobs, 90"."""
    between, of = _patterns(given.words["part_of"])
    for one, two in pairwise(figures):
        if one.sentence != two.sentence or one.unit != two.unit or one.span.field != two.span.field:
            continue
        text = doc.article.text(one.span.field)
        gap = text[one.span.end : two.stated.start]
        if one.value < two.value and between.fullmatch(gap):
            yield one, two
        ahead = text[max(0, one.span.start - AHEAD) : one.span.start]
        if two.value < one.value and of.search(ahead) and _COMMA.fullmatch(gap):
            yield two, one


_COMMA = re.compile(r"(?:\s[^\W\d_]+){1,6},\s(?:[^\W\d_]+\s)?")


def is_whole(doc: Doc, other: Figure, body: Sequence[Figure], given: Given) -> bool:
    """Whether a count is of all that there were: "seluruh penumpang yang berjumlah delapan", "All nine were cold"."""
    alike = [one for one in body if one.value == other.value and one.unit is None][:MANY]
    return any(given.words["whole"].ends(_ahead_of(doc, one)) for one in alike) or (
        given.words["whole"].first(_ahead_of(doc, other)) is not None
    )


def _ahead_of(doc: Doc, figure: Figure) -> str:
    """What stands before a figure in its clause."""
    start = max(doc.sentences[figure.sentence].span.start, figure.span.start - NEAR)
    return re.split(r"[,;:()“”\"]", doc.body[start : figure.span.start])[-1].rstrip()


@cache
def _patterns(between: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands between a part and its whole, "jobs of its", and before a whole that stands first."""
    few = r"(?:\s[^\W\d_]+){0,2}"
    said = any_of(between)
    return (
        re.compile(rf"{few}\s(?:{said})\s(?:[^\W\d_]+['’]s?\s)?", re.IGNORECASE),
        re.compile(rf"(?:^|[.,;\n“\"]\s?)(?:{said})\s$", re.IGNORECASE),
    )
