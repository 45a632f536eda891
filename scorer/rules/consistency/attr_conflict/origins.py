"""
A number of which the story says where it comes from, and that it had from somebody else: "the count of 212 came from …".

The number stands in both sentences; its origin is told in one of them by a word for a count and one for giving it out, in
whatever order, or as that of the only one who has it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from scorer.lexicon import Lexicon, any_of, spelled
from scorer.model import Doc, Figure, Finding, Outcome, Row, Span, Stretches
from scorer.rules.consistency.attr_conflict import bodies, sole
from scorer.rules.consistency.attr_conflict.likeness import tells_apart
from scorer.rules.consistency.attr_conflict.parties import Party, Words, offices, rivals, sides
from scorer.rules.consistency.attr_conflict.story import Story
from scorer.rules.given import Given, Table

MOST = 20  # origins looked at
LONGEST = 600  # code points of a sentence that is read
LONE, STATED = ("alone", "lone"), ("statement",)  # lists of signs
OWNER = 70  # code points in which somebody who has a number is named

_NAME = re.compile(r",\s[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){1,3}")


@dataclass(frozen=True, slots=True)
class _Origin:
    """
    Whose a sentence says that the numbers of a sentence are, and whether nobody else has them.

    `stated` is whether it only speaks of the owner's statement on them: "In its statement, the … did not say how many of".
    """

    owner: Span
    figures: tuple[Figure, ...]
    sentence: Span
    alone: bool
    stated: bool


def origins(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each number of which an origin is told, and a finding where the story had it from another."""
    told = list(islice(_origins(doc, given), MOST))
    story = Story(doc, given) if told else None
    for at, one in enumerate(told):
        values = frozenset((figure.value, figure.unit) for figure in one.figures)
        owner = story.party(one.owner) if story else None
        if story is None or owner is None or given.words["together"].first(doc.text(one.sentence)) is not None:
            yield Outcome.ABSTAINED
            continue
        earlier = (
            (story.party(other.owner), figure.span)
            for other in told[:at]
            for figure in other.figures
            if other.sentence != one.sentence and (figure.value, figure.unit) in values
        )
        around = doc.sentence_of(one.figures[0].span)
        had = [*story.had_from(one.figures, one.sentence, around, sure=one.alone or one.stated), *earlier]
        givers = [(giver, said) for giver, said in had if not giver.span.overlaps(said)]  # "Eighteen clubs protested"
        apart = [_two(giver, owner, one, doc, given) for giver, _ in givers]
        if not givers:
            yield Outcome.ABSTAINED
        elif not any(apart) or any(
            giver.words & owner.words and not two for (giver, _), two in zip(givers, apart, strict=True)
        ):
            yield Outcome.AGREED  # who only speaks of the number is neither
        else:
            giver, said = givers[apart.index(True)]
            number = one.figures[0].span
            yield Finding(
                rule="attr-conflict",
                spans=(giver.span, said, owner.span, number),
                values={"first": doc.text(giver.span), "second": doc.text(owner.span), "said": doc.text(number)},
                confidence=0.9,
            )
            return


def _origins(doc: Doc, given: Given) -> Iterator[_Origin]:
    """Each sentence that tells whose a number is, its own or that of the sentence before which it points at."""
    table = given.tables["origins"]
    found = list(_signs(table).find(doc.folded, folded=True))
    signs = Stretches(found)
    lone, stated = (Stretches(hit for hit in found if hit.phrase in _among(table, *names)) for names in (LONE, STATED))
    figures = Row(figure for figure in doc.figures if tells_apart(figure.value)) if found else Row(())
    named = sole.named(doc) if found else Row(())
    before: list[Figure] = []
    for one in doc.prose() if found else ():
        span = one.span
        own = figures.inside(span)
        told, before = own or before, own
        if not told or span.end - span.start > LONGEST or not signs.touch(span):
            continue
        if not own and not given.words["pointing_at"].begins(doc.folded[span.start : span.end]):
            continue
        owner = _owner(doc, span, table, given, form="cleft") if own else None
        owner = owner or (sole.party(doc, span, named, table, given) if lone.touch(span) else None)
        alone = owner is not None or (lone.touch(span) and sole.alone(doc.text(span), table))
        form = "pointed" if not own else "alone_forms" if alone else "forms"
        owner = owner or _owner(doc, span, table, given, form=form)
        spoke = None if owner or not stated.touch(span) else _owner(doc, span, table, given, form="stated")
        who = owner or spoke
        if who:
            yield _Origin(who, tuple(told), span, alone, stated=owner is None)


def _owner(doc: Doc, sentence: Span, table: Table, given: Given, *, form: str) -> Span | None:
    """Whose a sentence says that a number is, if that is an office, a side or somebody with a name."""
    for pattern in _forms(table, form):
        for found in pattern.finditer(doc.text(sentence)):
            start, end = sentence.start + found.start("who"), sentence.start + found.end("who")
            stop = _stops(table).first(doc.body[start:end])
            end = start + stop.start if stop else end
            place = Span(start, start + len(doc.body[start:end].rstrip(" ,")))
            if stop is None and (name := _NAME.match(doc.body, place.end, sentence.end)):
                place = Span(place.start, name.end())
            text = doc.text(place)
            named = sides(text, given) or offices(text, given) or any(word[:1].isupper() for word in text.split())
            if place.end > place.start and named and not doc.quoted.touch(place):
                return place
    return None


def _two(giver: Party, owner: Party, one: _Origin, doc: Doc, given: Given) -> bool:
    """Whether the two are surely two: of one sort with two names, or two parties; two people only where one has it alone."""
    kinds = bodies.rivals(bodies.told(doc.text(giver.span), given), bodies.told(doc.text(owner.span), given), given)
    if one.stated:
        return kinds and not any(word in doc.folded[: one.sentence.start] for word in owner.words - giver.words)
    if kinds:
        return True
    if giver.person and owner.person and not one.alone:
        return False
    own, other = (given.words["articles"].unlisted(party.capitals) for party in (giver, owner))
    plain = not giver.person and not owner.person
    if plain and giver.words & owner.words and own - other and other - own:
        return True
    if one.alone and not giver.words & owner.words and _apart(own, other, giver, owner, given):
        return True
    return rivals(giver, owner, doc, given, alone=one.alone)


def _apart(own: Words, other: Words, giver: Party, owner: Party, given: Given) -> bool:
    """Whether two parties without a word in common are two: of two names, or a company by its name and "the council"."""
    if giver.person or owner.person:
        return False  # of whose body the story may tell elsewhere
    if own and other:
        return True
    named, described = (giver, owner) if own else (owner, giver)
    return bool(named.names) and bool(described.words & set(given.tables["origins"]["public"]))


@cache
def _signs(table: Table) -> Lexicon:
    """The words for a number, and for the only one who has it, of which each origin has one."""
    return Lexicon((*table["count"], *table["alone"], *table["lone"], *table["pointing"], *table["statement"]))


@cache
def _among(table: Table, *lists: str) -> frozenset[str]:
    return frozenset(word for name in lists for word in table[name])


@cache
def _stops(table: Table) -> Lexicon:
    return Lexicon(table["stops"], cased=True)


@cache
def _forms(table: Table, kind: str) -> tuple[re.Pattern[str], ...]:
    """The forms of one kind, in which COUNT, GIVEN, GAVE and WHO stand for the parts."""
    slots = {
        part.upper(): f"(?:{any_of(table[part])})"
        for part in ("count", "given", "came", "gathered", "gave", "body", "statement")
    }
    slots["WHO"] = rf"(?P<who>(?:[^,;:()“”\"\n.]|(?<=\b[A-Z])\.|\.(?=[A-Z]\b)){{2,{OWNER}}})"
    forms = (*table[kind], *(table["forms"] if kind == "alone_forms" else ()))
    return tuple(spelled(form, slots) for form in forms)
