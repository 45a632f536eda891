"""
Origins: who feeds the article, each once, after chains are collapsed.

A statement that came over an outlet counts for the outlet that heard it first: three quotations of one leader over one
agency are one origin. A speaker heard both over an outlet and without one is taken to have come the same way.
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
    shown: dict[str, Source] = {}
    for number, attribution in enumerate(attributions):
        origin = _origin(attribution, carriers, registry)
        if origin is None or fold(origin.name) in pronouns:
            continue
        key = origin.agency_id or fold(origin.name)
        shown.setdefault(key, origin)
        held[key].append(number)
    return tuple(
        sorted(
            (
                Source(
                    name=origin.name,
                    kind=origin.kind,
                    share=round(len(held[key]) / len(attributions), 3),
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


def _origin(attribution: Attribution, carriers: dict[str, Speaker], registry: Registry) -> Source | None:
    speaker = attribution.speaker
    if speaker.name is None:
        return None
    carrier = carriers.get(fold(speaker.name), speaker)
    outlet = registry.get(carrier.agency_id) if carrier.agency_id else None
    return Source(
        name=outlet.name if outlet else carrier.name or speaker.name,
        kind=outlet.kind if outlet else carrier.kind,
        share=0.0,
        attributions=(),
        agency_id=carrier.agency_id,
        state_controlled=outlet.state_controlled if outlet else None,
    )
