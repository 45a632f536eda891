"""What lasts from one day to another: the words for it, the verbs that begin and end it, and how many days lie between."""

from datetime import date
from functools import cache

from scorer.lexicon import Lexicon, fold
from scorer.model import DateRange
from scorer.rules.given import Table

NEARBY_YEAR = 2001  # for ranges whose year is not written; no leap year matters inside a month


@cache
def verbs(spells: Table) -> dict[str, tuple[Lexicon, Lexicon]]:
    """The verbs that begin and that end what is of a kind."""
    return {kind: (Lexicon(words["begins"]), Lexicon(words["ends"])) for kind, words in spells.items()}


@cache
def called(spells: Table) -> dict[str, frozenset[str]]:
    """What something of a kind is called: single words in small letters."""
    return {kind: frozenset(fold(word) for word in words["called"]) for kind, words in spells.items()}


def days(pair: DateRange) -> int | None:
    """How many days the range has, both ends counted."""
    year = pair.last.year or pair.first.year or NEARBY_YEAR
    try:
        first = date(pair.first.year or year, pair.first.month, pair.first.day)
        last = date(year, pair.last.month, pair.last.day)
    except ValueError:
        return None
    return (last - first).days + 1 if last >= first else None
