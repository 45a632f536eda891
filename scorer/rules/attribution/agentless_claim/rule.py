"""
A claim is "reported" or "said to be" so, and nobody is named who reports or says it.

Why it matters: what the newsroom has not witnessed needs an owner, or the reader takes hearsay for its own finding.
Stays quiet: where an agent follows the verb ("dilaporkan oleh …", "disebut Ratna"), where the sentence names its source in
another way ("seperti dilansir …", "Diberitakan sebelumnya, …"), in set phrases ("bisa dikatakan", "dianggap sah"), where an
impersonal "dikatakan" goes on with what somebody was just quoted as saying, between two statements of one speaker, where
the next sentence tells where the report comes from ("Kabar tersebut beredar melalui …"), beside the charge that somebody is
accused of, for opinions near words of whoever holds them, behind a citation whose outlet was lost, in relative clauses, and
where the verb is meant plainly ("dilaporkan ke polisi"). Nearly free where the next sentence gives the claim an owner, by
pointing back or by saying the same, and for opinions that are only said to be held ("dinilai"), which carry no fact; what is
merely expected costs nothing.
How: reading marks passives and impersonal verbs of reporting; the sentences before and after are looked at for an
owner. Who denies a claim or answers to it does not own it.
Cannot see: claims in the newsroom's own voice, and hearsay in words that are not on the list of verbs.
See: AP, Statement of News Values ("attribute what was not witnessed or confirmed").
"""

from collections.abc import Iterator

from scorer.lexicon import fold
from scorer.model import Attribution, Doc, Finding, Kind, Outcome, Sentence, Span, Stretches
from scorer.rules.attribution.agentless_claim.neighbours import Neighbours, look
from scorer.rules.given import Given

CASES = ("valuing", "expecting", "rumour")  # word lists that give the case of their name
IDIOM = 16  # letters on either side of a verb in which it may be a set phrase: "enak dipandang", "dianggap sah"
FURTHER = 2  # sentences behind an opinion in which somebody may speak who holds it
OUTLET = 4  # words between a verb of reporting at the head of a sentence and its comma: "Diberitakan Warta Karang, …"


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield a finding for every attribution without an agent."""
    neighbours: Neighbours | None = None
    dates = Stretches(date.span for date in doc.dates)
    for claim in doc.attributions:
        if claim.speaker.kind is not Kind.AGENTLESS:
            yield Outcome.AGREED
            continue
        neighbours = neighbours or look(doc, given)
        sentence = doc.sentences[max(0, doc.sentence_at(claim.extent.start))]
        finding = None if _credited(doc, claim, sentence, dates, given) else _judged(doc, claim, neighbours, given)
        yield finding or Outcome.AGREED


def _judged(doc: Doc, claim: Attribution, neighbours: Neighbours, given: Given) -> Finding | None:
    """What is to be said of a claim after a look at what stands around it; None where that makes it somebody's."""
    cue = doc.text(claim.cue) if claim.cue else ""
    case = next((name for name in CASES if given.words[name].first(cue)), "")
    opinion = case == "valuing"
    before = neighbours.before(claim, paragraph=opinion)
    after = neighbours.after(claim, within=FURTHER if opinion else 1)
    if (claim.cue and neighbours.told.touch(claim.cue)) or (not claim.owner and neighbours.sourced(claim)):
        return None
    if (before or (after and opinion)) and (opinion or cue in given.words["continuing"]):
        return None
    if before and after and before.speaker == after.speaker and cue in given.words["voiced"]:
        return None
    lead = neighbours.lead(claim)
    # What was quoted before goes on; or somebody was charged with it.
    charged = given.words["alleging"].first(cue) and neighbours.charged < claim.extent.start
    if (
        claim.cue is None
        or charged
        or given.words["charged"].first(lead)
        or (opinion and given.words["standing"].first(lead))
    ):
        return None
    if before is None and given.words["citing"].first(lead):  # the outlet's name was lost with its link
        return None
    values = {"cue": cue}
    if claim.owner:
        case, values["owner"] = "owned", doc.text(claim.owner)
    elif after and neighbours.repeats(claim, after):
        case, values["owner"] = "owned", doc.text(after.source) if after.source else after.speaker.name or ""
    elif not case and before and before.source and _same_paragraph(doc, before, claim):
        case, values["near"] = "near", before.speaker.name or ""
    return Finding(rule="agentless-claim", spans=(claim.extent,), values=values, case=case)


def _credited(doc: Doc, claim: Attribution, sentence: Sentence, dates: Stretches, given: Given) -> bool:
    """Whether the sentence says in another way whose claim this is: "seperti dilansir …", or a name right behind the verb."""
    if given.words["crediting"].first(doc.text(sentence.span)):
        return True
    cue = claim.cue
    if cue is None:
        return False
    if given.words["plainly"].first(doc.body[max(0, cue.start - IDIOM) : cue.end + IDIOM]):
        return True
    if not doc.body[sentence.span.start : cue.start].strip():
        before, comma, _ = doc.body[cue.end : sentence.span.end].partition(",")
        return bool(comma) and 0 < len(before.split()) <= OUTLET
    follower = doc.body[cue.end : sentence.span.end].lstrip(" ").split(" ", 1)[0]
    here = Span(cue.end, cue.end + len(follower) + 1)
    return (follower[:1].isupper() and not dates.touch(here)) or fold(follower).strip(",.") in given.words["agents"]


def _same_paragraph(doc: Doc, before: Attribution, claim: Attribution) -> bool:
    return before.speaker.named and "\n" not in doc.body[before.extent.end : claim.extent.start]
