"""What the headline measures: money, a percentage, so many kilograms; and the one number of the story to compare it with."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from scorer.model import Bound, Doc, Figure, Finding, Outcome
from scorer.rules.consistency.num_headline import kinds, telling
from scorer.rules.given import Given

PARTS = 32  # amounts of the body that are tried in pairs
SMALL = 50  # times less an amount is a price or a rate beside the headline's
APIECE = 16  # code points behind an amount in which "each" stands
LEAST = 2  # of what a headline counts
LOOSE = frozenset({"M", "x", "bp", "y", "mo", "w", "d", "h", "min"})  # units of too many things
POINT = 1  # a headline rounds a percentage by less than this


def money(doc: Doc, figure: Figure, body: Sequence[Figure], given: Given) -> Iterator[Finding | Outcome]:
    """A finding where the same digits stand with another scale, or one other amount, and the headline's nowhere."""
    if not body:
        return
    if any(figure.meets(other) for other in body):
        yield Outcome.AGREED
        return
    if any(figure.meets(_apart(one, two)) for one, two in combinations(body[:PARTS], 2)):
        yield Outcome.AGREED  # "rises £20" over "from £40 to £60"
        return
    slips = [other for other in body if other.value and _power_of_ten(figure.value / other.value)]
    if slips:
        yield differs(figure, slips[0], "money")
        return
    apiece = given.words["apiece"].begins(_behind(doc, figure))
    body = [other for other in body if apiece or not _is_part(doc, other, given)]
    body = [other for other in body if other.value * SMALL > figure.value]
    near = any(kinds.rounds(figure, other) for other in body)
    near = near or kinds.adds_up(figure, [other for other in body if not telling.of_a_year(doc, other)])
    yield Outcome.AGREED if near else only(doc, figure, body, given)


def percentage(
    doc: Doc, figure: Figure, shares: Sequence[Figure], body: Sequence[Figure], given: Given
) -> Iterator[Finding | Outcome]:
    """A finding where the body has one other percentage for what the headline tells, and no two numbers that make it."""
    if not shares:
        return
    rest = [other for other in body if other.unit != "%" and other.value][:PARTS]
    made = (
        share
        for one, two in combinations(rest, 2)
        if one.unit == two.unit
        for share in (100 * one.value / two.value, 100 * two.value / one.value)
    )
    told = any(
        figure.meets(share) or (figure.step > share.step and abs(figure.value - share.value) < POINT)
        for share in shares
    )
    if told or any(abs(figure.value - abs(share - change)) < figure.step for share in made for change in (0, 100)):
        yield Outcome.AGREED
    else:
        yield only(doc, figure, shares, given)


def measured(
    doc: Doc, figure: Figure, alike: Sequence[Figure], body: Sequence[Figure], given: Given
) -> Iterator[Finding | Outcome]:
    """
    A finding where the story measures once what the headline tells, and otherwise: "32 kilograms of rice".

    The number may stand in the story without its unit ("38 derajat"), be made of others or be rounded.
    """
    bare = any(other.value == figure.value and other.unit is None for other in body)
    near = any(figure.meets(other) or kinds.rounds(figure, other) for other in alike)
    if bare or near or kinds.adds_up(figure, alike):
        yield Outcome.AGREED
    elif len({other.value for other in alike}) == 1 and alike[0].bound is Bound.EXACT and figure.unit not in LOOSE:
        yield only(doc, figure, alike, given)


def only(doc: Doc, figure: Figure, rivals: Sequence[Figure], given: Given) -> Finding | Outcome:
    """The finding, where the sentences that tell what the headline tells have one exact value for it."""
    alone = len({other.value for other in rivals}) == 1 and rivals[0].role in (None, figure.role)
    same = [other for other in rivals if telling.tells_the_same(doc, figure, other, given, alone=alone)]
    exact = (
        not kinds.cut_off(figure, same)
        and figure.bound in (Bound.EXACT, Bound.OVER)
        and all(other.bound is not Bound.VAGUE for other in same)
    )
    if not exact or figure.value < LEAST or len({other.value for other in same}) != 1:
        return Outcome.ABSTAINED
    return differs(figure, same[0])


def differs(figure: Figure, other: Figure, case: str = "other") -> Finding:
    """The headline's number is one, the story's another; `case` is "money" where the scale differs."""
    return Finding(
        rule="num-headline",
        spans=(figure.span, other.span),
        values={"stated": figure.value, "found": other.value},
        case=case,
        confidence=0.95,
    )


def _apart(one: Figure, two: Figure) -> Figure:
    """What lies between two amounts, as an amount."""
    apart = abs(one.value - two.value)
    return replace(one, value=apart, low=apart, high=apart)


def _is_part(doc: Doc, figure: Figure, given: Given) -> bool:
    """Whether an amount is what each gets or costs, what falls due in each month, or only a part of the whole."""
    partly = given.words["partly"].first(doc.text(doc.sentences[figure.sentence].span))
    return partly is not None or given.words["apiece"].begins(_behind(doc, figure))


def _behind(doc: Doc, figure: Figure) -> str:
    return doc.article.text(figure.span.field)[figure.span.end : figure.span.end + APIECE]


def _power_of_ten(ratio: float) -> bool:
    return any(abs(ratio / 10**power - 1) < 1e-6 for power in (-6, -3, -2, -1, 1, 2, 3, 6))
