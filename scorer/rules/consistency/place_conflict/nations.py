"""
A town of one country, or county, that is another's later: "Hradov, a town in northern Slovakia … the Czech town".

Only a settlement that the story points back to, after the name of a single country, county or district, and only where the other country is
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
NEAR = 40  # code points before an owner in which its settlement stands
_BESIDE = re.compile(r"\b[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?,\s(?:[a-z]+\s)?$")

Named = tuple[int, int, str]  # where an owner of settlements is named, and who it is


def differ(doc: Doc, given: Given) -> Iterator[tuple[Span, Span]]:
    """The country, or the county, a story has its town in, and the other whose town it is called later."""
    lists, levels, parents = given.tables["nations"], given.tables["levels"], given.words["parents"]
    towns = list(islice(_town(lists, parents, levels).finditer(doc.body), MOST))
    if not towns:
        return
    owners = _owners(lists)
    nations = [(hit.start, hit.end, owners[hit.phrase]) for hit in _names(lists).find(doc.folded, folded=True)]
    listed = [(hit.start, hit.end, hit.phrase) for hit in parents.find(doc.folded, folded=True)]
    shaped = [(found.start(), found.end(), fold(found.group())) for found in _shapes(levels).finditer(doc.body)]
    levelled = [
        [(found.start(), found.end(), fold(found.group())) for found in _levelled(lists, level).finditer(doc.body)]
        for level in lists["shapes"]
    ]
    for named in (nations, sorted({*listed, *shaped}), *levelled):
        starts = {start for start, _, _ in named}
        yield from _strangers(doc, [town for town in towns if town.start("nation") in starts], named, lists)


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
            and _settled(doc, before[0][0], found.start(), lists)
        ):
            yield Span(before[0][0], before[0][1]), Span(found.start(), found.end())
            return


def _settled(doc: Doc, at: int, town: int, lists: Table) -> bool:
    """Whether the sentence that names the country first, or the one before it, tells of a settlement that is not the `town` itself."""
    if _BESIDE.search(doc.body[max(0, at - NEAR) : at]):
        return True  # "Ashby Cross, Hollin County"
    number = max(0, doc.sentence_at(at))
    start, end = doc.sentences[max(0, number - 1)].span.start, min(town, doc.sentences[number].span.end)
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
def _levelled(lists: Table, level: str) -> re.Pattern[str]:
    return re.compile("|".join(lists["shapes"][level]))


@cache
def _shapes(levels: Table) -> re.Pattern[str]:
    return re.compile("|".join(levels["shapes"]) or "(?!)")


@cache
def _town(lists: Table, parents: Lexicon, levels: Table) -> re.Pattern[str]:
    """A settlement of a country, a county or a state that the story points back to."""
    owners = {name for names in lists["named"].values() for name in names} | set(lists["named"])
    shapes = (form for forms in lists["shapes"].values() for form in forms)
    owned = "|".join((*shapes, *levels["shapes"], any_of(owners.union(_capitalised(parents)))))
    return spelled(lists["form"], {"NATION": rf"(?P<nation>{owned})", "TOWN": any_of(lists["settlements"])})


def _capitalised(phrases: Lexicon) -> Iterator[str]:
    """The names as they are written."""
    return (phrase.title() for phrase in phrases)
