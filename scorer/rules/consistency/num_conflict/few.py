"""
Small groups that are taken up by a word: "three kayakers … both were found", "tiga bayi harimau … keduanya", "the trio".

Such a word is a number, but two of anything may be meant: those of whom something befell, or the only group that was
counted shortly before, unless two others were named or joined by "and" in between.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain, islice

from scorer.lexicon import any_of
from scorer.model import Doc, Figure, NameKind, Outcome, Span
from scorer.rules.consistency.num_conflict import all_of_them, called, groups
from scorer.rules.consistency.num_conflict.all_of_them import BEFALLEN
from scorer.rules.consistency.num_conflict.slots import Figures
from scorer.rules.given import Given, Table

MOST = 8  # such words of one story
NEAR = 5  # sentences in which the group was counted
FAR = 10  # … where the word says who they are: "kedua tersangka itu"
BESIDE = 40  # code points behind a group in which "and a guide" stands
TWO = 2
PAIRED = 20  # code points before "both" with a noun in which the two are named: "Lind and Hart are both suspects"
SMALL = 19  # members of a group that a word or a bare number takes up

Pair = tuple[Figure, Figure]


def check(doc: Doc, told: Figures, given: Given) -> Iterator[Pair | Outcome]:
    """Yield a pair where a word for a small group takes up a count of more or fewer, and an outcome where it agrees."""
    forms = given.tables["few"]
    counts = [one for one in told if one.unit is None]
    for two, noun in chain(_worded(doc, forms), ((one, "") for one in _bare(doc, counts, given))):
        group = _group(doc, two, noun, counts, given)
        if group is None:
            continue
        if group.meets(two):
            yield Outcome.AGREED
        else:
            yield (group, two) if _alone(doc, group, two, noun, counts, given) else Outcome.ABSTAINED


def _bare(doc: Doc, counts: list[Figure], given: Given) -> Iterator[Figure]:
    """The numbers alone, "the three", without those that something told before has: "eleven schools … the 11"."""
    known: set[float] = set()
    for one in counts:
        if one.value not in known and all_of_them.is_bare(doc, one, given):
            yield one
        known.add(one.value)


def _worded(doc: Doc, forms: Table) -> Iterator[tuple[Figure, str]]:
    """The words for small groups, each as a count of all that there are, and the noun behind it."""
    if any(word in doc.folded for word in forms["numbers"]):
        for found in islice(_said(forms).finditer(doc.folded), MOST):
            two = _figure(doc, found, forms)
            if two is not None:
                yield two, found["noun"] or ""


def _figure(doc: Doc, found: re.Match[str], forms: Table) -> Figure | None:
    """The word as a count of all that there are."""
    span = Span(found.start(), found.end("few"))
    value = float(forms["numbers"][found["few"]])
    sentence = doc.sentence_at(span.start)
    if sentence < 0 or span not in doc.sentences[sentence].span:
        return None
    return Figure(
        span=span, stated=span, value=value, low=value, high=value, definite=True, spelled=True, sentence=sentence
    )


def _group(doc: Doc, two: Figure, noun: str, counts: list[Figure], given: Given) -> Figure | None:
    """The only group that it can mean: of the same noun, of people, or of animals that were counted before."""
    far = FAR if noun else NEAR
    earlier = [one for one in counts if two.sentence - far <= one.sentence < two.sentence and one.value <= SMALL]
    if noun:
        told = called.Told(given)
        for one in earlier:
            told.add(doc, one, {called.word(doc, one, given)} - {""})
        bare = called.known(noun.removesuffix(given.tables["again"]["plural"]), given)
        group = told.named(two, bare) or told.wider(two, bare) or [one for one in earlier if one.event in BEFALLEN]
    else:
        group = [
            one
            for one in earlier
            if one.event in BEFALLEN or called.is_person(doc, one, given) or called.is_animal(doc, one, given)
        ]
    return group[0] if len({one.value for one in group}) == 1 else None


def _alone(doc: Doc, one: Figure, two: Figure, noun: str, counts: list[Figure], given: Given) -> bool:
    """Whether nobody came to the group or left it, and no two others are told of."""
    between = doc.body[(one.noun_span or one.span).end : two.span.start]
    start = doc.sentences[two.sentence - 1].span.start if two.sentence else 0
    last = doc.body[max(start, one.span.end) : two.span.start]
    named = {
        name.identity
        for name in doc.names
        if doc.sentences[one.sentence].span.end <= name.span.start < two.span.start
        and name.kind is NameKind.PERSON
        and (two.value == TWO or not doc.speakers.touch(name.span))
    }
    apart = abs(one.value - two.value)
    alike = [
        other
        for other in counts
        if other is not one and other.span.start < two.span.start
        if other.noun is None or other.noun == one.noun or called.is_person(doc, other, given)
    ]
    parts = any(other.value == two.value or (other.value == apart and other.span > one.span) for other in alike)
    return (
        one.value > 1
        and one.slips(two)
        and groups.firm(doc, one, two, given)
        and groups.undisturbed(doc, one, two, given)
        and not parts
        and not groups.with_others(between[:BESIDE].partition(".")[0], given)
        and not given.words["single"].first(between)
        and (bool(noun) or len(named) < (min(apart, TWO) if two.value > one.value else TWO))
        and (two.value != TWO or _joined(given.tables["few"]).search(last[-PAIRED:] if noun else last) is None)
        and not _in_company(doc, one, given)
    )


def _in_company(doc: Doc, one: Figure, given: Given) -> bool:
    """Whether a group is the rest of one: "Oskar Lind, 18, and | two boys"."""
    start = doc.sentences[one.sentence].span.start
    before = doc.body[start : one.stated.start].rstrip()
    named = any(name.span.start >= start and name.span.end <= one.stated.start for name in doc.names)
    return named and given.words["company"].ends(before)


@cache
def _said(forms: Table) -> re.Pattern[str]:
    heads = "".join(sorted({word[0] for word in forms["numbers"]}))  # few places need to be looked at closely
    said = forms["said"].replace("FEW", any_of(forms["numbers"])).replace("NOUN", any_of(forms["nouns"]))
    return re.compile(rf"(?=[{heads}]){said}")


@cache
def _joined(forms: Table) -> re.Pattern[str]:
    return re.compile(forms["joined"])
