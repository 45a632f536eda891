"""Whether two sentences tell of two times."""

import re
from collections.abc import Iterable

from scorer.lexicon import fold
from scorer.model import Doc, Span
from scorer.rules.consistency.negation_flip.deeds import BREAK
from scorer.rules.given import Given

YEAR = re.compile(r"(?<![/\d])(?:19|20)\d\d\b(?!/)")  # a time that is told


DAYS = ("weekdays", "months")


def apart(one: str, two: str, cues: Iterable[str], given: Given, *, days: Iterable[str] = DAYS) -> bool:
    """Whether either tells of a time in a word of some lists, or the second of a year, or of a day that the first does not."""
    return (
        any(given.words[cue].first(text) for cue in cues for text in (one, two))
        or YEAR.search(two) is not None
        or any(named(two, kind, given) - named(one, kind, given) for kind in days)
    )


def named(text: str, kind: str, given: Given) -> frozenset[str]:
    """The times of one kind, such as months, that a text names."""
    return frozenset(hit.phrase for hit in given.words[kind].find(text))


def earlier(doc: Doc, sentence: Span) -> bool:
    """Whether a sentence names a day before the first that the story names: what it tells is of another time."""
    first = next((one.value for one in doc.dates if one.value and one.span.field == "body"), None)
    return first is not None and any(one.value < first for one in doc.dates if one.value and one.span in sentence)


def lasting(text: str, told: str, given: Given) -> str:
    """
    A sentence without a day that leaves what is told so now.

    It is the day from which something has been so, "sudah diasuransikan | sejak Mei", or the thing itself told by another
    word: "has set a date for the verdict | , April 2".
    """
    mark = BREAK.search(text, len(told))
    named = fold(text[mark.end() :]) if mark else ""
    if mark and (named[:1].isdigit() or any(given.words[cue].begins(named) for cue in ("months", "namely"))):
        text = text[: mark.start()]
    hit = given.words["ongoing"].first(text)
    return text[: hit.start] if hit else text
