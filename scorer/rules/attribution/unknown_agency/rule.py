"""
Something presents itself as a news agency that the registry does not know.

Why it matters: an invented agency lends a rumour a newsroom's voice, and a misspelled one sends the reader nowhere.
Stays quiet: on known agencies under any of their names, on the newsroom's own names, and on agencies
without a name ("kantor berita setempat").
How: the words "news agency" beside a name the registry does not hold, of one that speaks or is spoken of; where it speaks
under a name one slip away from a known one, that is said so.
Cannot see: agencies that are not called a news agency, and whether an unknown one is an invention or only small.
"""

from collections.abc import Iterator

from scorer.model import Attribution, Doc, Finding, Kind, NameKind, Outcome, Span
from scorer.rules.given import Given

BESIDE = 4  # letters behind the words for an agency in which its name begins: "the state news agency, | IRNA"


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield a finding for each agency without an entry, once for each name."""
    seen: set[str] = set()
    for attribution in doc.attributions:
        speaker = attribution.speaker
        if speaker.kind is not Kind.AGENCY or attribution.source is None:
            continue
        known = speaker.agency_id or speaker.name in given.names or _told_otherwise(doc, attribution)
        if known or "," in (speaker.name or ""):
            yield Outcome.AGREED  # a comma: somebody of an agency ("Sekretaris Kantor Berita …, Ratna Wulandari")
        elif speaker.name and speaker.name not in seen:
            seen.add(speaker.name)
            yield Finding(
                rule="unknown-agency",
                spans=(attribution.source,),
                values={"name": speaker.name, "near": speaker.near or ""},
                case="near" if speaker.near else "",
                repairs=(speaker.near,) if speaker.near else (),
            )
    yield from _spoken_of(doc, seen, given)


def _told_otherwise(doc: Doc, attribution: Attribution) -> bool:
    """Whether a known outlet stands beside ("the country's news agency, | IRNA |"), or somebody of an agency is meant."""
    source = attribution.source
    if source is None:
        return False
    beside = range(source.end, source.end + BESIDE)
    inside = doc.name_row.inside(source)
    somebody = any(name.kind is NameKind.PERSON and name.span.end == source.end for name in inside)
    return (somebody and any(name.outlet_id for name in inside)) or any(
        name.outlet_id and name.span.start in beside for name in doc.names
    )


def _spoken_of(doc: Doc, seen: set[str], given: Given) -> Iterator[Finding]:
    """The names right behind "news agency" that are no outlet's, wherever an agency is only told something."""
    heard = [one.source for one in doc.attributions if one.source]
    for hit in given.words["agency"].find(doc.folded, folded=True):
        name = next((name for name in doc.names if name.span.start == hit.end + 1), None)
        if name is None or name.outlet_id or name.kind is NameKind.PLACE or name.identity in (seen | given.names):
            continue
        span = Span(hit.start, name.span.end)
        if not any(span.overlaps(source) for source in heard):
            seen.add(name.identity)
            yield Finding(rule="unknown-agency", spans=(span,), values={"name": name.identity, "near": ""})
