"""Near-miss spellings: "Xinhwa" is very likely Xinhua. Precision first: when in doubt, nobody."""

import re
from collections.abc import Iterable, Mapping

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from scorer.lexicon import fold
from scorer.registry.outlet import Outlet

_SHORTEST = 5  # below this, one letter is the difference between two agencies: AFP, APP, APA
_LONG = 10  # from here on two slips are still the same name
_MARKS = re.compile(r"[\W_]+")


def key(name: str, generic: Iterable[str] = ()) -> str:
    """A name without case, marks and the given words that many names share ("news agency", "kantor berita")."""
    plain = f" {_MARKS.sub(' ', fold(name)).strip()} "
    for word in generic:
        plain = plain.replace(f" {word} ", " ")
    return plain.replace(" ", "")


def nearest(name: str, keys: Mapping[str, Outlet], generic: Iterable[str]) -> Outlet | None:
    """
    The one outlet whose name is at most one slip away (two in ten letters or more), or None.

    A slip is a letter added, lost, changed, or two swapped. The first letter must stand, and no second outlet may be
    as near. A name that is known letter by letter is its outlet. `keys` holds each name twice, with and without the
    generic words, so that "Kantor Berita Xinhwa" and "Korean Central New Agency" are both found.
    """
    wanted = key(name, generic)
    if wanted in keys:
        return keys[wanted]
    if len(wanted) < _SHORTEST:
        return None
    slips = 2 if len(wanted) >= _LONG else 1
    close = process.extract(wanted, keys.keys(), scorer=DamerauLevenshtein.distance, score_cutoff=slips, limit=None)
    near = [(found, distance) for found, distance, _ in close if found[0] == wanted[0] and len(found) >= _SHORTEST]
    best = min((distance for _, distance in near), default=0)
    outlets = {keys[found].id: keys[found] for found, distance in near if distance == best}
    return next(iter(outlets.values())) if len(outlets) == 1 else None
