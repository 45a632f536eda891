"""
Who has appeared in an article so far, in the order of the text: whom "ia" may mean, "mereka", "pihaknya", "lembaga itu".

The last person who spoke, or whom the last sentence was about, is in focus. What only goes on with a statement ("…,
imbuhnya") is still the last speaker's, whoever was named since.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from scorer.lexicon import fold
from scorer.model import Kind, Name, NameKind, Quotation, Span, Speaker
from scorer.read.attributions.nouns import Nouns

_NAMED = {
    NameKind.PERSON: Kind.PERSON,
    NameKind.ORGANISATION: Kind.ORGANISATION,
    NameKind.PLACE: Kind.METONYM,
    NameKind.OTHER: Kind.ORGANISATION,
}
NOBODY = Speaker(kind=Kind.PERSON, named=False)  # somebody of whom no word is left
RECENT = 2  # persons who spoke before that are remembered
BODIES = frozenset({Kind.OFFICIAL_BODY, Kind.ORGANISATION, Kind.AGENCY, Kind.MEDIA})


class Cast:
    """The memory of one article."""

    __slots__ = (
        "_body",
        "_by_gender",
        "_by_kind",
        "_kinds",
        "_known",
        "_names",
        "_nouns",
        "_seen",
        "_small",
        "_told",
        "acted_on",
        "body",
        "group",
        "person",
        "recent",
        "speaker",
        "subject",
    )

    def __init__(self, body: str, names: Sequence[Name], quotations: Sequence[Quotation], words: Nouns) -> None:
        self._body = body
        self._names = names
        self._told = [quotation.span for quotation in quotations]
        self._nouns = words
        self.person: Speaker | None = None  # in focus
        self.acted_on = False  # whether something was done to the person in focus
        self.body: Speaker | None = None  # whom a clitic means, where a body was quoted last
        self.speaker: Speaker | None = None  # the last person who spoke
        self.recent: tuple[Speaker, ...] = ()  # the last persons who spoke, the last one first
        self.group: Speaker | None = None  # whom "mereka" means
        self.subject: Speaker | None = None  # whom "pihaknya" means
        self._by_gender: dict[str, Speaker] = {}
        self._by_kind: dict[Kind, Speaker] = {}
        self._kinds: dict[str, Kind] = {}
        self._known = {
            name.identity for name in names if name.title or len(name.identity) > name.span.end - name.span.start
        }
        self._small = frozenset(word for word in body.split() if word.islower())
        self._seen = 0

    def meet(self, until: int) -> None:
        """Take in the names before an offset; one that opens a sentence outside a quotation becomes the subject."""
        while self._seen < len(self._names) and self._names[self._seen].span.start < until:
            name = self._names[self._seen]
            self._seen += 1
            speaker = speaker_of(name)
            for word in fold(name.title or "").replace(".", "").split():
                if word in self._nouns.gendered:
                    self._by_gender[self._nouns.gendered[word]] = speaker
            if name.title:
                self.person = self.person or speaker
            if _opens_sentence(self._body, name) and not self._quoted(name.span):
                self.subject = speaker
                if self.is_somebody(name):
                    self.person, self.body = speaker, None

    def focus(self, name: Name, *, acted_on: bool) -> None:
        """Make the person whom a sentence was about the one in focus; `acted_on`: somebody else did what it tells."""
        self.person = self.subject = replace(speaker_of(name), kind=Kind.PERSON)
        self.acted_on, self.body = acted_on, None

    def hear(self, speaker: Speaker, *, behind: bool) -> None:
        """Remember who has just spoken; `behind`: what was said stands before the cue, as quotations do."""
        if speaker.name is None or fold(speaker.name) in self._nouns.anybody:
            return
        self.body = speaker if behind and speaker.kind in BODIES else None
        self.subject = self._by_kind[speaker.kind] = speaker
        self._kinds[fold(speaker.name)] = speaker.kind
        if speaker.kind is Kind.GROUP:
            self.group = speaker
        elif speaker.kind in {Kind.PERSON, Kind.ANONYMOUS}:
            self.person = self.speaker = speaker
            self.recent = (speaker, *(one for one in self.recent if one.name != speaker.name))[:RECENT]
            self.acted_on = False

    @property
    def only(self) -> Speaker | None:
        """The one person who has spoken so far, or None."""
        persons = [name for name, kind in self._kinds.items() if kind in {Kind.PERSON, Kind.ANONYMOUS}]
        return self.speaker if len(persons) == 1 else None

    @property
    def spoken_subject(self) -> Speaker | None:
        """The last subject, where it has spoken: a body may be "ia", a place or a thing is not."""
        return self.subject if self.subject and self.kind(self.subject.name or "") else None

    def is_person(self, name: Name) -> bool:
        """Whether a name is a person's, by its form or because its bearer has spoken as one."""
        return name.kind is NameKind.PERSON or self.kind(name.identity) is Kind.PERSON

    def is_somebody(self, name: Name) -> bool:
        """
        Whether a name is surely a person's.

        One that may be a noun with its capital from the sentence is where its bearer has spoken, has a title or is
        called by one word of it: not "Pohon Beringin Tua".
        """
        if not self.is_person(name) or self._nouns.of_kin(name):
            return False
        first, *rest = fold(name.identity).split()
        plain = self._nouns.head_first and first in self._nouns.common
        plain = plain and (first in self._small or self._nouns.common.issuperset(rest))
        return not plain or name.identity in self._known or self.kind(name.identity) is not None

    def may_be_person(self, name: Name) -> bool:
        """Whether a name may be a person's, as one word with a capital may."""
        single = name.kind is NameKind.OTHER and " " not in name.identity
        return (self.is_person(name) and not self._nouns.of_kin(name)) or single

    def kind(self, name: str) -> Kind | None:
        """Of which kind somebody was who has spoken under this name."""
        return self._kinds.get(fold(name))

    def last(self, kind: Kind) -> Speaker | None:
        """The last of a kind who spoke: "the board" after the city's board."""
        return self._by_kind.get(kind)

    def described(self, noun: str) -> Speaker | None:
        """Whom a noun that points back describes: whoever was brought in without a name under it, else the one in focus."""
        unnamed = self._by_kind.get(Kind.ANONYMOUS)
        if unnamed and noun in fold(unnamed.name or "").split():
            return unnamed
        return self.speaker if noun in self._nouns.anonymous and self.speaker else self.person

    def of_gender(self, gender: str) -> Speaker | None:
        """The person in focus, where a title has told this gender of them."""
        known = self._by_gender.get(gender)
        return known if known and self.person and known.name == self.person.name else None

    def _quoted(self, span: Span) -> bool:
        index = bisect_left(self._told, span.end, key=lambda told: told.start)
        return index > 0 and span in self._told[index - 1]


def speaker_of(name: Name) -> Speaker:
    """A name as a speaker."""
    return Speaker(
        kind=_NAMED.get(name.kind, Kind.MEDIA), name=name.identity, title=name.title, agency_id=name.outlet_id
    )


def _opens_sentence(body: str, name: Name) -> bool:
    """Whether a name (with its title) begins a sentence or a line, as subjects do."""
    before = body[max(0, name.begin - 4) : name.begin].rstrip(" -,")
    return not before or before[-1] in '.!?\n"”'
