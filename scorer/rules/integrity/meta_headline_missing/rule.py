"""
The story has no headline.

Why it matters: lists, alerts and search results show the headline; without one they show the first words, whatever they are.
Stays quiet: where a headline was sent, or a line of the body can be one, and on texts of fewer than `least` words.
How: the headline field, or a short first line without a full stop above a longer text.
Cannot see: whether the headline that is there is a headline and not a file's name.
"""

from collections.abc import Iterator

from scorer.model import Doc, Finding, Outcome
from scorer.rules.given import Given


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield a finding for a story without a headline."""
    if doc.headline is None and doc.word_count >= given.limits["least"]:
        yield Finding(rule="meta-headline-missing", absence=True, confidence=0.97)
