"""
The headline's number is not in the story.

Why it matters: most readers see only the headline; a death toll that the story does not bear out misleads all of them.
Stays quiet: where any figure of the story for the same thing fits, where parts of it add up to it or two of them make the
change, on vague numbers that the story makes precise, and on other things than those the headline speaks of.
How: figures of the headline with what happened (dead, injured, arrested …), or with the verb behind them, against all such
figures of the body; only if none meets it. So too a result, a year, an age, how long, which in a row, "doubles", "one in
five" and hundreds of what is counted in tens. Other counts, measures, percentages and money: only where the sentences of the
body that tell two more of the headline's words, in their own words too ("axe posts", "eliminate jobs"), have one value for
it. For money also where the digits agree and the scale does not, or where it is the story's only amount.
Cannot see: a number the headline takes from another story, where the body has no figure of the kind at all.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from scorer.model import Bound, Doc, Figure, Finding, Outcome, Span
from scorer.rules.consistency.num_headline import (
    ages,
    events,
    folds,
    gist,
    growth,
    kinds,
    lengths,
    ordinals,
    scores,
    shares,
    synonyms,
    telling,
    twins,
    vague,
    years,
)
from scorer.rules.given import Given

PARTS = 8  # figures of the body that are tried in pairs
NEAR = 0.1  # a headline rounds an amount by no more than this
APIECE = 16  # code points behind an amount in which "each" stands
POINT = 1  # a headline rounds a percentage by less than this
GRADES = frozenset({"M", "C", "F"})  # units that measure many events or hours of one story
LOOSE = frozenset({"x", "pp", "bp", "y", "mo", "w", "d", "h", "min"})  # units of too many things


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each figure of the headline that can be compared."""
    if doc.headline is None:
        return
    share = shares.stated(doc, given)
    yield from _in_words(doc, share, given)
    title = [figure for figure in doc.figures if figure.span in doc.headline][:PARTS]
    title = [figure for figure in title if not (share and figure.span.overlaps(share[1]))]
    told = doc.text(doc.headline)
    repeated = {number for number, one in enumerate(doc.sentences) if doc.text(one.span) == told}
    body = [figure for figure in doc.figures if figure.sentence >= 0 and figure.sentence not in repeated]
    body = [figure for figure in body if not figure.span.overlaps(doc.headline)]
    body = [figure for figure in body if not telling.is_hour(doc, figure, given)]
    for figure in (telling.in_money(one, body) for one in title):
        many = vague.exceeds(doc, figure, tuple(body), given)
        if many is not None:
            yield _differs(figure, many, "other")
            continue
        alike = [other for other in body if other.unit == figure.unit]
        twin = twins.mistyped(doc, figure, title, alike)
        if twin is not None:
            yield _differs(figure, twin, "money" if figure.money else "other")
            continue
        if figure.role:
            yield from _named(figure, alike)
        if not (figure.role and any(other.role == figure.role for other in alike)):
            yield from _by_kind(doc, figure, title, body, given)


def _in_words(doc: Doc, share: shares.Share | None, given: Given) -> Iterator[Finding]:
    """What the headline tells otherwise than by a count: a result, a year, an age, how many times over, a share."""
    for reader in (scores, years, ages, lengths, events, ordinals):
        pair = reader.differ(doc, given)
        if pair:
            (stated, here), (found, there) = pair
            yield _told(here, (there,), stated, found)
    times = folds.differ(doc, given)
    if times:
        (factor, here), ratio, pair = times
        yield _told(here, tuple(sorted(one.span for one in pair)), factor, ratio)
    found_share = shares.differ(doc, share, given) if share else None
    if share and found_share:
        yield _told(share[1], found_share[1], share[0], found_share[0])


def _told(here: Span, there: tuple[Span, ...], stated: float | str, found: float | str) -> Finding:
    return Finding(
        rule="num-headline",
        spans=(here, *there),
        values={"stated": stated, "found": found},
        case="other",
        confidence=0.95,
    )


def _by_kind(
    doc: Doc, figure: Figure, title: Sequence[Figure], body: Sequence[Figure], given: Given
) -> Iterator[Finding | Outcome]:
    """The outcome for money, a percentage, a measure, a count of what happened, or any other count."""
    alike = [other for other in body if other.unit == figure.unit]
    if figure.money:
        yield from _money(doc, figure, alike, given)
    elif figure.unit == "%":
        yield from _percentage(doc, figure, alike, body, given)
    elif figure.unit is not None and figure.unit not in LOOSE:
        yield from _measured(doc, figure, alike, given)
    elif figure.unit is None and any(other.event == figure.event for other in alike) and figure.event:
        yield _count(figure, alike, figure.event)
    elif figure.unit is None and (figure.noun or figure.event) and not _is_list(doc, figure, given):
        rivals = kinds.not_told_otherwise(figure, title, alike)
        other = telling.governed(doc, figure, rivals, given)
        yield from [_differs(figure, other, "other")] if other else _number(doc, figure, rivals, given)


def _named(figure: Figure, alike: Sequence[Figure]) -> Iterator[Finding | Outcome]:
    """A finding where the body has one other value for the sentence or the fine that the headline names."""
    body = [other for other in alike if other.role == figure.role]
    # The sentence asked for may be as long as the headline says; an amount is told without its name too.
    if any(figure.meets(other) for other in (alike if figure.money else body)):
        yield Outcome.AGREED
    elif body and len({other.value for other in body}) == 1 and figure.bound is body[0].bound is Bound.EXACT:
        yield _differs(figure, body[0], "other")
    elif body:
        yield Outcome.ABSTAINED


def _count(figure: Figure, body: Sequence[Figure], event: str) -> Finding | Outcome:
    rivals = [other for other in body if other.event == event and kinds.same_thing(figure, other)]
    if not rivals:
        return Outcome.ABSTAINED
    parts = [other for other in body if kinds.same_thing(figure, other)]  # of which the event may be told once for all
    told = any(figure.meets(other) for other in body if other.bound is not Bound.VAGUE or other in parts)
    if told or kinds.adds_up(figure, rivals) or kinds.adds_up(figure, parts):
        return Outcome.AGREED  # "dozens of houses" bear out no number of people
    return Finding(
        rule="num-headline",
        spans=(figure.span, rivals[0].span),
        values={
            "stated": figure.value,
            "found": tuple(other.value for other in rivals[:PARTS]),
        },
        case="dead" if event == "dead" else "",
        confidence=0.95,
    )


def _is_list(doc: Doc, figure: Figure, given: Given) -> bool:
    """Whether the number announces a list of reasons or tips, which the story need not count out."""
    after = gist.WORD.search(doc.article.text(figure.span.field), figure.span.end)
    return after is not None and after.group() in given.words["listed"]


def _number(doc: Doc, figure: Figure, body: Sequence[Figure], given: Given) -> Iterator[Finding | Outcome]:
    """A finding where the same noun is counted once in the body, told of the same thing, and otherwise."""
    words = {telling.next_word(doc, figure), figure.noun}
    akin = [
        other
        for other in body
        if any(synonyms.same(word, other.noun, given) for word in words) or _named_alike(doc, figure, other, given)
    ]
    rivals = [other for other in body if other.noun == figure.noun or other in akin]
    made = kinds.adds_up(figure, rivals) or kinds.adds_up(figure, telling.of_one_word(doc, figure, body))
    if made or any(figure.meets(other) for other in body):
        yield Outcome.AGREED
    elif rivals:
        yield _only(doc, figure, rivals, given)


def _named_alike(doc: Doc, figure: Figure, other: Figure, given: Given) -> bool:
    """Whether what a headline's number counts stands right behind another number: "340 buruh", "430 pekerja"."""
    word = telling.next_word(doc, figure)
    return word == figure.noun and synonyms.same(word, telling.next_word(doc, other), given)


def _measured(doc: Doc, figure: Figure, body: Sequence[Figure], given: Given) -> Iterator[Finding | Outcome]:
    """A finding where the same is measured once in the body, told of the same thing, and otherwise: "32 kilograms of rice"."""
    word = telling.next_word(doc, figure)
    rivals = [other for other in body if word is not None and telling.next_word(doc, other) == word]
    if not rivals and figure.unit not in GRADES and len({other.value for other in body}) == 1:
        rivals = [*body]
    near = any(figure.meets(other) or abs(figure.value - other.value) <= NEAR * other.value for other in body)
    if near or kinds.adds_up(figure, body):
        yield Outcome.AGREED
    elif rivals:
        yield _only(doc, figure, rivals, given)


def _percentage(
    doc: Doc, figure: Figure, shares: Sequence[Figure], body: Sequence[Figure], given: Given
) -> Iterator[Finding | Outcome]:
    """A finding where the body has one other percentage for what the headline tells, and no two numbers that make it."""
    rest = [other for other in body if other.unit != "%" and other.value][: 4 * PARTS]
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
        shares and any(abs(figure.value - abs(share - change)) < POINT for share in made for change in (0, 100))
    ):
        yield Outcome.AGREED
    elif other := growth.told_otherwise(doc, figure, shares, given):
        yield _differs(figure, other, "other")
    elif shares:
        yield _only(doc, figure, shares, given)


def _only(doc: Doc, figure: Figure, rivals: Sequence[Figure], given: Given) -> Finding | Outcome:
    """The finding, where the sentences that tell what the headline tells have one exact value for it."""
    alone = len({other.value for other in rivals}) == 1 and rivals[0].role in (None, figure.role)
    same = [other for other in rivals if telling.tells_the_same(doc, figure, other, given, alone=alone)]
    exact = (
        not kinds.cut_off(figure, same)
        and figure.bound is Bound.EXACT
        and all(other.bound is Bound.EXACT for other in same)
    )
    if not exact or len({other.value for other in same}) != 1 or figure.value < 2:
        return Outcome.ABSTAINED
    return _differs(figure, same[0], "other")


def _money(doc: Doc, figure: Figure, body: Sequence[Figure], given: Given) -> Iterator[Finding | Outcome]:
    """A finding where the same digits stand with another scale, or one other amount, and the headline's nowhere."""
    if not body:
        return
    if any(figure.meets(other) for other in body):
        yield Outcome.AGREED
        return
    slips = [other for other in body if other.value and _power_of_ten(figure.value / other.value)]
    if not slips:
        body = [other for other in body if not _apiece(doc, other, given)]
        near = any(abs(figure.value - other.value) <= NEAR * other.value for other in body) or kinds.adds_up(
            figure, body
        )
        yield Outcome.AGREED if near else _only(doc, figure, body, given)
        return
    yield _differs(figure, slips[0], "money")


def _apiece(doc: Doc, figure: Figure, given: Given) -> bool:
    """Whether an amount is what each gets or costs, what falls due in each month, or only a part of the whole."""
    partly = given.words["partly"].first(doc.text(doc.sentences[figure.sentence].span))
    return partly is not None or given.words["apiece"].begins(doc.body[figure.span.end : figure.span.end + APIECE])


def _differs(figure: Figure, other: Figure, case: str) -> Finding:
    return Finding(
        rule="num-headline",
        spans=(figure.span, other.span),
        values={"stated": figure.value, "found": other.value},
        case=case,
        confidence=0.95,
    )


def _power_of_ten(ratio: float) -> bool:
    return any(abs(ratio / 10**power - 1) < 1e-6 for power in (-6, -3, -2, -1, 1, 2, 3, 6))
