"""
The nouns that tell who or what speaks, compiled once from a pack: what kind of speaker a phrase names.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from scorer.langs import Lang
from scorer.lexicon import Lexicon, fold
from scorer.model import Kind, Name
from scorer.read import naming

_KINDS = {
    "anonymous": Kind.ANONYMOUS,
    "documents": Kind.DOCUMENT,
    "outlets": Kind.MEDIA,
    "official": Kind.OFFICIAL_BODY,
    "organisation": Kind.ORGANISATION,
    "group": Kind.GROUP,
}


@dataclass(frozen=True, slots=True, eq=False)
class Nouns:
    """A pack's words about speakers, compiled."""

    titles: Lexicon
    roles: Lexicon  # titles, and other nouns for somebody
    same: Mapping[str, str]  # a role by the title it stands for: "kepala negara"
    former: frozenset[str]  # stand before a title that somebody had
    terms: frozenset[str]  # tell with figures when a title was held
    kin: frozenset[str]  # before a name mean somebody of that person's family
    ranks: frozenset[str]  # titles of a person rather than of an office
    sides: frozenset[str]  # stand before whom they mean: "pihak | kepolisian"
    anonymous: Lexicon
    adjectives: frozenset[
        str
    ]  # of these, those that only tell of what kind the noun behind them is: "| official | figures"
    anybody: frozenset[str]  # nobody in particular, whom no pronoun takes up
    faceless: frozenset[str]  # of these, who has no name in the article: "sumber itu"
    withheld: Lexicon  # tell that a name is kept back
    agencies: Lexicon
    kinds: tuple[tuple[Kind, Lexicon], ...]
    common: frozenset[str]  # words of the vocabulary
    places: frozenset[str]
    regions: frozenset[str]
    compass: frozenset[str]
    singular: frozenset[str]
    plural: frozenset[str]
    genders: Mapping[str, str]  # pronoun to gender
    gendered: Mapping[str, str]  # title to gender
    reports: frozenset[str]
    results: frozenset[str]  # end a cue, and begin what a document is called: "menurut | hasil | rapat"
    pointing: frozenset[str]
    going_on: frozenset[str]  # cues by which the last speaker goes on
    also: frozenset[str]  # between a pronoun and its verb by which the last speaker does
    besides: tuple[str, ...]  # before a pronoun by which the last speaker does
    small: frozenset[str]
    demonstratives: frozenset[str]
    indefinites: frozenset[str]
    plurals: frozenset[str]
    relatives: frozenset[str]
    prepositions: frozenset[str]
    linked: frozenset[str]  # nouns with a preposition inside a title: "secretary of"
    joins: tuple[str, ...]
    possessive: tuple[str, ...]  # endings of an owner
    head_first: bool

    def kind(self, low: str) -> Kind | None:
        """The kind of the first telling noun; a document of a body that speaks is that body's."""
        low = self._without_adjective(low)
        found = sorted(
            (hit.start, -hit.end, kind) for kind, lexicon in self.kinds if (hit := lexicon.first(low, folded=True))
        )
        if not found:
            return None
        kind = found[0][2]
        if kind is Kind.DOCUMENT and low[: -found[0][1]].rsplit(maxsplit=1)[-1] in self.reports:
            return next((later for _, _, later in found[1:] if later is Kind.OFFICIAL_BODY), kind)
        return kind

    def _without_adjective(self, low: str) -> str:
        """What stands behind a word that is an adjective here: "official | figures", not "an official in Dunmore"."""
        words = low.split()
        at = next((number for number, word in enumerate(words) if word in self.adjectives), len(words))
        rest = words[at + 1 :]
        heads = " ".join(takewhile(lambda word: word not in self.prepositions, rest))
        if any(lexicon.first(heads, folded=True) for _, lexicon in self.kinds):
            return " ".join(rest)
        return low

    def opens_body(self, low: str) -> bool:
        """Whether a phrase begins with several words for an official body, whatever one of them means: "penjaga pantai"."""
        hits = (lexicon.first(low, folded=True) for kind, lexicon in self.kinds if kind is Kind.OFFICIAL_BODY)
        return any(hit is not None and hit.start == 0 and " " in hit.phrase for hit in hits)

    def head_kind(self, low: str) -> Kind | None:
        """The kind of the noun that heads a phrase, where heads come first: a person for "deputi pelayanan publik"."""
        head = next((word for word in low.split() if word not in self.small), low)
        return self.kind(head)

    def of_kin(self, name: Name) -> bool:
        """Whether what stands before a name means somebody of that person's family: "istri | Seno Adi"."""
        return bool(name.title) and fold(name.title or "").split()[-1] in self.kin

    def is_official(self, low: str) -> bool:
        """Whether an official body is named anywhere in a phrase."""
        return any(kind is Kind.OFFICIAL_BODY and lexicon.first(low, folded=True) for kind, lexicon in self.kinds)

    def is_body(self, low: str) -> bool:
        """Whether the head of a phrase is a body, where heads come last: "the democratic committee"."""
        last = low.rsplit(maxsplit=1)[-1]
        return not self.head_first and any(
            last in lexicon for kind, lexicon in self.kinds if kind in {Kind.OFFICIAL_BODY, Kind.ORGANISATION}
        )

    def completed(self, low: str) -> bool:
        """Whether words end in a noun and the preposition that completes it: "an adviser to", not "secretary of"."""
        words = low.split()
        link = next((number for number in range(len(words) - 1, 0, -1) if words[number] in self.prepositions), 0)
        between = all(word in self.small or word.rstrip(".") in self.titles for word in words[link + 1 :])
        return link > 0 and between and " ".join(words[link - 1 :][:2]) not in self.linked

    def all_places(self, low: str) -> bool:
        """Whether a phrase is nothing but places: "Ankara, Doha, dan Kairo", "Amerika Serikat (AS)"."""
        for join in self.joins:
            low = low.replace(join, ",")
        parts = [part.split("(")[0].strip() for part in low.split(",")]
        return all(part in self.places or self._is_region(part) for part in parts if part) and any(parts)

    def _is_region(self, low: str) -> bool:
        first, *rest = low.split()
        return first in self.regions and all(word in self.compass for word in rest)


@cache
def of(lang: Lang) -> Nouns:
    """The speaker nouns of a language pack."""
    speakers, grammar = lang["speakers"], lang["grammar"]
    pronouns: Mapping[str, list[str]] = speakers["pronouns"]
    return Nouns(
        titles=Lexicon(speakers["titles"]["words"]),
        roles=Lexicon((*speakers["titles"]["words"], *speakers["persons"]["words"])),
        same=speakers["titles"]["same"],
        former=frozenset(speakers["titles"]["former"]),
        terms=frozenset(speakers["titles"]["terms"]),
        kin=frozenset(speakers["titles"]["kin"]),
        ranks=naming.of(lang).ranks,
        sides=frozenset(speakers["persons"]["sides"]),
        anonymous=Lexicon(speakers["anonymous"]["words"]),
        adjectives=frozenset(speakers["anonymous"]["adjectives"]),
        anybody=frozenset(speakers["anonymous"]["anybody"]),
        faceless=frozenset(speakers["anonymous"]["faceless"]),
        withheld=Lexicon(lang["unnamed"]["withheld"]),
        agencies=Lexicon(speakers["outlets"]["agencies"]),
        kinds=tuple((kind, Lexicon(speakers[table]["words"])) for table, kind in _KINDS.items()),
        common=naming.of(lang).common,
        places=naming.of(lang).places,
        regions=naming.of(lang).regions,
        compass=naming.of(lang).compass,
        singular=frozenset(pronouns["singular"]),
        plural=frozenset(pronouns["plural"]),
        genders={word: gender for gender, words in speakers["genders"].items() for word in words["pronouns"]},
        gendered={word: gender for gender, words in speakers["genders"].items() for word in words["titles"]},
        reports=frozenset(speakers["documents"]["reports"]),
        results=frozenset(speakers["documents"]["results"]),
        going_on=frozenset(lang["cues"]["going_on"]["words"]),
        also=frozenset(lang["cues"]["going_on"]["also"]),
        besides=tuple(lang["cues"]["going_on"]["besides"]),
        pointing=frozenset(pronouns["pointing"]),
        indefinites=frozenset(grammar["indefinites"]),
        small=frozenset((*grammar["demonstratives"], *grammar["determiners"])),
        demonstratives=frozenset(grammar["demonstratives"]),
        plurals=frozenset(grammar["plurals"]),
        relatives=frozenset(grammar["relativizers"]),
        prepositions=frozenset(grammar["prepositions"]),
        linked=frozenset(
            " ".join(words[:2]) for phrase in speakers["titles"]["words"] if len(words := fold(phrase).split()) > 2
        ),
        possessive=naming.of(lang).possessive,
        head_first=grammar["head_first"],
        joins=tuple(f" {join} " for join in grammar["joins"]),
    )
