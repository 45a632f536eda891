"""
Results of a match: "beat Penfield Rovers 3-1 … Rovers, beaten 3-2", "menyerah 1-2 … setelah kalah 1-3 dari Putra Siak".

A score is a result where a word of winning, losing or drawing stands with it and none of a lead, a half, a leg or a set.
It is the same match where the second sentence names a team of the first, nobody new beside the score, and no other day.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby, islice

from scorer.lexicon import any_of, fold
from scorer.model import Bound, Doc, Figure, Outcome, Span
from scorer.rules.consistency.num_conflict import slots
from scorer.rules.given import Given, Table

BEHIND = 24  # code points behind a score in which "win" or "defeat" stands
SHORT = 4  # letters of a name's word that tells a team
MOST = 8  # results of one story; more are a round-up
_SCORE = re.compile(r"(?<![\w.,:/–-])(\d{1,3})\s?[-–]\s?(\d{1,3})(?![\w/–-]|[.,:]\d)")
_HYPHENED = re.compile(r"\d\s?[-–]\s?\d")  # what every score has: found much faster
_BREAK = re.compile(r"[,;:()“”\"]")

Told = tuple[Span, Span]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """
    A score with a word for how the match ended: where it stands, its points, who is named, and on which day.

    `won` is whether the word says so of the `team` before it; None where it may say either.
    """

    span: Span
    sentence: int
    points: tuple[int, int]
    beside: frozenset[str]
    named: frozenset[str]
    days: frozenset[str]
    definite: bool
    won: bool | None
    team: frozenset[str]


def check(doc: Doc, given: Given) -> Iterator[Told | Outcome]:
    """Yield the two places where one match has two results, and an outcome where it has one."""
    if _HYPHENED.search(doc.body) is None:
        return
    results = tuple(islice(_results(doc, given), MOST + 1))
    if not results or len(results) > MOST:
        return
    first, *later = results
    known = _words(doc, Span(0, doc.sentences[first.sentence].span.end)) | _in_headline(doc)
    for result in later:
        if not _one_match(first, result, known):
            yield Outcome.ABSTAINED
        elif result.points == first.points:
            yield Outcome.AGREED
        else:
            yield first.span, result.span
    if len({result.points for result in results}) == 1:
        yield from _margins(doc, first, given)


def _results(doc: Doc, given: Given) -> Iterator[Result]:
    """The results of the body, one for each sentence that tells just one."""
    title = doc.headline or Span(0, 0, "headline")
    hyphened = {doc.sentence_at(found.start()) for found in _HYPHENED.finditer(doc.body)}
    for number in sorted(hyphened - {-1}):
        span = doc.sentences[number].span
        scores = [
            one for one in _SCORE.finditer(doc.body, span.start, span.end) if not _of_a_part(doc, one, span, given)
        ]
        if len(scores) != 1 or span.overlaps(title) or not _ended(doc, scores[0], span, given):
            continue
        if given.words["matches"].first(doc.text(span)):
            continue
        score = scores[0]
        clause = _clause(doc, score, span)
        low, high = sorted(int(points) for points in score.groups())
        before = fold(doc.body[max(span.start, score.start() - len("those ")) : score.start()]).rstrip()
        yield Result(
            span=Span(*score.span()),
            sentence=number,
            points=(high, low),
            beside=_words(doc, clause),
            named=_words(doc, span),
            days=slots.calendar(doc, span, given),
            definite=given.words["that"].ends(before)
            or given.words["pointed"].first(_behind(doc, score, clause)) is not None,
            won=_won(doc.text(clause), given),
            team=_last_named(doc, Span(span.start, _verb(doc, clause, given))),
        )


def _won(clause: str, given: Given) -> bool | None:
    won, lost = given.words["wins"].first(clause), given.words["losses"].first(clause)
    return None if bool(won) == bool(lost) else won is not None


def _verb(doc: Doc, clause: Span, given: Given) -> int:
    """Where the word stands that says how the match ended, before which its team is named."""
    hit = given.words["results"].first(doc.text(clause))
    return clause.start + hit.start if hit else clause.start


def _last_named(doc: Doc, span: Span) -> frozenset[str]:
    named = [name.span for name in doc.name_row.inside(span)]
    return _words(doc, named[-1]) if named else frozenset()


def _ended(doc: Doc, score: re.Match[str], span: Span, given: Given) -> bool:
    """Whether a word in the clause of a score says how the match ended."""
    clause = _clause(doc, score, span)
    behind = _behind(doc, score, clause)
    told = given.words["results"].first(doc.body[clause.start : score.start()]) or given.words["outcomes"].first(behind)
    return told is not None


def _behind(doc: Doc, score: re.Match[str], clause: Span) -> str:
    """The whole words right behind a score."""
    end = score.end() + BEHIND
    return doc.body[score.end() : clause.end] if clause.end <= end else doc.body[score.end() : end].rpartition(" ")[0]


def _of_a_part(doc: Doc, score: re.Match[str], span: Span, given: Given) -> bool:
    """Whether a score is that of a lead, a half or a set; "1-2 after they had led" is not."""
    clause = _clause(doc, score, span)
    if given.words["stages"].first(doc.body[clause.start : score.start()]):
        return True
    behind = _behind(doc, score, clause)
    stage, then = given.words["stages"].first(behind), given.words["then"].first(behind)
    return stage is not None and (then is None or then.start > stage.start)


def _clause(doc: Doc, score: re.Match[str], span: Span) -> Span:
    """The stretch between two commas that holds a score."""
    ahead = [mark.end() for mark in _BREAK.finditer(doc.body, span.start, score.start())]
    behind = _BREAK.search(doc.body, score.end(), span.end)
    return Span(ahead[-1] if ahead else span.start, behind.start() if behind else span.end)


def _words(doc: Doc, span: Span) -> frozenset[str]:
    """The words of the names in a stretch, by which a team is known: "Rovers", "Penfield"."""
    told = (word for name in doc.name_row.inside(span) for word in re.split(r"[^\w]+", doc.text(name.span)))
    return frozenset(fold(word) for word in told if len(word) >= SHORT or (word.isupper() and len(word) > 1))


def _in_headline(doc: Doc) -> frozenset[str]:
    return frozenset(re.split(r"[^\w]+", fold(doc.article.headline or "")))


def _one_match(first: Result, second: Result, known: frozenset[str]) -> bool:
    """Whether both tell of one match: on one day, of a team that the first names, and of none that came in later."""
    if second.sentence == first.sentence or not second.days <= first.days:
        return False
    taken_up = second.definite and not second.beside  # "the 4-1 defeat", whoever speaks of it
    if not second.named <= known and not taken_up:
        return False
    if first.team & second.team and None not in (first.won, second.won) and first.won is not second.won:
        return False  # who won one match and lost another
    rivals = second.beside <= (first.named if second.definite else first.beside) or not first.beside & known
    return (rivals and bool(second.named & known)) or (second.definite and not second.named)


def _margins(doc: Doc, first: Result, given: Given) -> Iterator[Told | Outcome]:
    """Read "the 10-point margin", which is what lies between the points of the one result."""
    apart = first.points[0] - first.points[1]
    for _, figures in groupby(doc.figures, key=lambda figure: figure.sentence):
        for figure in figures:
            if (
                figure.sentence <= first.sentence
                or figure.bound is not Bound.EXACT
                or not _is_margin(doc, figure, given)
            ):
                continue
            if figure.value == apart:
                yield Outcome.AGREED
            else:
                yield first.span, figure.span
    for span, value in _in_words(doc, first.sentence, given):
        if value == apart:
            yield Outcome.AGREED
        else:
            yield first.span, span


def _in_words(doc: Doc, number: int, given: Given) -> Iterator[tuple[Span, int]]:
    """The margins in words, "the three-goal win", in the sentences behind a result."""
    table = given.tables["by"]
    for found in _by(table).finditer(doc.folded, doc.sentences[number].span.end):
        yield Span(found.start("by"), found.end("by")), table["numbers"][found["by"]]


@cache
def _by(table: Table) -> re.Pattern[str]:
    return re.compile(table["form"].replace("NUMBER", f"(?P<by>{any_of(table['numbers'])})"))


def _is_margin(doc: Doc, figure: Figure, given: Given) -> bool:
    """Whether a figure is called the margin of the match."""
    ahead = fold(doc.body[max(0, figure.stated.start - BEHIND) : figure.stated.start]).rstrip()
    end = (figure.noun_span or figure.span).end
    behind = doc.body[end : end + BEHIND].lstrip()
    margin = given.words["margins"].first(behind)
    return (figure.definite and margin is not None and margin.start == 0) or given.words["apart"].ends(ahead)
