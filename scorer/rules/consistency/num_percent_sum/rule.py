"""
Shares that exclude each other add up to more than a hundred.

Why it matters: in votes and polls with one choice each, more than everything is impossible; one share is wrong.
Stays quiet: without a word for a single choice, where several answers were allowed, where shares are compared over time.
How: three or more percentages in one sentence; the sum against 100 plus half a point a share for rounding.
"""

from collections.abc import Iterator

from scorer.model import Bound, Doc, Finding, Outcome
from scorer.rules.given import Given

LEAST = 3  # shares


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each sentence with a single choice and its shares."""
    for span, figures in doc.together():
        shares = [figure for figure in figures if figure.unit == "%"]
        text = doc.article.text(span.field)[span.start : span.end]
        if len(shares) < LEAST or given.words["single"].first(text) is None:
            continue
        if given.words["many"].first(text) or any(share.bound is not Bound.EXACT for share in shares):
            yield Outcome.ABSTAINED
            continue
        total = sum(share.value for share in shares)
        if total <= 100 + given.limits["rounding"] * len(shares):
            yield Outcome.AGREED
        else:
            yield Finding(
                rule="num-percent-sum",
                spans=tuple(share.span for share in shares),
                values={"parts": tuple(share.value for share in shares), "total": total},
                confidence=0.95,
            )
