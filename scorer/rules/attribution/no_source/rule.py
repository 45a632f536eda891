"""
Not one statement of the article has an owner.

Why it matters: a story that names nobody cannot be checked by anybody, and a score made of losses alone would call it
perfect.
Stays quiet: in genres that need no source (briefs, results, opinion, live blogs, advertorials, press releases, whose
sender is the source), where an agency supplied the story, where its dateline or a line at the foot names one, and where words of
crediting stand in the text that reading could give to nobody.
How: no statement of a news article has an owner, and no line at the foot names one.
Graded: nearly free for advice, recipes, lists and portraits, which tell of no event: they address the reader, their
headline says what they are, or not one day is named in them and nothing is at stake.
Cannot see: whether the sources that are named carry the story: a single statement with an owner is enough.
"""

from collections.abc import Iterator

from scorer.model import Doc, Finding, Genre, Kind, Outcome, Role
from scorer.rules.given import Given

DATELINE = 48  # letters of the first paragraph in which an agency may stand: "LISBON (Reuters) - …"


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one finding about the absence of any source."""
    if doc.genre is not Genre.NEWS or doc.article.provider:
        return
    if any(attribution.speaker.kind is not Kind.AGENTLESS for attribution in doc.attributions):
        yield Outcome.AGREED
    elif given.words["crediting"].first(doc.folded, folded=True) or _signed(doc, given):
        yield Outcome.ABSTAINED
    else:
        yield Finding(rule="no-source", absence=True, case="timeless" if _timeless(doc, given) else "")


def _signed(doc: Doc, given: Given) -> bool:
    """Whether a line at the foot names a source or is an agency's signature, or an agency stands in the dateline."""
    first = next((doc.text(block.span) for block in doc.blocks if block.role is Role.PARAGRAPH), "")
    if given.words["wires"].first(first[:DATELINE]):
        return True
    feet = (doc.text(block.span) for block in doc.blocks if block.role is Role.CREDIT)
    return any(given.words["credits"].first(line) or given.words["wires"].first(line) for line in feet)


def _timeless(doc: Doc, given: Given) -> bool:
    """Whether the text tells of no event: advice, a list, a portrait."""
    headline = doc.text(doc.headline) if doc.headline else ""
    addressed = sum(1 for _ in given.words["reader"].find(doc.folded, folded=True))
    return (
        headline[:1].isdigit()
        or given.words["service"].first(headline) is not None
        or addressed >= given.limits["addressed"]
        or not (doc.dates or doc.stakes or given.words["days"].first(doc.folded, folded=True))
    )
