"""
Speakers: who stands behind a phrase, of which kind, and by which name.

Pronouns and the clitic -nya go to the last person who spoke or was the subject of a sentence; a role alone ("Bupati",
"juru bicara itu") to the person who was given it; a short form to the fullest one. Where nobody fits, the words stand as
they are written and the speaker counts as not named.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence

from scorer.langs import Lang
from scorer.lexicon import fold
from scorer.model import Kind, Name, NameKind, Quotation, Span, Speaker
from scorer.read import naming
from scorer.read.attributions import abbreviations, nouns
from scorer.registry import Mention, Outlet

Nearest = Callable[[str], Outlet | None]  # the known outlet that a name is spelled like

BEFORE = 12  # letters before a name in which the preposition it depends on ends
ROLE = 2  # words of a phrase that may be nothing but a role
_NAMED = {
    NameKind.PERSON: Kind.PERSON,
    NameKind.ORGANISATION: Kind.ORGANISATION,
    NameKind.PLACE: Kind.METONYM,
    NameKind.OTHER: Kind.ORGANISATION,
}


class Cast:
    """Everybody who has appeared so far in one article; asked in the order of the text."""

    __slots__ = (
        "_bodies",
        "_body",
        "_by_gender",
        "_group",
        "_kinds",
        "_mentions",
        "_names",
        "_nearest",
        "_nouns",
        "_person",
        "_roles",
        "_seen",
        "_starts",
        "_subject",
        "_told",
    )

    def __init__(
        self,
        body: str,
        names: Sequence[Name],
        quotations: Sequence[Quotation],
        mentions: Sequence[Mention],
        nearest: Nearest,
        lang: Lang,
    ) -> None:
        self._body = body
        people = {fold(name.identity) for name in names if name.kind is NameKind.PERSON}
        self._bodies = {
            form: whole
            for form, whole in abbreviations.introduced(body).items()
            if fold(whole).split(" (")[0] not in people
        }
        self._names = names
        self._nearest = nearest
        self._starts = [name.span.start for name in names]
        self._mentions = mentions
        self._nouns = nouns.of(lang)
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
                self._person = self._person or speaker
                titled = dict.fromkeys(fold(name.title).replace(".", "").split(), speaker)
                self._roles = self._roles | titled if len(titled) == 1 else titled | self._roles
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
            or self._unknown_agency(self._main_words(source))
            or self._introduced(low)
            or self._by_name(source, low)
            or self._by_noun(source, outlet=outlet)
        )

    def _pronoun(self, low: str, source: Span) -> Speaker | None:
        """Whom a pronoun means. Where it has a gender, only the last person, known to have that gender; else nobody."""
        words = self._nouns
        if low in words.pointing:
            return self._subject
        if low in words.relatives:
            return self._antecedent(source, person=low in words.singular) or Speaker(
                kind=Kind.PERSON, name=low, named=False
            )
        if low in words.genders:
            known = self._by_gender.get(words.genders[low])
            if known and self._person and known.name == self._person.name:
                return known
            return Speaker(kind=Kind.PERSON, name=low, named=False)
        if low in words.singular:
            return self._person or self._subject
        return self._company(low) if low in words.plural else None

    def _company(self, low: str) -> Speaker:
        """Whom "they" means: a group only while nobody else has become the subject, since a wrong name is worse than none."""
        known = self._group if self._group is self._subject else None
        return known or Speaker(kind=Kind.GROUP, name=low, named=False)

    def _antecedent(self, source: Span, *, person: bool) -> Speaker | None:
        """The name right before a relative pronoun, where it is of its sort: "Mia Holt, | who said …"."""
        index = bisect_left(self._starts, source.start) - 1
        if index < 0 or source.start - self._names[index].span.end > 2:
            return None
        name = self._names[index]
        start = name.span.start - (len(name.title) + 1 if name.title else 0)
        before = fold(self._body[max(0, start - BEFORE) : start]).split()
        if (name.kind is NameKind.PERSON) is not person or (before and before[-1] in self._nouns.prepositions):
            return None
        return _speaker(name)

    def _outlet(self, source: Span) -> Speaker | None:
        index = bisect_left(self._mentions, source.start, key=lambda mention: mention.start)
        if index == len(self._mentions) or self._mentions[index].end > source.end:
            return None
        mention = self._mentions[index]
        before = fold(self._body[source.start : mention.start])
        return None if self._nouns.titles.first(before, folded=True) else outlet_speaker(mention)

    def _introduced(self, low: str) -> Speaker | None:
        """A body under the name it was introduced by, whether it is now called by that or by its abbreviation."""
        whole = self._bodies.get(low)
        if whole is None or self._nouns.all_places(fold(whole)):
            return None
        return Speaker(kind=self._nouns.kind(fold(whole)) or Kind.ORGANISATION, name=whole)

    def _by_name(self, source: Span, low: str) -> Speaker | None:
        """The person named in the phrase; a compound of several persons keeps its words."""
        inside = [
            name for name in self._inside(source) if not (self._owns(name, source) or self._depends(name, source))
        ]
        apposed = [name for name in inside if self._is_apposed(name, source)]
        persons = apposed or [name for name in inside if name.kind is NameKind.PERSON]
        if not persons or self._is_group(low, persons[0], source) or self._modifies(persons[-1], source):
            return None
        members = tuple(dict.fromkeys(person.identity for person in persons))
        if len(members) > 1 and any(join in low for join in self._nouns.joins):
            return Speaker(kind=Kind.PERSON, name=self._body[source.start : source.end], members=members)
        person = persons[0] if self._nouns.head_first or apposed else self._main_person(persons, source)
        kind = self._kinds.get(fold(person.identity), Kind.PERSON)
        return Speaker(kind=kind, name=person.identity, title=person.title or self._title(source, person))

    def _inside(self, source: Span) -> list[Name]:
        first, after = bisect_left(self._starts, source.start), bisect_left(self._starts, source.end)
        inside = (name for name in self._names[first:after] if name.span.end <= source.end)
        return [name for name in inside if not self._in_bracket(source.start, name.span.start)]

    def _in_bracket(self, start: int, at: int) -> bool:
        """Whether a bracket opened after `start` is still open at an offset: "Rep. Jason Holt (R-Utah | )"."""
        return self._body.count("(", start, at) > self._body.count(")", start, at)

    def _is_group(self, low: str, person: Name, source: Span) -> bool:
        """Whether what looks like a person's name only belongs to a body: "Kelompok Pelita"."""
        first, *others = self._body[source.start : source.end].partition(",")[0].split()
        many = self._nouns.head_first and fold(first) in self._nouns.plurals
        if many and any(word[:1].isupper() for word in others):
            return True  # "para pemimpin Wirana, Talira dan Sendana"; in "para menteri, Seno dan Ratna" names follow
        head = next(
            (hit for _, lexicon in self._nouns.kinds if (hit := lexicon.first(low, folded=True)) and hit.start == 0),
            None,
        )
        title = self._nouns.titles.first(low, folded=True)
        return head is not None and not (title and title.start < person.span.start - source.start)

    def _main_person(self, persons: list[Name], source: Span) -> Name:
        """The last person before the first comma, where the head stands; else the first one after it."""
        comma = self._body.find(",", source.start, source.end)
        main = [person for person in persons if comma < 0 or person.span.end <= comma]
        return main[-1] if main else persons[0]

    def _is_apposed(self, name: Name, source: Span) -> bool:
        """Whether a name fills a part between commas behind a role: "Ketua Tim, | Zulkarnain"."""
        before = self._body[max(source.start, name.span.start - 2) : name.span.start]
        after = self._body[name.span.end : min(source.end, name.span.end + 1)]
        personal = name.kind in {NameKind.PERSON, NameKind.OTHER}
        return (
            personal
            and before == ", "
            and after in {"", ","}
            and self._is_role(fold(self._body[source.start : source.end]))
        )

    def _owns(self, name: Name, source: Span) -> bool:
        """Whether a name only tells whose noun follows: "Holt's | lawyer"."""
        owner = self._body[name.span.start : name.span.end + 1].rstrip().endswith(self._nouns.possessive)
        return owner and name.span.end + 1 < source.end

    def _depends(self, name: Name, source: Span) -> bool:
        """Whether a name only completes the noun that heads the phrase: "an adviser to | Holt"."""
        if self._nouns.head_first:
            return False
        before = fold(self._body[source.start : name.span.start])
        return not before.isspace() and self._nouns.completed(before.rpartition(",")[2])

    def _modifies(self, person: Name, source: Span) -> bool:
        """Whether the last name only tells whose noun follows: "the | Holt | campaign"."""
        if self._nouns.head_first:
            return False
        after = fold(self._body[person.span.end : source.end]).split(" ")
        noun = after[1] if len(after) > 1 and not after[0] else ""
        return noun in self._nouns.titles or any(noun in lexicon for _, lexicon in self._nouns.kinds)

    def _title(self, source: Span, person: Name) -> str | None:
        before = self._main_words(Span(source.start, person.span.start)).strip(" ,")
        after = self._body[person.span.end : source.end].strip(" ,()")
        return before or after or None

    def _only_name(self, source: Span) -> str | None:
        inside = self._inside(source)
        return inside[0].identity if len(inside) == 1 else None

    def _by_noun(self, source: Span, *, outlet: bool) -> Speaker:
        """By the noun that tells what speaks, by a role its bearer is known for, or by the words as they stand."""
        text = self._main_words(source)
        low, words = fold(text), self._nouns
        if words.all_places(low):
            return Speaker(kind=Kind.METONYM, name=text)
        kind = Kind.ANONYMOUS if low in words.reports else self._kinds.get(low) or words.kind(low)
        if kind not in {Kind.DOCUMENT, Kind.GROUP} and self._is_role(low) and not words.is_body(low):
            return self._bearer(text, low)
        if outlet and kind not in {Kind.OFFICIAL_BODY, Kind.ANONYMOUS, Kind.AGENCY} and not words.is_official(low):
            return Speaker(kind=Kind.MEDIA, name=self._only_name(source) or text)
        if kind is None and text[:1].isupper():
            kind = Kind.PERSON if len(text.split()) <= naming.OWN else Kind.ORGANISATION
        return Speaker(kind=kind or Kind.GROUP, name=text, named=kind not in {None, Kind.ANONYMOUS})

    def _unknown_agency(self, text: str) -> Speaker | None:
        """What calls itself a news agency under a name the registry does not know: "kantor berita Xinhwa"."""
        label = self._nouns.agencies.first(text)
        if label is None:
            return None
        words = (text[: label.start] + text[label.end :]).strip(" ,").split(" ")
        name = " ".join(
            words[next((n for n, word in enumerate(words) if fold(word) not in self._nouns.small), len(words)) :]
        )
        if not name[:1].isupper() or fold(name) in self._nouns.places:
            return None
        near = self._nearest(name)
        if near and fold(near.name) == fold(name):
            return Speaker(kind=near.kind, name=near.name, agency_id=near.id, state_controlled=near.state_controlled)
        return Speaker(kind=Kind.AGENCY, name=name, near=near.name if near else None)

    def _is_role(self, low: str) -> bool:
        title = self._nouns.titles.first(low, folded=True)
        return title is not None and all(word in self._nouns.small for word in low[: title.start].split())

    def _main_words(self, source: Span) -> str:
        """The phrase without its relative clause: "seorang pejabat | yang enggan disebut namanya"."""
        words = self._body[source.start : source.end].split(" ")
        cut = next((n for n, word in enumerate(words) if n and fold(word) in self._nouns.relatives), len(words))
        return " ".join(words[:cut]).rstrip(" ,")

    def _bearer(self, text: str, low: str) -> Speaker:
        """Who bears a role that stands without a name: the one it was given to, unless the phrase means somebody new."""
        words = low.split()
        roles = [word for word in words if word not in self._nouns.small]
        anonymous = self._nouns.anonymous.first(low, folded=True) is not None
        if words[0] not in self._nouns.indefinites:
            known = next((self._roles[word] for word in roles if word in self._roles), None)
            pointed = len(roles) < len(words)
            if known and (pointed or len(roles) <= ROLE):
                return known
            if self._person and not anonymous and not self._nouns.demonstratives.isdisjoint(words):
                return self._person
        return Speaker(kind=Kind.ANONYMOUS if anonymous else Kind.PERSON, name=text, named=False)


def outlet_speaker(mention: Mention) -> Speaker:
    """An agency or another outlet as a speaker."""
    outlet = mention.outlet
    return Speaker(kind=outlet.kind, name=outlet.name, agency_id=outlet.id, state_controlled=outlet.state_controlled)


def _speaker(name: Name) -> Speaker:
    return Speaker(
        kind=_NAMED.get(name.kind, Kind.MEDIA), name=name.identity, title=name.title, agency_id=name.outlet_id
    )


def _opens_sentence(body: str, name: Name) -> bool:
    """Whether a name (with its title) begins a sentence or a line, as subjects do."""
    start = name.span.start - (len(name.title) + 1 if name.title else 0)
    before = body[max(0, start - 4) : start].rstrip(" -,")
    return not before or before[-1] in '.!?\n"”'
