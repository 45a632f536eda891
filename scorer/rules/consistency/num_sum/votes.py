"""
A motion's votes, "by 14 votes to nine, with two abstentions", and how many there are to vote: "the 24-member council".

More votes than members there cannot be. As many there are where all are said to have voted: "all 26 members took part", "every
member was present".
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from scorer.lexicon import Lexicon, any_of
from scorer.model import Bound, Doc, Figure, Span
from scorer.rules.consistency.num_sum import lists
from scorer.rules.consistency.num_sum.lists import Figures
from scorer.rules.given import Given, Table

SENTENCES = 3  # between the votes and those who cast them
AHEAD = 45  # code points before a number in which "every one of the council's" or "by a vote of" stands
BESIDE = 30  # code points around a number in which "abstained" or "member" stands
NEAR = 1.4  # all are at most this many times the votes, and the other way round
OVER = 1.25  # … where only that the votes are more speaks against them

_SCORE = r"\s(?:[^\W\d_]+\s){0,3}?(?P<one>\d{1,3})[-–](?P<two>\d{1,3})(?![-–\d])"


def read(doc: Doc, given: Given) -> Iterator[tuple[Figure, Figures]]:
    """Yield all who may vote, with the votes for and against and those withheld."""
    if given.words["voting"].first(doc.folded, folded=True) is None:
        return
    counts = [one for one in doc.figures if one.sentence >= 0 and one.unit is None and one.bound is Bound.EXACT]
    found = list(_tallies(doc, counts, given))
    if len(found) != 1:
        return
    one, two = found[0]
    near = [other for other in counts if abs(other.sentence - one.sentence) <= SENTENCES and other not in found[0]]
    withheld = [other for other in near if _abstained(other, doc, given)]
    if len(withheld) > 1:
        return
    parts = (one, two, *withheld)
    reached = sum(part.value for part in parts)
    voters = [other for other in near if other.value > one.value and _all_voted(other, doc, given)] if withheld else []
    members = [other for other in counts if other not in parts and _are_members(other, doc, given)]
    members += _spelled(doc, given)
    alone = members[0] if len({other.value for other in members}) == 1 and not voters else None
    if len(voters) == 1:
        alone, most = voters[0], NEAR
    elif alone and reached > alone.value and given.words["casting"].first(doc.folded, folded=True) is None:
        most = OVER
    elif alone and withheld and _none_was_away(doc, one, given):
        most = NEAR
    else:
        return
    if alone.value > one.value and lists.near(alone.value, reached, most):
        yield alone, parts


def _tallies(doc: Doc, counts: Sequence[Figure], given: Given) -> Iterator[tuple[Figure, Figure]]:
    """The votes for and against: "14 votes to nine", "a vote of nine to six", "voted 11-4"."""
    said = _patterns(given.words["ballots"], given.words["to_against"], given.words["tally"])
    for one, two in pairwise(counts):
        if one.sentence != two.sentence:
            continue
        plain = said.plain.fullmatch(doc.body, one.span.end, two.stated.start)
        led = plain and said.led.search(doc.body, max(0, one.stated.start - AHEAD), one.stated.start)
        if led or said.to.fullmatch(doc.body, one.span.end, two.stated.start):
            yield one, two
    for found in said.score.finditer(doc.body):
        sides = ((Span(*found.span(name)), float(found[name])) for name in ("one", "two"))
        one, two = (_count(place, value, doc) for place, value in sides)
        yield one, two


def _spelled(doc: Doc, given: Given) -> list[Figure]:
    """The numbers of members that are one word with what they count: "the seven-member board"."""
    sizes = given.tables["sizes"]
    hits = _sizes(sizes, given.words["consists"]).finditer(doc.body)
    return [_count(Span(*hit.span("size")), float(sizes[hit["size"].lower()]), doc) for hit in hits]


def _count(place: Span, value: float, doc: Doc) -> Figure:
    """A number that no figure of the story tells: the side of a score, or a part of a word."""
    number = bisect_right(doc.sentences, place.start, key=lambda one: one.span.start) - 1
    return Figure(span=place, stated=place, value=value, low=value, high=value, sentence=number)


def _abstained(one: Figure, doc: Doc, given: Given) -> bool:
    """Whether a number counts those who abstained."""
    span = doc.sentences[one.sentence].span
    behind = doc.folded[one.span.end : min(span.end, one.span.end + BESIDE)]
    return given.words["abstained"].first(re.split(r"[,;.]", behind)[0], folded=True) is not None


def _all_voted(one: Figure, doc: Doc, given: Given) -> bool:
    """Whether a number counts all members, and its sentence says that they voted."""
    span: Span = doc.sentences[one.sentence].span
    ahead = doc.folded[max(span.start, one.span.start - AHEAD) : one.span.start]
    every = given.words["every_member"].first(ahead, folded=True) is not None
    return every and _is_full(doc.folded[span.start : span.end], given)


def _are_members(one: Figure, doc: Doc, given: Given) -> bool:
    """Whether a number says of how many a council consists: "the 17-member council", "the board's nine seats"."""
    behind = doc.folded[one.span.end : one.span.end + BESIDE].lstrip(" -–")
    ahead = doc.folded[max(0, one.stated.start - BESIDE) : one.stated.start].rstrip()
    return given.words["consists"].begins(behind) or given.words["consists_of"].ends(ahead)


def _none_was_away(doc: Doc, vote: Figure, given: Given) -> bool:
    """Whether a sentence near a vote says that every member was there."""
    near = doc.sentences[max(0, vote.sentence - 1) : vote.sentence + SENTENCES + 1]
    told = (sentence.span for sentence in near)
    texts = [doc.folded[span.start : span.end] for span in told]
    return any(
        given.words["full_house"].first(text, folded=True)
        or (given.words["whole_house"].first(text, folded=True) and _is_full(text, given))
        for text in texts
    )


def _is_full(told: str, given: Given) -> bool:
    """Whether a sentence says that they voted or were there, and of nobody that he was not."""
    return given.words["took_part"].first(told, folded=True) is not None and (
        given.words["absent"].first(told, folded=True) is None
    )


class _Patterns:
    """What stands between the votes for and those against, and before them."""

    def __init__(self, ballots: Lexicon, to: Lexicon, tally: Lexicon) -> None:
        every = re.IGNORECASE
        self.to = re.compile(rf"\s(?:{any_of(ballots)})\s(?:[^\W\d_]+\s)?(?:{any_of(to)})\s", every)
        self.plain = re.compile(rf"\s(?:{any_of(to)})\s", every)
        self.led = re.compile(rf"\b(?:{any_of(tally)})(?:\s[^\W\d_]+){{0,3}}?\s$", every)
        self.score = re.compile(rf"\b(?:{any_of(tally)}){_SCORE}", every)


@cache
def _sizes(sizes: Table, members: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"\b(?P<size>{any_of(sizes)})[- ](?:{any_of(members)})\b", re.IGNORECASE)


@cache
def _patterns(ballots: Lexicon, to: Lexicon, tally: Lexicon) -> _Patterns:
    return _Patterns(ballots, to, tally)
