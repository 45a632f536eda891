"""
A capital or a palace speaks: "Ankara says", "the Kremlin denies".

Why it matters: a city says nothing; a ministry, a spokesman or an intelligence service does, and they differ.
Stays quiet: where a person or a body is named as the speaker. Information, and a little more with a figure, since
figures travel on.
How: the speaker of a statement is named by a place or a building of the registry; each wording is pointed at once, and once more
with a figure.
Cannot see: places that the registry does not hold, and a city whose own hall is meant.
"""

from collections.abc import Iterator

from scorer.model import Doc, Finding, Kind, Outcome
from scorer.rules.given import Given


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:  # noqa: ARG001 - the reader knows the places
    """Yield a finding for each place that speaks, once for each wording and case."""
    seen: set[tuple[str, str]] = set()
    for attribution in doc.attributions:
        span = attribution.source
        if attribution.speaker.kind is not Kind.METONYM or span is None or doc.text(span).islower():
            yield Outcome.AGREED
            continue
        counts = any(figure.span.overlaps(part) for figure in doc.figures for part in attribution.content)
        case = "figure" if counts else ""
        if (doc.text(span), case) not in seen:
            seen.add((doc.text(span), case))
            yield Finding(rule="metonym-source", spans=(span,), case=case)
