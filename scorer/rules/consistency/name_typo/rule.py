"""
A name stands once in a garbled form of one the story uses elsewhere.

Why it matters: a misspelt name is the mistake that readers forgive least.
Stays quiet: on different people with similar names, as where one sentence names both, on accepted transliterations, on
inflected names (Korea, Korean), on the newsroom's own names.
How: a capitalised word of six letters or more that stands once, one or two letters away from one that stands more often,
beside the same neighbour (first name, title, second half of a place's name).
Cannot see: a slip made every time, short names, and slips in names that stand only once.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import takewhile

from rapidfuzz.distance import OSA

from scorer.lexicon import fold
from scorer.model import Doc, Finding, Outcome, Role, Span
from scorer.rules.given import Given

_CAPITALISED = re.compile(r"[A-Z][a-z]+(?:[’'](?!s\b)[a-z]+)?")
LETTERS = 6  # of the rare form; five where two letters only changed places
LONG = 9  # letters from which two may be exchanged; in shorter ones two may only be missing or too many
SAME = 2  # letters by which their lengths may differ
MOST = 400  # different capitalised words looked at


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield a finding for each garbled name, with the form it resembles."""
    words = list(_words(doc))
    texts = [doc.text(word) for word in words]
    counts = Counter(texts)
    beside = _neighbours(doc, words, texts)
    first = {text: word for word, text in zip(reversed(words), reversed(texts), strict=True)}
    ours = {text for text in counts if text.replace("’", "'") in given.names}
    names = [text for text in counts if text not in given.words["not_names"]]
    rare = [text for text in names if counts[text] == 1 and len(text) >= LETTERS - 1 and text not in ours][:MOST]
    frequent = [text for text in names if counts[text] > 1 and len(text) >= LETTERS - 1][:MOST]
    starts = [sentence.span.start for sentence in doc.sentences]
    for text in rare:
        for other in frequent:
            garbled = text[0] == other[0] and beside[text] & beside[other] and _garbled(text, other, given)
            if garbled and not _together(doc, starts, first[text], other, beside[text] & beside[other]):
                yield Finding(
                    rule="name-typo",
                    spans=(first[text], first[other]),
                    values={"written": text, "meant": other, "times": f"{counts[other]}"},
                    confidence=0.93,
                    repairs=(other,),
                )
                break


def _together(doc: Doc, starts: list[int], word: Span, other: str, shared: set[tuple[str, str]]) -> bool:
    """Whether one sentence names both beside the same neighbour: then they are two, as brothers or colleagues are."""
    at = bisect_right(starts, word.start) - 1
    sentence = doc.text(doc.sentences[at].span) if at >= 0 else ""
    pairs = (f"{name} {other}" if side == "before" else f"{other} {name}" for side, name in shared)
    return any(pair in sentence for pair in pairs)


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


def _garbled(text: str, other: str, given: Given) -> bool:
    """Whether one may be a slip for the other: close in letters, and no accepted spelling or ending apart."""
    one, two = (_plain(fold(word), given) for word in (text, other))
    if one == two or one[0] != two[0] or abs(len(one) - len(two)) > SAME:
        return False
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, two, strict=False)))
    if [one[shared:], two[shared:]] in given.tables["endings"]["kin"] or _inflected(one, two, given):
        return False
    if len(text) < LETTERS:
        return sorted(one) == sorted(two) and OSA.distance(one, two, score_cutoff=1) <= 1
    edits = 2 if len(text) >= LONG or (len(text) > LETTERS and len(one) != len(two)) else 1
    return OSA.distance(one, two, score_cutoff=edits) <= edits


def _plain(word: str, given: Given) -> str:
    for old, new in given.tables["endings"]["same"]:
        word = word.replace(old, new)
    return word


def _inflected(one: str, two: str, given: Given) -> bool:
    return any(one == two + ending or two == one + ending for ending in given.tables["endings"]["inflected"])
