"""
A number and the names that are called: "four witnesses, namely Alan Reed, Carl Benn and Hugh Tarrow".

Only a list that ends with "and" and holds nothing but names is counted; one name more or less than its number is a slip.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from scorer.lexicon import Lexicon, any_of
from scorer.model import Bound, Doc, Figure, NameKind, Span
from scorer.rules.consistency.num_sum import pieces
from scorer.rules.consistency.num_sum.lists import TABLE
from scorer.rules.given import Given

COUNTS = frozenset(range(2, 13))  # more names are a table
FURTHEST = 70  # code points between what is counted and the words that open its list
LONGEST = 400  # of a list
LEAST = 2  # names
AHEAD = 25  # code points before a number in which "two of the" stands

Called = tuple[Figure, tuple[Span, ...]]

_AGED = re.compile(r"\s?\([^()]*\)|,\s\d{1,3}(?=[,;.\s])")
_COMMA = re.compile(r"\s*[,;]\s+")


def read(doc: Doc, given: Given) -> Iterator[Called]:
    """A number and the places of the names that are listed for it, where both are told of the same."""
    said = _patterns(*(given.words[name] for name in ("calls", "twosomes", "lastly", "of_all", "particles", "an")))
    for span, figures in doc.together():
        if span.field != "body" or len(figures) > TABLE:
            continue
        for at, figure in enumerate(figures):
            if not _counts(figure, given):
                continue
            end = figures[at + 1].span.start if at + 1 < len(figures) else span.end
            names = _names(figure, Span(span.start, end), span.end, doc, said, given)
            # "two makers launch phones with four cameras, namely Arden and Brook": the makers are named
            others = {one.value for one in figures[:at]}
            if names and len(names) not in others and abs(len(names) - figure.value) <= 1:
                yield figure, names


def _counts(figure: Figure, given: Given) -> bool:
    """Whether a number says how many names there should be."""
    return (
        figure.unit is None
        and figure.noun is not None
        and figure.noun_span is not None
        and figure.bound is Bound.EXACT
        and figure.value in COUNTS
        and figure.noun not in given.words["pairs"]
    )


def _names(figure: Figure, where: Span, end: int, doc: Doc, said: "_Said", given: Given) -> tuple[Span, ...]:
    """The names of the list that opens behind a number; none where they are not all, or no list."""
    text = doc.body
    noun_end = figure.noun_span.end if figure.noun_span else figure.span.end
    opening = said.opens.match(text, noun_end, min(end, noun_end + FURTHEST)) or (
        said.twosome.match(text, figure.span.end, end)
    )
    if opening is None:
        opening = said.lists.match(text, noun_end, min(end, noun_end + FURTHEST))
        kin = opening is not None and pieces.opens_with_kin(text, opening.end(), given)
        return pieces.names(Span(opening.end(), end), text, given) if opening and kin else ()
    if said.of_all.search(text, max(where.start, figure.stated.start - AHEAD), figure.stated.start):
        return ()
    items = _items(Span(opening.end(), min(end, opening.end() + LONGEST)), text, said)
    told = text[figure.span.start : items[-1].end] if items else ""
    if len(items) < LEAST or given.words["partly"].first(told) or given.words["some"].first(told):
        return ()
    more = len(items) > figure.value
    return () if more and not of_one_kind(items, doc, given) else items


def _items(where: Span, text: str, said: "_Said") -> tuple[Span, ...]:
    """The items of a list up to its "and" and the name behind it; none where one is no name, or the list has no end."""
    items: list[Span] = []
    at = where.start
    while at < where.end:
        found = said.item.match(text, at, where.end)
        if found is None:
            return ()
        items.append(Span(found.start(), found.end()))
        aged = _AGED.match(text, found.end(), where.end)
        after = aged.end() if aged else found.end()
        if last := said.final.match(text, after, where.end):
            end = said.item.match(text, last.end(), where.end)
            if end is None or said.further.match(text, end.end(), where.end):
                return ()
            return (*items, Span(end.start(), end.end()))
        comma = _COMMA.match(text, after, where.end)
        if comma is None:
            return ()
        at = comma.end()
    return ()


def of_one_kind(items: tuple[Span, ...], doc: Doc, given: Given) -> bool:
    """Whether no item is told of another: "Harun Sitepu, Kepala Dinas Energi" is one man, "Bogor, Jawa Barat" one town."""
    if all(given.words["made_by"].first(doc.text(item)) for item in items):
        return True
    kinds = set()
    for item in items:
        kinds.add(kind(item, doc))
        if given.words["regions"].first(doc.text(item)):
            return False
    return len(kinds - {NameKind.OTHER}) <= 1


def kind(item: Span, doc: Doc) -> NameKind:
    """What the first name in an item stands for."""
    at = bisect_right(doc.names, item.start, key=lambda name: name.span.end)
    inside = at < len(doc.names) and doc.names[at].span.overlaps(item)
    return doc.names[at].kind if inside else NameKind.OTHER


class _Said:
    """The patterns of a list of names."""

    def __init__(
        self, calls: Lexicon, twosomes: Lexicon, joins: Lexicon, of_all: Lexicon, particles: Lexicon, single: Lexicon
    ) -> None:
        word = r"[\"“‘']?[A-Z0-9][\w'’/-]*(?:\.(?=\s[A-Z]))?[\"”’']?"
        more = rf"(?:\s(?:{any_of(particles)}))?"
        every = re.IGNORECASE
        self.opens = re.compile(
            rf"[^.:;!?“”\"(),]{{0,{FURTHEST}}}?(?:,?\s(?i:{any_of(calls)})[:,]?|:)\s(?=[\"“‘']?[A-Z])"
        )
        self.lists = re.compile(rf",?\s(?:{any_of(calls)})[:,]?\s|[:,]\s", every)
        self.twosome = re.compile(rf"(?:\s[^\W\d_]+)?\s(?:{any_of(twosomes)}),\s", every)
        self.item = re.compile(rf"(?=[\"“‘']?[A-Z])(?:{word})(?:{more}\s{word}){{0,7}}")
        self.final = re.compile(rf"[,;]?\s(?:{any_of(joins)})\s")
        self.further = re.compile(
            rf"\s?(?:\([^()]*\))?(?:[,;]?\s(?:{any_of(joins)})\s(?!(?:{any_of(single)})\s)|[,;]\s[\"“‘']?[A-Z])"
        )
        self.of_all = re.compile(rf"\b(?:{any_of(of_all)})\s$", every)


@cache
def _patterns(
    calls: Lexicon, twosomes: Lexicon, joins: Lexicon, of_all: Lexicon, particles: Lexicon, single: Lexicon
) -> _Said:
    return _Said(calls, twosomes, joins, of_all, particles, single)
