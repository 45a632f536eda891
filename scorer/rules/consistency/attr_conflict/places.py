"""Where in its sentence a party stands: as who said it, whose work it is, from whom it came, alone or not."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from scorer.lexicon import any_of, spelled
from scorer.model import Doc, Span
from scorer.rules.given import Given, Table

NEAR = 45  # code points beside a party in which the words stand that tell what it does
OWNS = frozenset({"works", "relative", "sole", "came"})  # places of somebody whose own it is
TOLD = OWNS | {"by", "subject", "attributed"}  # and of somebody who tells it


def read(doc: Doc, party: Span, sentence: Span, given: Given) -> Iterator[str]:
    """Yield the names of the places of a party."""
    ahead = doc.folded[max(sentence.start, party.start - NEAR) : party.start]
    behind = doc.folded[party.end : min(sentence.end, party.end + NEAR)]
    if doc.speakers.touch(party):
        yield "attributed"
    before, after = (_forms(given.tables[name], given.tables["parts"]) for name in ("ahead", "behind"))
    for name in sorted(before.keys() | after.keys()):
        if (name in before and before[name].search(ahead)) or (name in after and after[name].match(behind)):
            yield name


def silent(doc: Doc, sentence: Span, given: Given) -> bool:
    """Whether a sentence says that somebody told nothing: "has released no figure"."""
    return _silent(given.tables["silent"]).search(doc.folded, sentence.start, sentence.end) is not None


@cache
def _forms(forms: Table, parts: Table) -> Mapping[str, re.Pattern[str]]:
    """The patterns of a language, in which TELLING, GIVEN, WORKS and such stand for their words."""
    slots = {name.upper(): f"(?:{any_of(words)})" for name, words in parts.items()}
    return {name: spelled(form, slots) for name, form in forms.items()}


@cache
def _silent(table: Table) -> re.Pattern[str]:
    """A word of each list of one form, one soon after another."""
    every = (form for forms in table.values() for form in forms)
    forms = (r"\b[^.;]{0,40}?\b".join(f"(?:{any_of(words)})" for words in form) for form in every)
    return re.compile(rf"\b(?:{'|'.join(forms)})\b")
