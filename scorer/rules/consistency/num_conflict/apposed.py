"""A number beside what it counts or measures: "the loot the pair hid, worth £4,000", "warga yang mengungsi, yakni 40 orang"."""

import re
from functools import cache
from typing import NamedTuple

from scorer.lexicon import fold
from scorer.model import Doc, Figure
from scorer.rules.given import Given

NEXT = 24  # code points before a number in which a comma parts the two
REACH = 100  # code points before a number in which what it goes with is named


class Apposed(NamedTuple):
    """The noun that a number goes with, and the words that narrow that: "loot", " the pair hid"."""

    noun: str
    narrowed: str


def read(doc: Doc, figure: Figure, given: Given) -> Apposed | None:
    """What a number is said of that the reader has met, where it stands behind that, between commas; else None."""
    table = given.tables["again"]
    near = doc.folded[max(0, figure.stated.start - NEXT) : figure.stated.start]
    if "," not in near and not near.endswith(tuple(table["so_many"])):
        return None
    start = max(doc.sentences[figure.sentence].span.start, figure.stated.start - REACH)
    found = _ahead(table["apposed"]).search(doc.body, start, figure.stated.start)
    behind = tuple(table["in_all"])
    if found is None or not (not behind or found["sum"] or doc.body.startswith(behind, figure.span.end)):
        return None
    return Apposed(fold(found["of"]).removesuffix(table["plural"]), found["narrowed"] or "")


@cache
def _ahead(form: str) -> re.Pattern[str]:
    return re.compile(form + r"\Z", re.IGNORECASE)
