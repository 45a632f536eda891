"""
The headline tells as done what the story's first sentences say was not: "Museum buys portrait: … failed to buy the portrait".

Any verb will do, if who does it and to what agree and nothing in the story tells it without a “not”; or the other way
round, "Menteri batal kunjungi pulau: … mengunjungi pulau", if nothing in the story says “not”.
"""

import re
from collections.abc import Iterator
from itertools import islice

from scorer.lexicon import fold
from scorer.model import Doc, Finding, Outcome, Span
from scorer.rules.consistency.negation_flip.deeds import LONGEST, WORD, clause
from scorer.rules.consistency.negation_flip.kinds import Keys, keys
from scorer.rules.consistency.negation_flip.titles import assertive
from scorer.rules.given import Given

LEAD = 2  # sentences that tell what the headline tells
LEAST = 2  # words behind a headline's denial: its verb, and to what
NEXT = 2  # code points behind a denial at which its verb stands
LONG = 3  # letters of a word that says something
ADVERBS = 2  # words behind a denial of which one is its verb
BEFORE = 3  # words before a verb among which its “not” stands
_PARTS = re.compile(r"[?“”\"‘’':,;]")

Words = list[tuple[Keys, Span]]


def told(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """A finding for the headline's verb that the story only denies, or that it tells and the headline denies."""
    title = assertive(doc, _PARTS, given)
    if title is None or doc.headline is None:
        return
    headline = _words(title, doc.headline, given)
    spans = (one.span for one in doc.prose() if not one.span.overlaps(doc.headline))
    lead = [span for span in islice(spans, LEAD) if span.end - span.start <= LONGEST]
    denial = given.words["averts"].first(title, folded=True)
    if denial:
        yield from _done(doc, doc.headline, Span(denial.start, denial.end), lead, given)
    elif not any(given.words[cue].first(title, folded=True) for cue in ("denying", "against")):
        yield from _not_done(doc, headline, lead, given)


def _not_done(doc: Doc, headline: Words, lead: list[Span], given: Given) -> Iterator[Finding | Outcome]:
    """What the headline tells, and the first sentences say was not."""
    for span in lead:
        text = doc.folded[span.start : span.end]
        if any(given.words[cue].first(text, folded=True) for cue in ("at_first", "turns")):
            continue
        for hit in given.words["averts"].find(text, folded=True):
            verb = _verb(text[hit.end :], headline, given)
            if verb is None or doc.quoted.touch(Span(span.start + hit.start, span.start + hit.end)):
                continue
            told, place, size = verb
            doers = [one for one, where in headline if where.end <= place.start]
            things = [one for one, where in headline if where.start >= place.end]
            before, behind = _keys(text[: hit.start], given), _keys(clause(text[hit.end :]), given)
            befallen = len(things) >= LEAST and all(
                _shared([one], before) for one in things
            )  # "the ward will not close"
            if not _shared(doers, before) or (things and not befallen and not _shared(things, behind)):
                continue
            if _is_told(doc, told, given):
                yield Outcome.ABSTAINED
                return
            spans = (place, Span(span.start + hit.start, span.start + hit.end + size))
            yield Finding(rule="negation-flip", spans=spans, case="headline", confidence=0.9)
            return


def _done(doc: Doc, headline: Span, denial: Span, lead: list[Span], given: Given) -> Iterator[Finding]:
    """What the headline denies, and the first sentence tells flatly: nothing in the story says “not”, or “called off”."""
    title = fold(doc.text(headline))
    words = _words(title[denial.end :], Span(headline.start + denial.end, headline.end, headline.field), given)
    doers = _keys(title[: denial.start], given)
    if len(words) < LEAST or not doers or words[0][1].start > headline.start + denial.end + NEXT:
        return
    wanted = [keys for keys, _ in words]
    if any(_turns(doc.folded[one.span.start : one.span.end], wanted, given) for one in doc.prose()):
        return
    ahead = given.words["future"].first(title[: denial.end], folded=True) is not None  # "will not seek": "would seek"
    for span in lead[:1]:
        text = doc.folded[span.start : span.end]
        for one in WORD.finditer(text):
            if not keys(one.group(), given) & words[0][0]:
                continue
            before, behind = text[: one.start()], clause(text[one.end() :])
            cues = ("untold", "doubted") if ahead else ("untold", "future", "unreal")
            idle = any(given.words[cue].first(before, folded=True) for cue in cues)
            things = [told for told, _ in words[1:]]
            if not idle and _shared(doers, _keys(before, given)) and _shared(things, _keys(behind, given)):
                at = Span(headline.start + denial.start, words[0][1].end, headline.field)
                told = Span(span.start + one.start(), span.start + one.end())
                yield Finding(rule="negation-flip", spans=(at, told), case="headline", confidence=0.9)
                return


def _turns(text: str, told: list[Keys], given: Given) -> bool:
    """Whether a sentence that shares a word with what the headline denies tells of a “not”, or of a turn."""
    cues = ("averts", "against", "denying", "turns", "refused")
    return any(given.words[cue].first(text, folded=True) for cue in cues) and _shared(told, _keys(text, given))


def _words(text: str, at: Span, given: Given) -> Words:
    """The words that say something, with their keys and places."""
    return [
        (keys(one.group(), given), Span(at.start + one.start(), at.start + one.end(), at.field))
        for one in WORD.finditer(text)
        if len(one.group()) >= LONG and one.group() not in given.words["small"]
    ]


def _keys(text: str, given: Given) -> list[Keys]:
    return [told for told, _ in _words(text, Span(0, len(text)), given)]


def _verb(behind: str, headline: Words, given: Given) -> tuple[Keys, Span, int] | None:
    """The word of the headline that is denied, or averted, at once, and how far behind the “not” it reaches."""
    for word in islice(WORD.finditer(clause(behind)), ADVERBS):
        if any(word.group() in given.words[cue] for cue in ("joints", "reasons", "adjuncts")):
            return None  # "failed to stop | after"
        told = keys(word.group(), given)
        for one, place in headline[1:]:
            if one & told:
                return one, place, word.end()
    return None


def _shared(wanted: list[Keys], words: list[Keys]) -> bool:
    return any(one & two for one in wanted for two in words)


def _is_told(doc: Doc, verb: Keys, given: Given) -> bool:
    """Whether a sentence of the story tells a verb, in any form, without a “not” before it."""
    for one in WORD.finditer(doc.folded):
        if keys(one.group(), given) & verb:
            before = " ".join(doc.folded[max(0, one.start() - 40) : one.start()].split()[-BEFORE:])
            if given.words["averts"].first(before, folded=True) is None:
                return True
    return False
