"""
Places in a series: "their third straight defeat … four defeats in a row", "kemenangan kelima musim ini … empat kemenangan".

The place of the last one is the number of all, so long as both tell of one run ("in a row") or of one season.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from scorer.lexicon import any_of, fold
from scorer.model import Bound, Doc, Figure, Outcome, Span
from scorer.rules.given import Given, Table

REACH = 40  # code points around what is counted in which "in a row" stands
MOST = 6  # places and counts of one story

_EDGE = re.compile(r"[,;:.]\s")

Told = tuple[Span, Span]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A number in a series: where it stands, what is counted, over what, and how many there are by then."""

    span: Span
    kind: tuple[str, str]
    value: float
    sentence: int


def check(doc: Doc, given: Given) -> Iterator[Told | Outcome]:
    """Yield the two places that differ, and an outcome where they agree."""
    table = given.tables["series"]
    if not any(name in doc.folded for name in _names(table, "scopes")):
        return
    ordinals = tuple(_ordinals(doc, table))
    counts = tuple(_counted(doc, table, given)) if ordinals else ()
    for one in ordinals[:MOST]:
        for two in (*ordinals[:MOST], *counts[:MOST]):
            if (
                one.kind != two.kind
                or one.sentence == two.sentence
                or (two in ordinals and two.sentence < one.sentence)
            ):
                continue
            first, second = sorted((one, two), key=lambda place: place.span.start)
            if one.value == two.value:
                yield Outcome.AGREED
            elif _one_side(doc, first, second, given):
                yield first.span, second.span
            else:
                yield Outcome.ABSTAINED


def _ordinals(doc: Doc, table: Table) -> Iterator[Place]:
    """The places told with an ordinal: "third straight defeat", "kekalahan ketiga beruntun"."""
    values, names, said = table["ordinals"], _names(table, "things"), _said(table)
    places = {doc.sentence_at(scope.start()) for scope in _scopes(table).finditer(doc.folded)} - {-1}
    for number in sorted(places):
        sentence = doc.sentences[number]
        for found in said.finditer(doc.body, sentence.span.start, sentence.span.end):
            ordinal, thing = found["one"] or found["two"], found["thing"] or found["noun"]
            scope = _scope(doc.body[found.start() : min(sentence.span.end, found.end() + REACH)], table)
            if scope:
                span = Span(*found.span("one" if found["one"] else "two"))
                kind = names[fold(thing)], scope
                yield Place(span=span, kind=kind, value=values[fold(ordinal)], sentence=number)


def _counted(doc: Doc, table: Table, given: Given) -> Iterator[Place]:
    """The counts of the same things: "four straight defeats", "empat kemenangan musim ini"."""
    names, runs = _names(table, "things"), _runs(table)
    for figure in doc.figures:
        if figure.sentence < 0 or figure.noun_span is None or figure.bound is not Bound.EXACT:
            continue
        run = runs.search(doc.folded, max(0, figure.stated.start - REACH), figure.stated.start)
        if run:
            kind = _names(table, "streaks")[run["kind"]]
            yield Place(span=figure.span, kind=(kind, table["run"]), value=figure.value, sentence=figure.sentence)
            continue
        thing = names.get(fold(doc.text(figure.noun_span)))
        end = doc.sentences[figure.sentence].span.end
        scope = _scope(doc.body[figure.span.end : min(end, figure.noun_span.end + REACH)], table)
        if thing and scope and not _of_others(doc, figure, given):
            yield Place(span=figure.span, kind=(thing, scope), value=figure.value, sentence=figure.sentence)


def _of_others(doc: Doc, figure: Figure, given: Given) -> bool:
    """Whether "the four wins before it" or "the last four defeats" leaves some out."""
    span = doc.sentences[figure.sentence].span
    around = doc.body[max(span.start, figure.span.start - REACH // 2) : min(span.end, figure.span.end + REACH)]
    return given.words["others"].first(around) is not None or given.words["shares"].first(around) is not None


def _scope(text: str, table: Table) -> str:
    low = fold(text)
    return next((kind for name, kind in _names(table, "scopes").items() if name in low), "")


def _one_side(doc: Doc, first: Place, second: Place, given: Given) -> bool:
    """Whether nobody is named up to the end of the second's clause who was not named before, speakers aside, and no other time is."""
    span = doc.sentences[second.sentence].span
    known = {name.identity for name in doc.names if name.span.start < span.start}
    clause = Span(span.start, second.span.end + len(_EDGE.split(doc.body[second.span.end : span.end])[0]))
    named = doc.name_row.inside(clause)
    fresh = any(name.identity not in known and not doc.speakers.touch(name.span) for name in named)
    stretch = doc.body[doc.sentences[first.sentence].span.start : span.end]
    own = _names(given.tables["series"], "scopes")
    return not fresh and all(hit.phrase in own for hit in given.words["matches"].find(stretch))


@cache
def _names(table: Table, part: str) -> Mapping[str, str]:
    """The names of the things counted, or of what they are counted over, each with its kind."""
    return {fold(name): kind for kind, names in table[part].items() for name in names}


@cache
def _scopes(table: Table) -> re.Pattern[str]:
    """What may make a run of things: "in a row", "this season"."""
    return re.compile(any_of(_names(table, "scopes")))


@cache
def _runs(table: Table) -> re.Pattern[str]:
    """What stands right before the length of a run: "their winning streak to"."""
    kinds, runs, to = (any_of(words) for words in (_names(table, "streaks"), table["runs"], table["to"]))
    streak = table["streak"].replace("KIND", f"(?P<kind>{kinds})").replace("RUN", f"(?:{runs})")
    return re.compile(rf"\b{streak}\s(?:[^\W\d_]+\s)?(?:{to})\s$")


@cache
def _said(table: Table) -> re.Pattern[str]:
    lists = (table["ordinals"], _names(table, "things"), _names(table, "scopes"))
    places, names, runs = (any_of(words) for words in lists)
    return re.compile(
        rf"\b(?:(?P<one>{places})\s(?:(?:{runs})\s)?(?P<thing>{names})|(?P<noun>{names})\s(?P<two>{places}))\b",
        re.IGNORECASE,
    )
