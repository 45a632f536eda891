"""
The plural promises several sources, the article shows one.

Why it matters: "sources say" for one person doubles the weight of a claim for nothing.
Stays quiet: where a second unnamed source appears, or the sources are counted ("two officials").
How: an unnamed source in the plural that the next one takes up in the singular ("the source added"); or
two outlets and more that all pass on what one origin said.
Cannot see: that two outlets rest on one call to one office, unless the article says so.
See: Reuters Handbook ("never use the plural for a single source").
"""

from collections import defaultdict
from collections.abc import Iterator

from scorer.lexicon import fold
from scorer.model import Doc, Finding, Kind, Outcome, Relay, Span
from scorer.rules.given import Given

NOUN = 6  # letters of a noun for a source ("sumber", "source"), unlike those of a word that points


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield a finding for a plural that turns out to be one, and for outlets that share one origin."""
    unnamed = [one.source for one in doc.attributions if one.speaker.kind is Kind.ANONYMOUS and one.source]
    plural = [span for span in unnamed if given.words["plural"].first(doc.text(span))]
    single = [span for span in unnamed if given.words["single"].first(doc.text(span))]
    if len(plural) == 1 and single and _takes_up(doc, unnamed, plural[0], single[0], given):
        yield Finding(rule="plural-sources-single-origin", spans=(plural[0], single[0]))
    elif plural:
        yield Outcome.AGREED
    if len(doc.sources) == 1:
        yield from _shared(doc, int(given.limits["outlets"]))


def _takes_up(doc: Doc, unnamed: list[Span], plural: Span, single: Span, given: Given) -> bool:
    """Whether the singular comes next, and of the same noun: "the source" after "several sources"."""
    phrase = given.words["single"].first(doc.text(single))
    nouns = phrase.phrase.split() if phrase else []
    same = any(noun in fold(doc.text(plural)) for noun in nouns if len(noun) >= NOUN)
    return same and unnamed.index(single) == unnamed.index(plural) + 1


def _shared(doc: Doc, least: int) -> Iterator[Finding]:
    """The outlets that pass on one origin, where the article has no other."""
    relays: dict[str, dict[str, Relay]] = defaultdict(dict)
    for attribution in doc.attributions:
        for relay in attribution.via:
            relays[doc.sources[0].name].setdefault(relay.name, relay)
    for origin, outlets in relays.items():
        if len(outlets) >= least:
            spans: tuple[Span, ...] = tuple(sorted(relay.span for relay in outlets.values()))
            values = {"origin": origin, "count": str(len(outlets))}
            yield Finding(rule="plural-sources-single-origin", spans=spans, values=values, case="outlets")
