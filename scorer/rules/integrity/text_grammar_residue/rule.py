"""
Two verbs of reporting where the sentence needs one: "as reported by the agency reported".

Why it matters: the reader cannot tell whether the agency reports or is reported on; it is the seam of a rewrite.
Stays quiet: where a comma, a conjunction or a relative clause stands between them.
How: an opening such as "as reported by" and, in the same clause and within `reach` words, another verb of reporting.
Cannot see: other broken sentences: grammar as such is not checked.
"""

import re
from collections.abc import Iterator
from functools import cache

from scorer.lexicon import Hit, either
from scorer.model import Doc, Finding, Outcome, Span
from scorer.rules.given import Given

_BREAK = re.compile(r"[,;:.?!“”\"()\n–—]")


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield a finding for each clause with a doubled verb of reporting."""
    yield from _twice(doc, given)
    set_phrases = list(given.words["openings"].find(doc.folded, folded=True))
    begun = {opening.start for opening in set_phrases}
    openings = [*set_phrases, *(hit for hit in _at_the_start(doc, given) if hit.start not in begun)]
    for opening in openings:
        clause = doc.body[opening.end : opening.end + 120]
        stop = _BREAK.search(clause)
        clause = clause[: stop.start()] if stop else clause
        verb = given.words["verbs"].first(clause)
        if verb is None:
            continue
        between = clause[: verb.start].split()
        free = not any(word.lower() in given.words["links"] for word in between)
        if free and 1 <= len(between) <= given.limits["reach"]:
            yield Finding(
                rule="text-grammar-residue", spans=(Span(opening.start, opening.end + verb.end),), confidence=0.92
            )


def _at_the_start(doc: Doc, given: Given) -> Iterator[Hit]:
    """Openings that are doubled only where they begin a sentence: "Reported Reuters …"."""
    for sentence in doc.prose():
        hit = given.words["first"].first(doc.folded[sentence.span.start : sentence.span.end], folded=True)
        if hit is not None and hit.start == 0:
            yield Hit(sentence.span.start, sentence.span.start + hit.end, hit.phrase)


def _twice(doc: Doc, given: Given) -> Iterator[Finding]:
    """Two finite verbs of reporting side by side."""
    for found in _pairs(tuple(given.words["one"]), tuple(given.words["other"])).finditer(doc.folded):
        yield Finding(rule="text-grammar-residue", spans=(Span(found.start(), found.end()),), confidence=0.92)


@cache
def _pairs(one: tuple[str, ...], other: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(one)}) (?:{either(other)})\b")
