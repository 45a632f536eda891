"""
Speakers: who stands behind a phrase, of which kind, and by which name.

Pronouns and the clitic -nya go to the last person who spoke or was the subject of a sentence; a role alone ("Bupati",
"juru bicara itu") to the person who was given it; a short form to the fullest one. Where nobody fits, the words stand as
they are written and the speaker counts as not named.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from scorer.langs import Lang
from scorer.lexicon import Lexicon, fold
from scorer.model import Kind, Name, NameKind, Quotation, Span, Speaker
from scorer.read import names as naming
from scorer.registry import Mention

_KINDS = {
    "anonymous": Kind.ANONYMOUS,
    "documents": Kind.DOCUMENT,
    "outlets": Kind.MEDIA,
    "official": Kind.OFFICIAL_BODY,
    "organisation": Kind.ORGANISATION,
    "group": Kind.GROUP,
}
_NAMED = {
    NameKind.PERSON: Kind.PERSON,
    NameKind.ORGANISATION: Kind.ORGANISATION,
    NameKind.PLACE: Kind.METONYM,
    NameKind.OTHER: Kind.ORGANISATION,
}


@dataclass(frozen=True, slots=True, eq=False)
class _Nouns:
    """A pack's words about speakers, compiled."""

    titles: Lexicon
    anonymous: Lexicon
    kinds: tuple[tuple[Kind, Lexicon], ...]
    places: frozenset[str]
    singular: frozenset[str]
    plural: frozenset[str]
    genders: Mapping[str, str]  # pronoun to gender
    gendered: Mapping[str, str]  # title to gender
    reports: frozenset[str]
    pointing: frozenset[str]
    small: frozenset[str]
    relatives: frozenset[str]
    joins: tuple[str, ...]


class Cast:
    """Everybody who has appeared so far in one article; asked in the order of the text."""

    __slots__ = (
        "_body",
        "_by_gender",
        "_group",
        "_kinds",
        "_mentions",
        "_names",
        "_nouns",
        "_person",
        "_roles",
        "_seen",
        "_starts",
        "_subject",
        "_told",
    )

    def __init__(
        self, body: str, names: Sequence[Name], quotations: Sequence[Quotation], mentions: Sequence[Mention], lang: Lang
    ) -> None:
        self._body = body
        self._names = names
        self._starts = [name.span.start for name in names]
        self._mentions = mentions
        self._nouns = _nouns(lang)
        self._told = [quotation.span for quotation in quotations]
        self._person: Speaker | None = None  # whom "ia" means
        self._group: Speaker | None = None  # whom "mereka" means
        self._subject: Speaker | None = None  # whom "pihaknya" means
        self._by_gender: dict[str, Speaker] = {}
        self._roles: dict[str, Speaker] = {}
        self._kinds: dict[str, Kind] = {}
        self._seen = 0

    def of(self, source: Span | None, at: int, *, outlet: bool = False) -> Speaker:
        """The speaker of a source phrase, or of a clitic at offset `at`. `outlet`: the words came over it."""
        self._meet(at)
        if source is None:
            return self._person or self._subject or Speaker(kind=Kind.PERSON, named=False)
        speaker = self._read(source, outlet=outlet)
        self._remember(speaker)
        return speaker

    # ── who has appeared ─────────────────────────────────────────────────────────────────────────────────────────────

    def _meet(self, until: int) -> None:
        """Take in the names before an offset; one that opens a sentence outside a quotation becomes the subject."""
        while self._seen < len(self._names) and self._names[self._seen].span.start < until:
            name = self._names[self._seen]
            self._seen += 1
            speaker = _speaker(name)
            for word in fold(name.title or "").replace(".", "").split():
                if word in self._nouns.gendered:
                    self._by_gender[self._nouns.gendered[word]] = speaker
            if name.title:
                self._roles |= dict.fromkeys(fold(name.title).split(), speaker)
            if _opens_sentence(self._body, name) and not self._quoted(name.span):
                self._subject = speaker
                if speaker.kind is Kind.PERSON or self._kinds.get(fold(name.identity)) is Kind.PERSON:
                    self._person = speaker

    def _quoted(self, span: Span) -> bool:
        index = bisect_left(self._told, span.end, key=lambda told: told.start)
        return index > 0 and span in self._told[index - 1]

    def _remember(self, speaker: Speaker) -> None:
        if speaker.name is None:
            return
        self._subject = speaker
        self._kinds[fold(speaker.name)] = speaker.kind
        if speaker.kind is Kind.GROUP:
            self._group = speaker
        elif speaker.kind in {Kind.PERSON, Kind.ANONYMOUS}:
            self._person = speaker

    # ── who is meant ─────────────────────────────────────────────────────────────────────────────────────────────────

    def _read(self, source: Span, *, outlet: bool) -> Speaker:
        text = self._body[source.start : source.end]
        low = fold(text)
        return (
            self._pronoun(low, source)
            or self._outlet(source)
            or self._by_name(source, low)
            or self._by_noun(source, outlet=outlet)
        )

    def _pronoun(self, low: str, source: Span) -> Speaker | None:
        """Whom a pronoun means. Where it has a gender, only somebody known to have that gender; else nobody."""
        nouns = self._nouns
        if low in nouns.pointing:
            return self._subject
        if low in nouns.relatives:
            return self._antecedent(source) or Speaker(kind=Kind.PERSON, name=low, named=False)
        if low in nouns.genders:
            known = self._by_gender.get(nouns.genders[low])
            return known or Speaker(kind=Kind.PERSON, name=low, named=False)
        if low in nouns.singular:
            return self._person or self._subject
        return self._group if low in nouns.plural else None

    def _antecedent(self, source: Span) -> Speaker | None:
        """The name right before a relative pronoun: "Mia Holt, | who said …"."""
        index = bisect_left(self._starts, source.start) - 1
        if index < 0 or source.start - self._names[index].span.end > 2:
            return None
        return _speaker(self._names[index])

    def _outlet(self, source: Span) -> Speaker | None:
        index = bisect_left(self._mentions, source.start, key=lambda mention: mention.start)
        if index == len(self._mentions) or self._mentions[index].end > source.end:
            return None
        mention = self._mentions[index]
        before = fold(self._body[source.start : mention.start])
        return None if self._nouns.titles.first(before, folded=True) else outlet_speaker(mention)

    def _by_name(self, source: Span, low: str) -> Speaker | None:
        """The person named in the phrase; a compound of several persons keeps its words."""
        persons = [name for name in self._inside(source) if name.kind is NameKind.PERSON]
        if not persons or self._is_group(low, persons[0], source):
            return None
        if len({person.identity for person in persons}) > 1 and any(join in low for join in self._nouns.joins):
            return Speaker(kind=Kind.PERSON, name=self._body[source.start : source.end])
        person = persons[0]
        kind = self._kinds.get(fold(person.identity), Kind.PERSON)
        return Speaker(kind=kind, name=person.identity, title=person.title or self._title(source, person))

    def _inside(self, source: Span) -> list[Name]:
        first, after = bisect_left(self._starts, source.start), bisect_left(self._starts, source.end)
        return [name for name in self._names[first:after] if name.span.end <= source.end]

    def _is_group(self, low: str, person: Name, source: Span) -> bool:
        """Whether what looks like a person's name only belongs to a body: "Kelompok Houti"."""
        head = next(
            (hit for _, lexicon in self._nouns.kinds if (hit := lexicon.first(low, folded=True)) and hit.start == 0),
            None,
        )
        title = self._nouns.titles.first(low, folded=True)
        return head is not None and not (title and title.start < person.span.start - source.start)

    def _title(self, source: Span, person: Name) -> str | None:
        before = self._body[source.start : person.span.start].strip(" ,")
        after = self._body[person.span.end : source.end].strip(" ,()")
        return before or after or None

    def _only_name(self, source: Span) -> str | None:
        inside = self._inside(source)
        return inside[0].identity if len(inside) == 1 else None

    def _official(self, low: str) -> bool:
        return any(
            kind is Kind.OFFICIAL_BODY and lexicon.first(low, folded=True) for kind, lexicon in self._nouns.kinds
        )

    def _by_noun(self, source: Span, *, outlet: bool) -> Speaker:
        """By the noun that tells what speaks, by a role its bearer is known for, or by the words as they stand."""
        text = self._main_words(source)
        low, nouns = fold(text), self._nouns
        if _all_places(low, nouns):
            return Speaker(kind=Kind.METONYM, name=text)
        kind = Kind.ANONYMOUS if low in nouns.reports else self._kinds.get(low) or self._noun_kind(low)
        if kind not in {Kind.DOCUMENT, Kind.GROUP} and self._is_role(low):
            return self._bearer(text, low)
        if outlet and kind not in {Kind.OFFICIAL_BODY, Kind.ANONYMOUS, Kind.AGENCY} and not self._official(low):
            return Speaker(kind=Kind.MEDIA, name=self._only_name(source) or text)
        if kind is None and text[:1].isupper():
            kind = Kind.PERSON if len(text.split()) <= naming.OWN else Kind.ORGANISATION
        return Speaker(kind=kind or Kind.GROUP, name=text, named=kind not in {None, Kind.ANONYMOUS})

    def _is_role(self, low: str) -> bool:
        title = self._nouns.titles.first(low, folded=True)
        return title is not None and all(word in self._nouns.small for word in low[: title.start].split())

    def _main_words(self, source: Span) -> str:
        """The phrase without its relative clause: "seorang pejabat | yang enggan disebut namanya"."""
        words = self._body[source.start : source.end].split(" ")
        cut = next((n for n, word in enumerate(words) if n and fold(word) in self._nouns.relatives), len(words))
        return " ".join(words[:cut]).rstrip(" ,")

    def _bearer(self, text: str, low: str) -> Speaker:
        """Who bears a role that stands without a name."""
        words = [word for word in low.split() if word not in self._nouns.small]
        known = next((self._roles[word] for word in words if word in self._roles), None)
        pointed = len(words) < len(low.split()) or len(words) <= 2
        if known and pointed:
            return known
        if len(words) < len(low.split()) and self._person and not self._nouns.anonymous.first(low, folded=True):
            return self._person
        anonymous = self._nouns.anonymous.first(low, folded=True) is not None
        return Speaker(kind=Kind.ANONYMOUS if anonymous else Kind.PERSON, name=text, named=False)

    def _noun_kind(self, low: str) -> Kind | None:
        """The kind of the first telling noun; a document of a body that speaks is that body's."""
        found = sorted(
            (hit.start, -hit.end, kind)
            for kind, lexicon in self._nouns.kinds
            if (hit := lexicon.first(low, folded=True))
        )
        if not found:
            return None
        kind = found[0][2]
        if kind is Kind.DOCUMENT and low[: -found[0][1]].rsplit(maxsplit=1)[-1] in self._nouns.reports:
            return next((later for _, _, later in found[1:] if later is Kind.OFFICIAL_BODY), kind)
        return kind


def outlet_speaker(mention: Mention) -> Speaker:
    """An agency or another outlet as a speaker."""
    outlet = mention.outlet
    return Speaker(kind=outlet.kind, name=outlet.name, agency_id=outlet.id, state_controlled=outlet.state_controlled)


def _speaker(name: Name) -> Speaker:
    return Speaker(
        kind=_NAMED.get(name.kind, Kind.MEDIA), name=name.identity, title=name.title, agency_id=name.outlet_id
    )


@cache
def _nouns(lang: Lang) -> _Nouns:
    speakers, grammar = lang["speakers"], lang["grammar"]
    pronouns: Mapping[str, list[str]] = speakers["pronouns"]
    return _Nouns(
        titles=Lexicon(speakers["titles"]["words"]),
        anonymous=Lexicon(speakers["anonymous"]["words"]),
        kinds=tuple((kind, Lexicon(speakers[table]["words"])) for table, kind in _KINDS.items()),
        places=naming.of(lang).places,
        singular=frozenset(pronouns["singular"]),
        plural=frozenset(pronouns["plural"]),
        genders={word: gender for gender, words in speakers["genders"].items() for word in words["pronouns"]},
        gendered={word: gender for gender, words in speakers["genders"].items() for word in words["titles"]},
        reports=frozenset(speakers["documents"]["reports"]),
        pointing=frozenset(pronouns["pointing"]),
        small=frozenset((*grammar["demonstratives"], *grammar["determiners"])),
        relatives=frozenset(grammar["relativizers"]),
        joins=tuple(f" {join} " for join in grammar["joins"]),
    )


def _all_places(low: str, nouns: _Nouns) -> bool:
    """Whether a phrase is nothing but places: "Washington, Seoul, dan Kyiv", "Uni Emirat Arab (UEA)"."""
    for join in nouns.joins:
        low = low.replace(join, ",")
    parts = [part.split("(")[0].strip() for part in low.split(",")]
    return all(part in nouns.places for part in parts if part) and any(parts)


def _opens_sentence(body: str, name: Name) -> bool:
    """Whether a name (with its title) begins a sentence or a line, as subjects do."""
    start = name.span.start - (len(name.title) + 1 if name.title else 0)
    before = body[max(0, start - 4) : start].rstrip(" -,")
    return not before or before[-1] in '.!?\n"”'
