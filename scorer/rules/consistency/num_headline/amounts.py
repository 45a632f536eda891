"""What the headline measures: money, a percentage, so many kilograms; and the one number of the story to compare it with."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from scorer.model import Bound, Doc, Figure, Finding, Outcome
from scorer.rules.consistency.num_headline import findings, growth, kinds, telling
from scorer.rules.given import Given

PARTS = 32  # figures of the body that are tried in pairs
SMALL = 50  # times less an amount is a price or a rate beside the headline's
APIECE = 16  # code points behind an amount in which "each" stands
LEAST = 2  # of what a headline counts
POINT = 1  # a headline rounds a percentage by less than this
SCALES = {
    "m2": ("area", 1),
    "ha": ("area", 10_000),
    "km2": ("area", 1_000_000),
    "m": ("length", 1),
    "km": ("length", 1_000),
    "g": ("mass", 1),
    "kg": ("mass", 1_000),
    "kw": ("mass", 100_000),
    "t": ("mass", 1_000_000),
    "l": ("volume", 1),
    "m3": ("volume", 1_000),
}  # what a unit measures, and how many of the smallest it is
GRADES = frozenset({"M"})  # units that measure many events of one story


def money(doc: Doc, figure: Figure, body: Sequence[Figure], given: Given) -> Iterator[Finding | Outcome]:
    """A finding where the same digits stand with another scale, or one other amount, and the headline's nowhere."""
    if not body:
        return
    change = growth.by_another(doc, figure, given)
    if change:
        yield findings.changes(figure, change)
        return
    if any(figure.meets(other) for other in body):
        yield Outcome.AGREED
        return
    if any(figure.meets(_apart(one, two)) for one, two in combinations(body[:PARTS], 2)):
        yield Outcome.AGREED  # "rises £20" over "from £40 to £60"
        return
    slips = [other for other in body if other.value and _power_of_ten(figure.value / other.value)]
    if not slips:
        apiece = given.words["apiece"].begins(_behind(doc, figure))
        body = [other for other in body if apiece or not _is_part(doc, other, given)]
        body = [other for other in body if other.value * SMALL > figure.value]
        near = any(kinds.rounds(figure, other) for other in body)
        near = near or kinds.adds_up(figure, [other for other in body if not telling.of_a_year(doc, other)])
        yield Outcome.AGREED if near else only(doc, figure, body, given)
        return
    yield findings.differs(figure, slips[0], "money")


def _apart(one: Figure, two: Figure) -> Figure:
    """What lies between two amounts, as an amount."""
    apart = abs(one.value - two.value)
    return replace(one, value=apart, low=apart, high=apart)


def percentage(
    doc: Doc, figure: Figure, shares: Sequence[Figure], body: Sequence[Figure], given: Given
) -> Iterator[Finding | Outcome]:
    """A finding where the body has one other percentage for what the headline tells, and no two numbers that make it."""
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
    if told or (
        shares and any(abs(figure.value - abs(share - change)) < figure.step for share in made for change in (0, 100))
    ):
        yield Outcome.AGREED
    elif other := growth.told_otherwise(doc, figure, shares, given):
        yield findings.differs(figure, other)
    elif shares:
        yield only(doc, figure, shares, given)


def measured(
    doc: Doc, figure: Figure, body: Sequence[Figure], given: Given, *, told: bool
) -> Iterator[Finding | Outcome]:
    """A finding where the same is measured once in the body, told of the same thing, and otherwise: "32 kilograms of rice"."""
    word = telling.next_word(doc, figure)
    rivals = [other for other in body if word is not None and telling.next_word(doc, other) == word]
    alone = len({other.value for other in body}) == 1 and all(other.bound is Bound.EXACT for other in body)
    if not rivals and figure.unit not in GRADES and (alone or telling.led(doc, figure, body, given)):
        rivals = [*body]
    near = any(figure.meets(other) or kinds.rounds(figure, other) for other in body)
    if told or near or kinds.adds_up(figure, body):
        yield Outcome.AGREED
    elif rivals:
        yield only(doc, figure, rivals, given)


def only(doc: Doc, figure: Figure, rivals: Sequence[Figure], given: Given) -> Finding | Outcome:
    """The finding, where the sentences that tell what the headline tells have one exact value for it."""
    alone = len({other.value for other in rivals}) == 1 and rivals[0].role in (None, figure.role)
    same = [other for other in rivals if telling.tells_the_same(doc, figure, other, given, alone=alone)]
    exact = (
        not kinds.cut_off(figure, same)
        and figure.bound in (Bound.EXACT, Bound.OVER)
        and all(other.bound is not Bound.VAGUE for other in same)
    )
    if not exact or figure.value < LEAST:
        return Outcome.ABSTAINED
    found = same[0] if len({other.value for other in same}) == 1 else telling.led(doc, figure, rivals, given)
    return findings.differs(figure, found) if found and found.bound is not Bound.VAGUE else Outcome.ABSTAINED


def converted(figure: Figure, body: Sequence[Figure]) -> list[Figure]:
    """The story's measures in the headline's unit, where it has none in that: 20,000 square metres are 2 hectares."""
    scale = SCALES.get(figure.unit or "")
    if scale is None or any(other.unit == figure.unit for other in body):
        return []
    kind, weight = scale
    found = ((other, SCALES.get(other.unit or "", ("", 0))) for other in body)
    return [_scaled(other, figure, one[1] / weight) for other, one in found if one[0] == kind]


def _scaled(other: Figure, figure: Figure, times: float) -> Figure:
    return replace(
        other,
        value=other.value * times,
        low=other.low * times,
        high=other.high * times,
        step=other.step * times,
        unit=figure.unit,
    )


def is_told(figure: Figure, body: Sequence[Figure]) -> bool:
    """Whether the story has the number without its unit: "38 derajat"."""
    return any(other.value == figure.value and other.unit is None for other in body)


def _is_part(doc: Doc, figure: Figure, given: Given) -> bool:
    """Whether an amount is what each gets or costs, what falls due in each month, or only a part of the whole."""
    partly = given.words["partly"].first(doc.text(doc.sentences[figure.sentence].span))
    return partly is not None or given.words["apiece"].begins(_behind(doc, figure))


def _behind(doc: Doc, figure: Figure) -> str:
    return doc.article.text(figure.span.field)[figure.span.end : figure.span.end + APIECE]


def _power_of_ten(ratio: float) -> bool:
    return any(abs(ratio / 10**power - 1) < 1e-6 for power in (-6, -3, -2, -1, 1, 2, 3, 6))
