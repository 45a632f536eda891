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

from scorer.langs import Lang
from scorer.lexicon import fold
from scorer.model import Block, Name, NameKind, Role, Span
from scorer.read import capitals, identities, nicknames
from scorer.read.capitals import Run, Word
from scorer.registry import Mention

_READ = frozenset({Role.PARAGRAPH, Role.DECK, Role.CAPTION})

TITLE = 30  # letters before a run in which a title without capitals may stand
OWN = 3  # words of a person's own name; of a longer rest the last two are the person


@dataclass(frozen=True, slots=True, eq=False)
class Naming:
    """A pack's words about names, compiled."""

    titles: frozenset[str]  # the first words of titles, and those that may follow them
    further: frozenset[str]
    bodies: frozenset[str]
    places: frozenset[str]
    whole: frozenset[str]  # places and bodies that are named in full by one word
    grounds: frozenset[str]
    regions: frozenset[str]
    compass: frozenset[str]  # end the name of a region: "Nusa Barat"
    portfolios: frozenset[str]  # what ministers are ministers of
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
        regions=frozenset(lang["names"]["regions"]),
        compass=frozenset(lang["names"]["compass"]),
        portfolios=frozenset(lang["names"]["portfolios"]),
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
    kept = [run for run in _offices_joined(body, runs, naming, lang) if not _only_opens(run, usual, naming)]
    each = list(_each(body, kept, known, naming))
    return nicknames.resolved(
        body, identities.resolved(each, suffixes=naming.suffixes, family_last=naming.family_last), lang
    )


# ── what a run names ─────────────────────────────────────────────────────────────────────────────────────────────────


def _only_opens(run: Run, usual: frozenset[str], naming: Naming) -> bool:
    """Whether a single word has its capital only from the head of a sentence."""
    word = run.words[0]
    known = word.low in naming.places or word.low in naming.bodies or word.low in naming.titles
    return run.opens and len(run.words) == 1 and not (known or word.low in usual or word.text.isupper())


def _offices_joined(body: str, runs: Sequence[Run], naming: Naming, lang: Lang) -> Iterator[Run]:
    """The runs, those made one that share an office: "Menteri Pendidikan | dan | Kebudayaan Ratna Wulandari"."""
    joins = frozenset((",", *(f"{comma} {join}" for comma in ("", ",") for join in lang["grammar"]["joins"])))
    open_run: Run | None = None
    for run in runs:
        if open_run and _shares_office(body, open_run, run, naming, joins):
            open_run = replace(open_run, words=(*open_run.words, *run.words))
            continue
        if open_run:
            yield open_run
        open_run = run
    if open_run:
        yield open_run


def _shares_office(body: str, run: Run, further: Run, naming: Naming, joins: frozenset[str]) -> bool:
    return (
        run.words[-1].low in naming.portfolios
        and further.words[0].low in naming.portfolios
        and fold(body[run.end : further.start]).rstrip() in joins
    )


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
    office, begin = False, first
    while first < len(words):
        pair = [word.low for word in words[first : first + 2]]
        if " ".join(pair) in naming.places or (len(pair) > 1 and pair[1] in naming.compass):
            first += 2
        elif (
            words[first].low in naming.whole | naming.regions | naming.portfolios
            or (first > begin and words[first].low in naming.compass)
            or _acronym(words[first])
        ):
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
    if (
        whole in naming.regions
        or words[0].low in naming.grounds
        or (len(words) > 1 and words[-1].low in naming.compass)
    ):
        return NameKind.PLACE
    if any(word.low in naming.bodies or (_acronym(word) and len(word.text) > len("KH")) for word in words):
        return NameKind.ORGANISATION
    if any(letter.isdigit() for word in words for letter in word.text):
        return NameKind.OTHER
    return NameKind.PERSON if len(words) <= OWN + 1 else NameKind.OTHER
