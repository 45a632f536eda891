"""
What has one seat, in two towns: a hospital, a stadium, and an event that one town will host.

"St Oswin's Hospital in Pellbury … St Oswin's, the only hospital in Marwick"; "will open in Dunrossie … the first time that
Killoran has hosted it". Towns are compared as `scenes` compares them: of one list, or neither on any.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from scorer.lexicon import Lexicon, any_of, fold, spelled
from scorer.model import Doc, Span
from scorer.rules.consistency.place_conflict import places, scenes
from scorer.rules.consistency.place_conflict.places import Place
from scorer.rules.given import Given, Table

MOST = 40  # seats that are looked at


def differ(doc: Doc, given: Given) -> Iterator[tuple[Span, Span]]:
    """Each two places of the text in which one thing has its seat, or one event its host."""
    seats: dict[str, Place] = {}
    for key, place, sentence in islice(_seats(doc, given), MOST):
        first = seats.setdefault(key, place)
        if first is not place and _differ(doc, first, place, sentence, given):
            yield first.span, place.span
    if not any(sign in doc.folded for sign in given.tables["seats"]["host"]):
        return
    held = list(islice(_read(doc, "held", given), MOST))
    if len({place.name for place, _, _ in held}) == 1:
        for place, _, sentence in islice(_read(doc, "hosts", given), MOST):
            if _differ(doc, held[0][0], place, sentence, given):
                yield held[0][0].span, place.span
                return


def _differ(doc: Doc, first: Place, place: Place, sentence: int, given: Given) -> bool:
    return first.sort == place.sort and sentence > 0 and scenes.apart(doc, first, place, sentence, given)


def _seats(doc: Doc, given: Given) -> Iterator[tuple[str, Place, int]]:
    """What a name that is a building's, or a town's only one, is called, with its town and the number of its sentence."""
    if _kinds(given.tables["seats"]).first(doc.folded, folded=True) is None:
        return
    kind = _kind(given.tables["seats"])
    for place, found, sentence in _read(doc, "seat", given):
        yield fold(kind.sub("", found["site"])).removesuffix("'s"), place, sentence


def _read(doc: Doc, form: str, given: Given) -> Iterator[tuple[Place, re.Match[str], int]]:
    for found in _pattern(given.tables["seats"], given.tables["scenes"], form).finditer(doc.body):
        place = places.at(doc, found, given)
        if place is not None:
            yield place, found, doc.sentence_at(found.start())


@cache
def _kinds(lists: Table) -> Lexicon:
    return Lexicon(lists["kinds"])


@cache
def _kind(lists: Table) -> re.Pattern[str]:
    """The word for a building before its name or behind it."""
    kinds = any_of(lists["kinds"])
    return re.compile(rf"^(?:{kinds})\s|\s(?:{kinds})$")


@cache
def _pattern(lists: Table, scene: Table, form: str) -> re.Pattern[str]:
    slots = {"KINDS": any_of(lists["kinds"]), "NAMED": r"[A-Z][\w'’.-]+(?:\s[A-Z][\w'’-]+)?"}
    return spelled(lists[form], slots | places.slots(scene))
