"""
The reader must look far back to find out who speaks.

Why it matters: a source belongs in the same sentence as the claim, or just before or after it.
Stays quiet: where the speaker is named in the sentence, or was within the distance of the policy.
How: for statements given to a pronoun or a clitic, the sentences since the speaker was last named are counted.
Cannot see: whether the reader remembers the speaker all the same; two people of one surname count as one.
"""

from bisect import bisect_right
from collections.abc import Iterator

from scorer.lexicon import fold
from scorer.model import Attribution, Doc, Finding, Outcome
from scorer.rules.given import Given


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each statement given to a pronoun or a clitic."""
    starts = [sentence.span.start for sentence in doc.sentences]
    for attribution in doc.attributions:
        cue = attribution.cue
        if cue is None or not attribution.speaker.named or not _points_back(doc, attribution, given):
            continue
        named = max(
            (
                name.span.start
                for name in doc.names
                if _same(attribution, name.identity) and name.span.start < cue.start
            ),
            default=None,
        )
        if named is None:
            continue
        between = bisect_right(starts, cue.start) - bisect_right(starts, named)
        if between <= given.limits["sentences"]:
            yield Outcome.AGREED
        else:
            values = {"name": attribution.speaker.name or "", "count": str(between)}
            yield Finding(rule="attribution-distance", spans=(attribution.source or cue,), values=values)


def _points_back(doc: Doc, attribution: Attribution, given: Given) -> bool:
    return attribution.source is None or doc.text(attribution.source) in given.words["pronouns"]


def _same(attribution: Attribution, identity: str) -> bool:
    return fold(identity) == fold(attribution.speaker.name or "")
