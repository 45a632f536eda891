"""
One article beside the others: what they share, who was first, and whether it is said.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from scorer.model import Article, Direction, Doc, Passage, Relation, Reuse, ReuseMatch
from scorer.reuse import credit, divergence, lines, passages, quoted
from scorer.reuse.passages import Run
from scorer.reuse.words import Flags, Words, number, number_all

SAME = 0.9  # share of both texts, and of equal words in them, from which they are duplicates
NEARLY_SAME = 0.6  # … from which one is a version of the other


class _Text:
    """The article at hand as words, and which of them stand in quotation marks or in what everybody prints."""

    def __init__(self, doc: Doc, seen: "Surroundings") -> None:
        self.article = doc.article
        self.words = number(doc.body, lines.of_doc(doc))
        self.licensed = frozenset(map(credit.plain, seen.licensed))
        self._common = seen.common

    @cached_property
    def quoted(self) -> Flags:
        return self.words.inside(quoted.find(self.words.text))

    @cached_property
    def own(self) -> Flags:
        return ~passages.everyday(self.words, self._common)

    @cached_property
    def rare(self) -> Flags:
        return ~passages.phrases(self.words, self._common)


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """
    What else is known: how many articles the candidates come from, and whose text needs no credit.

    `common` are those of the article's shingles that stand in too many of the indexed articles to come from one of
    them; `licensed` the agencies the newsroom has a licence from.
    """

    indexed_articles: int = 0
    common: Collection[int] = ()
    licensed: Collection[str] = ()


def compare(doc: Doc, candidates: Sequence[Article], seen: Surroundings, read: Callable[[Article], Doc]) -> Reuse:
    """
    What the article shares with the candidates.

    An article is never compared with its own revisions. `read` is asked only for the few candidates that tell the same
    event, and only for some lines of them.
    """
    others = [other for other in candidates if not _is_itself(doc.article, other)]
    if not others:
        return Reuse(indexed_articles=seen.indexed_articles)
    mine = _Text(doc, seen)
    words = number_all([(other.body, lines.of_article(other)) for other in others])
    theirs = tuple(zip(others, words, strict=True))
    matches = sorted(
        (match for other, words in theirs for match in _matches(mine, other, words)),
        key=lambda match: (-match.coverage, match.article_id),
    )
    kin = divergence.kin(mine.words, theirs)
    return Reuse(
        coverage=_share(mine.words, matches),
        indexed_articles=seen.indexed_articles,
        matches=tuple(matches),
        quote_drift=tuple(drift for other in kin for drift in divergence.drift(doc, mine.words, other)),
        figure_conflicts=tuple(
            conflict for other in kin for conflict in divergence.conflicts(doc, mine.words, other, read)
        ),
    )


def _is_itself(article: Article, other: Article) -> bool:
    return bool(article.id and article.id == other.id) or bool(article.url and article.url == other.url)


def _matches(mine: _Text, other: Article, theirs: Words) -> Iterator[ReuseMatch]:
    """The text two articles share, and beside it the quotations they share, each as one match."""
    runs = passages.shared(mine.words, theirs)
    if not runs:
        return
    quoted_there = theirs.inside(quoted.find(other.body))
    written, spoken = [], []
    for run in runs:
        if passages.is_taken(run, mine.words, theirs, mine.own & ~_quoted_in_both(mine, quoted_there, run), mine.rare):
            written.append(run)
        elif passages.is_taken(run, mine.words, theirs, mine.own, mine.rare):
            spoken.append(run)
    if written:
        yield _match(mine, other, theirs, written, _relation(mine.words, theirs, written))
    if spoken:
        yield _match(mine, other, theirs, spoken, Relation.SHARED_QUOTATION)


def _quoted_in_both(mine: _Text, quoted_there: Flags, run: Run) -> Flags:
    quoted_in_both = np.zeros(len(mine.words), np.bool_)
    for start, end, later in run.pieces:
        quoted_in_both[start:end] = mine.quoted[start:end] & quoted_there[start + later : end + later]
    return quoted_in_both


def _match(mine: _Text, other: Article, theirs: Words, runs: Sequence[Run], relation: Relation) -> ReuseMatch:
    article = mine.article
    credited, place = credit.given(article, other, mine.licensed)
    return ReuseMatch(
        article_id=other.id,
        relation=relation,
        coverage=_of_words(run.here for run in runs) / len(mine.words),
        coverage_there=_of_words(run.there for run in runs) / len(theirs),
        direction=_direction(article, other),
        credited=credited,
        credit=place,
        passages=tuple(_passage(mine.words, theirs, run) for run in runs),
        own=bool(credit.plain(article.outlet)) and credit.plain(article.outlet) == credit.plain(other.outlet),
        headline=other.headline,
        url=other.url,
        outlet=other.outlet,
        published_at=other.published_at,
        status=other.status,
    )


def _relation(mine: Words, theirs: Words, runs: Sequence[Run]) -> Relation:
    least = min(_of_words(run.here for run in runs) / len(mine), _of_words(run.there for run in runs) / len(theirs))
    equal = sum(run.equal for run in runs) / max(len(mine), len(theirs))
    if least >= SAME and equal >= SAME:
        return Relation.DUPLICATE
    return Relation.NEAR_DUPLICATE if least >= NEARLY_SAME else Relation.PARTIAL


def _passage(mine: Words, theirs: Words, run: Run) -> Passage:
    there = theirs.span(run.there[0], run.there[1] - 1)
    return Passage(
        here=mine.span(run.here[0], run.here[1] - 1),
        there=there,
        exact_there=theirs.text[there.start : there.end],
        similarity=round(run.similarity, 3),
    )


def _direction(article: Article, other: Article) -> Direction:
    """By publication dates; a draft that says when it was checked is later than what was published before that."""
    ours, theirs = article.published_at or article.as_of, other.published_at
    if ours is None or theirs is None or ours == theirs:
        return Direction.UNKNOWN
    if theirs < ours:
        return Direction.EARLIER
    return Direction.LATER if article.published_at else Direction.UNKNOWN


def _of_words(stretches: Iterable[tuple[int, int]]) -> int:
    return sum(end - start for start, end in stretches)


def _share(words: Words, matches: Sequence[ReuseMatch]) -> float:
    """The share of the words that stand in some other article, quotations of one speech apart."""
    taken = [
        passage.here
        for match in matches
        if match.relation is not Relation.SHARED_QUOTATION
        for passage in match.passages
    ]
    return float(words.inside(taken).mean()) if taken else 0.0
