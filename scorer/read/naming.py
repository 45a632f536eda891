"""
The words by which names are read, compiled once from a pack: titles, offices, bodies, places, and the small words in names.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from babel import Locale

from scorer.langs import Lang, speech
from scorer.langs.speech import Speech
from scorer.lexicon import fold

OWN = 3  # words of a person's own name; of a longer rest the last two are the person


@dataclass(frozen=True, slots=True, eq=False)
class Naming:
    """A pack's words about names, compiled."""

    titles: frozenset[str]  # the first words of titles, and those that may follow them
    further: frozenset[str]
    paired: Mapping[str, frozenset[str]]  # first words that are titles only before these: "putra | mahkota"
    clipped: frozenset[str]  # titles that are written with a stop
    lettered: frozenset[str]  # what is told apart by a letter, which is no initial then: "Group | A."
    bodies: frozenset[str]
    described: frozenset[str]  # bodies whom the words behind them describe rather than name: "Dinas | Pekerjaan Umum"
    common: frozenset[str]  # words of the vocabulary
    locatives: frozenset[str]  # stand before the name of a place
    persons: frozenset[str]  # nouns for somebody
    indefinites: frozenset[str]  # begin a noun phrase for somebody new
    demonstratives: frozenset[str]
    clitics: tuple[str, ...]  # endings that stand for an owner
    degrees: frozenset[str]
    origins: frozenset[str]  # stand before where somebody comes from: "pria | asal | Talira"
    finite: tuple[str, ...]  # beginnings of verb forms
    places: frozenset[str]
    whole: frozenset[str]  # places and bodies that are named in full by one word
    grounds: frozenset[str]
    regions: frozenset[str]
    compass: frozenset[str]  # end the name of a region: "Nusa Barat"
    portfolios: frozenset[str]  # what ministers are ministers of
    divisions: frozenset[str]  # parts of a body, named by what they are over: "Bidang | Properti"
    abstract: tuple[tuple[str, str], ...]  # beginning and ending of nouns that no person is called by: "Per|pajak|an"
    english: frozenset[str]  # small words in the English name of a body: "Center | for | Rivers"
    unions: frozenset[str]  # bodies of those whom a title behind them tells: "Ikatan | Dokter"
    articles: tuple[str, ...]  # small beginnings of a name: "al-Rumah"
    affiliations: frozenset[str]  # join a body to somebody's title: "anggota DPR | dari | Fraksi Pelita"
    voices: frozenset[str]  # stand before who speaks: "kata | Seno"
    things: frozenset[str]  # stand before the name of a thing, and tell that it is one: "konsep | Mandala Raya"
    copulas: frozenset[str]  # join a name and what it is
    speech: Speech
    honorifics: frozenset[str]
    ranks: frozenset[str]  # of a person, not of an office
    generic: frozenset[str]  # letters for a sort of body: "RSUD | Wirana"
    forenames: frozenset[str]  # by which alone nobody is called
    links: frozenset[str]
    never: frozenset[str]
    breaks: frozenset[str]  # begin a sentence wherever they have a capital
    suffixes: frozenset[str]  # of a generation, behind the family name: "Jr"
    possessive: tuple[str, ...]  # endings of an owner
    family_last: bool  # the last word of a name is the family's, by which people are called
    head_first: bool

    def unowned(self, name: str) -> str:
        """A name without the ending of an owner: "Holt's"."""
        return next((name.removesuffix(ending) for ending in self.possessive if name.endswith(ending)), name)

    def is_plain(self, low: str) -> bool:
        """Whether a capitalised word may be one of the vocabulary rather than part of a name, a title or a body."""
        return low in self.common and low not in self.titles and low not in self.bodies

    def is_verb(self, low: str) -> bool:
        """Whether a word is built like a verb from a known root: "Mewakili | Seno Adi"."""
        built = low.startswith(self.finite) and low in self.common and low not in self.titles
        return self.head_first and built and any(root != low for root in self.speech.roots(low))

    def is_field(self, low: str) -> bool:
        """Whether a word tells what an office is over, by a list or by how it is built: "Perundang-undangan"."""
        if low in self.portfolios:
            return True
        built = any(low.startswith(begin) and low.endswith(end) for begin, end in self.abstract)
        built = built and low not in self.bodies and low not in self.grounds
        return built and all(self.speech.knows(part) for part in low.split("-"))


@cache
def of(lang: Lang) -> Naming:
    """The naming words of a language pack, with CLDR's territories."""
    speakers, metonyms = lang["speakers"], lang["metonyms"]
    territories = [name for code, name in Locale(lang.code).territories.items() if code.isalpha()]
    places = (*territories, *metonyms["words"], *metonyms["countries"])
    groups = ("official", "organisation", "group", "outlets")
    titles = {tuple(fold(phrase).split()) for phrase in speakers["titles"]["words"]}
    longer = [title for title in titles if len(title) > 1]
    clipped = {*lang["sentences"]["never"], *lang["sentences"]["rarely"]}
    return Naming(
        titles=frozenset(title[0] for title in titles),
        paired={
            first: frozenset(second for head, second, *_ in longer if head == first)
            for first, *_ in longer
            if (first,) not in titles
        },
        further=frozenset(word for phrase in speakers["titles"]["words"] for word in fold(phrase).split()[1:]),
        bodies=frozenset(fold(word) for group in groups for word in speakers[group]["words"]),
        clipped=frozenset({word for title in titles for word in title} & clipped),
        lettered=frozenset(lang["sentences"]["lettered"]),
        described=frozenset(fold(word) for word in speakers["official"]["words"]),
        common=frozenset(lang["vocabulary"]["words"].split()),
        locatives=frozenset(lang["names"]["locatives"]),
        persons=frozenset(
            fold(phrase).split()[0] for phrase in (*speakers["titles"]["words"], *speakers["persons"]["words"])
        ),
        indefinites=frozenset(lang["grammar"]["indefinites"]),
        demonstratives=frozenset(lang["grammar"]["demonstratives"]),
        clitics=tuple(lang["grammar"]["clitics"]),
        degrees=frozenset(lang["names"]["degrees"]),
        origins=frozenset(lang["names"]["origins"]),
        finite=tuple(lang["grammar"]["finite_prefixes"]),
        places=frozenset(map(fold, places)),
        whole=frozenset(map(fold, (*places, *lang["names"]["bodies"]))),
        grounds=frozenset(lang["names"]["places"]),
        regions=frozenset((*lang["names"]["regions"], *lang["names"]["towns"])),
        compass=frozenset(lang["names"]["compass"]),
        portfolios=frozenset(lang["names"]["portfolios"]),
        divisions=frozenset(lang["names"]["divisions"]),
        abstract=tuple((begin, end) for begin, end in lang["names"]["abstract"]),
        english=frozenset(lang["names"]["english"]),
        unions=frozenset(lang["names"]["unions"]),
        articles=tuple(lang["names"]["articles"]),
        affiliations=frozenset(lang["names"]["affiliations"]),
        voices=frozenset(fold(word) for table in ("inverted", "phrase") for word in lang["cues"][table]["words"]),
        things=frozenset(lang["names"]["things"]),
        copulas=frozenset(lang["names"]["copulas"]),
        speech=speech.of(lang),
        ranks=frozenset(lang["names"]["ranks"]),
        generic=frozenset(lang["names"]["generic"]),
        forenames=frozenset(lang["names"]["forenames"]),
        honorifics=frozenset(lang["names"]["honorifics"]),
        links=frozenset(lang["names"]["links"]),
        breaks=frozenset(lang["names"]["breaks"]),
        never=frozenset((*lang["names"]["never"], *map(fold, lang["cues"]["inverted"]["words"]))),
        suffixes=frozenset(lang["names"]["suffixes"]),
        possessive=tuple(lang["names"]["possessive"]),
        family_last=lang["names"]["family_last"],
        head_first=lang["grammar"]["head_first"],
    )
