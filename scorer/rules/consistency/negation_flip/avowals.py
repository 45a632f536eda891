"""Somebody denies a thing, and the story takes it for granted that he confirmed it: "the mayor's admission that …"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from scorer.lexicon import Lexicon, fold
from scorer.model import Doc, Finding, Span, Stretches
from scorer.rules.consistency.negation_flip.deeds import YEAR
from scorer.rules.given import Given

MOST = 20  # denials and avowals looked at
SHARED = 3  # words of weight, the verb among them, that what is denied and what is avowed have in common
BEFORE = 3  # words before a verb among which its “not” stands
WHO = 8  # words of weight that name who says it
_WORD = re.compile(r"[^\W_][\w-]*")
_BREAK = re.compile(r"[,;:.]\s|\s[–—-]\s")

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """Who denies or avows what: the verb with what follows it, the sentence, and the words of both sides."""

    span: Span
    sentence: Span
    who: Words
    what: Words


def told(doc: Doc, given: Given) -> Iterator[Finding]:
    """A finding for the first thing that one party denies and is told to have confirmed."""
    denies, avows = given.words["disowns"], given.words["avows"]
    if avows.first(doc.folded, folded=True) is None or denies.first(doc.folded, folded=True) is None:
        return
    quoted = Stretches(quotation.span for quotation in doc.quotations)
    denied = list(islice(_said(doc, denies, quoted, given), MOST))
    for avowed in islice(_said(doc, avows, quoted, given), MOST) if denied else ():
        for one in denied:
            if one.sentence != avowed.sentence and _same(one, avowed, given) and not _later(doc, one, avowed, given):
                yield Finding(rule="negation-flip", spans=(one.span, avowed.span), confidence=0.9)
                return


def _said(doc: Doc, verbs: Lexicon, quoted: Stretches, given: Given) -> Iterator[_Said]:
    """What is told flatly with one of some verbs, by somebody who is named or called by an office before it."""
    for sentence in doc.prose():
        span = sentence.span
        text = doc.folded[span.start : span.end]
        hit = verbs.first(text, folded=True)
        if hit is None or text.endswith("?") or quoted.touch(Span(span.start + hit.start, span.start + hit.end)):
            continue
        before, behind = _last(text[: hit.start], given), _BREAK.split(_first(text[hit.end :], given))[0]
        no = " ".join(before.split()[-BEFORE:])
        if any(given.words["denying"].first(part, folded=True) for part in (no, behind)):
            continue
        end = span.start + hit.end + len(behind.rstrip(" ."))
        yield _Said(Span(span.start + hit.start, end), span, _words(before, given), _words(behind, given))


def _last(before: str, given: Given) -> str:
    """The clause that leads up to a verb: "traders were angry after | the mayor"."""
    hits = list(given.words["joints"].find(before, folded=True))
    return before[hits[-1].end :] if hits else before


def _first(behind: str, given: Given) -> str:
    """What follows a verb, to the word that opens another clause."""
    hit = given.words["reasons"].first(behind, folded=True)
    return behind[: hit.start] if hit else behind


def _words(text: str, given: Given) -> Words:
    aside = (given.words["small"], given.words["future"], given.words["themselves"])
    words = (word for word in _WORD.findall(fold(text)) if len(word) > 1)
    return tuple(word for word in words if not any(word in words for words in aside))


def _same(denied: _Said, avowed: _Said, given: Given) -> bool:
    """Whether the one is who the other is, by his words, and all of the shorter content stands in the longer."""
    if not avowed.who or len(denied.who) > WHO or set(avowed.who) - set(denied.who):
        return False
    short, long = sorted((denied.what, avowed.what), key=len)
    return len(short) >= SHARED and all(any(given.speech.akin(word, other) for other in long) for word in short)


def _later(doc: Doc, denied: _Said, avowed: _Said, given: Given) -> bool:
    """Whether the two are told of two times, or one of them as a turn of mind."""
    texts = [doc.text(one.sentence) for one in (denied, avowed)]
    cues = ("turns", "turned", "past_turns", "at_first", "now", "meanwhile")
    if any(given.words[cue].first(text) for cue in cues for text in texts) or YEAR.search(fold(texts[1])):
        return True
    return any(
        {hit.phrase for hit in given.words[days].find(texts[1])}
        - {hit.phrase for hit in given.words[days].find(texts[0])}
        for days in ("weekdays", "months")
    )
