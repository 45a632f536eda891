"""Medals: the gold, the silver and the bronze are all that were won, told over the sentences after their number, or after a headline with it."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from scorer.lexicon import Lexicon, either, fold
from scorer.model import Bound, Doc, Figure, Span
from scorer.rules.consistency.num_sum import lists
from scorer.rules.consistency.num_sum.lists import Figures, Told
from scorer.rules.given import Given, Table

SENTENCES = 4  # after the number of all, in which the kinds may be told one by one
NEAR = 1.25  # the number of all is at most this many times its kinds, and the other way round
_WORD = re.compile(r"[^\W\d_]{4,}")


def read(doc: Doc, given: Given) -> Iterator[tuple[Figure, Figures]]:
    """The number of all medals of a sentence and those of each kind in the next ones, where each is counted once."""
    total_of, said = _patterns(given.tables["medals"])
    if total_of.first(doc.folded, folded=True) is None and total_of.first(doc.article.headline or "") is None:
        return
    groups = list(doc.together())
    lists_of_all = [
        (at, group[0], kinds)
        for at, group in enumerate(groups)
        if len(kinds := _kinds(doc, [group], said)) == len(said) - 1
    ]
    for at, (span, figures) in enumerate(groups):
        total = _total(doc, span, figures, said)
        if total is None:
            continue
        near = [one for one in groups[at + 1 : at + 1 + SENTENCES] if one[1][0].sentence - total.sentence <= SENTENCES]
        alone = len({one.value for one in figures if one.unit is None}) == 1
        later = [(span, kinds) for place, span, kinds in lists_of_all[: SENTENCES * 2] if place > at]
        kinds = _listed(doc, total, later) or (_kinds(doc, near, said) if alone else {})
        if len(kinds) == len(said) - 1 and all(one.bound is Bound.EXACT for one in kinds.values()):
            yield total, tuple(kinds.values())


def _total(doc: Doc, span: Span, figures: Figures, said: Mapping[str, re.Pattern[str]]) -> Figure | None:
    """The number of all medals of a sentence: its only count, or the first right before the word, "38 medals, eight more than"."""
    text = doc.article.text(span.field)
    counted = [one for one in figures if one.unit is None]
    if len(counted) > 1:
        counted = [one for one in counted if said["total"].match(text, one.span.end + 1)][:1]
    total = counted[0] if counted and counted[0].bound is Bound.EXACT else None
    return total if total and said["total"].search(text, total.span.end, span.end) else None


def _listed(doc: Doc, total: Figure, whole: list[tuple[Span, dict[str, Figure]]]) -> dict[str, Figure]:
    """The count of each kind in the one sentence that tells them all, where it names nobody whom the total's does not."""
    if len(whole) != 1:
        return {}
    span, kinds = whole[0]
    ahead = Span(span.start, min(one.span.start for one in kinds.values()))
    before = doc.text(doc.sentences[total.sentence].span) if total.sentence >= 0 else doc.article.headline or ""
    known = set(_WORD.findall(fold(before)))
    named = (set(_WORD.findall(fold(name.identity))) for name in doc.name_row.inside(ahead))
    near = lists.near(total.value, sum(one.value for one in kinds.values()), NEAR)
    return kinds if near and all(words & known for words in named) else {}


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
