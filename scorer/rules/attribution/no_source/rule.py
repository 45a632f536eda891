"""
Not one statement of the article has an owner.

Why it matters: a story that names nobody cannot be checked by anybody, and a score made of losses alone would call it
perfect.
Stays quiet: in genres that need no source (briefs, results, opinion, live blogs, advertorials, press releases, whose
sender is the source), where an agency supplied the story, where its dateline or a line at the foot names one, a handle or
a line in capitals signs it, where an outlet is named, where it tells what was broadcast, so that anybody could watch it,
where the reporter saw it or met whoever tells it, and where words of crediting stand in the text that reading could give
to nobody; plans and orders credit nobody ("according to plan", "told to leave").
How: no statement of a news article has an owner, and no line at the foot names one.
Graded: nearly free for advice, recipes, lists and portraits, which tell of no event: they address the reader, their
headline says what they are, or not one day is named in them and nothing is at stake. What can be seen in a photograph or
was seen on the spot credits a report of events, not advice.
Cannot see: whether the sources that are named carry the story: a single statement with an owner is enough.
"""

import re
from collections.abc import Iterator

from scorer.model import Doc, Finding, Genre, Kind, NameKind, Outcome, Role, Span, Stretches
from scorer.rules.given import Given

DATELINE = 48  # letters of the first paragraph in which an agency may stand: "LISBON (Reuters) - …"
CAPITALS = 60  # letters of a last line in capitals that signs a story: "REUTERS | WARTA KARANG"
SPOKEN = re.compile(r"\w: \w")  # "Camat: Jembatan ditutup": the headline has a speaker
OWN = 3  # words for the writer from which a text rests on what the writer went through
EMBEDDED = re.compile(r"\(@\w{3,40}\)")  # a post that stands in the text with its author
HANDLE = re.compile(r"@\w{3,40}\W{0,3}$")


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one finding about the absence of any source."""
    if doc.genre is not Genre.NEWS or doc.article.provider:
        return
    if any(attribution.speaker.kind is not Kind.AGENTLESS for attribution in doc.attributions):
        yield Outcome.AGREED
        return
    timeless = _timeless(doc, given)
    if _credited(doc, given, timeless=timeless) or _signed(doc, given):
        yield Outcome.ABSTAINED
    else:
        yield Finding(rule="no-source", absence=True, case="timeless" if timeless else "")


def _credited(doc: Doc, given: Given, *, timeless: bool) -> bool:
    """Whether the text credits somebody in words that reading could give to nobody, or tells what anybody could watch."""
    lists = () if timeless else ("aired", "seen")
    own = sum(1 for _ in given.words["own"].find(doc.folded, folded=True))
    headline = doc.text(doc.headline) if doc.headline else ""
    return (
        SPOKEN.search(headline) is not None
        or any(name.kind is NameKind.OUTLET for name in doc.names)
        or _told(doc, given)
        or EMBEDDED.search(doc.body) is not None
        or own >= OWN
        or any(given.words[name].first(doc.folded, folded=True) for name in lists)
        or (not timeless and given.words["aired"].first(headline) is not None)
    )


def _told(doc: Doc, given: Given) -> bool:
    """Whether a word of crediting stands in the text that is not part of a phrase about plans or orders."""
    idle = Stretches(given.words["idle"].find(doc.folded, folded=True))
    crediting = given.words["crediting"].find(doc.folded, folded=True)
    return any(not idle.touch(Span(hit.start, hit.start + 1)) for hit in crediting)


def _signed(doc: Doc, given: Given) -> bool:
    """Whether a line at the foot names a source or is somebody's signature, or an agency stands in the dateline."""
    first = next((doc.text(block.span) for block in doc.blocks if block.role is Role.PARAGRAPH), "")
    if given.words["wires"].first(first[:DATELINE]):
        return True
    last = doc.body.rstrip().rpartition("\n")[2].strip()
    if HANDLE.search(last) or (last.isupper() and len(last) <= CAPITALS):
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
