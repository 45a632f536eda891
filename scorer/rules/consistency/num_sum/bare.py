"""
A whole, and behind it nothing but a list of nearly as many: "33 whales … Eighteen swam off, nine died and four …".

The whole stands in the sentence of the list or the one before, or further back as the only number that comes near it.

No word says that the list is whole, so it must have three parts and an "and", and come close; what leaves some out is heard.
"""

import re
from collections import deque
from collections.abc import Iterator
from itertools import pairwise

from scorer.model import Bound, Doc, Figure, Span
from scorer.rules.consistency.num_sum import lists
from scorer.rules.consistency.num_sum.lists import NO_WHOLE, TABLE, Figures, Told
from scorer.rules.consistency.num_sum.patterns import Patterns
from scorer.rules.given import Given

MANY = 3  # parts
NEAR = 1.15  # the whole is at most this many times its parts, and the other way round
BACK = 8  # sentences before a list in which its whole may stand
PERSON = "person"
SHARES = 12  # more do not share a whole that a list tells of
LOOSE = ("some", "rest", "before", "unfinished", "each", "each_ahead", "ranked")  # words with which a list is not all
_WORD = re.compile(r"\s[^\W\d_]+")


def read(doc: Doc, said: Patterns, given: Given) -> Iterator[tuple[Figure, Figures]]:
    """Yield each whole with its parts."""
    groups: deque[Told] = deque(maxlen=BACK)
    for span, figures in doc.together():
        before = [one for _, group in groups for one in group if one.sentence >= 0]
        groups.append((span, figures))
        if span.field != "body" or not MANY <= len(figures) <= TABLE:
            continue
        near = tuple(one for one in before if one.sentence >= figures[0].sentence - 1)
        far = tuple(one for one in before if one.sentence >= figures[0].sentence - BACK)
        for wholes, parts in ((near, figures), (figures[:1], figures[1:]), (far, figures)):
            found = _whole(wholes, parts, span, doc, said, given)
            if found:
                yield found, parts
                break


def _whole(wholes: Figures, parts: Figures, span: Span, doc: Doc, said: Patterns, given: Given) -> Figure | None:
    """The one figure that may be the whole of parts in its sentence or in the next one."""
    if len(parts) < MANY:
        return None
    possible = [one for one in wholes if _may_be_whole(one, parts, span, doc, given)]
    shares = any(
        one.unit is None and one.noun and len(parts) < one.value <= SHARES for one in wholes if one not in possible
    )
    rivals = [one for one in wholes if one.unit == parts[0].unit and one.noun is not None and one not in possible]
    if (
        len({one.value for one in possible}) != 1
        or shares  # "to five villages. Orme got 350 sacks, …": not all of them are told of
        or any(one.noun == possible[0].noun for one in rivals)
        or not _listed(parts, doc.body, said)
        or lists.leaves_out(doc, span, parts[0], LOOSE, given)
    ):
        return None
    whole, reached = possible[0], sum(one.value for one in parts)
    between = doc.body[(whole.noun_span or whole.span).end : parts[0].stated.start]
    if whole.sentence == parts[0].sentence and (
        not said.with_parts.fullmatch(between) or given.words["moved"].first(between)
    ):
        return None
    if whole.sentence == parts[0].sentence and _is_alike(whole, parts, doc):
        return None  # "£92 million for care, £41 million for schools, …" are all of them parts
    elsewhere = any(one.value in (reached, reached + whole.value) and one.unit == whole.unit for one in doc.figures)
    return None if elsewhere else whole


def _is_alike(whole: Figure, parts: Figures, doc: Doc) -> bool:
    """Whether the same short word stands behind a figure as behind each of those after it: "for care, … for schools"."""
    behind = {_WORD.match(doc.folded, one.span.end) for one in (whole, *parts)}
    return whole.unit is not None and len({found and found.group() for found in behind}) == 1


def _may_be_whole(one: Figure, parts: Figures, span: Span, doc: Doc, given: Given) -> bool:
    """Whether parts could be those of a figure: of its unit or its noun, and together about as many."""
    reached = sum(part.value for part in parts)
    lead = doc.folded[span.start : parts[0].stated.start]
    again = one.noun is not None and one.noun in lead.split() and len({part.noun for part in parts}) == 1
    return (
        one.unit not in NO_WHOLE
        and (one.unit or one.noun or one.event) is not None
        and (again or _count_it(one, parts, doc, given))
        and parts[0].unit == one.unit
        and all(figure.bound is Bound.EXACT for figure in (one, *parts))
        and max(part.value for part in parts) < one.value
        and lists.near(one.value, reached, NEAR)
    )


def _count_it(one: Figure, parts: Figures, doc: Doc, given: Given) -> bool:
    """Whether parts may count what a figure counts: its things, or its people by their country."""
    people = (one.noun or "").startswith(PERSON) or one.noun in given.words["people_nouns"]
    return all(lists.counts(part, one, doc.folded, given) for part in parts) or (
        people and all(part.noun_span and doc.body[part.noun_span.start].isupper() for part in parts)
    )


def _listed(figures: Figures, text: str, said: Patterns) -> bool:
    """Whether figures follow each other as in a list that ends with "and"."""
    chain = all(lists.listed(one, two, text, said) for one, two in pairwise(figures))
    return chain and lists.ends(text[figures[-2].span.end : figures[-1].stated.start], said)
