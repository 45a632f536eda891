"""
A town of one country, or county, that is another's later: "Hradov, a town in northern Slovakia … the Czech town".

Only a settlement that the story points back to, after the name of a single country, and only where the other country is
named nowhere else.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from scorer.lexicon import Lexicon, any_of, fold, spelled
from scorer.model import Doc, Span
from scorer.rules.given import Given, Table

MOST = 20  # settlements that are looked at

Named = tuple[int, int, str]  # where an owner of settlements is named, and who it is


def differ(doc: Doc, given: Given) -> Iterator[tuple[Span, Span]]:
    """The country, or the county, a story has its town in, and the other whose town it is called later."""
    lists = given.tables["nations"]
    towns = list(islice(_town(lists).finditer(doc.body), MOST))
    if towns:
        owners = _owners(lists)
        named = [(hit.start, hit.end, owners[hit.phrase]) for hit in _names(lists).find(doc.folded, folded=True)]
        yield from _strangers(doc, towns, named, lists)
    shapes = _shapes(given.tables["levels"])
    towns = list(islice(_county_town(lists, given.words["parents"], given.tables["levels"]).finditer(doc.body), MOST))
    if towns:
        listed = [(hit.start, hit.end, hit.phrase) for hit in given.words["parents"].find(doc.folded, folded=True)]
        shaped = [(found.start(), found.end(), fold(found.group())) for found in shapes.finditer(doc.body)]
        yield from _strangers(doc, towns, sorted({*listed, *shaped}), lists)


def _strangers(
    doc: Doc, towns: Sequence[re.Match[str]], named: Sequence[Named], lists: Table
) -> Iterator[tuple[Span, Span]]:
    """The only owner named before a settlement that is said to be another's, who is named nowhere else."""
    for found in towns:
        before = [one for one in named if one[0] < found.start()]
        other = next(owner for start, _, owner in named if start == found.start("nation"))
        if (
            len({owner for _, _, owner in before}) == 1
            and before[0][2] != other
            and sum(owner == other for _, _, owner in named) == 1
            and _settled(doc, before[0][0], lists)
        ):
            yield Span(before[0][0], before[0][1]), Span(found.start(), found.end())
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


@cache
def _shapes(levels: Table) -> re.Pattern[str]:
    return re.compile("|".join(levels["shapes"]) or "(?!)")


@cache
def _county_town(lists: Table, parents: Lexicon, levels: Table) -> re.Pattern[str]:
    """A settlement of a county or a state that the story points back to."""
    shaped = "|".join((*levels["shapes"], any_of(_capitalised(parents))))
    return spelled(lists["form"], {"NATION": rf"(?P<nation>{shaped})", "TOWN": any_of(lists["settlements"])})


def _capitalised(phrases: Lexicon) -> Iterator[str]:
    """The names as they are written."""
    return (phrase.title() for phrase in phrases)
