"""
Not one statement of the article has an owner.

Why it matters: a story that names nobody cannot be checked by anybody, and a score made of losses alone would call it
perfect.
Stays quiet: in genres that need no source (briefs, results, opinion, live blogs, advertorials, press releases, whose
sender is the source), where an agency supplied the story, and where a credit line at the foot names one.
How: no statement of a news article has an owner, and no line at the foot names one.
Cannot see: whether the sources that are named carry the story: a single statement with an owner is enough.
"""

from collections.abc import Iterator

from scorer.model import Doc, Finding, Genre, Kind, Outcome, Role
from scorer.rules.given import Given


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one finding about the absence of any source."""
    if doc.genre is not Genre.NEWS or doc.article.provider:
        return
    if any(attribution.speaker.kind is not Kind.AGENTLESS for attribution in doc.attributions):
        yield Outcome.AGREED
        return
    signed = [doc.text(block.span) for block in doc.blocks if block.role is Role.CREDIT]
    if not any(given.words["credits"].first(line) for line in signed):
        yield Finding(rule="no-source", absence=True)
