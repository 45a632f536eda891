"""
The headline's number is not in the story.

Why it matters: most readers see only the headline; a death toll that the story does not bear out misleads all of them.
Stays quiet: where any figure of the story for the same thing fits, where parts of it add up to it, on vague numbers that
the story makes precise.
How: figures of the headline with what happened (dead, injured, arrested …) or with money, against all such figures of the
body; only if none meets it. For money, only where the digits agree and the scale does not.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from scorer.model import Doc, Figure, Finding, Outcome
from scorer.rules.given import Given

MONEY = 3  # letters of a currency's sign
PARTS = 8  # figures of the body that are tried in pairs


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:  # noqa: ARG001 - reading knows the verbs
    """Yield one outcome for each figure of the headline that can be compared."""
    if doc.headline is None:
        return
    title = [figure for figure in doc.figures if figure.span in doc.headline][:PARTS]
    told = doc.text(doc.headline)
    repeated = {number for number, one in enumerate(doc.sentences) if doc.text(one.span) == told}
    body = [figure for figure in doc.figures if figure.sentence >= 0 and figure.sentence not in repeated]
    body = [figure for figure in body if not figure.span.overlaps(doc.headline)]
    for figure in title:
        if _is_money(figure):
            yield from _money(figure, [other for other in body if other.unit == figure.unit])
        elif figure.event and figure.unit is None:
            yield _count(figure, [other for other in body if other.unit is None], figure.event)


def _is_money(figure: Figure) -> bool:
    return figure.unit is not None and len(figure.unit) == MONEY and figure.unit.isupper()


def _count(figure: Figure, body: Sequence[Figure], event: str) -> Finding | Outcome:
    rivals = [other for other in body if other.event == event and _same_thing(figure, other)]
    if not rivals:
        return Outcome.ABSTAINED
    if any(figure.meets(other) for other in body) or _adds_up(figure, rivals):
        return Outcome.AGREED
    return Finding(
        rule="num-headline",
        spans=(figure.span, rivals[0].span),
        values={
            "stated": figure.value,
            "found": tuple(other.value for other in rivals[:PARTS]),
        },
        confidence=0.95,
    )


def _same_thing(figure: Figure, other: Figure) -> bool:
    """Whether both count people, or the same noun; a bare "12 dead" counts people."""
    nouns = {(noun or "person").split("-")[0] for noun in (figure.noun, other.noun)}
    return len(nouns) == 1


def _adds_up(figure: Figure, rivals: Sequence[Figure]) -> bool:
    values = [other.value for other in rivals[:PARTS]]
    sums = {sum(values), *(one + two for one, two in combinations(values, 2))}
    return any(figure.low <= total <= figure.high for total in sums)


def _money(figure: Figure, body: Sequence[Figure]) -> Iterator[Finding | Outcome]:
    """A finding where the same digits stand with another scale, and the headline's amount nowhere."""
    if not body:
        return
    if any(figure.meets(other) for other in body):
        yield Outcome.AGREED
        return
    slips = [other for other in body if other.value and _power_of_ten(figure.value / other.value)]
    if not slips:
        yield Outcome.ABSTAINED
        return
    yield Finding(
        rule="num-headline",
        spans=(figure.span, slips[0].span),
        values={"stated": figure.value, "found": slips[0].value},
        case="money",
        confidence=0.95,
    )


def _power_of_ten(ratio: float) -> bool:
    return any(abs(ratio / 10**power - 1) < 1e-6 for power in (-6, -3, -2, -1, 1, 2, 3, 6))
