"""
Words reached us over two outlets or more.

Why it matters: each hand can change a word; the first outlet that heard it is the one to ask, and to credit.
Stays quiet: on a single relay. Information only: a disclosed relay costs nothing, or writers would learn to delete it.
How: the outlets a statement passed through, as reading chained them; each chain is shown once. A platform on which somebody
posts is no hand. A second outlet may also pick up what the first was told by a noun for it ("her comments were carried by
AFP"), one sentence later.
Cannot see: hands that the article does not mention.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from scorer.model import Attribution, Doc, Finding, Name, Outcome, Relay, Span
from scorer.rules.attribution.secondhand_relay import picked_up
from scorer.rules.given import Given

BESIDE = 8  # statements around one that may be of the same words
JOINED = 10  # letters behind an outlet in which a word goes on with a list
CITED = 20  # letters behind a verb of quoting in which the outlet begins


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield a finding at the relays of each chain that is long enough, once for each chain."""
    seen: set[tuple[str, ...]] = set()
    for number, attribution in enumerate(doc.attributions):
        relays = [relay for relay in attribution.via if not given.words["platforms"].first(relay.name)]
        relays += _passing_on(doc, number, relays)
        relays = list(_one_after_another(doc, relays, given))
        outlet = attribution.speaker.name if attribution.speaker.agency_id and not _somebody(doc, attribution) else None
        if outlet and not relays and (cited := _cited(doc, attribution, given)) and attribution.source:
            relays = [Relay(span=cited.span, name=cited.identity), Relay(span=attribution.source, name=outlet)]
            outlet = None
        hands = ((outlet,) if outlet else ()) + tuple(relay.name for relay in relays if relay.name != outlet)
        if len(hands) < given.limits["hands"]:
            yield Outcome.AGREED
        elif hands not in seen:
            seen.add(hands)
            yield Finding(
                rule="secondhand-relay",
                spans=tuple(relay.span for relay in relays),
                values={"first": hands[0], "chain": " → ".join(hands)},
            )
    for heard, passed in picked_up.relays(doc, given):
        hands = (heard.identity, passed.identity)
        if not any(set(hands) <= set(chain) for chain in seen):
            seen.add(hands)
            spans = tuple(sorted((heard.span, passed.span)))
            yield Finding(rule="secondhand-relay", spans=spans, values={"first": hands[0], "chain": " → ".join(hands)})


def _somebody(doc: Doc, attribution: Attribution) -> bool:
    """Whether an outlet only tells where somebody works: "| Bild columnist Mia Holt | told AFP"."""
    source = attribution.source
    return source is not None and bool(doc.people.inside(source))


def _one_after_another(doc: Doc, relays: Sequence[Relay], given: Given) -> Iterator[Relay]:
    """The outlets of a chain; of those that stand in one list ("quoted by AFP, dpa and KNA") the first only."""
    listed = {two.span for one, two in pairwise(sorted(relays, key=_begin)) if _in_a_list(doc, one, two, given)}
    return (relay for relay in relays if relay.span not in listed)


def _begin(relay: Relay) -> Span:
    return relay.span


def _in_a_list(doc: Doc, one: Relay, two: Relay, given: Given) -> bool:
    """Whether two outlets stand side by side: "AFP and dpa", "AFP, dpa and …"."""
    between = doc.folded[one.span.end : two.span.start].strip()
    behind = doc.folded[two.span.end : two.span.end + JOINED]
    return between in given.words["joins"] or (between == "," and given.words["joins"].begins(behind))


def _passing_on(doc: Doc, number: int, relays: Sequence[Relay]) -> Iterator[Relay]:
    """The outlets that report what somebody told another one: "…, Brandt told Bild, | Reuters | reported"."""
    told = doc.attributions[number]
    known = {relay.name for relay in relays} | {told.speaker.name}
    for other in doc.attributions[max(0, number - BESIDE) : number + BESIDE] if relays else ():
        speaker = other.speaker
        same = any(mine.overlaps(part) for mine in told.content for part in other.content)
        if same and speaker.agency_id and speaker.name and speaker.name not in known and other.source:
            yield Relay(span=other.source, name=speaker.name, agency_id=speaker.agency_id)


def _cited(doc: Doc, attribution: Attribution, given: Given) -> Name | None:
    """The outlet that another one quotes in the same sentence: "Reuters said, citing | IRNA |"."""
    sentence = doc.sentence_of(attribution.extent)
    citing = given.words["citing"].first(doc.folded[sentence.start : sentence.end], folded=True)
    if citing is None or given.words["agents"].begins(doc.folded[sentence.start + citing.end : sentence.end][:CITED]):
        return None  # "was quoted | by Reuters"
    reach = range(sentence.start + citing.end, sentence.start + citing.end + CITED)
    outlets = (name for name in doc.names if name.outlet_id and name.span.start in reach)
    return next((name for name in outlets if name.outlet_id != attribution.speaker.agency_id), None)
