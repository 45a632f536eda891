"""
A name stands once in a garbled form of one the story uses elsewhere.

Why it matters: a misspelt name is the mistake that readers forgive least.
Stays quiet: on different people with similar names, on accepted transliterations, on inflected names (Korea, Korean).
How: a capitalised word of six letters or more that stands once, one or two letters away from one that stands more often,
beside the same neighbour (first name, title, second half of a place's name).
"""

import re
from collections import Counter
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from scorer.lexicon import fold
from scorer.model import Doc, Finding, Outcome, Role, Span
from scorer.rules.given import Given

_CAPITALISED = re.compile(r"[A-Z][a-z’']+")
LETTERS = 6  # of the rare form
LONG = 7  # letters from which two may differ
SAME = 2  # letters both begin with
MOST = 400  # different capitalised words looked at


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield a finding for each garbled name, with the form it resembles."""
    words = list(_words(doc))
    texts = [doc.text(word) for word in words]
    counts = Counter(texts)
    beside = _neighbours(doc, words, texts)
    first = {text: word for word, text in zip(reversed(words), reversed(texts), strict=True)}
    endings = given.tables["endings"]["inflected"]
    rare = [text for text in counts if counts[text] == 1 and len(text) >= LETTERS][:MOST]
    frequent = [text for text in counts if counts[text] > 1 and len(text) >= LETTERS - 1][:MOST]
    for text in rare:
        for other in frequent:
            if _garbled(text, other, endings) and beside[text] & beside[other]:
                yield Finding(
                    rule="name-typo",
                    spans=(first[text], first[other]),
                    values={"written": text, "meant": other, "times": f"{counts[other]}"},
                    confidence=0.93,
                    repairs=(other,),
                )
                break


def _words(doc: Doc) -> Iterator[Span]:
    for block in doc.blocks:
        if block.role not in (Role.BOILERPLATE, Role.CREDIT, Role.HEADLINE):
            for word in _CAPITALISED.finditer(doc.body, block.span.start, block.span.end):
                yield Span(word.start(), word.end())


def _neighbours(doc: Doc, words: list[Span], texts: list[str]) -> dict[str, set[tuple[str, str]]]:
    """For each word the capitalised words directly before and after it."""
    beside: dict[str, set[tuple[str, str]]] = {text: set() for text in texts}
    for (word, text), (later, follower) in zip(
        zip(words, texts, strict=True), zip(words[1:], texts[1:], strict=True), strict=False
    ):
        if doc.body[word.end : later.start] == " ":
            beside[text].add(("after", follower))
            beside[follower].add(("before", text))
    return beside


def _garbled(text: str, other: str, endings: list[str]) -> bool:
    one, two = fold(text), fold(other)
    if one[:SAME] != two[:SAME] or abs(len(one) - len(two)) > SAME:
        return False
    if any(one == two + ending or two == one + ending for ending in endings):
        return False
    edits = 2 if len(text) >= LONG else 1
    return 0 < OSA.distance(one, two, score_cutoff=edits) <= edits
