"""
All that is reported comes from outlets a government controls, and nothing independent is set beside it.

Why it matters: a state's outlet reports what the state wants reported; on contested facts the reader should know that
nobody else was heard.
Stays quiet: for somebody's own words that it quotes, in results of markets and matches, as soon as anybody else is heard,
named or not, and for the national agency of the newsroom's own country (Antara). Contested facts (deaths, troops, crime,
money, votes) weigh more.
How: the registry says who controls an outlet; every origin of the article must be a state's.
Cannot see: outlets whose control the registry does not know, and pressure on outlets that no state owns.
"""

from collections.abc import Iterator

from scorer.model import Attribution, Doc, Finding, Genre, Kind, Outcome, Span, Stretches
from scorer.rules.given import Given


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one finding, at the first statement of a state's outlet, where every origin is one."""
    if not doc.sources or doc.genre in {Genre.MARKET, Genre.SPORT}:
        return
    if any(not source.state_controlled for source in doc.sources) or _somebody_else_is_heard(doc, given):
        yield Outcome.AGREED
        return
    told = [
        one
        for one in doc.attributions
        if _in_its_own_voice(doc, one) and one.speaker.agency_id not in given.words["own"]
    ]
    if not told:
        return
    contested = any(stake.overlaps(part) for one in told for part in one.content for stake in doc.stakes)
    yield Finding(
        rule="state-media-only",
        spans=(told[0].source or told[0].extent,),
        values={"origin": doc.sources[0].name},
        case="" if contested else "plain",
    )


def _somebody_else_is_heard(doc: Doc, given: Given) -> bool:
    """Whether somebody without a name speaks who came over no outlet, or another count stands beside the outlet's."""
    if any(one.speaker.kind in {Kind.PERSON, Kind.ANONYMOUS} and not one.via for one in doc.attributions):
        return True
    told = Stretches(part for one in doc.attributions for part in one.content)
    counts = (Span(hit.start, hit.end) for hit in given.words["counting"].find(doc.folded, folded=True))
    return any(not told.touch(count) for count in counts)


def _in_its_own_voice(doc: Doc, attribution: Attribution) -> bool:
    """Whether a state's outlet reports something itself rather than that somebody has said it."""
    if attribution.speaker.kind not in {Kind.AGENCY, Kind.MEDIA} or not attribution.speaker.state_controlled:
        return False
    return not any(quotation.span.overlaps(part) for quotation in doc.quotations for part in attribution.content)
