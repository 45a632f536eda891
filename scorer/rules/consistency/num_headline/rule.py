"""
The headline's number is not in the story.

Why it matters: most readers see only the headline; a death toll that the story does not bear out misleads all of them.
Stays quiet: where any figure of the story for the same thing fits, where parts of it add up to it or two of them make the
change, on vague numbers that the story makes precise, and on other things than those the headline speaks of.
How: figures of the headline with what happened (dead, injured, arrested …) against all such figures of the body; only if
none meets it. Other counts, measures, percentages and money: only where the sentences of the body that share two more
words with the headline have one value for it. For money also where the digits agree and the scale does not.
Cannot see: a number the headline takes from another story, where the body has no figure of the kind at all.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from scorer.lexicon import fold
from scorer.model import Bound, Doc, Figure, Finding, Outcome
from scorer.rules.given import Given

MONEY = 3  # letters of a currency's sign
PARTS = 8  # figures of the body that are tried in pairs
NEAR = 0.1  # a headline rounds an amount by no more than this
POINT = 1  # a headline rounds a percentage by less than this
STEM = 5  # letters that recognise a word in another form
LOOSE = frozenset({"x", "pp", "y", "mo", "w", "d", "h", "min"})  # units of too many things
SHARED = 2  # words besides the number's own by which a sentence tells what the headline tells
_WORD = re.compile(r"[^\W\d_]{4,}")


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each figure of the headline that can be compared."""
    if doc.headline is None:
        return
    title = [figure for figure in doc.figures if figure.span in doc.headline][:PARTS]
    told = doc.text(doc.headline)
    repeated = {number for number, one in enumerate(doc.sentences) if doc.text(one.span) == told}
    body = [figure for figure in doc.figures if figure.sentence >= 0 and figure.sentence not in repeated]
    body = [figure for figure in body if not figure.span.overlaps(doc.headline)]
    for figure in title:
        alike = [other for other in body if other.unit == figure.unit]
        twin = _mistyped(doc, figure, title, alike)
        if twin is not None:
            yield _differs(figure, twin, "money" if _is_money(figure) else "other")
            continue
        if figure.role:
            yield from _named(figure, alike)
        if not (figure.role and any(other.role == figure.role for other in alike)):
            yield from _by_kind(doc, figure, title, body, given)


def _by_kind(
    doc: Doc, figure: Figure, title: Sequence[Figure], body: Sequence[Figure], given: Given
) -> Iterator[Finding | Outcome]:
    """The outcome for money, a percentage, a measure, a count of what happened, or any other count."""
    alike = [other for other in body if other.unit == figure.unit]
    if _is_money(figure):
        yield from _money(doc, figure, alike)
    elif figure.unit == "%":
        yield from _percentage(doc, figure, alike, body)
    elif figure.unit is not None and figure.unit not in LOOSE:
        yield from _measured(doc, figure, alike)
    elif figure.unit is None and any(other.event == figure.event for other in alike) and figure.event:
        yield _count(figure, alike, figure.event)
    elif figure.unit is None and figure.noun and not _is_list(doc, figure, given):
        yield from _number(doc, figure, _not_told_otherwise(figure, title, alike))


def _is_money(figure: Figure) -> bool:
    return figure.unit is not None and len(figure.unit) == MONEY and figure.unit.isupper()


def _mistyped(doc: Doc, figure: Figure, title: Sequence[Figure], alike: Sequence[Figure]) -> Figure | None:
    """
    The number of the story that the headline tells with two digits exchanged: "Rp680 miliar" of "Rp608 miliar".

    Nothing of its unit meets the headline's number or makes it up, and what is counted goes by one name.
    """
    if any(figure.meets(other) for other in alike) or _adds_up(
        figure, [one for one in alike if one.noun == figure.noun]
    ):
        return None
    twins = [other for other in _not_told_otherwise(figure, title, alike) if figure.miscopies(other)]
    if figure.unit is None:
        twins = [other for other in twins if _same_count(doc, figure, other)]
    return twins[0] if twins else None


def _same_count(doc: Doc, figure: Figure, other: Figure) -> bool:
    """Whether two numbers count one kind of thing: by their family, by the word behind them, or by what happened."""
    word = _next_word(doc, figure)
    named = figure.noun is not None and figure.noun == other.noun
    return (
        named
        or (word is not None and word == _next_word(doc, other))
        or bool(figure.event and figure.event == other.event)
    )


def _named(figure: Figure, alike: Sequence[Figure]) -> Iterator[Finding | Outcome]:
    """A finding where the body has one other value for the sentence or the fine that the headline names."""
    body = [other for other in alike if other.role == figure.role]
    # The sentence asked for may be as long as the headline says; an amount is told without its name too.
    if any(figure.meets(other) for other in (alike if _is_money(figure) else body)):
        yield Outcome.AGREED
    elif body and len({other.value for other in body}) == 1 and figure.bound is body[0].bound is Bound.EXACT:
        yield _differs(figure, body[0], "other")
    elif body:
        yield Outcome.ABSTAINED


def _count(figure: Figure, body: Sequence[Figure], event: str) -> Finding | Outcome:
    rivals = [other for other in body if other.event == event and _same_thing(figure, other)]
    if not rivals:
        return Outcome.ABSTAINED
    parts = [other for other in body if _same_thing(figure, other)]  # of which the event may be told once for all
    if any(figure.meets(other) for other in body) or _adds_up(figure, rivals) or _adds_up(figure, parts):
        return Outcome.AGREED
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


def _same_thing(figure: Figure, other: Figure) -> bool:
    """Whether both count people, or the same noun; a bare "12 dead" counts people."""
    nouns = {(noun or "person").split("-")[0] for noun in (figure.noun, other.noun)}
    return len(nouns) == 1


def _adds_up(figure: Figure, rivals: Sequence[Figure]) -> bool:
    values = [other.value for other in rivals[:PARTS]]
    sums = {sum(values), *(one + two for one, two in combinations(values, 2))}
    return any(figure.low <= total <= figure.high for total in sums)


def _is_list(doc: Doc, figure: Figure, given: Given) -> bool:
    """Whether the number announces a list of reasons or tips, which the story need not count out."""
    after = _WORD.search(doc.article.text(figure.span.field), figure.span.end)
    return after is not None and after.group() in given.words["listed"]


def _number(doc: Doc, figure: Figure, body: Sequence[Figure]) -> Iterator[Finding | Outcome]:
    """A finding where the same noun is counted once in the body, told of the same thing, and otherwise."""
    word = _next_word(doc, figure)
    counted = word is not None and word == figure.noun
    rivals = [other for other in body if other.noun == figure.noun or (counted and _next_word(doc, other) == word)]
    if any(figure.meets(other) for other in body) or _adds_up(figure, rivals):
        yield Outcome.AGREED
    elif rivals:
        yield _only(doc, figure, rivals)


def _measured(doc: Doc, figure: Figure, body: Sequence[Figure]) -> Iterator[Finding | Outcome]:
    """A finding where the same is measured once in the body, told of the same thing, and otherwise: "32 kilograms of rice"."""
    word = _next_word(doc, figure)
    rivals = [other for other in body if word is not None and _next_word(doc, other) == word]
    near = any(figure.meets(other) or abs(figure.value - other.value) <= NEAR * other.value for other in body)
    if near or _adds_up(figure, body):
        yield Outcome.AGREED
    elif rivals:
        yield _only(doc, figure, rivals)


def _not_told_otherwise(figure: Figure, title: Sequence[Figure], body: Sequence[Figure]) -> list[Figure]:
    """The figures of the body without those that another number of the headline tells: "Two of three accused go free"."""
    others = [one for one in title if one is not figure and one.unit == figure.unit and not one.meets(figure)]
    loose = [one for one in others if one.noun in (None, figure.noun)]
    return [other for other in body if not any(one.meets(other) for one in loose)]


def _next_word(doc: Doc, figure: Figure) -> str | None:
    """The word right after a number, which it counts even where another is better known: "72 perahu nelayan"."""
    text = doc.article.text(figure.span.field)
    word = _WORD.match(text, figure.span.end + 1)
    return fold(word.group()) if word else None


def _percentage(
    doc: Doc, figure: Figure, shares: Sequence[Figure], body: Sequence[Figure]
) -> Iterator[Finding | Outcome]:
    """A finding where the body has one other percentage for what the headline tells, and no two numbers that make it."""
    rest = [other for other in body if other.unit != "%" and other.value][: 4 * PARTS]
    made = (
        share
        for one, two in combinations(rest, 2)
        if one.unit == two.unit
        for share in (100 * one.value / two.value, 100 * two.value / one.value)
    )
    told = any(abs(figure.value - share.value) < POINT or figure.meets(share) for share in shares)
    if told or (
        shares and any(abs(figure.value - abs(share - change)) < POINT for share in made for change in (0, 100))
    ):
        yield Outcome.AGREED
    elif shares:
        yield _only(doc, figure, shares)


def _only(doc: Doc, figure: Figure, rivals: Sequence[Figure]) -> Finding | Outcome:
    """The finding, where the sentences that tell what the headline tells have one exact value for it."""
    same = [other for other in rivals if _tells_the_same(doc, figure, other)]
    exact = (
        not _cut_off(figure, same) and figure.bound is Bound.EXACT and all(other.bound is Bound.EXACT for other in same)
    )
    if not exact or len({other.value for other in same}) != 1 or figure.value < 2:
        return Outcome.ABSTAINED
    return _differs(figure, same[0], "other")


def _cut_off(figure: Figure, same: Sequence[Figure]) -> bool:
    """Whether the headline has only the first digits: "300 million" of 377."""
    stated = f"{figure.value:.0f}"
    found = [f"{other.value:.0f}" for other in same]
    return any(len(one) == len(stated) and one.startswith(stated.rstrip("0")) for one in found)


def _tells_the_same(doc: Doc, figure: Figure, other: Figure) -> bool:
    """Whether the sentence of a figure in the body shares enough of the headline's other words."""
    if doc.headline is None:
        return False
    own = fold(doc.text(figure.noun_span)) if figure.noun_span else ""
    told = fold(doc.article.text(figure.span.field))
    ahead = _WORD.findall(told, doc.headline.start, figure.span.start)
    words = {*ahead, *_WORD.findall(told, figure.span.end, doc.headline.end)} - {own}
    sentence = fold(doc.text(doc.sentences[other.sentence].span))
    counts = figure.unit != "%" and not _is_money(figure)  # what it counts was compared before
    about = counts or (bool(ahead) and _stands(ahead[-1], sentence))
    return about and sum(_stands(word, sentence) for word in words) >= SHARED


def _stands(word: str, sentence: str) -> bool:
    """Whether a word stands in a sentence in some form; the first letter may melt into a prefix (tangkap, menangkap)."""
    return word[: min(STEM, max(STEM - 1, len(word) - 1))] in sentence or (
        len(word) > STEM and word[1 : STEM + 1] in sentence
    )


def _money(doc: Doc, figure: Figure, body: Sequence[Figure]) -> Iterator[Finding | Outcome]:
    """A finding where the same digits stand with another scale, or one other amount, and the headline's nowhere."""
    if not body:
        return
    if any(figure.meets(other) for other in body):
        yield Outcome.AGREED
        return
    slips = [other for other in body if other.value and _power_of_ten(figure.value / other.value)]
    if not slips:
        near = any(abs(figure.value - other.value) <= NEAR * other.value for other in body) or _adds_up(figure, body)
        yield Outcome.AGREED if near else _only(doc, figure, body)
        return
    yield _differs(figure, slips[0], "money")


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
