"""A motion's votes, "by 14 votes to nine, with two abstentions", and all who are said to have voted: "all 26 members took part"."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from scorer.lexicon import Lexicon, any_of
from scorer.model import Bound, Doc, Figure, Span
from scorer.rules.consistency.num_sum import lists
from scorer.rules.consistency.num_sum.lists import Figures
from scorer.rules.given import Given

SENTENCES = 3  # between the votes and those who cast them
AHEAD = 45  # code points before a number in which "every one of the council's" stands
BESIDE = 30  # code points around a number in which "abstained" stands
NEAR = 1.4  # all are at most this many times the votes, and the other way round


def read(doc: Doc, given: Given) -> Iterator[tuple[Figure, Figures]]:
    """Yield all who voted, with the votes for and against and those withheld; none where nobody is said to have abstained."""
    if given.words["abstained"].first(doc.folded, folded=True) is None:
        return
    to = _to(given.words["ballots"], given.words["to_against"])
    counts = [one for one in doc.figures if one.sentence >= 0 and one.unit is None and one.bound is Bound.EXACT]
    found = [
        (one, two)
        for one, two in pairwise(counts)
        if one.sentence == two.sentence and to.fullmatch(doc.body, one.span.end, two.stated.start)
    ]
    if len(found) != 1:
        return
    near = [one for one in counts if abs(one.sentence - found[0][0].sentence) <= SENTENCES and one not in found[0]]
    withheld = [one for one in near if _abstained(one, doc, given)]
    if len(withheld) != 1:
        return
    parts = (*found[0], withheld[0])
    reached = sum(part.value for part in parts)
    wholes = [one for one in near if one.value > found[0][0].value and _all_voted(one, doc, given)]
    if len(wholes) == 1 and lists.near(wholes[0].value, reached, NEAR):
        yield wholes[0], parts


def _abstained(one: Figure, doc: Doc, given: Given) -> bool:
    """Whether a number counts those who abstained."""
    span = doc.sentences[one.sentence].span
    behind = doc.folded[one.span.end : min(span.end, one.span.end + BESIDE)]
    return given.words["abstained"].first(re.split(r"[,;.]", behind)[0], folded=True) is not None


def _all_voted(one: Figure, doc: Doc, given: Given) -> bool:
    """Whether a number counts all members, and its sentence says that they voted."""
    span: Span = doc.sentences[one.sentence].span
    ahead = doc.folded[max(span.start, one.span.start - AHEAD) : one.span.start]
    told = doc.folded[span.start : span.end]
    some = given.words["absent"].first(told, folded=True) is not None
    every = given.words["every_member"].first(ahead, folded=True) is not None
    return every and not some and given.words["took_part"].first(told, folded=True) is not None


@cache
def _to(ballots: Lexicon, to: Lexicon) -> re.Pattern[str]:
    """What stands between the votes for and those against."""
    return re.compile(rf"\s(?:{any_of(ballots)})\s(?:[^\W\d_]+\s)?(?:{any_of(to)})\s", re.IGNORECASE)
