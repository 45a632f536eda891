"""Medals: the gold, the silver and the bronze are all that were won, told over the sentences after their number, or after a headline with it."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from scorer.lexicon import Lexicon, either
from scorer.model import Bound, Doc, Figure
from scorer.rules.consistency.num_sum.lists import Figures, Told
from scorer.rules.given import Given, Table

SENTENCES = 4  # after the number of all, in which the kinds may be told


def read(doc: Doc, given: Given) -> Iterator[tuple[Figure, Figures]]:
    """The number of all medals of a sentence and those of each kind in the next ones, where each is counted once."""
    total_of, said = _patterns(given.tables["medals"])
    if total_of.first(doc.folded, folded=True) is None and total_of.first(doc.article.headline or "") is None:
        return
    groups = list(doc.together())
    for at, (span, figures) in enumerate(groups):
        counted = [one for one in figures if one.unit is None]
        total = counted[0] if len(counted) == 1 and counted[0].bound is Bound.EXACT else None
        if total is None or not said["total"].search(doc.article.text(span.field), total.span.end, span.end):
            continue
        near = [one for one in groups[at + 1 : at + 1 + SENTENCES] if one[1][0].sentence - total.sentence <= SENTENCES]
        kinds = _kinds(doc, near, said)
        if len(kinds) == len(said) - 1 and all(one.bound is Bound.EXACT for one in kinds.values()):
            yield total, tuple(kinds.values())


def _kinds(doc: Doc, groups: list[Told], said: Mapping[str, re.Pattern[str]]) -> dict[str, Figure]:
    """The count of each kind, told behind it up to the next number or else before it; none where one is told twice."""
    kinds: dict[str, Figure] = {}
    for span, figures in groups:
        edges = (span.start, *(figure.span.end for figure in figures))
        starts = (*(figure.span.start for figure in figures[1:]), span.end)
        for figure, before, after in zip(figures, edges, starts, strict=False):
            kind = _named(doc.body, figure.span.end, after, said) or _named(doc.body, before, figure.span.start, said)
            if figure.unit is None and kind:
                if kind in kinds:
                    return {}
                kinds[kind] = figure
    return kinds


def _named(text: str, start: int, end: int, said: Mapping[str, re.Pattern[str]]) -> str | None:
    """The one kind that is named in a stretch of text."""
    found = [name for name, pattern in said.items() if name != "total" and pattern.search(text, start, end)]
    return found[0] if len(found) == 1 else None


@cache
def _patterns(medals: Table) -> tuple[Lexicon, Mapping[str, re.Pattern[str]]]:
    """The words for all medals, and a pattern of those for all and for each kind."""
    said = {name: re.compile(rf"\b(?:{either(words)})\b", re.IGNORECASE) for name, words in medals.items()}
    return Lexicon(medals["total"]), said
