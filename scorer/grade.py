"""
Grading is a sum that an editor can redo: 100 minus what each finding costs.

Three laws hold. Each dimension is 100 plus the sum of its listed losses, and `overall` 100 plus the sum of all of them.
Repeats of one rule are charged together: the dearest place in full, the next at half, the third at a quarter. Of
findings whose spans overlap only one is charged, and the set of charged ones is the dearest there is: so one more
defect can never raise a score.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from math import floor

from scorer.model import Band, Charge, Dimension, Doc, Loss, Score, Severity, Stretches
from scorer.policy import Policy

OVERALL = "overall"
LISTED = 100  # findings of one rule that a report lists; a page of thousands helps nobody, and only the dearest cost
SEARCHED = 16  # overlapping findings among which the dearest set is sought exactly: 2^16 sets at the very most


def grade(doc: Doc, charges: Sequence[Charge], policy: Policy, judged: Iterable[Dimension]) -> Mapping[str, Score]:
    """
    The score of each dimension and the overall one.

    `judged` are the dimensions there was something to judge in; the others, and those the genre mutes, are None.
    """
    muted = policy.muted.get(doc.genre, frozenset())
    scored: set[str] = {dimension for dimension in judged if dimension not in muted}
    if scored and OVERALL not in muted:
        scored.add(OVERALL)
    return add_up(charges, prices(doc, charges, policy), policy, scored)


def listed(doc: Doc, charges: Sequence[Charge], policy: Policy) -> tuple[Charge, ...]:
    """
    The findings that a report has room for, in their order and numbered anew: of one rule the dearest `LISTED`.

    Only these are graded, so that every point of the score can be found among them.
    """
    if len(charges) <= LISTED:
        return tuple(charges)
    cost, told = prices(doc, charges, policy), Counter[str]()
    kept = set()
    for charge in sorted(charges, key=lambda charge: (-cost[charge.id], charge.severity.rank, int(charge.id[1:]))):
        told[charge.finding.rule] += 1
        if told[charge.finding.rule] <= LISTED:
            kept.add(charge.id)
    left = (charge for charge in charges if charge.id in kept)
    return tuple(replace(charge, id=f"f{number}") for number, charge in enumerate(left, 1))


def prices(doc: Doc, charges: Iterable[Charge], policy: Policy) -> Mapping[str, float]:
    """What each finding would cost by itself, in points, by the number it has in the report."""
    stakes = Stretches(span for span in doc.stakes if span.field == "body")
    return {charge.id: _price(charge, doc, stakes, policy) for charge in charges}


def add_up(
    charges: Iterable[Charge], prices: Mapping[str, float], policy: Policy, scored: Collection[str]
) -> Mapping[str, Score]:
    """
    The scores of findings whose prices are known, for the dimensions (and `OVERALL`) that have a score; None for others.

    What a report needs to be added up again without some of its findings.
    """
    heard = [charge for charge in charges if charge.dimension in scored]
    losses = _losses(_dearest([charge for charge in heard if prices[charge.id] > 0], prices, policy), prices, policy)
    scores: dict[str, Score] = {
        dimension.value: _score([loss for owner, loss in losses if owner is dimension], _of(heard, dimension), policy)
        if dimension in scored
        else _UNJUDGED
        for dimension in Dimension
    }
    return {OVERALL: _score([loss for _, loss in losses], heard, policy) if OVERALL in scored else _UNJUDGED, **scores}


_UNJUDGED = Score(value=None, band=Band.INSUFFICIENT_EVIDENCE)


def _of(charges: Iterable[Charge], dimension: Dimension) -> list[Charge]:
    return [charge for charge in charges if charge.dimension is dimension]


def _score(losses: Sequence[Loss], charges: Iterable[Charge], policy: Policy) -> Score:
    left = 100 + sum(loss.points for loss in losses)
    bottom = (Loss(points=-left, findings=(), why="floor"),) if left < 0 else ()
    critical = any(charge.severity is Severity.CRITICAL for charge in charges)
    return Score(value=max(left, 0), band=policy.band(max(left, 0), critical=critical), losses=(*losses, *bottom))


def _price(charge: Charge, doc: Doc, stakes: Stretches, policy: Policy) -> float:
    """Full price of one finding, before repeats."""
    price = policy.price(charge.finding.rule, charge.finding.case)
    points = price.points if charge.severity is price.severity else policy.points[charge.severity]
    return points * policy.stakes_factor if _at_stake(charge, doc, stakes) else points


def _at_stake(charge: Charge, doc: Doc, stakes: Stretches) -> bool:
    return any(
        (doc.headline is not None and span.overlaps(doc.headline)) or (span.field == "body" and stakes.touch(span))
        for span in charge.finding.spans
    )


def _losses(charged: Iterable[Charge], prices: Mapping[str, float], policy: Policy) -> list[tuple[Dimension, Loss]]:
    """One loss a rule, dearest first, in whole points."""
    together: dict[str, list[Charge]] = defaultdict(list)
    for charge in charged:
        together[charge.finding.rule].append(charge)
    losses = []
    for repeats in together.values():
        repeats.sort(key=lambda charge: (-prices[charge.id], int(charge.id[1:])))
        points = floor(_together([prices[charge.id] for charge in repeats], policy) + 0.5)
        losses.append(
            (
                repeats[0].dimension,
                Loss(points=-points, findings=tuple(charge.id for charge in repeats), why=repeats[0].message),
            )
        )
    return sorted(losses, key=lambda loss: (loss[1].points, int(loss[1].findings[0][1:])))


def _together(prices: Iterable[float], policy: Policy) -> float:
    """Repeats of one rule: full, half, quarter, and nothing after."""
    return sum(price * share for price, share in zip(sorted(prices, reverse=True), policy.repeats, strict=False))


def _dearest(charges: Sequence[Charge], prices: Mapping[str, float], policy: Policy) -> list[Charge]:
    """The dearest set of findings no two of which overlap."""
    dear = sorted(charges, key=lambda charge: (-prices[charge.id], int(charge.id[1:])))
    meeting = _meeting(dear)
    free = [charge for charge in dear if charge.id not in meeting]
    contested = [charge for charge in dear if charge.id in meeting][:SEARCHED]
    rivals = {
        charge.id: frozenset(other.id for other in contested if other is not charge and _overlap(charge, other))
        for charge in contested
    }

    def worth(chosen: Iterable[Charge]) -> float:
        by_rule: dict[str, list[float]] = defaultdict(list)
        for charge in chosen:
            by_rule[charge.finding.rule].append(prices[charge.id])
        return sum(_together(repeated, policy) for repeated in by_rule.values())

    def search(rest: Sequence[Charge], chosen: tuple[Charge, ...]) -> tuple[Charge, ...]:
        if not rest:
            return chosen
        first, *others = rest
        taken = search([other for other in others if other.id not in rivals[first.id]], (*chosen, first))
        if not any(other.id in rivals[first.id] for other in others):
            return taken  # nothing stands in its way, and taking it never lowers the sum
        left = search(others, chosen)
        return taken if worth((*free, *taken)) >= worth((*free, *left)) else left

    return [*free, *search(contested, ())]


def _meeting(charges: Iterable[Charge]) -> frozenset[str]:
    """
    The numbers of the findings that overlap another one, found in the order of the text: an article may have thousands.

    Where spans of several findings run into each other, each of those findings touches at least one of the others.
    """
    placed = sorted(
        (span.field, span.start, span.end, charge.id) for charge in charges for span in charge.finding.spans
    )
    meeting: set[str] = set()
    here, reach, owners = "", 0, set[str]()
    for field, start, end, owner in placed:
        if field != here or start >= reach:
            here, reach, owners = field, end, set()
        reach = max(reach, end)
        owners.add(owner)
        if len(owners) > 1:
            meeting |= owners
            owners = {owner}
    return frozenset(meeting)


def _overlap(one: Charge, other: Charge) -> bool:
    return any(span.overlaps(rival) for span in one.finding.spans for rival in other.finding.spans)
