"""Where in its sentence a party stands: as who said it, whose work it is, from whom it came, alone or not."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from scorer.lexicon import Lexicon, any_of, spelled
from scorer.model import Doc, Span
from scorer.rules.given import Given, Table

NEAR = 45  # code points beside a party in which the words stand that tell what it does
OWNS = frozenset({"works", "relative", "sole", "came"})  # places of somebody whose own it is
TOLD = OWNS | {"by", "subject", "attributed"}  # and of somebody who tells it
GIVES = TOLD - {"sole"}
SLOTS = ("works", "telling", "given", "came", "alone", "confirms")  # the lists whose names, in capitals, stand in forms


def read(doc: Doc, party: Span, sentence: Span, given: Given) -> Iterator[str]:
    """Yield the names of the places of a party."""
    ahead = doc.folded[max(sentence.start, party.start - NEAR) : party.start]
    behind = doc.folded[party.end : min(sentence.end, party.end + NEAR)]
    if doc.speakers.touch(party):
        yield "attributed"
    yield from (name for name, form in _spelled("ahead", given).items() if form.search(ahead))
    yield from (name for name, form in _spelled("behind", given).items() if form.match(behind))


def pointing(given: Given) -> re.Pattern[str]:
    """What a sentence opens with that speaks of the one before: "That figure"."""
    return _spelled("opening", given)["pointing"]


def silent(doc: Doc, sentence: Span, given: Given) -> bool:
    """Whether a sentence says that somebody told nothing: "has released no figure"."""
    return _silent(given.tables["silent"]).search(doc.folded, sentence.start, sentence.end) is not None


def _spelled(name: str, given: Given) -> Mapping[str, re.Pattern[str]]:
    return _forms(given.tables[name], *(given.words[slot] for slot in SLOTS))


@cache
def _forms(forms: Table, *lists: Lexicon) -> Mapping[str, re.Pattern[str]]:
    """The patterns of a language, in which WORKS, TELLING and such stand for their words."""
    slots = {name.upper(): f"(?:{any_of(words)})" for name, words in zip(SLOTS, lists, strict=True)}
    return {name: spelled(form, slots) for name, form in forms.items()}


@cache
def _silent(table: Table) -> re.Pattern[str]:
    """A word of each list of one form, one soon after another."""
    every = (form for forms in table.values() for form in forms)
    forms = (r"\b[^.;]{0,40}?\b".join(f"(?:{any_of(words)})" for words in form) for form in every)
    return re.compile(rf"\b(?:{'|'.join(forms)})\b")
