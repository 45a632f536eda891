"""
The headline says that a thing was done to nobody, and the story counts those to whom it was.

"Police make no arrests: … police arrested nine people", "Polisi tak tangkap seorang pun: … menangkap tujuh orang".
"""

from collections.abc import Container, Iterator
from itertools import islice

from scorer.lexicon import fold
from scorer.model import Doc, Finding, Row, Span
from scorer.rules.consistency.negation_flip import times
from scorer.rules.consistency.negation_flip.deeds import BREAK, LONGEST, WORD
from scorer.rules.consistency.negation_flip.kinds import Keys, keys, known_by
from scorer.rules.given import Given

NEAR = 3  # words between a deed and the number of those to whom it was done
MOST = 40  # sentences looked at
BEHIND = 24  # code points behind those counted in which their time stands
LONG = 3  # letters of a word that says something


def told(doc: Doc, given: Given) -> Iterator[Finding]:
    """A finding for the first deed of which the headline counts none and the story some."""
    if doc.headline is None or doc.headline.end - doc.headline.start > LONGEST:
        return
    title = fold(doc.text(doc.headline))
    if any(given.words[cue].first(title, folded=True) for cue in ("unsure", "turns")) or "?" in title:
        return
    denied = _denied(title, given)
    if denied is None:
        return
    place, deed, doers = denied
    known = known_by(deed, doc.folded, given)
    own = [one.span for one in doc.prose() if not one.span.overlaps(doc.headline)]
    if not known or any(_denies(doc.folded[span.start : span.end], known, given) for span in own):
        return
    figures = Row(figure for figure in doc.figures if figure.value >= 1)
    for span in islice(own, MOST):
        text = doc.folded[span.start : span.end]
        if times.YEAR.search(text) or not _led(text, doers, given):
            continue
        for word in (one for one in WORD.finditer(text) if one.group() in known and one.group() not in title):
            verb = Span(span.start + word.start(), span.start + word.end())
            count = next((one.span for one in figures.inside(span) if _counts(doc, one.span, verb, given)), None)
            if count and not doc.quoted.touch(verb) and _is_done(text[: word.start()], given):
                at = Span(doc.headline.start + place.start, doc.headline.start + place.end, doc.headline.field)
                told = Span(min(verb.start, count.start), max(verb.end, count.end))
                if _apart(doc, Span(span.start, min(span.end, told.end + BEHIND)), given):
                    continue
                yield Finding(rule="negation-flip", spans=(at, told), case="headline", confidence=0.92)
                return


def _denied(title: str, given: Given) -> tuple[Span, Keys, frozenset[str]] | None:
    """What a headline says was done to nobody: where, by what words it is known, and by whom it was not."""
    hit = given.words["none_at_all"].first(title, folded=True)
    if hit and not given.words["none_but"].begins(title[hit.end :]):
        word = WORD.search(title, hit.end)
        told = keys(word.group(), given) if word else frozenset()
        if word:
            return Span(hit.start, word.end()), told, _doers(title[: hit.start], given)
    hit = given.words["flat"].first(title, folded=True)
    word = WORD.search(title, hit.end) if hit else None
    anybody = given.words["anybody_at_all"].first(title[word.end() :], folded=True) if word else None
    if hit is None or word is None or anybody is None or anybody.start > 1:
        return None
    return Span(hit.start, word.end() + anybody.end), keys(word.group(), given), _doers(title[: hit.start], given)


def _doers(text: str, given: Given) -> frozenset[str]:
    """The words of who did it to nobody, without the verb of "make no arrests"."""
    idle = ("small", "light", "says")
    words = (word for word in WORD.findall(text) if len(word) >= LONG)
    return frozenset(word for word in words if not any(word in given.words[cue] for cue in idle))


def _led(text: str, doers: frozenset[str], given: Given) -> bool:
    """Whether a sentence tells of those who, as the headline has it, did it to nobody; of nobody in particular, all do."""
    told = [key for word in WORD.findall(text) for key in keys(word, given)] if doers else []
    return not doers or any(not keys(word, given).isdisjoint(told) for word in doers)


def _apart(doc: Doc, told: Span, given: Given) -> bool:
    """Whether a sentence tells, up to what is counted, of another time or of a turn."""
    cues = ("elsewhen", "past_turns", "at_first", "turned")
    return any(given.words[cue].first(doc.text(told)) for cue in cues)


def _counts(doc: Doc, number: Span, verb: Span, given: Given) -> bool:
    """Whether a number counts those to whom a deed was done: "arrested nine people", "nine people were arrested"."""
    if number.start >= verb.end:
        between = doc.folded[verb.end : number.start]
        return BREAK.search(between) is None and len(between.split()) <= NEAR
    between = doc.folded[number.end : verb.start]
    helped = given.tables["passive"]["begins"] or any(word in given.words["helpers"] for word in between.split())
    return bool(helped) and BREAK.search(between) is None and len(between.split()) <= NEAR


def _is_done(before: str, given: Given) -> bool:
    """Whether a verb tells what was done: no noun, and no more than meant."""
    clause = BREAK.split(before)[-1]
    return not (
        given.words["nominal"].ends(before.rstrip())
        or any(given.words[cue].first(clause, folded=True) for cue in ("untold", "future", "doubted", "denying"))
    )


def _denies(text: str, known: Container[str], given: Given) -> bool:
    """Whether a sentence denies the deed too."""
    said = any(word in known for word in WORD.findall(text))
    return said and any(given.words[cue].first(text, folded=True) for cue in ("nobody", "flat"))
