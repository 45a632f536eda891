"""Somebody denies a thing, and the story takes it for granted that he confirmed it: "the mayor's admission that …"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice, takewhile

from scorer.lexicon import Lexicon, fold
from scorer.model import Doc, Finding, Quote, Span
from scorer.rules.consistency.negation_flip import times
from scorer.rules.consistency.negation_flip.kinds import Keys, content
from scorer.rules.given import Given

MOST = 20  # denials and avowals looked at
SHARED = 3  # words of weight, the verb among them, that what is denied and what is avowed have in common
OWNED = 2  # the same where the avowal is told as somebody's own: "her admission that"
VERBS = 3  # verbs of one sentence
BEFORE = 3  # words before a verb among which its “not” stands
NEAR = 12  # code points behind a time in which “itu” stands
BETWEEN = 70  # code points between an avowal and its “that”
WHO = 8  # words of weight that name who says it
_WORD = re.compile(r"[^\W_][\w-]*")
_BREAK = re.compile(r"[,;:.]\s|\s[–—-]\s")

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class _Said:
    """Who denies or avows what: the verb with what follows it, the sentence, who does, and what."""

    span: Span
    sentence: Span
    who: Words
    what: tuple[Keys, ...]
    least: int = SHARED


def told(doc: Doc, given: Given) -> Iterator[Finding]:
    """A finding for the first thing that one party denies and is told to have confirmed."""
    denies = given.words["disowns"]
    found = any(given.words[avows].first(doc.folded, folded=True) for avows in ("avows", "avowing"))
    if not found or denies.first(doc.folded, folded=True) is None:
        return
    denied = list(islice(_said(doc, denies, given), MOST))
    avowed = chain(_said(doc, given.words["avows"], given), _owned(doc, given)) if denied else ()
    for one in islice(avowed, MOST):
        for other in denied:
            if other.sentence != one.sentence and _same(doc, other, one) and not _later(doc, other, one, given):
                yield Finding(rule="negation-flip", spans=(other.span, one.span), confidence=0.9)
                return


def _said(doc: Doc, verbs: Lexicon, given: Given) -> Iterator[_Said]:
    """What is told flatly with one of some verbs, by somebody who is named or called by an office before it."""
    for sentence in doc.prose():
        span = sentence.span
        text = doc.folded[span.start : span.end]
        for hit in islice(verbs.find(text, folded=True), VERBS if not text.endswith("?") else 0):
            before, behind = _last(text[: hit.start], given), _first(text[hit.end :], given)
            no = " ".join(before.split()[-BEFORE:])
            flatly = not any(given.words["denying"].first(part, folded=True) for part in (no, behind))
            end = span.start + hit.end + len(behind.rstrip(" ."))
            if flatly and not doc.quoted.touch(Span(span.start + hit.start, span.start + hit.end)):
                yield _Said(Span(span.start + hit.start, end), span, _words(before, given), content(behind, given))


def _owned(doc: Doc, given: Given) -> Iterator[_Said]:
    """What somebody is told to have owned to, as a noun: "the mayor's admission to MPs that", "pengakuan Rini bahwa"."""
    for sentence in doc.prose():
        span = sentence.span
        text = doc.folded[span.start : span.end]
        hit = given.words["avowing"].first(text, folded=True)
        that = given.words["that"].first(text[hit.end : hit.end + BETWEEN], folded=True) if hit else None
        if hit is None or that is None or doc.quoted.touch(Span(span.start + hit.start, span.start + hit.end)):
            continue
        between, behind = text[hit.end : hit.end + that.start], _first(text[hit.end + that.end :], given)
        if _BREAK.search(between) or given.words["denying"].first(behind, folded=True):
            continue
        owner = _BREAK.split(text[: hit.start])[-1].split()[-BEFORE:]
        behind_it = takewhile(
            lambda word: word not in given.words["small"] or word in given.words["by"], between.split()
        )
        who = _words(" ".join(owner if owner and owner[-1].endswith(("'s", "'")) else behind_it), given)
        end = span.start + hit.end + that.end + len(behind.rstrip(" ."))
        yield _Said(Span(span.start + hit.start, end), span, who, content(behind, given), OWNED)


def _last(before: str, given: Given) -> str:
    """The clause that leads up to a verb: "traders were angry after | the mayor"."""
    hits = list(given.words["joints"].find(before, folded=True))
    return before[hits[-1].end :] if hits else before


def _first(behind: str, given: Given) -> str:
    """What follows a verb, to the mark or the word that opens another clause."""
    clause = _BREAK.split(behind)[0]
    for cue in ("reasons", "joints", "conceding"):
        hit = given.words[cue].first(clause, folded=True)
        clause = clause[: hit.start] if hit and hit.start > 1 else clause
    return clause


def _words(text: str, given: Given) -> Words:
    aside = (given.words["small"], given.words["future"], given.words["themselves"])
    words = (word for word in _WORD.findall(fold(text)) if len(word) > 1)
    return frozenset(word for word in words if not any(word in words for words in aside))


def _same(doc: Doc, denied: _Said, avowed: _Said) -> bool:
    """Whether the one is who the other is, and all that is denied, one word aside, is avowed; or all that is avowed is denied."""
    if not avowed.who or len(denied.who) > WHO or not (avowed.who <= denied.who or _speaks_next(doc, denied, avowed)):
        return False
    here, there = (
        [word for word in one if any(word & other for other in two)]
        for one, two in ((denied.what, avowed.what), (avowed.what, denied.what))
    )
    missing = len(denied.what) - len(here)
    opens = bool(avowed.what) and bool(there) and there[0] == avowed.what[0]  # the verb of the avowal is among them
    whole = missing == 0 or len(there) == len(avowed.what) or (len(here) >= SHARED and (missing == 1 or opens))
    return whole and len(here) >= avowed.least and len(there) >= avowed.least


def _speaks_next(doc: Doc, denied: _Said, avowed: _Said) -> bool:
    """Whether whoever avows is named by the quotation right behind the denial, as the words of whoever denies."""
    behind = next((one.span for one in doc.sentences if one.span.start >= denied.sentence.end), None)
    return behind is not None and any(
        one.quote is Quote.DIRECT and avowed.who <= set(fold(one.speaker.name or "").split())
        for one in doc.attributions
        if one.extent.overlaps(behind)
    )


def _later(doc: Doc, denied: _Said, avowed: _Said, given: Given) -> bool:
    """Whether the two are told of two times, or one of them as a turn of mind."""
    here, there = (doc.text(one.sentence) for one in (denied, avowed))
    cues = ("turned", "past_turns", "at_first", "now", "meanwhile")
    turned = any(_turns(text, given.words[cue], given) for cue in cues for text in (here, there))
    return turned or times.apart(here, there, (), given)


def _turns(text: str, words: Lexicon, given: Given) -> bool:
    """Whether a text tells of a turn; "persidangan itu" is the occasion that was told before, and none."""
    return any(not given.words["pointing"].begins(text[hit.end : hit.end + NEAR]) for hit in words.find(text))
