"""
Origins: who feeds the article, each once, after chains are collapsed.

A statement that came over an outlet counts for the outlet that heard it first: three quotations of one leader over one
agency are one origin. An outlet is its own origin, whoever passes it on. Persons who speak as one are an origin each and
share the statement. A speaker heard both over an outlet and without one is taken to have come the same way. What points
back ("sumber itu", "the study") is the origin it takes up. Statements nobody owns, a pronoun that fits nobody, and words
that cannot be a name have no origin, but they count in the shares.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from scorer.langs import Lang
from scorer.lexicon import fold
from scorer.model import Attribution, Kind, Source, Speaker
from scorer.registry import Registry

_OUTLETS = frozenset({Kind.AGENCY, Kind.MEDIA})
_POINTING = frozenset({Kind.ANONYMOUS, Kind.DOCUMENT, Kind.GROUP})  # kinds that an article takes up by their noun alone


@dataclass(frozen=True, slots=True)
class _Words:
    """A pack's words that tell whether a noun phrase is a name, and whether it points back."""

    pronouns: frozenset[str]
    opening: frozenset[str]
    closing: frozenset[str]
    definite: frozenset[str]
    outlets: frozenset[str]
    reports: frozenset[str]
    head_first: bool

    def pointing_noun(self, parts: Sequence[str]) -> str:
        """The noun of a phrase that points back, "" of any other: "kantor berita" of "kantor berita itu"."""
        points = parts[-1] in self.closing or parts[0] in self.definite
        return " ".join(part for part in parts if part not in self.closing | self.definite) if points else ""


def direct(attributions: Sequence[Attribution], outlet: str | None, registry: Registry) -> tuple[Attribution, ...]:
    """The attributions without the newsroom's own outlet among their relays: what somebody told us came over nobody."""
    own = registry.called(outlet) if outlet else None
    if own is None:
        return tuple(attributions)
    return tuple(
        replace(one, via=tuple(relay for relay in one.via if relay.agency_id != own.id)) if one.via else one
        for one in attributions
    )


def gather(attributions: Sequence[Attribution], registry: Registry, lang: Lang) -> tuple[Source, ...]:
    """The origins of these attributions, the largest share first, then in order of appearance."""
    carriers = _carriers(attributions)
    words = _words(lang)
    held: dict[str, list[int]] = defaultdict(list)
    weight: dict[str, float] = defaultdict(float)
    shown: dict[str, Source] = {}
    for number, attribution in enumerate(attributions):
        origins = _origins(attribution.speaker, carriers, registry)
        for origin in origins:
            key = origin.agency_id or _taken_up(origin, shown, words) or fold(origin.name)
            if not origin.agency_id and _is_no_name(fold(origin.name), words):
                continue
            shown.setdefault(key, origin)
            weight[key] += 1 / len(origins)
            if number not in held[key][-1:]:
                held[key].append(number)
    return tuple(
        sorted(
            (
                Source(
                    name=origin.name,
                    kind=origin.kind,
                    share=round(weight[key] / len(attributions), 3),
                    attributions=tuple(held[key]),
                    agency_id=origin.agency_id,
                    state_controlled=origin.state_controlled,
                )
                for key, origin in shown.items()
            ),
            key=lambda source: (-len(source.attributions), source.attributions),
        )
    )


def _carriers(attributions: Sequence[Attribution]) -> dict[str, Speaker]:
    """For each speaker who came over an outlet, that outlet."""
    return {
        fold(attribution.speaker.name): Speaker(
            kind=Kind.MEDIA, name=attribution.via[0].name, agency_id=attribution.via[0].agency_id
        )
        for attribution in reversed(attributions)
        if attribution.via and attribution.speaker.name and attribution.speaker.kind not in _OUTLETS
    }


def _origins(speaker: Speaker, carriers: dict[str, Speaker], registry: Registry) -> tuple[Source, ...]:
    """Where a speaker's words come from: each of several persons by itself, unless an outlet carried them all."""
    if speaker.name is None:
        return ()
    if fold(speaker.name) in carriers or not speaker.members:
        return (_origin(speaker.name, speaker, carriers, registry),)
    return tuple(
        _origin(member, Speaker(kind=speaker.kind, name=member), carriers, registry) for member in speaker.members
    )


def _origin(name: str, speaker: Speaker, carriers: dict[str, Speaker], registry: Registry) -> Source:
    carrier = carriers.get(fold(name), speaker)
    outlet = registry.get(carrier.agency_id) if carrier.agency_id else None
    return Source(
        name=outlet.name if outlet else carrier.name or name,
        kind=outlet.kind if outlet else carrier.kind,
        share=0.0,
        attributions=(),
        agency_id=carrier.agency_id,
        state_controlled=outlet.state_controlled if outlet else None,
    )


def _is_no_name(name: str, words: _Words) -> bool:
    """Whether these words are a pronoun, a phrase that a preposition opens, or cut at a bracket."""
    first = name.split(" ", 1)[0]
    return first in words.pronouns or first in words.opening or name.count("(") != name.count(")")


def _taken_up(origin: Source, shown: dict[str, Source], words: _Words) -> str | None:
    """The key of the last origin whose noun this one takes up: "sumber itu" after "seorang sumber di Balai Kota"."""
    parts = fold(origin.name).split()
    noun = words.pointing_noun(parts)
    if noun in words.outlets or (noun in words.reports and all(other.agency_id for other in shown.values())):
        return next((key for key, other in reversed(shown.items()) if other.agency_id), None)
    if origin.kind not in _POINTING or not (parts[-1] in words.closing or parts[0] in words.definite):
        return None
    nouns = [part for part in parts if part not in words.closing | words.definite]
    if not nouns:
        return None
    head = nouns[0] if words.head_first else nouns[-1]
    return next(
        (
            key
            for key, other in reversed(shown.items())
            if other.kind is origin.kind and head in fold(other.name).split()
        ),
        None,
    )


@cache
def _words(lang: Lang) -> _Words:
    grammar, speakers = lang["grammar"], lang["speakers"]
    return _Words(
        pronouns=frozenset(word for listed in speakers["pronouns"].values() for word in listed),
        opening=frozenset((*grammar["prepositions"], *grammar["relativizers"], *grammar["turns"])),
        closing=frozenset(grammar["demonstratives"]),
        definite=frozenset(grammar["definites"]),
        outlets=frozenset((*speakers["outlets"]["words"], *speakers["outlets"]["again"])),
        reports=frozenset(speakers["documents"]["reports"]),
        head_first=grammar["head_first"],
    )
