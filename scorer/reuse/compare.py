"""
One article beside the others: what they share, who was first, and whether it is said.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from scorer.model import Article, Direction, Doc, Passage, Relation, Reuse, ReuseMatch, Span
from scorer.reuse import credit, divergence, lines, passages, quoted
from scorer.reuse.passages import Run
from scorer.reuse.words import Flags, Words, number

SAME = 0.9  # share of both texts, and of equal words in them, from which they are duplicates
NEARLY_SAME = 0.6  # … from which one is a version of the other
QUOTED = 0.9  # share of a passage in quotation marks, on both sides, from which it is a shared quotation


@dataclass(frozen=True, slots=True)
class _Pair:
    """Another article beside this one."""

    other: Article
    words: Words
    runs: tuple[Run, ...]


def compare(
    doc: Doc, candidates: Sequence[Article], *, indexed_articles: int = 0, read: Callable[[Article], Doc]
) -> Reuse:
    """
    What the article shares with the candidates, out of `indexed_articles` looked through.

    An article is never compared with its own revisions. `read` is asked only for the few that tell the same event.
    """
    others = [other for other in candidates if not _is_itself(doc.article, other)]
    if not others:
        return Reuse(indexed_articles=indexed_articles)
    mine = number(doc.body, lines.of_doc(doc))
    quotations = mine.inside(quoted.find(doc.body))
    pairs = [_pair(mine, other) for other in others]
    matches = sorted(
        chain.from_iterable(_matches(doc, mine, quotations, pair) for pair in pairs if pair.runs),
        key=lambda match: (-match.coverage, match.article_id),
    )
    texts = [
        passage.here
        for match in matches
        if match.relation is not Relation.SHARED_QUOTATION
        for passage in match.passages
    ]
    kin = divergence.kin(mine, [(pair.other, pair.words) for pair in pairs], read)
    return Reuse(
        coverage=_share(mine, texts),
        indexed_articles=indexed_articles,
        matches=tuple(matches),
        quote_drift=tuple(drift for other in kin for drift in divergence.drift(doc, mine, other)),
        figure_conflicts=tuple(conflict for other in kin for conflict in divergence.conflicts(doc, mine, other)),
    )


def _is_itself(article: Article, other: Article) -> bool:
    return bool(article.id and article.id == other.id) or bool(article.url and article.url == other.url)


def _pair(mine: Words, other: Article) -> _Pair:
    theirs = number(other.body, lines.of_article(other))
    return _Pair(other, theirs, passages.shared(mine, theirs))


def _matches(doc: Doc, mine: Words, quotations: Flags, pair: _Pair) -> Iterator[ReuseMatch]:
    """The text two articles share, and beside it the quotations they share, each as one match."""
    theirs = pair.words
    quotations_there = theirs.inside(quoted.find(theirs.text))
    spoken = [
        run
        for run in pair.runs
        if quotations[slice(*run.here)].mean() >= QUOTED and quotations_there[slice(*run.there)].mean() >= QUOTED
    ]
    written = [run for run in pair.runs if run not in spoken]
    if written:
        yield _match(doc.article, mine, pair, written, _relation(mine, theirs, written))
    if spoken:
        yield _match(doc.article, mine, pair, spoken, Relation.SHARED_QUOTATION)


def _match(article: Article, mine: Words, pair: _Pair, runs: Sequence[Run], relation: Relation) -> ReuseMatch:
    other, theirs = pair.other, pair.words
    credited, place = credit.given(article, other)
    return ReuseMatch(
        article_id=other.id,
        relation=relation,
        coverage=_of_words(run.here for run in runs) / len(mine),
        coverage_there=_of_words(run.there for run in runs) / len(theirs),
        direction=_direction(article, other),
        credited=credited,
        credit=place,
        passages=tuple(_passage(mine, theirs, run) for run in runs),
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


def _of_words(ranges: "Iterator[tuple[int, int]]") -> int:
    return sum(end - start for start, end in ranges)


def _share(words: Words, spans: Sequence[Span]) -> float:
    """The share of the words that lie in any of the spans."""
    return float(words.inside(spans).mean()) if len(words) else 0.0
