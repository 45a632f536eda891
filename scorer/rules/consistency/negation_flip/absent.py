"""Somebody who is told to be absent, and to have taken part: "without Dunn, who is injured", "Dunn scored the second goal"."""

import re
from collections.abc import Iterator
from itertools import islice

from scorer.lexicon import Lexicon
from scorer.model import Doc, Finding, Name, NameKind, Span
from scorer.rules.consistency.negation_flip import times
from scorer.rules.consistency.negation_flip.deeds import clause
from scorer.rules.given import Given

MOST = 60  # persons' names looked at
BEFORE = 60  # code points before a name in which “without” stands
BEHIND = 60  # code points behind it in which "who is injured" stands
DEED = 30  # code points behind it in which a goal is told
ASIDE = 2  # words between a name and what is said of it
_BREAK = re.compile(r"[.;:\n“”\"]")
_CLAUSE = re.compile(r"[,.;:\n“”\"]")


def told(doc: Doc, given: Given) -> Iterator[Finding]:
    """A finding for the first person who is told to be absent and to have taken part."""
    if any(given.words[cue].first(doc.folded, folded=True) is None for cue in ("played", "away")):
        return
    persons = list(islice((name for name in doc.names if name.kind is NameKind.PERSON), MOST))
    absent = {name.identity: name for name in persons if _absent(doc, name, given)}
    for name in persons if absent else ():
        other = absent.get(name.identity)
        place = _played(doc, name, given) if other is not None and other is not name else None
        if other and place and not _elsewhere(doc, other.span, place, given):
            yield Finding(rule="negation-flip", spans=(other.span, place), confidence=0.9)
            return


def _absent(doc: Doc, name: Name, given: Given) -> bool:
    """Whether a name is told as that of somebody who takes no part."""
    before = _CLAUSE.split(doc.folded[max(0, name.span.start - BEFORE) : name.span.start].rstrip(", "))[-1]
    behind = _BREAK.split(doc.folded[name.span.end : name.span.end + BEHIND])[0]
    lacking = given.words["lacking_player"].first(before, folded=True)
    away = given.words["away"].first(behind, folded=True)
    return (
        lacking is not None and (away is not None or doc.folded[name.span.end : name.span.end + 1] in {",", "."})
    ) or (away is not None and _opens(behind, away.start))


def _opens(behind: str, start: int) -> bool:
    """Whether no more than a word or two stands between a name and what is said of it."""
    return len(behind[:start].replace(",", " ").split()) <= ASIDE


def _played(doc: Doc, name: Name, given: Given) -> Span | None:
    """Where a deed of the match is told of somebody, right behind the name."""
    behind = _CLAUSE.split(doc.folded[name.span.end : name.span.end + DEED].removeprefix(","))[0]
    hit = _first(given.words["played"], behind)
    denied = given.words["denying"].first(behind, folded=True)
    end = name.span.end + doc.folded.startswith(",", name.span.end)  # "Dunn, who travelled with the squad"
    return Span(name.span.start, end + hit) if hit and denied is None else None


def _first(words: Lexicon, behind: str) -> int | None:
    hit = words.first(behind, folded=True)
    return hit.end if hit and _opens(behind, hit.start) else None


def _elsewhere(doc: Doc, one: Span, two: Span, given: Given) -> bool:
    """Whether either is told of another match."""
    here, there = (doc.text(doc.sentence_of(span)) for span in (one, two))
    if given.words["travels"].first(doc.text(two)):
        there = doc.body[doc.sentence_of(two).start : two.end]  # "Dunn, who travelled with the squad, | will train"
    elif given.words["relatives"].first(doc.text(two)):
        there = there[: two.end - doc.sentence_of(two).start] + clause(doc.body[two.end : doc.sentence_of(two).end])
    matches = [times.named(text, "other_match", given) for text in (here, there)]
    cues = ("elsewhen", "at_first", "past_turns", "unreal_deed")
    return matches[0] != matches[1] or times.apart(here, there, cues, given, days=("months",))
