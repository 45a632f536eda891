"""
Speakers: who stands behind a phrase, of which kind, and by which name.

Pronouns and the clitic -nya go to the last person who spoke or was spoken of as a subject; a role alone ("Bupati",
"juru bicara itu") to the person it was given to; a short form to the fullest one. Where nobody fits, the words stand as
they are written and the speaker counts as not named.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from scorer.langs import Lang
from scorer.lexicon import Lexicon, fold
from scorer.model import Kind, Name, NameKind, Span, Speaker
from scorer.read import names as naming
from scorer.registry import Mention

_BY_TABLE = {
    "anonymous": Kind.ANONYMOUS,
    "documents": Kind.DOCUMENT,
    "outlets": Kind.MEDIA,
    "official": Kind.OFFICIAL_BODY,
    "organisation": Kind.ORGANISATION,
    "group": Kind.GROUP,
}


@dataclass(frozen=True, slots=True, eq=False)
class _Nouns:
    """A pack's words about speakers, compiled."""

    titles: Lexicon
    kinds: tuple[tuple[Kind, Lexicon], ...]
    places: frozenset[str]
    singular: frozenset[str]
    plural: frozenset[str]
    first: frozenset[str]
    demonstratives: frozenset[str]
    determiners: frozenset[str]


class Cast:
    """Everybody who has appeared so far in one article; asked in the order of the text."""

    __slots__ = ("_body", "_group", "_last", "_mentions", "_names", "_nouns", "_roles", "_seen")

    def __init__(self, body: str, names: Sequence[Name], mentions: Sequence[Mention], lang: Lang) -> None:
        self._body = body
        self._names = names
        self._mentions = mentions
        self._nouns = _nouns(lang)
        self._last: Speaker | None = None
        self._group: Speaker | None = None
        self._seen = 0
        self._roles: dict[str, str] = {}

    def of(self, source: Span | None, at: int) -> Speaker:
        """The speaker of a source phrase, or of a clitic at offset `at`. Remembers who spoke."""
        self._meet(at)
        if source is None:
            return self._last or Speaker(kind=Kind.PERSON, named=False)
        speaker = self._read(source)
        if speaker.kind is Kind.GROUP:
            self._group = speaker
        if speaker.kind is not Kind.AGENTLESS and speaker.name:
            self._last = speaker
        return speaker

    def _meet(self, until: int) -> None:
        """Take in the names before an offset: a subject that was named becomes the one "ia" means."""
        while self._seen < len(self._names) and self._names[self._seen].span.start < until:
            name = self._names[self._seen]
            self._seen += 1
            if name.title:
                for word in fold(name.title).split():
                    self._roles[word] = name.identity
            if name.kind is NameKind.PERSON and _opens_sentence(self._body, name):
                self._last = Speaker(kind=Kind.PERSON, name=name.identity, title=name.title)

    def _read(self, source: Span) -> Speaker:
        text = self._body[source.start : source.end]
        low = fold(text)
        nouns = self._nouns
        if low in nouns.singular:
            return self._last or Speaker(kind=Kind.PERSON, name=text, named=False)
        if low in nouns.plural:
            return self._group or Speaker(kind=Kind.GROUP, name=text, named=False)
        person = self._person(source)
        outlet = next((m for m in self._mentions if source.start <= m.start and m.end <= source.end), None)
        if outlet and not (person and person.span.start < outlet.start):
            return outlet_speaker(outlet)
        if person:
            return Speaker(kind=Kind.PERSON, name=person.identity, title=person.title or self._title(source, person))
        if _is_place(low, nouns):
            return Speaker(kind=Kind.METONYM, name=text)
        kind = self._kind(low)
        if kind in {Kind.ANONYMOUS}:
            return Speaker(kind=kind, name=text, named=False)
        title = nouns.titles.first(low, folded=True)
        if kind is None or (title and title.start == 0 and kind is Kind.GROUP):
            if title and (known := self._bearer(low)):
                return Speaker(kind=Kind.PERSON, name=known, title=text)
            if title:
                return Speaker(kind=Kind.PERSON, name=text, named=False)
        if kind:
            return Speaker(kind=kind, name=text)
        known = next((n for n in self._names if n.span.start >= source.start and n.span.end <= source.end), None)
        if known:
            named = {
                NameKind.ORGANISATION: Kind.ORGANISATION,
                NameKind.PLACE: Kind.METONYM,
                NameKind.OTHER: Kind.ORGANISATION,
            }
            return Speaker(kind=named.get(known.kind, Kind.ORGANISATION), name=text)
        return Speaker(kind=Kind.GROUP, name=text, named=False)

    def _person(self, source: Span) -> Name | None:
        return next(
            (
                n
                for n in self._names
                if n.kind is NameKind.PERSON and n.span.start >= source.start and n.span.end <= source.end
            ),
            None,
        )

    def _title(self, source: Span, person: Name) -> str | None:
        before = self._body[source.start : person.span.start].strip(" ,")
        after = self._body[person.span.end : source.end].strip(" ,()")
        return before or after or None

    def _bearer(self, low: str) -> str | None:
        return next((self._roles[word] for word in low.split() if word in self._roles), None)

    def _kind(self, low: str) -> Kind | None:
        """The kind of the first noun of the phrase that tells one."""
        found = [
            (hit.start, -hit.end, kind)
            for kind, lexicon in self._nouns.kinds
            if (hit := lexicon.first(low, folded=True))
        ]
        return min(found, key=lambda hit: hit[:2])[2] if found else None


def outlet_speaker(mention: Mention) -> Speaker:
    """An agency or another outlet as a speaker."""
    outlet = mention.outlet
    return Speaker(kind=outlet.kind, name=outlet.name, agency_id=outlet.id, state_controlled=outlet.state_controlled)


@cache
def _nouns(lang: Lang) -> _Nouns:
    speakers, grammar = lang["speakers"], lang["grammar"]
    return _Nouns(
        titles=Lexicon(speakers["titles"]["words"]),
        kinds=tuple((kind, Lexicon(speakers[table]["words"])) for table, kind in _BY_TABLE.items()),
        places=naming.of(lang).places,
        singular=frozenset(speakers["pronouns"]["singular"]),
        plural=frozenset(speakers["pronouns"]["plural"]),
        first=frozenset(speakers["pronouns"]["first"]),
        demonstratives=frozenset(grammar["demonstratives"]),
        determiners=frozenset(grammar["determiners"]),
    )


def _is_place(low: str, nouns: _Nouns) -> bool:
    """Whether a phrase is nothing but places: "Washington, Seoul, dan Kyiv"."""
    parts = [part.strip() for part in low.replace(" dan ", ", ").replace(" and ", ", ").split(",")]
    parts = [part.split("(")[0].strip() for part in parts if part]
    return bool(parts) and all(part in nouns.places for part in parts)


def _opens_sentence(body: str, name: Name) -> bool:
    """Whether a name (with its title) begins a sentence or a line, as subjects do."""
    start = name.span.start - (len(name.title) + 1 if name.title else 0)
    before = body[max(0, start - 3) : start].rstrip(" -,")
    return not before or before[-1] in '.!?\n"”'
