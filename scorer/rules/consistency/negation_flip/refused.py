"""
The headline says that a thing will not be, and the story announces it.

"Minister rules out tax rise: … the tax would rise", "Bupati batalkan pembangunan …: … akan membangun".
"""

import re
from collections.abc import Iterator

from scorer.lexicon import fold
from scorer.model import Doc, Finding, Outcome, Span
from scorer.rules.consistency.negation_flip.deeds import BREAK
from scorer.rules.given import Given

LEAST = 2  # words that say what will not be
MOST = 3  # of so many words one may be missing
LONG = 3  # letters of a word that says something
LEAD = 2  # sentences that announce what the story is about
STEM = 4  # letters that a verb and its noun begin with: close, closures
BEFORE = 30  # code points before a refusal in which its “no” stands
_WORD = re.compile(r"[^\W\d_]+")
_ASKS = re.compile(r"[?“”\"‘’:;,]")


def told(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome where the headline refuses something."""
    if doc.headline is None:
        return
    title = fold(doc.text(doc.headline))
    refusal = given.words["refuses"].first(title, folded=True)
    if refusal is None or _ASKS.search(title) or given.words["turns"].first(title, folded=True):
        return
    doers, things = _weighty(title[: refusal.start], given), _weighty(title[refusal.end :], given)
    story = [one.span for one in doc.prose() if not one.span.overlaps(doc.headline)]
    if len(things) < LEAST or not doers or not story:
        return
    if any(_is_refused(doc.folded[span.start : span.end], things, given) for span in story):
        yield Outcome.AGREED
        return
    for span in story[:LEAD]:
        text = doc.folded[span.start : span.end]
        ahead = given.words["ahead"].first(text, folded=True)
        clause = _clause(text, ahead.start) if ahead else ""
        told = _shared(things, clause, given)
        enough = told >= LEAST and MOST * (len(things) - told) <= len(things)
        if ahead and enough and _shared(doers, text, given) and not _is_denied(clause, given):
            start = doc.headline.start + refusal.start
            yield Finding(
                rule="negation-flip",
                spans=(
                    Span(start, doc.headline.start + refusal.end, doc.headline.field),
                    Span(span.start + ahead.start, span.start + ahead.end),
                ),
                case="headline",
                confidence=0.9,
            )
            return
    yield Outcome.ABSTAINED


def _weighty(text: str, given: Given) -> list[str]:
    """The words that say something, in order."""
    return [word for word in _WORD.findall(text) if len(word) >= LONG and word not in given.words["small"]]


def _shared(wanted: list[str], text: str, given: Given) -> int:
    """How many of some words stand in a text, in whatever form."""
    words = _weighty(text, given)
    return sum(any(given.speech.akin(one, word) or one[:STEM] == word[:STEM] for word in words) for one in wanted)


def _clause(text: str, at: int) -> str:
    """The clause that holds a place of a sentence."""
    ends = [mark.end() for mark in BREAK.finditer(text)]
    start = max((end for end in ends if end <= at), default=0)
    return text[start : min((end for end in ends if end > at), default=len(text))]


def _is_denied(text: str, given: Given) -> bool:
    return given.words["denying"].first(text, folded=True) is not None


def _is_refused(text: str, things: list[str], given: Given) -> bool:
    """
    Whether a sentence tells a refusal, one without a “no” before it, or says “no” of the things themselves.

    A word such as "block", which may be said of a road, counts beside one of the things.
    """
    refusals = list(given.words["refused"].find(text, folded=True))
    refusals = [hit for hit in refusals if not _shared(things, hit.phrase, given)]  # “rules out cut: … would cut”
    stops = given.words["stops"].find(text, folded=True)
    refusals += [hit for hit in stops if _shared(things, _clause(text, hit.start), given)]
    denied = (_clause(text, hit.start) for hit in given.words["denying"].find(text, folded=True))
    if not refusals:
        return any(_shared(things, clause, given) >= LEAST for clause in denied)
    return any(not _is_denied(text[max(0, hit.start - BEFORE) : hit.start], given) for hit in refusals)
