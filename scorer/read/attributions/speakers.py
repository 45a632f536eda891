"""
Speakers: who stands behind a phrase, of which kind, and by which name.

Pronouns and the clitic -nya go to the person in focus (`cast.py`), a role alone ("Bupati", "juru bicara itu") to the one
who was given it (`bearers.py`), a phrase with a name in it to that person (`named.py`), and what only describes somebody
("perempuan 47 tahun itu") to the person in focus again. Where nobody fits, the words stand as they are written and the
speaker counts as not named.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from scorer.langs import Lang
from scorer.lexicon import fold
from scorer.model import Kind, Name, NameKind, Quotation, Span, Speaker
from scorer.read import naming
from scorer.read.attributions import abbreviations, agencies, nouns, protagonist
from scorer.read.attributions.agencies import Nearest
from scorer.read.attributions.bearers import Bearers
from scorer.read.attributions.cast import NOBODY, Cast, speaker_of
from scorer.read.attributions.frames import Frame
from scorer.read.attributions.grammar import Grammar
from scorer.read.attributions.named import Named
from scorer.registry import Mention

BESIDES = 24  # letters before a pronoun in which words stand that tell that it goes on
BEFORE = 12  # letters before a name in which the preposition it depends on ends
DEFINITE = 3  # words of a body that only points back: "lembaga survei itu"


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """
    How something is told: the parts of the body that tell it, and the folded words that say that somebody speaks.

    `behind`: those words stand behind what is told. `outlet`: it came over the speaker. `nested`: somebody else is
    reported to have told it.
    """

    content: Sequence[Span]
    cue: str = ""
    behind: bool = False
    outlet: bool = False
    nested: bool = False


class Speakers:
    """The speakers of one article; asked in the order of the text."""

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
        self._nouns = nouns.of(lang)
        self._cast = Cast(body, names, quotations, self._nouns)
        self._bearers = Bearers(names, self._nouns)
        self._named = Named(body, names, self._nouns)
        self._mentions = mentions
        self._nearest = nearest
        people = {fold(name.identity) for name in names if name.kind is NameKind.PERSON}
        self._bodies = {
            form: whole
            for form, whole in abbreviations.introduced(body).items()
            if fold(whole).split(" (")[0] not in people
        }

    def of(self, source: Span | None, at: int, telling: Telling) -> Speaker:
        """The speaker of a source phrase, or of a clitic at offset `at`, who told something this way."""
        self._cast.meet(at)
        if source is None:
            speaker = self._cast.body or self._in_focus(telling, goes_on=self._goes_on(None, at, telling)) or NOBODY
        else:
            speaker = self._read(source, telling, goes_on=self._goes_on(source, at, telling))
        if not telling.nested:
            self._cast.hear(speaker, behind=telling.behind)
        return speaker

    def _goes_on(self, source: Span | None, at: int, telling: Telling) -> bool:
        """Whether whoever spoke last speaks on."""
        on = telling.cue in self._nouns.going_on or (telling.behind and self._cast.acted_on)
        return on or self._adds(source, at)

    def _adds(self, source: Span | None, at: int) -> bool:
        """Whether words around a pronoun tell that it goes on: "Ia | juga | mengatakan", "| Selain itu, | ia mengatakan"."""
        if source is None:
            return False
        between = fold(self._body[source.end : at]).split()
        before = fold(self._body[max(0, source.start - BESIDES) : source.start]).rstrip(" ,")
        return not self._nouns.also.isdisjoint(between) or before.endswith(self._nouns.besides)

    def only(self) -> Speaker:
        """Who speaks where the name was lost: the only person who has spoken so far, else nobody who is named."""
        return self._cast.only or NOBODY

    def pass_over(self, frame: Frame, grammar: Grammar) -> None:
        """Take in a sentence in which nobody speaks: whom it is about is in focus."""
        start, end = frame.tokens[0].start, frame.tokens[-1].end
        before = self._cast.person
        self._cast.meet(end)
        if not grammar.words.finite_prefixes:
            return  # no verb is known by its beginning, so whoever opened the sentence is in focus
        names = [name for name in self._named.within(start, end) if self._cast.may_be_person(name)]
        found = protagonist.of(frame, names, self._cast.is_somebody, grammar) if names else None
        role = None if found else protagonist.described(frame, grammar)
        bearer = self._bearers.of(role, start) if role and self._named.is_role(role) else None
        if found:
            self._cast.focus(found.name, acted_on=found.acted_on)
        else:
            self._cast.person = bearer or before or self._cast.person

    # ── who is meant ─────────────────────────────────────────────────────────────────────────────────────────────────

    def _in_focus(self, telling: Telling, *, goes_on: bool) -> Speaker | None:
        """Whom a pronoun means: who is named in what was said has not said it."""
        cast = self._cast
        focus = (cast.speaker if goes_on else None) or cast.person or cast.spoken_subject
        spoken_of = {name.identity for part in telling.content for name in self._named.within(part.start, part.end)}
        if focus is None or focus.name not in spoken_of:
            return focus
        return next((one for one in cast.recent if one.named and one.name not in spoken_of), focus)

    def _read(self, source: Span, telling: Telling, *, goes_on: bool) -> Speaker:
        low = fold(self._body[source.start : source.end])
        return (
            self._pronoun(low, source, telling, goes_on=goes_on)
            or self._outlet(source)
            or agencies.unknown(self._main_words(source), self._nouns, self._nearest)
            or self._introduced(low)
            or self._by_name(source)
            or self._by_noun(source, telling)
        )

    def _pronoun(self, low: str, source: Span, telling: Telling, *, goes_on: bool) -> Speaker | None:
        """Whom a pronoun means. Where it has a gender, only the last person, known to have that gender; else nobody."""
        words = self._nouns
        if low in words.pointing:
            return self._cast.subject
        if low in words.relatives:
            return self._antecedent(source, person=low in words.singular) or Speaker(
                kind=Kind.PERSON, name=low, named=False
            )
        if low in words.genders:
            return self._cast.of_gender(words.genders[low]) or Speaker(kind=Kind.PERSON, name=low, named=False)
        if low in words.singular:
            return self._in_focus(telling, goes_on=goes_on) or Speaker(kind=Kind.PERSON, name=low, named=False)
        return self._company(low) if low in words.plural else None

    def _company(self, low: str) -> Speaker:
        """Whom "they" means: a group only while nobody else has become the subject, since a wrong name is worse than none."""
        known = self._cast.group if self._cast.group is self._cast.subject else None
        return known or Speaker(kind=Kind.GROUP, name=low, named=False)

    def _antecedent(self, source: Span, *, person: bool) -> Speaker | None:
        """The name right before a relative pronoun, where it is of its sort: "Mia Holt, | who said …"."""
        name = self._named.before(source.start)
        if name is None:
            return None
        before = fold(self._body[max(0, name.begin - BEFORE) : name.begin]).split()
        if (name.kind is NameKind.PERSON) is not person or (before and before[-1] in self._nouns.prepositions):
            return None
        return speaker_of(name)

    def _outlet(self, source: Span) -> Speaker | None:
        index = bisect_left(self._mentions, source.start, key=lambda mention: mention.start)
        if index == len(self._mentions) or self._mentions[index].end > source.end:
            return None
        mention = self._mentions[index]
        if mention.start >= source.start + len(self._main_words(source)):
            return None  # "data BPS yang dikutip | Kompas"
        before = fold(self._body[source.start : mention.start])
        return None if self._nouns.titles.first(before, folded=True) else outlet_speaker(mention)

    def _introduced(self, low: str) -> Speaker | None:
        """A body under the name it was introduced by, whether it is now called by that or by its abbreviation."""
        whole = self._bodies.get(low)
        if whole is None or self._nouns.all_places(fold(whole)):
            return None
        return Speaker(kind=self._nouns.kind(fold(whole)) or Kind.ORGANISATION, name=whole)

    def _by_name(self, source: Span) -> Speaker | None:
        """The person named in the phrase; a compound of several persons keeps its words."""
        persons = self._named.persons(source)
        members = tuple(dict.fromkeys(person.identity for person in persons))
        if len(members) > 1:
            return Speaker(kind=Kind.PERSON, name=self._body[source.start : source.end], members=members)
        if not persons:
            return None
        kind = self._cast.kind(members[0]) or Kind.PERSON
        return Speaker(kind=kind, name=members[0], title=persons[0].title or self._title(source, persons[0]))

    def _title(self, source: Span, person: Name) -> str | None:
        before = self._main_words(Span(source.start, person.span.start)).strip(" ,")
        after = self._body[person.span.end : source.end].strip(" ,()")
        return before or after or None

    def _only_name(self, source: Span) -> str | None:
        inside = self._named.inside(source)
        return inside[0].identity if len(inside) == 1 else None

    def _by_noun(self, source: Span, telling: Telling) -> Speaker:
        """By the noun that tells what speaks, by a role its bearer is known for, or by the words as they stand."""
        words = self._nouns
        text = self._main_words(source)
        if words.head_first and words.opens_body(fold(text)):
            return Speaker(kind=Kind.OFFICIAL_BODY, name=text)
        side, _, rest = text.partition(" ")
        sided = fold(side) in words.sides and bool(rest)
        text = rest if sided else text
        low = fold(text)
        if words.all_places(low):
            return Speaker(kind=Kind.METONYM, name=text)
        kind = Kind.ANONYMOUS if low in words.reports else self._cast.kind(text) or words.kind(low)
        if known := self._pointed_at(fold(self._body[source.start : source.end]), kind, source.start):
            return known
        many = kind in {Kind.DOCUMENT, Kind.GROUP} and not (words.head_first and words.head_kind(low) is not kind)
        if not many and self._named.is_role(low) and not words.is_body(low):
            return self._bearer(text, low, source.start, telling)
        if (
            telling.outlet
            and kind not in {Kind.OFFICIAL_BODY, Kind.ANONYMOUS, Kind.AGENCY}
            and not words.is_official(low)
        ):
            return Speaker(kind=Kind.MEDIA, name=self._only_name(source) or text)
        return self._as_written(text, kind, telling.cue, sided=sided)

    def _as_written(self, text: str, kind: Kind | None, cue: str, *, sided: bool) -> Speaker:
        """By the words as they stand, and of the kind that their capitals betray where no noun does."""
        if kind is None and (person := self._named.uncapitalised(text)):
            return speaker_of(person)
        if kind is None and all(word.isupper() and len(word) > 1 for word in text.split()):
            kind = Kind.ORGANISATION  # "OCBC NISP"
        if kind is None and text[:1].isupper():
            kind = Kind.PERSON if len(text.split()) <= naming.OWN and not sided else Kind.ORGANISATION
        result = next((n for n, word in enumerate(cue.split()) if word in self._nouns.results), None)
        if kind is None and result is not None:  # "dari hasil audit | khusus itu"
            return Speaker(kind=Kind.DOCUMENT, name=" ".join((*cue.split()[result:], text)))
        return Speaker(kind=kind or Kind.GROUP, name=text, named=kind not in {None, Kind.ANONYMOUS})

    def _pointed_at(self, low: str, kind: Kind | None, at: int) -> Speaker | None:
        """Whom a phrase that ends by pointing back means: "perempuan 47 tahun itu", "lembaga itu"."""
        words = low.split()
        if len(words) == 1 or words[-1] not in self._nouns.demonstratives or words[0] in self._nouns.indefinites:
            return None
        if self._nouns.withheld.first(low, folded=True):
            return None
        if words[0] in self._nouns.faceless:
            return self._cast.last(Kind.ANONYMOUS)
        one = kind is not Kind.GROUP or len(words) <= DEFINITE or words[0] in self._nouns.titles
        if self._named.is_role(low) and one:
            return self._bearers.of(low, at) or self._cast.described(words[0])
        if kind in {Kind.OFFICIAL_BODY, Kind.ORGANISATION, Kind.MEDIA, Kind.AGENCY}:
            return self._cast.last(kind) if len(words) <= DEFINITE else None
        return None if kind in {Kind.DOCUMENT, Kind.GROUP, Kind.METONYM} else self._cast.person

    def _main_words(self, source: Span) -> str:
        """The phrase without its relative clause: "seorang pejabat | yang enggan disebut namanya"."""
        words = self._body[source.start : source.end].split(" ")
        cut = next((n for n, word in enumerate(words) if n and fold(word) in self._nouns.relatives), len(words))
        return " ".join(words[:cut]).rstrip(" ,")

    def _bearer(self, text: str, low: str, at: int, telling: Telling) -> Speaker:
        """Who bears a role that stands without a name: the one it was given to, unless the phrase means somebody new."""
        anonymous = self._nouns.anonymous.first(low, folded=True) is not None
        head = low.split(maxsplit=1)[0]
        known = None if head in self._nouns.indefinites else self._bearers.of(text, at)
        if head in self._nouns.former and telling.behind:
            known = known or self._cast.person
        return known or Speaker(kind=Kind.ANONYMOUS if anonymous else Kind.PERSON, name=text, named=False)


def outlet_speaker(mention: Mention) -> Speaker:
    """An agency or another outlet as a speaker."""
    outlet = mention.outlet
    return Speaker(kind=outlet.kind, name=outlet.name, agency_id=outlet.id, state_controlled=outlet.state_controlled)
