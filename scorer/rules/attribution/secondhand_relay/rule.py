"""
Words reached us over two outlets or more.

Why it matters: each hand can change a word; the first outlet that heard it is the one to ask, and to credit.
Stays quiet: on a single relay. Information only: a disclosed relay costs nothing, or writers would learn to delete it.
How: the outlets a statement passed through, as reading chained them; each chain is shown once. A platform on which somebody
posts is no hand.
Cannot see: hands that the article does not mention.
"""

from collections.abc import Iterator

from scorer.model import Doc, Finding, Outcome
from scorer.rules.given import Given


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield a finding at the relays of each chain that is long enough, once for each chain."""
    seen: set[tuple[str, ...]] = set()
    for attribution in doc.attributions:
        relays = [relay for relay in attribution.via if not given.words["platforms"].first(relay.name)]
        chain = tuple(relay.name for relay in relays)
        outlet = attribution.speaker.name if attribution.speaker.agency_id else None
        hands = ((outlet,) if outlet else ()) + chain
        if len(hands) < given.limits["hands"]:
            yield Outcome.AGREED
        elif hands not in seen:
            seen.add(hands)
            yield Finding(
                rule="secondhand-relay",
                spans=tuple(relay.span for relay in relays),
                values={"first": hands[0], "chain": " → ".join(hands)},
            )
