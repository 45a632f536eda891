"""What a story's sentences say that somebody did not do, word by word: who did not, what, and to what."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scorer.lexicon import Hit
from scorer.model import Doc, Span, Stretches
from scorer.rules.consistency.negation_flip.deeds import BREAK, LONGEST, WORD
from scorer.rules.consistency.negation_flip.kinds import Keys, keys, listed
from scorer.rules.consistency.negation_flip.statements import supposes
from scorer.rules.given import Given

VERB = 2  # words behind a denial of which one is its verb
OBJECT = 3  # words of weight that tell to what it is done
SUBJECT = 4  # … and who does it
CUES = ("nobody", "none_at_all", "averts")  # lists of words that deny: nobody, nothing, not
IDLE = (
    "small",
    "themselves",
    "says",
    "weekdays",
    "months",
    "helpers",
    "idle_of",
    "beside",
    "dated",
)  # lists of light words


@dataclass(frozen=True, slots=True)
class Word:
    """A word of weight: what it is known by, and its place."""

    text: str
    keys: Keys
    span: Span


Words = Sequence[Word]


@dataclass(frozen=True, slots=True)
class Denied:
    """
    A deed that is denied: its verb, the words of who did not do it and to what, its place and sentence.

    `rest` are the words of where it was not done; `open` tells whether it may yet come, `nothing` whether it is told of a
    thing with which nothing was done: "no shots were fired"; `meant` whether a pronoun stands for who did not do it.
    """

    verb: Word
    who: Words
    what: Words
    span: Span
    sentence: Span
    rest: Words = ()
    open: bool = False
    nothing: bool = False
    meant: bool = False


def read(doc: Doc, given: Given) -> Iterator[Denied]:
    """The deeds that the story's own sentences deny flatly of somebody, or of a thing."""
    hits = [(cue, list(given.words[cue].find(doc.folded, folded=True))) for cue in CUES]
    denying = Stretches(hit for _, found in hits for hit in found)
    for span in (one.span for one in doc.prose() if denying.touch(one.span)) if denying else ():
        if span.end - span.start > LONGEST or doc.folded[span.start : span.end].endswith("?"):
            continue
        told = [(cue, hit) for cue, found in hits if (hit := _first(found, span)) is not None]
        for cue, hit in told:
            place = Span(span.start + hit.start, span.start + hit.end)
            if hit.phrase in given.words["barred"] or doc.quoted.touch(place) or _before_name(doc, place, given):
                continue
            one = (
                _of_nobody(doc, span, hit, given)
                if cue == "nobody"
                else _denied(doc, span, hit, given, nothing=cue == "none_at_all")
            )
            if one is not None:
                yield one
                break


def _before_name(doc: Doc, place: Span, given: Given) -> bool:
    """Whether "yet to" has a name behind it, not a verb: "the plainest offer yet | to Arden"."""
    behind = doc.body[place.end : place.end + 2].strip()
    return doc.text(place).lower() in given.words["before_verbs"] and behind[:1].isupper()


def _first(hits: Sequence[Hit], span: Span) -> Hit | None:
    """The first of some phrases that stands in a sentence, told from where that begins."""
    at = bisect_left(hits, span.start, key=lambda hit: hit.start)
    if at >= len(hits) or hits[at].end > span.end:
        return None
    return Hit(hits[at].start - span.start, hits[at].end - span.start, hits[at].phrase)


def words_of(doc: Doc, place: Span, given: Given) -> Words:
    """The words of weight at a place."""
    idle = listed(given, IDLE)
    found = ((hit.group(), hit.span()) for hit in WORD.finditer(doc.folded, place.start, place.end))
    words = ((text, text.removesuffix("'s"), span) for text, span in found if not text[0].isdigit())
    return [Word(text, keys(plain, given), Span(*span)) for text, plain, span in words if plain not in idle]


def weighs(word: str, given: Given) -> bool:
    """Whether a word tells something of a deed."""
    return not word[0].isdigit() and word not in listed(given, IDLE)


def _denied(doc: Doc, span: Span, hit: Hit, given: Given, *, nothing: bool) -> Denied | None:
    """What a denial denies: of "received | no | complaints" the verb stands before it."""
    text = doc.folded[span.start : span.end]
    start, end = _start(text, hit, given), hit.end + len(_clause(text[hit.end :], given))
    if start is None or not _is_flat(doc, span, text[start:end], hit, start, given, nothing=nothing):
        return None
    led = _subject(text, start, hit, given)
    before, behind = (
        words_of(doc, Span(span.start + one, span.start + other), given) for one, other in (led, (hit.end, end))
    )
    behind = _object(behind, given)
    if not behind:
        return None
    mark = BREAK.search(text, end)
    rest = words_of(doc, Span(span.start + end, span.start + (mark.start() if mark else len(text))), given)[:OBJECT]
    told = Span(span.start + hit.start, behind[min(len(behind), OBJECT) - 1].span.end)
    if nothing:
        helped = given.words["helpers"].first(text[hit.end : end], folded=True)
        if helped:
            return _of_nothing(text, hit, helped, behind, told, span, given)
        near = (
            given.tables["again"]["helped"] and len(before) > 1 and before[-1].span.end >= span.start + hit.start - 1
        )  # and not "with no …"
        return Denied(before[-1], before[:-1][-SUBJECT:], behind[:OBJECT], told, span, rest) if near else None
    between = doc.folded[span.start + hit.end : behind[0].span.start].split()
    asked = given.words["relatives"].begins(doc.folded[behind[0].span.end : span.end].lstrip())
    far = len(between) >= VERB or any(
        word not in given.words["helpers"] and not word.endswith("ly") for word in between
    )
    if asked or far:
        return None  # "did not show | which books"; "does not have a fever"
    later = hit.phrase in given.words["yet"] or given.words["perfect"].ends(text[: hit.start].rstrip())
    meant = not before and given.words["themselves"].first(text[start : hit.start], folded=True) is not None
    doers, things = before[-SUBJECT:], behind[1 : 1 + OBJECT]
    begins = tuple(given.tables["passive"]["begins"])
    if begins and doers and things and behind[0].text.startswith(begins):
        doers, things = things, doers  # "rapat itu tidak | dihadiri | bupati"
    return Denied(behind[0], doers, things, told, span, rest, open=later, meant=meant)


def _of_nobody(doc: Doc, span: Span, hit: Hit, given: Given) -> Denied | None:
    """What nobody did, or was done to nobody: "none of the crew was | hurt", "tidak ada warga yang | mengungsi"."""
    text = doc.folded[span.start : span.end]
    behind = text[hit.end :]
    opening = given.words["relatives" if given.tables["passive"]["begins"] else "helpers"].first(behind, folded=True)
    which = opening is not None and len(behind[: opening.start].split()) == 1  # "tak satu pun | rumah yang"
    if given.tables["passive"]["begins"] and hit.phrase.split()[-1] in given.words["whoever"] and not which:
        at = hit.end  # "tak seorang pun | mendaftar"
    elif opening and hit.phrase not in given.words["bare_none"] and len(behind[: opening.start].split()) <= SUBJECT:
        at = hit.end + opening.end
    else:
        return None
    start, end = _start(text, hit, given), at + len(_clause(text[at:], given))
    if start is None or not _is_flat(doc, span, text[start:end], hit, start, given, nothing=True):
        return None
    things = words_of(doc, Span(span.start + hit.end, span.start + at), given)
    deed = words_of(doc, Span(span.start + at, span.start + end), given)
    if not deed:
        return None
    mark = BREAK.search(text, end)
    rest = words_of(doc, Span(span.start + end, span.start + (mark.start() if mark else len(text))), given)[:OBJECT]
    told = Span(span.start + hit.start, deed[min(len(deed), OBJECT) - 1].span.end)
    return Denied(deed[0], things, deed[1 : 1 + OBJECT], told, span, rest, nothing=True)


def _subject(text: str, start: int, hit: Hit, given: Given) -> tuple[int, int]:
    """Where it stands who did not: without where he is ("in the yard"), before what he is ("The driver, a man of 52, | was")."""
    own = text[start : hit.start]
    if start and not [word for word in WORD.findall(own) if weighs(word, given) and word not in given.words["helping"]]:
        first = BREAK.search(text)
        if first and first.end() < start and given.words["themselves"].first(own, folded=True) is None:
            return 0, first.start()
    said = list(given.words["says"].find(own, folded=True))
    if said and any(weighs(word, given) for word in WORD.findall(own[said[-1].end :])):
        start, own = start + said[-1].end, own[said[-1].end :]  # "the mayor said | buses did not"
    stop = given.words["adjuncts"].first(own, folded=True)
    return start, start + stop.start if stop and stop.start else hit.start


def _object(behind: Words, given: Given) -> Words:
    """The words behind a denial without what tells by what it would have been done: "tidak jebol | diterjang arus"."""
    begins = tuple(given.tables["passive"]["begins"])
    ends = (
        at
        for at, word in enumerate(behind)
        if at and begins and word.text.startswith(begins) and len(given.speech.roots(word.text)) > 1
    )
    return behind[: next(ends, len(behind))]


def _of_nothing(text: str, hit: Hit, helped: Hit, behind: Words, told: Span, span: Span, given: Given) -> Denied | None:
    """What was done with nothing: "no shots were | fired"."""
    at = span.start + hit.end + helped.end
    verb = next((one for one in behind if one.span.start >= at), None)
    things = [one for one in behind if verb and one.span.end <= verb.span.start]
    which = given.words["relatives"].first(text[hit.end : hit.end + helped.start])
    if verb is None or which is not None or not 0 < len(things) <= OBJECT:
        return None
    return Denied(verb, things, (), told, span, nothing=True)


def _start(text: str, hit: Hit, given: Given) -> int | None:
    """Where the clause of a denial begins; None where it only says which or when: "those who did not pay"."""
    start = max((mark.end() for mark in BREAK.finditer(text, 0, hit.start)), default=0)
    joints = list(given.words["joints"].find(text[start : hit.start], folded=True))
    aside = start > 0 and len(joints) == 1 and joints[0].start == 0 and joints[0].phrase in given.words["relatives"]
    if joints and not aside and joints[-1].phrase not in given.words["that"]:
        return None  # "Talbot, | who did not pay" is told of Talbot
    return start + (joints[-1].end if joints else 0)


def _is_flat(doc: Doc, span: Span, text: str, hit: Hit, start: int, given: Given, *, nothing: bool) -> bool:
    """Whether a clause denies a deed flatly: not "no longer", nor of whoever speaks, nor "pleaded not guilty"."""
    before, behind = text[: hit.start - start], text[hit.end - start :]
    *led, last = before.split(" ")[:-1] or [""]
    if last in given.words["meaning"] and not nothing:
        before = " ".join((*led, " " * (len(last) + 1)))  # "said that it | would | not refund"
    if given.words["none_but"].begins(behind) or given.words["me"].first(text, folded=True):
        return False
    helped = hit.phrase not in given.words["bare_not"] or any(
        word in given.words["helping"] for word in before.split()[-1:]
    )
    if given.tables["again"]["helped"] and not nothing and not helped:
        return False
    around = Span(span.start + start, span.start + start + len(text))
    return not supposes(doc, around, before + " " * (hit.end - hit.start) + behind, given)


def _clause(text: str, given: Given) -> str:
    """What follows a denial, up to the end of its clause or a word of when, where or why."""
    mark = BREAK.search(text)
    text = text[: mark.start()] if mark else text.rstrip(' .!"”')
    for cue in ("joints", "relatives", "reasons", "adjuncts"):
        stop = next((one for one in given.words[cue].find(text, folded=True) if one.start > 1), None)
        text = text[: stop.start] if stop else text
    return text
