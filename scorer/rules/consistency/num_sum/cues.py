"""The words and marks around some figures that say what they are parts of, or that they are all its parts."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from scorer.model import Doc, Span
from scorer.rules.consistency.num_sum.pairs import Sum
from scorer.rules.given import Given

BEHIND = 25  # code points behind the first part in which "of them" stands
_OPEN = re.compile(r"(?:[:(–—]|\s-)\s?$")


class Told(NamedTuple):
    """The words before the parts, those with them to the end of their sentence, and the next sentence's; small letters."""

    lead: str
    listed: str
    following: str
    span: Span


def told(doc: Doc, said: Sum) -> Told:
    """The words around the parts; those behind a total that stands before them in their sentence."""
    total, first, last = said.total, said.parts[0], said.parts[-1]
    start, end = doc.sentences[first.sentence].span.start, doc.sentences[last.sentence].span.end
    if total.span < first.span:
        start = max(start, (total.noun_span or total.span).end)
    after = doc.sentences[last.sentence + 1].span if last.sentence + 1 < len(doc.sentences) else Span(end, end)
    text = doc.folded
    return Told(text[start : first.stated.start], text[start:end], text[after.start : after.end], Span(start, end))


def read(doc: Doc, said: Sum, told: Told, given: Given) -> Iterator[str]:
    """Yield by name what there is of them."""
    words, parts = given.words, said.parts
    if words["compose"].first(told.lead, folded=True):
        yield "composed"
    if _OPEN.search(told.lead):
        yield "opened"
    behind = doc.folded[parts[0].span.end : parts[0].span.end + BEHIND]
    if words["of them"].first(told.lead, folded=True) or words["of them"].first(behind, folded=True):
        yield "of them"
    elif words["back"].first(told.lead, folded=True):
        yield "back"
    last = doc.folded[parts[-2].span.end : parts[-1].stated.start]
    if words["rest"].first(last, folded=True) or words["rest behind"].begins(
        doc.folded[parts[-1].span.end : told.span.end]
    ):
        yield "rest"
    elif words["rest"].first(told.listed, folded=True):
        yield "rest open"
    elif words["rest"].first(told.following, folded=True):
        yield "rest next"
    if words["closed"].first(told.listed, folded=True) or words["closed"].first(told.following, folded=True):
        yield "closed"
    if any(_are_all(family, told.listed, len(parts)) for family in given.tables["sorts"].values()):
        yield "sorts"


def _are_all(family: dict[str, dict[str, list[str]]], text: str, parts: int) -> bool:
    """Whether a text tells as many kinds of one thing as it has parts, and those that are all there are: men and women."""
    kinds = {kind for kind, words in family["sorts"].items() if re.search(rf"\b(?:{'|'.join(words)})\b", text)}
    return len(kinds) == parts and any(kinds.issuperset(want) for want in family["complete"])
