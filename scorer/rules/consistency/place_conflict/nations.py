"""
A town of one country that is another's later: "Hradov, a town in northern Slovakia … the Czech town".

Only a settlement that the story points back to, after the name of a single country, and only where the other country is
named nowhere else.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from scorer.lexicon import Lexicon, any_of, fold, spelled
from scorer.model import Doc, Span
from scorer.rules.given import Given, Table

MOST = 20  # settlements that are looked at


def differ(doc: Doc, given: Given) -> Iterator[tuple[Span, Span]]:
    """The country a story has its town in, and the other whose town it is called later."""
    lists = given.tables["nations"]
    towns = list(islice(_town(lists).finditer(doc.body), MOST))
    if not towns:
        return
    owners = _owners(lists)
    named = list(_names(lists).find(doc.folded, folded=True))
    for found in towns:
        before = [hit for hit in named if hit.start < found.start()]
        other = owners[fold(found["nation"])]
        if (
            len({owners[hit.phrase] for hit in before}) == 1
            and owners[before[0].phrase] != other
            and sum(owners[hit.phrase] == other for hit in named) == 1
            and _settled(doc, before[0].start, lists)
        ):
            yield Span(before[0].start, before[0].end), Span(found.start(), found.end())
            return


def _settled(doc: Doc, at: int, lists: Table) -> bool:
    """Whether the sentence that names the country first, or the one before it, tells of a settlement."""
    number = max(0, doc.sentence_at(at))
    start, end = doc.sentences[max(0, number - 1)].span.start, doc.sentences[number].span.end
    return _settlements(lists).first(doc.folded[start:end], folded=True) is not None


@cache
def _settlements(lists: Table) -> Lexicon:
    return Lexicon(lists["settlements"])


@cache
def _owners(lists: Table) -> dict[str, str]:
    """Each name of a country and of its people, with the country."""
    return {fold(name): country for country, names in lists["named"].items() for name in (country, *names)}


@cache
def _names(lists: Table) -> Lexicon:
    return Lexicon(_owners(lists))


@cache
def _town(lists: Table) -> re.Pattern[str]:
    """A settlement of a country that the story points back to."""
    owners = {name for names in lists["named"].values() for name in names} | set(lists["named"])
    slots = {"NATION": rf"(?P<nation>{any_of(owners)})", "TOWN": any_of(lists["settlements"])}
    return spelled(lists["form"], slots)
