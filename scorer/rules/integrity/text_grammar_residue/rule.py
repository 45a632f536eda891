"""
A word too many: one that stands twice in a row, or a second verb of reporting ("as reported by the agency reported").

Why it matters: it is the seam of a rewrite, and where two verbs report, the reader cannot tell who reports on whom.
Stays quiet: where a comma, a conjunction or a relative clause stands between two verbs of reporting; on words that are
doubled on purpose ("very very", "the lengths she goes to to win", "the first first lady"), on plurals without their
hyphen, on emphasis inside quotation marks, and on papers that were announced or reported.
How: an opening such as "as reported by" and, in the same clause and within `reach` words, another verb of reporting; and
a word followed by itself, if it is one of those that no sentence doubles, or a verb known by its prefix.
Cannot see: other broken sentences: grammar as such is not checked.
"""

import re
from collections.abc import Iterator
from functools import cache
from operator import eq

from scorer.lexicon import Hit, Lexicon, fold
from scorer.model import Doc, Finding, Outcome, Span
from scorer.rules.given import Given

_TWICE = re.compile(r"(?<![\w'’.“\"-])(?P<word>[^\W\d_]+)\s(?P<again>(?i:(?P=word)))(?![\w'’-])")
_BEFORE = 60  # code points in which a word may stand that excuses the doubling: "all it has has gone"
_BEHIND = 16  # code points behind a doubled word in which a title may end: "the first first lady"
_BREAK = re.compile(r"[,;:.?!“”\"()\n–—]")


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield a finding for each doubled word, and for each clause with a doubled verb of reporting."""
    yield from _doubled(doc, given)
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
        paper = bool(between) and between[-1].lower() in given.words["papers"]  # "according to rules announced today"
        free = not paper and not any(word.lower() in given.words["links"] for word in between)
        if free and 1 <= len(between) <= given.limits["reach"]:
            yield Finding(
                rule="text-grammar-residue", spans=(Span(opening.start, opening.end + verb.end),), confidence=0.92
            )


def _doubled(doc: Doc, given: Given) -> Iterator[Finding]:
    """Words that stand twice in a row, in running text."""
    words = doc.folded.split()
    if not any(map(eq, words, words[1:])):
        return
    verb, content = (re.compile(given.tables["twice"][kind]) for kind in ("verb", "content"))
    for sentence in doc.prose():
        for found in _TWICE.finditer(doc.body, sentence.span.start, sentence.span.end):
            word, place = fold(found["word"]), Span(found.start(), found.end())
            if not found["again"].islower() or "\n" in found.group():
                continue
            before = doc.folded[max(sentence.span.start, found.start() - _BEFORE) : found.start()]
            if _on_purpose(before, doc.folded[found.start() : found.end() + _BEHIND], given):
                continue
            small = found["word"].islower()
            if (
                (word in given.words["never_twice"] and (small or found.start() == sentence.span.start))
                or (small and word in given.words["helping"] and given.words["excuses"].first(before) is None)
                or (small and verb.fullmatch(word))
                or (
                    small
                    and content.fullmatch(word)
                    and word not in given.words["for_weight"]
                    and not doc.quoted.touch(place)
                )
            ):
                yield Finding(
                    rule="text-grammar-residue", spans=(place,), case="word", confidence=0.95, repairs=(found["word"],)
                )


def _on_purpose(before: str, doubled: str, given: Given) -> bool:
    """Whether the words before leave a preposition behind or ask when a thing is itself, or a title begins with it."""
    title = given.words["titles"].first(doubled)
    return any(hit.end == len(before.rstrip()) for hit in given.words["leads"].find(before, folded=True)) or (
        title is not None and title.start == 0
    )


def _at_the_start(doc: Doc, given: Given) -> Iterator[Hit]:
    """Openings that are doubled only where they begin a sentence: "Reported Reuters …"."""
    starts = {sentence.span.start for sentence in doc.prose()}
    return (hit for hit in given.words["first"].find(doc.folded, folded=True) if hit.start in starts)


def _twice(doc: Doc, given: Given) -> Iterator[Finding]:
    """Two finite verbs of reporting side by side."""
    for hit in _pairs(given.words["one"], given.words["other"]).find(doc.folded, folded=True):
        yield Finding(rule="text-grammar-residue", spans=(Span(hit.start, hit.end),), confidence=0.92)


@cache
def _pairs(verbs: Lexicon, others: Lexicon) -> Lexicon:
    """Every two verbs that say as much side by side; one that stands twice is told as a doubled word."""
    return Lexicon(f"{verb} {other}" for verb in verbs for other in others if verb != other)
