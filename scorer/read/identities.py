"""
One identity for each person: all spellings and short forms of a name become the fullest one in the article.

Han, Han Sol-mi and Han Sol Mi are one person. Nicknames are another matter: `nicknames.py`.
"""

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz.distance import DamerauLevenshtein

from scorer.lexicon import fold
from scorer.model import Name, NameKind

_MARKS = "\"“”'‘"  # around a nickname

SPELLED = 6  # letters from which two words one edit apart are taken for one name
EXCHANGED = 5  # … and of which two neighbours are exchanged
MOVED = 7  # … and of which one letter may stand elsewhere: "Wirmandi", "Wimarndi"
PAIRED = 3  # letters of each of two names that a hyphen joins
COMPARED = 400  # different words beyond which spellings are not compared


def words_of(name: str) -> frozenset[str]:
    """The words of a name without hyphens, case, stops or marks: Han Sol-mi and Han Sol Mi have the same."""
    plain = fold(name).replace("-", " ").replace(".", " ").removesuffix("'s")
    return frozenset(word.strip(_MARKS) for word in plain.split())


def resolved(names: Sequence[Name], *, suffixes: frozenset[str], family_last: bool) -> tuple[Name, ...]:
    """
    Each person with the fullest form of the name in the article as identity.

    `suffixes` are those of a generation ("Jr"); `family_last`: people are called by the last word of their name.

    Where `family_last`, a family name that has a title before the longer name has been told is somebody else's:
    "President Holt … Mia Holt".

    A single word that is no part of a fuller name and has no title may be anything: it is of kind other.
    """
    fullest: dict[frozenset[str], str] = {}
    titles: dict[str, str] = {}
    holders: dict[str, list[frozenset[str]]] = {}
    persons = [name for name in names if name.kind is NameKind.PERSON]
    told: dict[frozenset[str], Name] = {}
    for name in persons:
        told.setdefault(words_of(name.identity), name)
    for name in sorted(persons, key=lambda name: -len(name.identity.split())):
        key = words_of(name.identity)
        if key not in fullest:
            holder = _holder(name.identity, holders, fullest, suffixes if family_last else None)
            if holder and family_last and told[key].title and told[key].span.start < told[holder].span.start:
                holder = None
            fullest[key] = fullest[holder] if holder else name.identity
            for word in key if holder is None else ():
                holders.setdefault(word, []).append(key)
        if name.title:
            titles.setdefault(fullest[key], name.title)
    return tuple(
        _as_known(name, fullest[words_of(name.identity)], titles) if name.kind is NameKind.PERSON else name
        for name in names
    )


def _as_known(name: Name, identity: str, titles: dict[str, str]) -> Name:
    lone = len(words_of(identity)) == 1 and identity not in titles
    return replace(name, identity=identity, kind=NameKind.OTHER if lone else NameKind.PERSON)


def _holder(
    name: str,
    holders: dict[str, list[frozenset[str]]],
    fullest: dict[frozenset[str], str],
    suffixes: frozenset[str] | None,
) -> frozenset[str] | None:
    """A longer name that holds all words of this one, or holds it spelled one letter differently."""
    key = words_of(name)
    word = min(key, key=lambda word: len(holders.get(word, ())), default="")
    longer = [
        other
        for other in holders.get(word, ())[:COMPARED]
        if key <= other and not (len(key) == 1 and word in _paired(fullest[other]))
    ]
    if suffixes is not None:
        longer = _short_for(name, longer, fullest, suffixes)
    if longer or len(key) > 1 or len(word) < EXCHANGED or len(holders) > COMPARED:
        return longer[0] if longer else None
    return next((held[0] for other, held in holders.items() if _one_edit(word, other)), None)


def _short_for(
    name: str, longer: list[frozenset[str]], fullest: dict[frozenset[str], str], suffixes: frozenset[str]
) -> list[frozenset[str]]:
    """Those longer names that share the family name; else, for a single word, those that begin with it."""
    words = _called(name, suffixes)
    family = [key for key in longer if _called(fullest[key], suffixes)[-1:] == words[-1:]]
    return family or [key for key in longer if len(words) == 1 and _called(fullest[key], suffixes)[:1] == words]


def _called(name: str, suffixes: frozenset[str]) -> list[str]:
    plain = fold(name).replace("-", " ").replace(".", " ").removesuffix("'s")
    return [word for word in plain.split() if word not in suffixes]


def _paired(name: str) -> frozenset[str]:
    """The words of a name that are two people's: those of "Tim Lesmana-Wirawan", not of "Han Sol-mi"."""
    pairs = (part.split("-") for part in name.split() if "-" in part)
    return frozenset(
        fold(word)
        for pair in pairs
        if all(word[:1].isupper() and len(word) >= PAIRED for word in pair)
        for word in pair
    )


def _one_edit(word: str, other: str) -> bool:
    """Whether two words are one letter apart, or a long one has one letter in another place."""
    moved = len(word) >= MOVED and sorted(word) == sorted(other)
    if (
        other == word
        or other[0] != word[0]
        or DamerauLevenshtein.distance(word, other, score_cutoff=1 + moved) > 1 + moved
    ):
        return False
    return min(len(word), len(other)) >= SPELLED or sorted(word) == sorted(other)
