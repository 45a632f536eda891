"""
A claim rests on a person the reader cannot identify.

Why it matters: nobody outside the newsroom can weigh who is speaking; unnamed sources are the weakest there are.
Stays quiet: where a name stands beside the role, and on reports and experts in general (see `ownerless-report`).
How: reading tells unnamed roles from named ones; each wording is pointed at once.
Cannot see: whether an agreement to protect the source exists, and a reason that is given in another sentence.
Graded: a stated reason for keeping the name back makes it information only; an opinion or an accusation without a name
weighs more than a fact; a source who is placed ("a diplomat at the UN") less than one who is not.
See: Reuters Handbook ("the weakest sources"); Kode Etik Jurnalistik, article 7; AP on anonymous sources.
"""

from collections.abc import Iterator

from scorer.model import Attribution, Doc, Finding, Kind, Outcome
from scorer.rules.given import Given


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield a finding for every speaker whose name is withheld, once for each wording."""
    seen: set[str] = set()
    for attribution in doc.attributions:
        if attribution.speaker.kind is not Kind.ANONYMOUS:
            yield Outcome.AGREED
            continue
        span = attribution.source
        if span is None or given.words["general"].first(doc.text(span)) or doc.text(span) in seen:
            continue
        seen.add(doc.text(span))
        values = {"reason": doc.text(attribution.reason)} if attribution.reason else {}
        yield Finding(rule="anonymous-source", spans=(span,), values=values, case=_case(doc, attribution, given))


def _case(doc: Doc, attribution: Attribution, given: Given) -> str:
    if attribution.reason:
        return "reasoned"
    source = attribution.source
    if source and any(name.span.overlaps(source) for name in doc.names):
        return "placed"
    judging = attribution.cue is not None and given.words["judging"].first(doc.text(attribution.cue)) is not None
    return "opinion" if judging else ""
