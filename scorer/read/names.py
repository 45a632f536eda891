"""
Names: capitalised runs of the body, what they stand for, and one identity for all spellings and short forms.

Han, Han Sol-mi and Han Sol Mi are one person; the fullest form is the identity. A title before the name ("Presiden",
"Kombes Pol.") belongs to `title`, not to the name. Organisations are known by a word in them, places by the pack's list
and by CLDR's territory names, outlets by the registry. A capital at the head of a sentence proves nothing, so such a
word must be written with a capital elsewhere too. Only running text is read: headlines are one capital run.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from babel import Locale
from rapidfuzz.distance import DamerauLevenshtein

from scorer.langs import Lang
from scorer.lexicon import fold
from scorer.model import Block, Name, NameKind, Role, Span
from scorer.read import capitals
from scorer.read.capitals import Run, Word
from scorer.registry import Mention

_READ = frozenset({Role.PARAGRAPH, Role.DECK, Role.CAPTION})

TITLE = 30  # letters before a run in which a title without capitals may stand
OWN = 3  # words of a person's own name; of a longer rest the last two are the person
SPELLED = 6  # letters from which two words one edit apart are taken for one name
COMPARED = 400  # different words beyond which spellings are not compared


@dataclass(frozen=True, slots=True, eq=False)
class Naming:
    """A pack's words about names, compiled."""

    titles: frozenset[str]  # the first words of titles, and those that may follow them
    further: frozenset[str]
    bodies: frozenset[str]
    places: frozenset[str]
    whole: frozenset[str]  # places and bodies that are named in full by one word
    grounds: frozenset[str]
    honorifics: frozenset[str]
    links: frozenset[str]
    never: frozenset[str]
    suffixes: frozenset[str]  # of a generation, behind the family name: "Jr"
    possessive: tuple[str, ...]  # endings of an owner
    family_last: bool  # the last word of a name is the family's, by which people are called
    head_first: bool


@cache
def of(lang: Lang) -> Naming:
    """The naming words of a language pack, with CLDR's territories."""
    speakers, metonyms = lang["speakers"], lang["metonyms"]
    territories = [name for code, name in Locale(lang.code).territories.items() if code.isalpha()]
    places = (*territories, *metonyms["words"], *metonyms["countries"])
    groups = ("official", "organisation", "group", "outlets")
    return Naming(
        titles=frozenset(fold(phrase).split()[0] for phrase in speakers["titles"]["words"]),
        further=frozenset(word for phrase in speakers["titles"]["words"] for word in fold(phrase).split()[1:]),
        bodies=frozenset(fold(word) for group in groups for word in speakers[group]["words"]),
        places=frozenset(map(fold, places)),
        whole=frozenset(map(fold, (*places, *lang["names"]["bodies"]))),
        grounds=frozenset(lang["names"]["places"]),
        honorifics=frozenset(lang["names"]["honorifics"]),
        links=frozenset(lang["names"]["links"]),
        never=frozenset((*lang["names"]["never"], *map(fold, lang["cues"]["inverted"]["words"]))),
        suffixes=frozenset(lang["names"]["suffixes"]),
        possessive=tuple(lang["names"]["possessive"]),
        family_last=lang["names"]["family_last"],
        head_first=lang["grammar"]["head_first"],
    )


def find(body: str, blocks: Sequence[Block], outlets: Sequence[Mention], lang: Lang) -> tuple[Name, ...]:
    """The names of the running text, in order, each with its identity."""
    naming = of(lang)
    runs = [
        run
        for block in blocks
        if block.role in _READ
        for run in capitals.runs(body, block.span, naming.links, naming.never, naming.titles)
    ]
    known = {mention.start: mention for mention in outlets}
    usual = capitals.usual(body, runs)
    kept = [run for run in runs if not _only_opens(run, usual, naming)]
    return _identified(list(_each(body, kept, known, naming)), naming)


# ── what a run names ─────────────────────────────────────────────────────────────────────────────────────────────────


def _only_opens(run: Run, usual: frozenset[str], naming: Naming) -> bool:
    """Whether a single word has its capital only from the head of a sentence."""
    word = run.words[0]
    known = word.low in naming.places or word.low in naming.bodies or word.low in naming.titles
    return run.opens and len(run.words) == 1 and not (known or word.low in usual or word.text.isupper())


def _each(body: str, runs: Sequence[Run], known: dict[int, Mention], naming: Naming) -> Iterator[Name]:
    """The names in these runs; a role before a comma is the title of the name behind it."""
    role: Run | None = None
    for number, run in enumerate(runs):
        outlet = next((known[word.start] for word in run.words if word.start in known), None)
        if outlet:
            yield _outlet(outlet)
            role = None
            continue
        following = runs[number + 1] if number + 1 < len(runs) else None
        apposed = (
            following is not None
            and body[run.end : following.start] == ", "
            and following.words[0].low not in naming.titles
        )
        name = _name(body, run, naming, apposed=apposed)
        if name and role and body[role.end : run.start] in {", ", " "} and name.kind is NameKind.PERSON:
            name = replace(name, title=name.title or body[role.start : role.end])
        if name:
            yield name
        role = run if name is None else None


def _outlet(mention: Mention) -> Name:
    return Name(
        span=Span(mention.start, mention.end),
        kind=NameKind.OUTLET,
        identity=mention.outlet.name,
        outlet_id=mention.outlet.id,
    )


def _name(body: str, run: Run, naming: Naming, *, apposed: bool) -> Name | None:
    """The name in a run, None where it holds a title and an office only."""
    words = run.words
    title = _small_title(body, run, naming)
    first = 0 if title is not None else None
    for number, word in enumerate(words):
        if number and words[number - 1].low in naming.honorifics:
            break
        if word.low in naming.titles or (first == number and number and word.low in naming.further):
            first = number + 1
    if first is None:
        kind = _kind(words, naming)
        return Name(span=Span(run.start, run.end), kind=kind, identity=_unowned(body[run.start : run.end], naming))
    start = _after_office(words, first, naming, apposed=apposed)
    if start is None:
        return _body_of(body, words[first:], naming)
    if not naming.head_first and start < len(words) - 1 and words[-1].low in naming.bodies:
        start -= start > 0 and words[start - 1].low in naming.whole  # "Republican | National Committee"
        span = Span(words[start].start, run.end)
        return Name(span=span, kind=NameKind.ORGANISATION, identity=body[span.start : span.end])
    begin = run.start if title is None else title
    return Name(
        span=Span(words[start].start, run.end),
        kind=NameKind.PERSON,
        identity=_unowned(body[words[start].start : run.end], naming),
        title=body[begin : words[start].start].strip() or None,
    )


def _unowned(name: str, naming: Naming) -> str:
    """A name without the ending of an owner: "Holt's"."""
    return next((name.removesuffix(ending) for ending in naming.possessive if name.endswith(ending)), name)


def _small_title(body: str, run: Run, naming: Naming) -> int | None:
    """Where a title without capitals begins right before the run: "juru bicara | Pelita Joko Lesmana"."""
    before = body[max(0, run.start - TITLE) : run.start]
    if not before.endswith(" "):
        return None
    words = list(re.finditer(r"\S+", before))[-2:]
    for number, word in enumerate(words):
        low = fold(word.group())
        rest = [fold(other.group()) for other in words[number + 1 :]]
        if low in naming.titles and all(other in naming.further for other in rest):
            return run.start - len(before) + word.start()
    return None


def _body_of(body: str, words: Sequence[Word], naming: Naming) -> Name | None:
    """The office alone, where it has a name of its own: the KPK of "Ketua KPK"."""
    if not words or _kind(words, naming) is not NameKind.ORGANISATION:
        return None
    span = Span(words[0].start, words[-1].end)
    return None if len(words) > 1 else Name(span=span, kind=NameKind.ORGANISATION, identity=body[span.start : span.end])


def _after_office(words: Sequence[Word], first: int, naming: Naming, *, apposed: bool) -> int | None:
    """Where the person begins after a title: "Menteri Luar Negeri Kenya | Aisha Mwangi". None: nobody is named."""
    office = False
    while first < len(words):
        pair = " ".join(word.low for word in words[first : first + 2])
        if pair in naming.places:
            first += 2
        elif words[first].low in naming.whole or _acronym(words[first]):
            office, first = False, first + 1
        elif words[first].text.islower():
            first += 1
        elif words[first].low in naming.bodies or words[first].low in naming.grounds:
            office, first = True, first + 1
        else:
            break
    left = sum(len(word.low) > 1 and word.low not in naming.suffixes for word in words[first:])  # without initials
    if left <= 0 or apposed or (office and left <= OWN):
        return None
    return first if left <= OWN else len(words) - 2


def _acronym(word: Word) -> bool:
    return len(word.text) > 1 and word.text.isupper()


def _kind(words: Sequence[Word], naming: Naming) -> NameKind:
    whole = " ".join(word.low for word in words)
    if whole in naming.places:
        return NameKind.PLACE
    if words[0].low in naming.grounds:
        return NameKind.PLACE
    if any(word.low in naming.bodies or (_acronym(word) and len(word.text) > len("KH")) for word in words):
        return NameKind.ORGANISATION
    if any(letter.isdigit() for word in words for letter in word.text):
        return NameKind.OTHER
    return NameKind.PERSON if len(words) <= OWN + 1 else NameKind.OTHER


# ── one identity ─────────────────────────────────────────────────────────────────────────────────────────────────────


def words_of(name: str) -> frozenset[str]:
    """The words of a name without hyphens, case or stops: Han Sol-mi and Han Sol Mi have the same."""
    plain = fold(name).replace("-", " ").replace(".", " ").removesuffix("'s")
    return frozenset(plain.split())


def _identified(names: Sequence[Name], naming: Naming) -> tuple[Name, ...]:
    """
    Each person with the fullest form of the name in the article as identity.

    A single word that is no part of a fuller name and has no title may be anything: it is of kind other.
    """
    fullest: dict[frozenset[str], str] = {}
    titles: dict[str, str] = {}
    holders: dict[str, list[frozenset[str]]] = {}
    persons = [name for name in names if name.kind is NameKind.PERSON]
    for name in sorted(persons, key=lambda name: -len(name.identity.split())):
        key = words_of(name.identity)
        if key not in fullest:
            holder = _holder(name.identity, holders, fullest, naming)
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
    name: str, holders: dict[str, list[frozenset[str]]], fullest: dict[frozenset[str], str], naming: Naming
) -> frozenset[str] | None:
    """A longer name that holds all words of this one, or holds it spelled one letter differently."""
    key = words_of(name)
    word = min(key, key=lambda word: len(holders.get(word, ())), default="")
    longer = [other for other in holders.get(word, ())[:COMPARED] if key <= other]
    if naming.family_last:
        longer = _short_for(name, longer, fullest, naming)
    if longer or len(key) > 1 or len(word) < SPELLED or len(holders) > COMPARED:
        return longer[0] if longer else None
    return next((held[0] for other, held in holders.items() if _one_edit(word, other)), None)


def _short_for(
    name: str, longer: list[frozenset[str]], fullest: dict[frozenset[str], str], naming: Naming
) -> list[frozenset[str]]:
    """Those longer names that share the family name; else, for a single word, those that begin with it."""
    words = _called(name, naming)
    family = [key for key in longer if _called(fullest[key], naming)[-1:] == words[-1:]]
    return family or [key for key in longer if len(words) == 1 and _called(fullest[key], naming)[:1] == words]


def _called(name: str, naming: Naming) -> list[str]:
    plain = fold(name).replace("-", " ").replace(".", " ").removesuffix("'s")
    return [word for word in plain.split() if word not in naming.suffixes]


def _one_edit(word: str, other: str) -> bool:
    return (
        len(other) >= SPELLED and other[0] == word[0] and DamerauLevenshtein.distance(word, other, score_cutoff=1) <= 1
    )
