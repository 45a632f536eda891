"""
A language's grammar of attribution, compiled once from its pack: the cue words by construction, and the function words.

The engine knows constructions, not languages. Which words enter a construction, and which words bound a clause or a noun
phrase, stands in `langs/<code>/cues.toml` and `grammar.toml`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from typing import Any

from scorer.langs import Lang
from scorer.lexicon import Lexicon, fold
from scorer.read.attributions.slips import Slips


class Construction(StrEnum):
    """How a cue joins speaker and content. The order is the order in which they are tried for an ambiguous cue."""

    RELAY = "relay"
    PHRASE = "phrase"
    PHRASE_SUFFIXED = "phrase_suffixed"
    INVERTED = "inverted"
    SUFFIXED = "suffixed"
    ACTIVE = "active"
    STANCE = "stance"
    PASSIVE = "passive"
    NOUN = "noun"
    HEARSAY = "hearsay"
    LABEL = "label"
    SIGNED = "signed"


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue word or phrase at tokens [first, after) of a frame, and the constructions it may enter."""

    first: int
    after: int
    phrase: str
    constructions: tuple[Construction, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The function words of a language (`grammar.toml`); each list is explained there."""

    complementizers: frozenset[str]
    content_starts: frozenset[str]
    relativizers: frozenset[str]
    subject_relatives: frozenset[str]
    as_words: frozenset[str]
    by_words: frozenset[str]
    from_words: frozenset[str]
    of_words: frozenset[str]
    origins: frozenset[str]
    addressees: frozenset[str]
    topics: frozenset[str]
    purposes: frozenset[str]
    conditions: frozenset[str]
    fronted: frozenset[str]
    settings: frozenset[str]
    joins: frozenset[str]
    with_words: frozenset[str]
    sharing: frozenset[str]
    turns: frozenset[str]
    openers: frozenset[str]
    prepositions: frozenset[str]
    auxiliaries: frozenset[str]
    copulas: frozenset[str]
    complements: frozenset[str]
    copula_endings: tuple[str, ...]
    catenatives: frozenset[str]
    linkers: frozenset[str]
    negations: frozenset[str]
    blockers: frozenset[str]
    determiners: frozenset[str]
    indefinites: frozenset[str]
    human: frozenset[str]
    names_too: frozenset[str]
    asides: frozenset[str]
    occasions: frozenset[str]
    clitics: tuple[str, ...]
    demonstratives: frozenset[str]
    pointers: frozenset[str]
    possessives: frozenset[str]
    plurals: frozenset[str]
    after_speaker: frozenset[str]
    finite: frozenset[str]
    finite_prefixes: tuple[str, ...]
    finite_suffixes: tuple[str, ...]
    adverb_endings: tuple[str, ...]
    participle_endings: tuple[str, ...]
    active_prefixes: tuple[str, ...]
    passive_prefixes: tuple[str, ...]
    invited: frozenset[str]
    attended: frozenset[str]
    dead: frozenset[str]
    personal: frozenset[str]
    not_verbs: frozenset[str]
    roles: frozenset[str]
    days: frozenset[str]
    times: frozenset[str]
    nows: frozenset[str]
    lead_ins: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """
    Cues and function words of one language.

    `hearsay`: the passives that nobody owns when no agent follows; `told`: of those, the ones behind which a name is who
    said it; `anybody`: subjects of which they are true of everybody. `written`: verbs by which a document is quoted.
    `claims`: nouns for what somebody said. `grounds`: begin the name of a place. `nouns`: cues that are nouns too.
    `inserted`: cues that may stand in the middle of a clause without commas ("Harga itu kata dia naik"); `between`: phrases
    that want commas around them; `kept`: nouns at the end of a phrase that belong to the source.
    `deniable`: the verbs that still say something where they are denied ("tak menampik bahwa"). `telling`: verbs that say
    something only before a clause; `urging`: those that do only to somebody who is to do something. `recording`: verbs by
    which only `recorders`, bodies and documents, say something. `bare`, `present`: verb forms without an ending, and with
    that of the third person. `predicates`: adjectives that a copula makes a verb of holding ("is convinced that").
    """

    words: Words
    cues: Lexicon
    slips: Slips
    constructions: dict[str, tuple[Construction, ...]]
    hearsay: frozenset[str]
    going_on: frozenset[str]
    inward: frozenset[str]
    relays: frozenset[str]
    noun_links: frozenset[str]
    people: frozenset[str]
    grounds: frozenset[str]
    papers: frozenset[str]
    titles: frozenset[str]
    pronouns: frozenset[str]
    subjects: frozenset[str]
    singular: frozenset[str]
    addressed: frozenset[str]
    nouns: frozenset[str]
    inserted: frozenset[str]
    deniable: frozenset[str]
    recording: frozenset[str]
    recorders: frozenset[str]
    addressing: frozenset[str]
    bare: frozenset[str]
    present: frozenset[str]
    predicates: frozenset[str]
    verbs: frozenset[str]
    clausal: frozenset[str]
    plain: frozenset[str]
    told: frozenset[str]
    written: frozenset[str]
    anybody: frozenset[str]
    claims: frozenset[str]
    outlets: frozenset[str]
    telling: frozenset[str]
    urging: frozenset[str]
    within: frozenset[str]
    surveys: frozenset[str]
    set_off: frozenset[str]
    between: frozenset[str]
    kept: frozenset[str]
    nobody: frozenset[str]
    rubrics: frozenset[str]
    possessive: tuple[str, ...]
    english: frozenset[str]
    places: frozenset[str]
    head_first: bool
    parenthesis: bool

    def stem(self, low: str) -> str:
        """A word without the ending that stands for its owner: "putrinya"."""
        return next((low.removesuffix(clitic) for clitic in self.words.clitics if low.endswith(clitic)), low)


RECORDERS = ("documents", "official", "outlets")
PEOPLE = ("titles", "persons", "outlets", "documents", "anonymous", "official", "organisation", "group")


def _genres(lang: Lang) -> Iterator[str]:
    for phrases in lang["genres"]["labels"].values():
        yield from (phrase.strip(":*() ") for phrase in phrases)


def _words(phrases: Iterable[str], small: frozenset[str]) -> Iterator[str]:
    """The words of phrases without those that only link them: "secretary | of | state"."""
    for phrase in phrases:
        yield from (word for word in fold(phrase).split() if word not in small)


def _heads(lang: Lang, tables: Iterable[str]) -> frozenset[str]:
    """The first words of the nouns in these tables of speakers."""
    return frozenset(fold(word).split()[0] for table in tables for word in lang["speakers"][table]["words"])


def _function_words(table: Mapping[str, Any]) -> Words:
    endings = (
        "active_prefixes",
        "passive_prefixes",
        "clitics",
        "adverb_endings",
        "finite_prefixes",
        "finite_suffixes",
        "participle_endings",
        "copula_endings",
    )
    listed: dict[str, Any] = {
        field.name: (tuple if field.name in endings else frozenset)(table[field.name]) for field in fields(Words)
    }
    return Words(**listed)


@cache
def of(lang: Lang) -> Grammar:
    """The grammar of a language pack."""
    tables, words = lang["cues"], _function_words(lang["grammar"])
    listed = {kind: tuple(map(fold, tables.get(kind, {}).get("words", ()))) for kind in Construction}
    listed[Construction.ACTIVE] += tuple(map(fold, tables["active"]["predicates"]))
    phrases = dict.fromkeys(phrase for words in listed.values() for phrase in words)
    members = {kind: frozenset(words) for kind, words in listed.items()}
    return Grammar(
        words=words,
        cues=Lexicon(phrases),
        slips=Slips(
            (phrase for kind in tables["slips"]["constructions"] for phrase in listed[kind]),
            (*lang["vocabulary"]["words"].split(), *phrases),
        ),
        constructions={phrase: tuple(kind for kind in Construction if phrase in members[kind]) for phrase in phrases},
        hearsay=frozenset(tables["passive"]["hearsay"]),
        going_on=frozenset(tables["going_on"]["words"]),
        grounds=frozenset(lang["names"]["places"]) if lang["grammar"]["head_first"] else frozenset(),
        pronouns=frozenset(word for listed in lang["speakers"]["pronouns"].values() for word in listed),
        subjects=frozenset(lang["speakers"]["pronouns"]["subjects"]),
        singular=frozenset(lang["speakers"]["pronouns"]["singular"]),
        addressed=frozenset(lang["speakers"]["pronouns"]["addressed"]),
        nouns=frozenset(tables["quoted"]["words"]),
        inserted=frozenset(tables["inverted"]["inserted"]),
        deniable=frozenset(tables["active"]["deniable"]),
        recording=frozenset(tables["active"]["recording"]),
        recorders=_heads(lang, RECORDERS),
        clausal=frozenset(tables["passive"]["clausal"]),
        plain=frozenset(tables["passive"]["plain"]),
        told=frozenset(tables["passive"]["told"]),
        written=frozenset(tables["passive"]["written"]),
        anybody=frozenset(tables["passive"]["anybody"]),
        claims=frozenset(listed[Construction.NOUN]),
        outlets=_heads(lang, ("outlets",)),
        telling=frozenset(tables["active"]["telling"]),
        urging=frozenset(tables["stance"]["urging"]),
        bare=frozenset(
            phrase for phrase in phrases if f"{phrase}s" in members[Construction.ACTIVE] | members[Construction.STANCE]
        ),
        present=frozenset(phrase for phrase in phrases if phrase.endswith("s") and phrase[:-1] in phrases),
        predicates=frozenset(tables["active"]["predicates"]),
        verbs=frozenset((*tables["active"]["words"], *tables["stance"]["words"])),
        addressing=frozenset(tables["active"]["addressing"]),
        within=frozenset(tables["phrase"]["within"]),
        surveys=frozenset(tables["phrase"]["surveys"]),
        set_off=frozenset(tables["phrase"]["parted"]),
        kept=frozenset(tables["phrase"]["kept"]),
        between=frozenset(tables["phrase_suffixed"]["parted"]),
        nobody=frozenset(tables["phrase"]["nobody"]),
        rubrics=frozenset(map(fold, (*tables["label"]["rubrics"], *_genres(lang)))),
        possessive=tuple(lang["names"].get("possessive", ())),
        english=frozenset(lang["names"]["english"]),
        places=frozenset(word for table in ("regions", "towns", "compass") for word in lang["names"][table]),
        head_first=lang["grammar"]["head_first"],
        parenthesis=lang["grammar"]["parenthesis"],
        relays=frozenset(phrase.split()[0] for phrase in listed[Construction.RELAY]),
        noun_links=frozenset(tables["noun"]["links"]),
        inward=frozenset(tables["relay"]["inward"]),
        titles=_heads(lang, ("titles", "persons")),
        papers=frozenset(map(fold, lang["speakers"]["documents"]["words"])),
        people=frozenset(
            word
            for listed in (
                *(lang["speakers"][table]["words"] for table in PEOPLE),
                *lang["speakers"]["pronouns"].values(),
            )
            for word in _words(listed, words.prepositions | words.demonstratives)
        ),
    )
