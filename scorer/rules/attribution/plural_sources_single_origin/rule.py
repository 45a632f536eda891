"""
The plural promises several sources, the article shows one.

Why it matters: "sources say" for one person doubles the weight of a claim for nothing.
Stays quiet: where a second unnamed source appears, or the sources are counted ("two officials"); and where somebody else
speaks in between, whom the singular may mean.
How: unnamed people in the plural whom the next speaker takes up in the singular, by the same noun ("the source added"); or
two outlets and more that all pass on what one origin said.
Cannot see: that two outlets rest on one call to one office, unless the article says so.
See: Reuters Handbook ("never use the plural for a single source").
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from scorer.lexicon import fold
from scorer.model import Doc, Finding, Kind, Outcome, Span
from scorer.rules.given import Given

OPENING = 16  # letters of a phrase in which the plural stands: "customs | sources"
NOUN = 5  # letters of a noun for somebody, unlike those of a word that points
NAMELESS = frozenset({Kind.ANONYMOUS, Kind.GROUP, Kind.PERSON, Kind.OFFICIAL_BODY, Kind.ORGANISATION})


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield a finding for a plural that turns out to be one, and for outlets that share one origin."""
    told = [one.source for one in doc.attributions if one.source and one.speaker.kind in NAMELESS]
    plural = {span for span in told if _plural_noun(doc, span, given)}
    taken = next(_taken_up(doc, told, given), None) if len(plural) == 1 else None
    if taken:
        yield Finding(rule="plural-sources-single-origin", spans=taken)
    elif plural:
        yield Outcome.AGREED
    if len(doc.sources) == 1:
        yield from _shared(doc, doc.sources[0].name, int(given.limits["outlets"]))


def _plural_noun(doc: Doc, span: Span, given: Given) -> str | None:
    """The noun of a phrase that opens with the plural of people without a name: "customs | sources |"."""
    hit = given.words["plural"].first(doc.text(span))
    if hit and _words(doc.text(span))[0] in given.words["counted"]:
        return None  # "| one | of the sources"
    return _words(hit.phrase)[-1] if hit and hit.start <= OPENING else None


def _taken_up(doc: Doc, told: Sequence[Span], given: Given) -> Iterator[tuple[Span, Span]]:
    """A plural and the singular that comes next, of the same noun: "the source" after "several sources"."""
    for before, span in pairwise(told):
        plural, single = _plural_noun(doc, before, given), _pointing_noun(doc, span, given)
        if plural and single and single not in given.words["plural"] and given.speech.akin(plural, single):
            yield before, span


def _pointing_noun(doc: Doc, span: Span, given: Given) -> str | None:
    """The noun of a phrase that points back at one: "the | source |", "| pejabat | itu"."""
    words = _words(doc.text(span).split(",")[0])
    pointing = given.words["pointing"]
    if not words or not any(word in pointing for word in (words[0], words[-1])):
        return None
    return next((word for word in words if len(word) >= NOUN and word not in pointing), None)


def _words(phrase: str) -> list[str]:
    """The folded words of a phrase, each half of a doubled one by itself: "sumber-sumber"."""
    return fold(phrase).replace("-", " ").split()


def _shared(doc: Doc, origin: str, least: int) -> Iterator[Finding]:
    """The outlets that pass on what the only origin of the article said."""
    outlets: dict[str, Span] = {}
    for attribution in doc.attributions:
        for relay in attribution.via:
            outlets.setdefault(relay.name, relay.span)
    if len(outlets) >= least:
        values = {"origin": origin, "count": str(len(outlets))}
        spans = tuple(sorted(outlets.values()))
        yield Finding(rule="plural-sources-single-origin", spans=spans, values=values, case="outlets")
