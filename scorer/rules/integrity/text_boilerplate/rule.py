"""
A line of the page around the story was copied into the story.

Why it matters: readers meet links that lead nowhere, and the line looks as if the newsroom had said it.
Stays quiet: on the same words inside running prose.
How: short lines that begin with a stock phrase of navigation, the labels above a headline, and, inside a paragraph,
a sentence that opens with such a phrase and a colon, or tells the reader where the story goes on.
Cannot see: furniture in words that are not listed, and whole paragraphs of another story.
"""

import re
from collections.abc import Iterator
from functools import cache

from scorer.lexicon import either
from scorer.model import Doc, Finding, Outcome, Role
from scorer.rules.given import Given


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield a finding for each line, and each sentence of a paragraph, that is page furniture."""
    for block in doc.blocks:
        if block.role is Role.BOILERPLATE:
            yield Finding(rule="text-boilerplate", spans=(block.span,))
    link = _link(tuple(given.words["links"]), tuple(given.words["asides"]))
    for sentence in doc.prose():
        if link.match(doc.body, sentence.span.start, sentence.span.end):
            yield Finding(rule="text-boilerplate", spans=(sentence.span,))


@cache
def _link(phrases: tuple[str, ...], asides: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"[\s,(\[]{{0,4}}(?:(?:{either(phrases)})\s?:|(?:{either(asides)})\b)", re.IGNORECASE)
