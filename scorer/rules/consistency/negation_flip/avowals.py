"""Somebody denies a thing, and the story takes it for granted that he confirmed it: "the mayor's admission that …"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice, takewhile

from scorer.lexicon import Lexicon, fold
from scorer.model import Doc, Finding, NameKind, Quote, Span
from scorer.rules.consistency.negation_flip import times
from scorer.rules.consistency.negation_flip.kinds import Keys, content
from scorer.rules.given import Given, Table

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
    described: bool = False  # whether by what he is and no name: "a porter who denies"
    now: bool = True  # whether a denial stands
    charged: bool = False  # whether all that he is charged with is avowed: "has admitted both charges"


def told(doc: Doc, given: Given) -> Iterator[Finding]:
    """A finding for the first thing that one party denies and is told to have confirmed."""
    denies = given.words["disowns"]
    if denies.first(doc.folded, folded=True) is None:
        return
    if all(given.words[avows].first(doc.folded, folded=True) is None for avows in ("avows", "owns_up", "avowing")):
        return
    denied = list(islice(_said(doc, denies, given), MOST))
    if not denied:
        return
    standing = [one for one in denied if one.now]
    owned = ((one, standing) for one in _said(doc, given.words["owns_up"], given, least=OWNED) if standing)
    avowed = chain(_said(doc, given.words["avows"], given), _owned(doc, given))
    for one, rivals in islice(chain(((one, denied) for one in avowed), owned), MOST):
        for other in rivals:
            if other.sentence != one.sentence and _same(doc, other, one) and not _later(doc, other, one, given):
                yield Finding(rule="negation-flip", spans=(other.span, one.span), confidence=0.9)
                return


def _said(doc: Doc, verbs: Lexicon, given: Given, *, least: int = SHARED) -> Iterator[_Said]:
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
                who = _who(span, text[: hit.start], given)
                described = doc.body[who.start + 1 : who.end].islower()
                words = _words(doc.folded[who.start : who.end], given)
                place, now = Span(span.start + hit.start, end), hit.phrase in given.words["denies_now"]
                charged = _all_charges(given.tables["charged"]).fullmatch(behind.strip(" .")) is not None
                yield _Said(place, span, words, content(behind, given), least, described, now, charged)


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


@cache
def _all_charges(table: Table) -> re.Pattern[str]:
    """All that somebody is charged with: "each of the three charges", "semua dakwaan itu"."""
    return re.compile(table["form"])


def _who(sentence: Span, before: str, given: Given) -> Span:
    """Where it stands who does what a verb tells: in its clause, or before the "who" that opens it."""
    clause = _last(before, given)
    start = sentence.start + len(before) - len(clause)
    led = before[: len(before) - len(clause)].rstrip()
    which = next((word for word in given.words["relatives"] if led.endswith(f" {word}")), None)
    if which is None or _words(clause, given):
        return Span(start, sentence.start + len(before))
    head = led.removesuffix(which).rstrip(", ")
    return Span(sentence.start + len(head) - len(_BREAK.split(head)[-1]), sentence.start + len(head))


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
    aside = tuple(given.words[name] for name in ("small", "future", "themselves", "address"))
    words = (word for word in _WORD.findall(fold(text)) if len(word) > 1)
    return frozenset(word for word in words if not any(word in words for words in aside))


def _same(doc: Doc, denied: _Said, avowed: _Said) -> bool:
    """Whether the one is who the other is, and what is avowed is what is denied."""
    if not avowed.who or len(denied.who) > WHO or not (avowed.charged or _one_deed(denied, avowed)):
        return False
    return avowed.who <= denied.who or _speaks_next(doc, denied, avowed) or _is_first(doc, denied, avowed)


def _one_deed(denied: _Said, avowed: _Said) -> bool:
    """Whether all that is denied, one word aside, is avowed; or all that is avowed is denied."""
    here, there = (
        [word for word in one if any(word & other for other in two)]
        for one, two in ((denied.what, avowed.what), (avowed.what, denied.what))
    )
    missing = len(denied.what) - len(here)
    opens = bool(avowed.what) and bool(there) and there[0] == avowed.what[0]  # the verb of the avowal is among them
    whole = missing == 0 or len(there) == len(avowed.what) or (len(here) >= SHARED and (missing == 1 or opens))
    return whole and len(here) >= avowed.least and len(there) >= avowed.least


def _is_first(doc: Doc, denied: _Said, avowed: _Said) -> bool:
    """Whether who denies is told by what he is, and who avows is the first whom the story names behind that."""
    people = (name for name in doc.names if name.kind is NameKind.PERSON and name.span.start > denied.span.start)
    first = next(people, None)
    return denied.described and first is not None and avowed.who <= set(fold(first.identity).split())


def _speaks_next(doc: Doc, denied: _Said, avowed: _Said) -> bool:
    """Whether whoever avows is named by the quotation right behind the denial, as the words of whoever denies."""
    behind = next((one.span for one in doc.sentences if one.span.start >= denied.sentence.end), None)
    return behind is not None and any(
        one.quote is Quote.DIRECT
        and avowed.who <= set(fold(one.speaker.name or "").split())
        and one.extent.overlaps(behind)
        for one in doc.attributions
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
