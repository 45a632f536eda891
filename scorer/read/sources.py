"""
Origins: who feeds the article, each once, after chains are collapsed.

A statement that came over an outlet counts for the outlet that heard it first: three quotations of one leader over one
agency are one origin. Persons who speak as one are an origin each and share the statement. A speaker heard both over an outlet and without one is taken to have come the same way.
Statements nobody owns, or a pronoun that fits nobody, have no origin, but they count in the shares.
"""

from collections import defaultdict
from collections.abc import Sequence

from scorer.langs import Lang
from scorer.lexicon import fold
from scorer.model import Attribution, Kind, Source, Speaker
from scorer.registry import Registry


def gather(attributions: Sequence[Attribution], registry: Registry, lang: Lang) -> tuple[Source, ...]:
    """The origins of these attributions, the largest share first, then in order of appearance."""
    carriers = _carriers(attributions)
    pronouns = frozenset(word for words in lang["speakers"]["pronouns"].values() for word in words)
    held: dict[str, list[int]] = defaultdict(list)
    weight: dict[str, float] = defaultdict(float)
    shown: dict[str, Source] = {}
    for number, attribution in enumerate(attributions):
        origins = _origins(attribution.speaker, carriers, registry)
        for origin in origins:
            key = origin.agency_id or fold(origin.name)
            if key in pronouns:
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
        if attribution.via and attribution.speaker.name
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
