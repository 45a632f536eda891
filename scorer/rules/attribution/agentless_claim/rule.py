"""
A claim is "reported" or "said to be" so, and nobody is named who reports or says it.

Why it matters: what the newsroom has not witnessed needs an owner, or the reader takes hearsay for its own finding.
Stays quiet: where an agent follows the verb ("dilaporkan oleh …"), in relative clauses, and where the verb is meant
plainly ("dilaporkan ke polisi"). Nearly free where the next sentence gives the claim an owner, and for opinions that
are only said to be held ("dinilai"), which carry no fact.
How: reading marks passives and impersonal verbs of reporting; the sentences before and after are looked at for an
owner.
Cannot see: claims in the newsroom's own voice, and hearsay in words that are not on the list of verbs.
See: AP, Statement of News Values ("attribute what was not witnessed or confirmed").
"""

from collections.abc import Iterator

from scorer.model import Attribution, Doc, Finding, Kind, Outcome
from scorer.rules.given import Given


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield a finding for every attribution without an agent."""
    before: Attribution | None = None
    for attribution in doc.attributions:
        if attribution.speaker.kind is not Kind.AGENTLESS:
            before = attribution
            yield Outcome.AGREED
            continue
        values = {"cue": doc.text(attribution.cue) if attribution.cue else ""}
        case = "valued" if attribution.cue and given.words["valuing"].first(values["cue"]) else ""
        if attribution.owner:
            case, values["owner"] = "owned", doc.text(attribution.owner)
        elif not case and before and before.source and _same_paragraph(doc, before, attribution):
            case, values["near"] = "near", before.speaker.name or ""
        yield Finding(rule="agentless-claim", spans=(attribution.extent,), values=values, case=case)


def _same_paragraph(doc: Doc, before: Attribution, claim: Attribution) -> bool:
    return before.speaker.named and "\n" not in doc.body[before.extent.end : claim.extent.start]
