"""
One thing at two times, told far apart: "Cod now sells at £9 a kilo … A week earlier the same fish went for £7".

The older value is the only figure of its kind in a sentence of the past, the newer one the only other of about its size
in the story; both sentences name one thing, or the later takes it up ("the same", "yang sama").
"""

import re
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise

from scorer.langs import Lang
from scorer.lexicon import fold
from scorer.model import YEAR, Article, Bound, Figure, Sentence, Span
from scorer.read import eras
from scorer.read.eras import PAST, Words
from scorer.read.then_and_now import CROWD, LENGTHS, NOT_SIZES, Pair

NEXT = 1  # sentences between two that follow each other, which `then_and_now` reads
ALIKE = 3.0  # times as much: what is further off is no other value of the thing

_NAME = re.compile(r"(?<=[^.!?]\s)[A-Z]\S+")

Key = tuple[str | None, str | None]


def read(
    figures: Sequence[Figure], used: Container[Span], article: Article, sentences: Sequence[Sentence], lang: Lang
) -> Iterator[Pair]:
    """Such pairs in the body. `used` are the figures of other changes. Linear in the text."""
    words = eras.words_of(lang)
    kinds: dict[Key, list[Figure]] = {}
    for one in figures:
        if one.span.field == "body" and one.unit not in (*LENGTHS, *NOT_SIZES) and (one.unit or one.noun):
            kinds.setdefault((one.unit, None if one.unit else one.noun), []).append(one)
    parts = _parts(figures)
    for every in kinds.values():
        pair = _pair(every, used, article.body, sentences, words) if 1 < len(every) <= CROWD else None
        if pair is not None and not {pair.first.span, pair.last.span} & parts:
            yield pair


def _parts(figures: Sequence[Figure]) -> set[Span]:
    """The figures that with the one beside them make another of the story: "900 for primary and 600 for secondary schools"."""
    sums = frozenset(one.value for one in figures)
    beside = (
        pair
        for pair in pairwise(figures)
        if pair[0].sentence == pair[1].sentence and pair[0].value + pair[1].value in sums
    )
    return {one.span for pair in beside for one in pair}


def _pair(
    every: Sequence[Figure], used: Container[Span], body: str, sentences: Sequence[Sentence], words: Words
) -> Pair | None:
    """The one figure of the past among those of a kind, and the one other of about its size, far from it."""
    told = {one.sentence: _text(sentences[one.sentence], body) for one in every}
    past = [one for one in every if one.span not in used and _rank(told[one.sentence], words) <= PAST]
    if len(past) != 1:
        return None
    first = past[0]
    others = [one for one in every if one is not first and (one.near(first, ALIKE) or not one.money)]
    if (
        len(others) != 1
        or not others[0].near(first, ALIKE)
        or others[0].span in used
        or abs(others[0].sentence - first.sentence) <= NEXT
    ):
        return None
    last = others[0]
    one, two = told[first.sentence], told[last.sentence]
    if _rank(two, words) <= PAST or YEAR.search(two) or eras.is_elsewhere(one, two, words):
        return None
    moved = any(lexicon.first(one) for lexicon in (words.ways, words.versus, words.ahead))
    doubted = moved or not (first.bound is last.bound is Bound.EXACT) or eras.is_reached(first, body, words)
    other = any(eras.is_another(figure, fold(text), body, words) for figure, text in ((first, one), (last, two)))
    if doubted or other or not _one_thing(one, two, words):
        return None
    return Pair(first=first, last=last, told=fold(f"{one} {two}"))


def _text(sentence: Sentence, body: str) -> str:
    return body[sentence.span.start : sentence.span.end]


def _rank(sentence: str, words: Words) -> float:
    """How late a sentence is; as late as can be where it tells of two times, or of what is there instead."""
    found = None if words.instead.first(sentence) else eras.rank(fold(sentence), words)
    return len(eras.ORDER) if found is None else found


def _one_thing(one: str, two: str, words: Words) -> bool:
    """Whether two sentences name one thing, not only a name or one measure of it, or the one of the past takes up the other."""
    bare = (_NAME.sub(" ", words.rate.sub(" ", text)) for text in (one, two))
    shared = set.intersection(*(eras.things_of(fold(text), words) for text in bare))
    return words.same.first(one) is not None or bool(shared)
