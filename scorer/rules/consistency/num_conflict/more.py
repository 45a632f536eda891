"""Whether one more came to those who were counted, or a second such thing was told of: "another man", "a second ferry"."""

import re

from scorer.lexicon import fold
from scorer.model import Doc, Figure
from scorer.rules.consistency.num_conflict import called, phrases, slots
from scorer.rules.consistency.num_conflict.frames import stems, stems_of
from scorer.rules.consistency.num_conflict.phrases import AHEAD
from scorer.rules.given import Given

MATES = 2  # those whom "the captain and his mate" may add
HEADED = 3  # words behind "another" that say of what
PEOPLE = ("person", "soldier")  # how the kinds of people are called where figures are read
ONCE = frozenset({"dead", "injured", "missing"})  # of these everybody has one
_STOP = re.compile(r"[.,;:!?()“”\"](?:\s|$)|\s[–—]\s")


def joined(doc: Doc, one: Figure, two: Figure, given: Given, *, once: bool = False) -> bool:
    """Whether "a passer-by" or "the driver" may make one more; of the dead, or `once`, only who is told of as dead."""
    once = once or (one.event in ONCE and called.fate(doc, two, given) == one.event)
    start = one.span.end
    for hit in given.words["single"].find(doc.body[start : two.span.start]):
        number = doc.sentence_at(start + hit.start)
        told = given.words["fates"].first(doc.text(doc.sentences[number].span) if once else hit.phrase) is not None
        if told or (not once and is_one_more(doc, start + hit.end, one, two, given)):
            return True
    return one_more(doc, one, two, given)


def one_more(doc: Doc, one: Figure, two: Figure, given: Given) -> bool:
    """Whether a second such thing is told of between two counts, or a second of what the first count's sentence tells of."""
    start = doc.sentences[one.sentence].span.start
    if one.event and one.event == two.event and slots.turned(one, two) and abs(one.value - two.value) > MATES:
        return False  # "a second coach stopped to help"
    return any(
        not given.words["of"].begins(doc.body[start + hit.end : start + hit.end + AHEAD])  # "a third of them"
        and (
            start + hit.start >= doc.sentences[two.sentence].span.start  # "a second bus stopped, and its 40 passengers"
            or is_one_more(doc, start + hit.end, one, two, given)
        )
        for hit in given.words["ordinals"].find(doc.body[start : two.span.start])
    )


def is_about(doc: Doc, number: int, one: Figure, two: Figure, given: Given) -> bool:
    """Whether a sentence tells of what two counts are of: in words for it, or in another count."""
    if number in {one.sentence, two.sentence}:
        return True
    span = doc.sentences[number].span
    told = frozenset(stems(doc.text(span), given))
    if told & _names_of(doc, one, two, given):
        return True
    return any(
        other.unit is None
        and (other.noun in {None, one.noun, two.noun} or other.event in {one.event, two.event} - {None})
        for other in slots.counts_in(doc, number)
    )


def is_one_more(doc: Doc, end: int, one: Figure, two: Figure, given: Given) -> bool:
    """Whether "another" or "a second" is said of what is counted, of what its sentence tells of, or of a thing that happened."""
    if doc.body.startswith("-", end):
        return False  # "a second-hand car"
    behind = doc.body[end : end + AHEAD]
    clause = _STOP.split(behind)[0]
    words = phrases.WORD.findall(clause.rpartition(" ")[0] if clause == behind else clause)[:HEADED]
    if not words or any(fold(words[0]) in given.words[name] for name in ("finite", "fates", "pasts")):
        return True
    if phrases.is_verb(fold(words[0]), given):
        return True  # "seorang dibebaskan"
    head = frozenset(stems(" ".join(words), given))
    told = frozenset(stems(doc.text(doc.sentences[one.sentence].span), given))
    return bool(head & (told | _names_of(doc, one, two, given) | stems_of(given.words["events"], given)))


def _names_of(doc: Doc, one: Figure, two: Figure, given: Given) -> frozenset[str]:
    """The stems of the words for what two counts are of; for people all words for people and for what befalls them."""
    names = frozenset(stems(" ".join(phrases.noun(doc, figure, given) for figure in (one, two)), given))
    if any((figure.noun or "").startswith(PEOPLE) for figure in (one, two)):
        lists = ("persons", "men", "victims", "accused", "fates", "tallies")
        return names.union(*(stems_of(given.words[name], given) for name in lists))
    return names
