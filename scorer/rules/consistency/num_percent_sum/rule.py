"""
Shares that exclude each other do not add up to a hundred.

Why it matters: in votes and polls with one choice each, more than everything is impossible; and what "the rest" is follows
from the other shares. One of them is wrong.
Stays quiet: without a word for a single choice or for the rest, where several answers were allowed, where shares are
compared over time, and where the rest is that of a part.
How: three or more percentages of one choice in a sentence, whose sum may not pass 100; or percentages and then "the
remaining Z percent", in one sentence or the next, whose sum must be 100. Half a point a share is left for rounding.
Cannot see: shares spread over several paragraphs or a table, and several questions asked in one sentence.
"""

import re
from collections.abc import Iterator
from functools import cache

from scorer.lexicon import either
from scorer.model import Bound, Doc, Figure, Finding, Outcome
from scorer.rules.given import Given

LEAST = 3  # shares of one choice
AHEAD = 40  # code points before a share in which "the remaining" stands


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each single choice with its shares, and for each share that is said to be the rest."""
    rest = _rest(tuple(given.words["rest"]))
    before: tuple[tuple[Figure, ...], str] = (), ""
    for span, figures in doc.together():
        text = doc.article.text(span.field)
        told = text[span.start : span.end]
        shares = tuple(figure for figure in figures if figure.unit == "%")
        at = next(
            (
                at
                for at, one in enumerate(shares)
                if rest.search(text, max(span.start, one.stated.start - AHEAD), one.stated.start)
            ),
            None,
        )
        if at is not None:
            follows = before[0] and before[0][-1].sentence + 1 == shares[0].sentence
            parts, told = (
                (shares[: at + 1], told) if at else ((*before[0], shares[0]), before[1] + told) if follows else ((), "")
            )
            if len(parts) > 1:
                yield _whole(parts, told, given)
        elif len(shares) >= LEAST and given.words["single"].first(told):
            yield _at_most(shares, told, given)
        before = shares, told


def _at_most(shares: tuple[Figure, ...], told: str, given: Given) -> Finding | Outcome:
    """One choice each: not more than everything."""
    if (
        given.words["many"].first(told)
        or _by_place(told, given)
        or any(share.bound is not Bound.EXACT for share in shares)
    ):
        return Outcome.ABSTAINED
    total = sum(share.value for share in shares)
    return Outcome.AGREED if total <= 100 + given.limits["rounding"] * len(shares) else _finding(shares, "")


def _by_place(told: str, given: Given) -> bool:
    """Whether shares are told of several places or times."""
    return len(_places(tuple(given.words["in"])).findall(told)) > 1


def _whole(shares: tuple[Figure, ...], told: str, given: Given) -> Finding | Outcome:
    """The last share is what the others leave of a hundred, or of a part of it: then the last ones make a hundred."""
    slack = given.limits["rounding"] * len(shares)
    if any(abs(sum(share.value for share in shares[first:]) - 100) <= slack for first in range(len(shares) - 1)):
        return Outcome.AGREED
    doubtful = given.words["many"].first(told) or given.words["part"].first(told)
    if doubtful or any(share.bound is not Bound.EXACT for share in shares):
        return Outcome.ABSTAINED
    return _finding(shares, "rest")


def _finding(shares: tuple[Figure, ...], case: str) -> Finding:
    return Finding(
        rule="num-percent-sum",
        spans=tuple(share.span for share in shares),
        values={
            "parts": tuple(share.value for share in shares),
            "total": round(sum(share.value for share in shares), 2),
        },
        case=case,
        confidence=0.95,
    )


@cache
def _places(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(words)})\s\w")


@cache
def _rest(words: tuple[str, ...]) -> re.Pattern[str]:
    """The words for what is left, right before a share or a few words before it."""
    return re.compile(rf"(?<!\w)(?:{either(words)})(?:,|(?:,?\s[^\W\d_]+){{1,3}})?\s?$", re.IGNORECASE)
