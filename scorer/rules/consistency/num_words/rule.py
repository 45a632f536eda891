"""
A number in words and the same number in digits beside it disagree.

Why it matters: contracts, prices and casualty counts are repeated this way so that nobody misreads them.
Stays quiet: on names such as Satu, on articles of law, list marks and ages, where no number word stands before the bracket.
How: a number word directly before (or after) a bracketed whole number.
Cannot see: number words and digits that do not stand side by side.
"""

from collections.abc import Iterator
from itertools import pairwise

from scorer.model import Doc, Finding, Outcome
from scorer.rules.given import Given


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:  # noqa: ARG001 - reading knows the number words
    """Yield one outcome for each number that stands in words and digits."""
    for span, figures in doc.together():
        text = doc.article.text(span.field)
        for first, second in pairwise(figures):
            bracketed = (
                text[first.span.end : second.span.start] in (" (", "(")
                and text[second.span.end : second.span.end + 1] == ")"
            )
            named = first.spelled and first.span.start > span.start and text[first.span.start].isupper()
            if named or not bracketed or first.spelled == second.spelled or first.unit != second.unit:
                continue
            if first.value == second.value:
                yield Outcome.AGREED
            else:
                yield Finding(
                    rule="num-words",
                    spans=(first.span, second.span),
                    values={"first": first.value, "second": second.value},
                    confidence=0.99,
                )
