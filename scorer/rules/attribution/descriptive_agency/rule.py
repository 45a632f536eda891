"""
An agency or outlet is described but not named: "the official Vietnamese news agency".

Why it matters: a name lets the reader judge who speaks, and a description often hides that a state does.
Stays quiet: where the name or its abbreviation stands beside the description, here, in the headline or elsewhere in the article.
How: the registry knows the set phrases by which desks speak of a country's agency; where only one outlet fits, its name
is offered as the mend.
Cannot see: an outlet described in words of the writer's own; descriptions that fit several outlets.
"""

from collections.abc import Iterator

from scorer.lexicon import Lexicon
from scorer.model import Doc, Finding, Outcome, Span
from scorer.rules.given import Given


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield a finding for each outlet that is only described."""
    seen: set[str] = set()
    for outlet, name, span in _outlets(doc):
        words = doc.text(span)
        if outlet in seen or not _describes(words, given):
            yield Outcome.AGREED
            continue
        if _named(doc, name):
            continue
        seen.add(outlet)
        yield Finding(rule="descriptive-agency", spans=(span,), values={"name": name}, repairs=(f"{words}, {name},",))


def _describes(words: str, given: Given) -> bool:
    """Whether these words call an outlet a state's, at once or around its country: "the official Dutch news agency"."""
    outlet = given.words["outlets"].first(words)
    common = outlet is not None and words[outlet.start : outlet.end].islower()  # not "the official Vietnam News Agency"
    return given.words["describing"].first(words) is not None or (
        common and given.words["official"].first(words) is not None
    )


def _outlets(doc: Doc) -> Iterator[tuple[str, str, Span]]:
    """Every outlet that speaks, relays or is spoken of: its id, its name, and where it stands."""
    for attribution in doc.attributions:
        speaker = attribution.speaker
        if speaker.agency_id and speaker.name and attribution.source:
            yield speaker.agency_id, speaker.name, attribution.source
        for relay in attribution.via:
            if relay.agency_id:
                yield relay.agency_id, relay.name, relay.span
    for name in doc.names:
        if name.outlet_id:
            yield name.outlet_id, name.identity, name.span


def _named(doc: Doc, name: str) -> bool:
    """Whether an outlet's name stands in the headline or anywhere in the text."""
    return Lexicon([name]).first(f"{doc.article.headline or ''}\n{doc.body}") is not None
