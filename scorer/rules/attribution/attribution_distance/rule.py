"""
The reader must look far back to find out who speaks.

Why it matters: a source belongs in the same sentence as the claim, or just before or after it.
Stays quiet: where the speaker is named in the sentence, or was within the distance of the policy.
How: for statements given to a pronoun or a clitic, the sentences since the speaker was last named, in full, in part or by
a role he spoke under, are counted; a quotation of several sentences counts as one.
Cannot see: whether the reader remembers the speaker all the same; two people of one surname count as one.
"""

from bisect import bisect_right
from collections.abc import Iterator

from scorer.lexicon import fold
from scorer.model import Attribution, Doc, Finding, Outcome, Span, Stretches
from scorer.rules.given import Given


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each statement given to a pronoun or a clitic."""
    within = Stretches(Span(quotation.inner.start + 1, quotation.inner.end) for quotation in doc.quotations)
    starts = [
        sentence.span.start
        for sentence in doc.sentences
        if not within.touch(Span(sentence.span.start, sentence.span.start + 1))
    ]
    last: dict[str, int] = {}  # where each word of a name, and each speaker by a role, stood last
    names = iter(sorted(doc.names, key=lambda name: name.span))
    name = next(names, None)
    for attribution in doc.attributions:
        at = attribution.cue.start if attribution.cue else attribution.extent.start
        while name and name.span.start < at:
            last.update(dict.fromkeys(fold(name.identity).split(), name.span.start))
            name = next(names, None)
        if attribution.cue and attribution.speaker.named and _points_back(doc, attribution, given):
            yield from _judged(attribution, at, last, starts, given)
        elif attribution.source and attribution.speaker.name:
            last[attribution.speaker.name] = attribution.source.start


def _judged(
    attribution: Attribution, at: int, last: dict[str, int], starts: list[int], given: Given
) -> Iterator[Finding | Outcome]:
    speaker = attribution.speaker.name or ""
    mentions = [last[word] for word in (speaker, *fold(speaker).split()) if word in last]
    if not mentions:
        return
    between = bisect_right(starts, at) - bisect_right(starts, max(mentions))
    if between <= given.limits["sentences"]:
        yield Outcome.AGREED
        return
    spans = tuple(span for span in (attribution.source or attribution.cue,) if span)
    yield Finding(rule="attribution-distance", spans=spans, values={"name": speaker, "count": str(between)})


def _points_back(doc: Doc, attribution: Attribution, given: Given) -> bool:
    return attribution.source is None or doc.text(attribution.source) in given.words["pronouns"]
