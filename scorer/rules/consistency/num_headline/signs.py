"""
What speaks for and against a headline's figure being told otherwise by another, each sign by its name; its points stand in `points`.

Words say whether both tell of one thing: what is counted and what befell it, and how much of the headline the sentence tells.
The lead tells what the headline tells. Figures that bear the headline out, alone or added up, say that nothing is wrong.
"""

import re
from collections.abc import Iterator
from itertools import combinations, permutations

from scorer.lexicon import fold
from scorer.model import YEAR, Bound, Doc, Figure
from scorer.rules.consistency.num_headline import gist, kinds
from scorer.rules.consistency.num_headline.pairs import Pair, bears_out
from scorer.rules.given import Given

SINGLE = 9  # numbers of one digit have none to turn round
TWICE = 2.0
TEN = 10
HUNDRED = 100  # a number as large is seldom told again by chance
MOST = 3  # of one sign
PARTS = 10  # figures that are added up
TWO = 2
BESIDE = 20  # code points behind a number in which "each" stands
NEAR = 48  # code points around a number in which its verb stands
CLOSE = 0.05  # by which a sum may miss what is told as "more than"
_EDGE = re.compile(r"[\d;:()“”\"]")


def read(doc: Doc, pair: Pair, given: Given) -> Iterator[str]:
    """Yield the signs of a pair; one of which there are several more than once."""
    yield from _of_digits(pair)
    yield from _of_kind(doc, pair, given)
    yield from _of_words(doc, pair)
    yield from _of_place(doc, pair, given)
    yield from _of_time(doc, pair, given)
    yield from _of_others(doc, pair, given)


def _of_digits(pair: Pair) -> Iterator[str]:
    """How a slip of the pen may have made one number of the other, and how firmly they are meant."""
    one, two = pair.one, pair.two
    low, high = sorted((one.value, two.value))
    step = min(one.step, two.step)
    first, last = (f"{round(figure.value / step)}" for figure in (one, two))
    if scaled(one, two):
        yield "scale"
    elif (high > SINGLE or high % 1) and one.turned(two):
        yield "turned"
    elif len(first) == len(last) > 1 and sum(a != b for a, b in zip(first, last, strict=True)) == 1:
        yield "one round digit" if all(len(digits.rstrip("0")) == 1 for digits in (first, last)) else "one digit"
    elif one.garbles(two) or (high - low == TEN > low):
        yield "teen"
    elif high >= TWICE * low:
        yield "far"
    if high <= SINGLE and not step % 1:
        yield "few"
    whole, rest = f"{one.value:.0f}", f"{two.value:.0f}"
    if len(whole) == len(rest) > 1 and rest.startswith(whole.rstrip("0")):
        yield "cut off"
    if one.bound is Bound.VAGUE:
        yield "title vague"
    if two.bound is Bound.OVER:
        yield "over"


def scaled(one: Figure, two: Figure) -> bool:
    """Whether the digits are the same and the noughts are not."""
    if not two.value or one.spelled is not two.spelled:
        return False
    return any(abs(one.value / two.value / 10**power - 1) < 1e-6 for power in (-6, -3, -2, -1, 1, 2, 3, 6))


def _of_kind(doc: Doc, pair: Pair, given: Given) -> Iterator[str]:
    """What both count or measure, and what befell it."""
    one, two = pair.one, pair.two
    if one.money:
        yield "money"
    elif one.unit == "%":
        yield "percent"
    if one.role and one.role == two.role:
        yield "one role"
    if one.event and one.event == two.event:
        yield "one fate"
    elif one.event and two.event:
        yield "other fate"
    elif one.event or two.event:
        yield "title fate" if one.event else "second fate"
    if one.unit is None:
        noun = kinds.noun(doc, one, two, given)
        state = one.event or given.words["state"].begins(_after(doc, one))
        yield noun if noun != "people" or one.noun or state else "bare title"
    if any(age.span.overlaps(two.span) or age.span.overlaps(one.span) for age in doc.ages):
        yield "age"


def _of_words(doc: Doc, pair: Pair) -> Iterator[str]:
    """How much of what the headline tells the sentence tells, and what stands right beside the number."""
    one, two, story = pair
    own = one.noun_span or one.span
    words = [(at, word) for at, word in story.words if not own.start <= at < own.end]
    told = story.told(two.sentence)
    plain = {word for _, word in words if word in doc.common}
    met = len(plain & told)
    yield from ["unmet"] * min(len(plain) - met, MOST)
    if any(word in told for _, word in words if word not in doc.common):
        yield "name met"
    if two.sentence and (plain & story.told(two.sentence - 1)) - told:
        yield "met before"
    if plain and not met:
        yield "other percentage" if one.unit == "%" else "none met"
    ahead = [word for at, word in words if at < one.span.start][-1:]
    behind = [word for at, word in words if at >= own.end][:1]
    around = _clause(doc, two)
    near = False
    for name, beside in (("ahead", ahead), ("behind", behind)):
        if beside and beside[0] in told:
            close = gist.tells(beside[0], around, story.given)
            near = near or close
            if not close:
                yield name
            elif name == "behind":
                yield "behind near"
    if near and one.event and not two.event:
        yield "fate near"


def _clause(doc: Doc, figure: Figure) -> str:
    """The words close to a figure, in its sentence and up to the next mark or number."""
    span = doc.sentences[figure.sentence].span
    start = max(span.start, figure.stated.start - NEAR)
    end = (figure.noun_span or figure.span).end
    before, after = doc.body[start : figure.stated.start], doc.body[end : min(span.end, end + NEAR)]
    kept = _EDGE.split(before)[-1], doc.text(figure.noun_span) if figure.noun_span else "", _EDGE.split(after)[0]
    return fold(" ".join(kept))


def _of_place(doc: Doc, pair: Pair, given: Given) -> Iterator[str]:
    """Where the figure stands, and what the words beside it make of it."""
    two, span = pair.two, doc.sentences[pair.two.sentence].span
    lead = [sentence.span for sentence in gist.lead(doc, TWO)]
    if span in lead:
        yield "lead" if span == lead[0] else "second"
    if two.definite:
        yield "definite"
    ahead = doc.body[max(0, two.stated.start - BESIDE) : two.stated.start].rstrip()
    if two.noun and given.words["out_of_all"].first(ahead):
        yield "whole of some"
    if _is_more(doc, two, given):
        yield "more"
    if given.words["stock"].ends(ahead):
        yield "stock"
    if given.words["whole"].ends(ahead) or (two.definite and given.words["whole"].first(ahead)):
        yield "whole"
    if doc.quoted.touch(two.span):
        yield "quoted"


def _is_more(doc: Doc, figure: Figure, given: Given) -> bool:
    """Whether a number counts what comes on top: "two further bids", "tiga lainnya"."""
    ends = {figure.span.end, (figure.noun_span or figure.span).end}
    return any(given.words["others"].begins(doc.body[end : end + BESIDE].lstrip()) for end in ends)


def _of_time(doc: Doc, pair: Pair, given: Given) -> Iterator[str]:
    """Whether the figure is of another time, or a part, by the words of its sentence."""
    span = doc.sentences[pair.two.sentence].span
    text, title = doc.text(span), doc.text(doc.headline) if doc.headline else ""
    if given.words["past"].first(text):
        yield "past"
    elif any(year.group() not in title and not _dated(doc, span.start, year) for year in YEAR.finditer(text)):
        yield "year"
    if given.words["partly"].first(text):
        yield "partly"
    if any(change.first.span == pair.two.span for change in doc.changes):
        yield "before change"
    elif any(change.last.span == pair.two.span for change in doc.changes):
        yield "after change"
    listed = gist.WORD.search(_after(doc, pair.one))
    if listed and listed.group() in given.words["listed"]:
        yield "list"


def _dated(doc: Doc, start: int, year: re.Match[str]) -> bool:
    """Whether a year belongs to a date with its day."""
    return any(date.span.start < start + year.end() and start + year.start() < date.span.end for date in doc.dates)


def _after(doc: Doc, figure: Figure) -> str:
    return doc.article.text(figure.span.field)[figure.span.end :].lstrip()


def _of_others(doc: Doc, pair: Pair, given: Given) -> Iterator[str]:
    """What other figures make of the two."""
    one, two, story = pair
    alike = [other for other in story.body if other.unit == one.unit and other is not two]
    kin = [other for other in alike if _of_one_kind(doc, one, two, other, given)]
    told = [other for other in alike if other.bound is not Bound.VAGUE and bears_out(one, other)]
    if one.event and any(other.event == one.event for other in told):
        yield "fate told"
    elif any(other in kin for other in told):
        yield "told"
    elif any(other.value == one.value for other in story.body if other.unit in (None, one.unit)):
        yield "number told" if one.value < HUNDRED else "large number told"
    elif told:
        yield "number near"
    if any(other is not one and other.unit in (None, two.unit) and other.value == two.value for other in story.title):
        yield "titled"
    yield from ["again"] * min(sum(other.value == two.value for other in kin), TWO)
    rivals = {other.value: other for other in kin if other.value != two.value and not bears_out(one, other)}
    if one.event == two.event is not None:
        rivals = {value: other for value, other in rivals.items() if other.event == one.event}
    met = len(story.told(two.sentence))
    strong = [other for other in rivals.values() if len(story.told(other.sentence)) >= met]
    yield from ["rival"] * min(len(strong), MOST)
    yield from ["weak rival"] * min(len(rivals) - len(strong), MOST)
    yield from _of_sums(doc, pair, kin, alike, given)


def _of_one_kind(doc: Doc, one: Figure, two: Figure, other: Figure, given: Given) -> bool:
    """Whether a figure of the story may count or measure what the headline's does."""
    if one.unit is not None:
        return not one.role or other.role == one.role or (not other.role and two.role != one.role)
    if one.event and other.event:
        return one.event == other.event
    return kinds.noun(doc, one, other, given) in {"one noun", "people", "both bare"}


def _of_sums(doc: Doc, pair: Pair, kin: list[Figure], alike: list[Figure], given: Given) -> Iterator[str]:
    """Whether figures of the story add up to the headline's, or what they are apart makes it."""
    one, two = pair.one, pair.two
    high = one.value * (1 + CLOSE) if one.bound is Bound.OVER else one.high
    firm = [other for other in kin if other.bound is not Bound.VAGUE][:PARTS]
    near = [other for other in alike if abs(other.sentence - two.sentence) <= TWO]
    beside = [other for other in near if other.sentence == two.sentence and one.low <= two.value + other.value <= high]
    fates = [
        other
        for other in near
        if one.event == two.event == other.event is not None or (other.noun is None and _is_more(doc, other, given))
    ]
    if any(
        other in kin or not other.noun or (one.event and one.event in (two.event, other.event)) for other in beside
    ) or any(one.low <= two.value + other.value <= high for other in fates):
        yield "parts"
    elif beside:
        yield "part beside"
    elif any(one.low <= two.value + other.value <= high and min(two.value, other.value) > TEN for other in alike):
        yield "part of others"
    elif any(one.low <= two.value + other.value <= high for other in near if other in kin or not other.noun):
        yield "part"
    if any(one.low <= a.value + b.value <= high for a, b in combinations(firm, TWO)):
        yield "others add up"
    if one.unit and any(one.low <= abs(two.value - other.value) <= one.high for other in near):
        yield "apart"
    if any(one.value == two.value * other.value for other in near if other.value > 1):
        yield "product"
    if one.unit == "%" and any(abs(one.value - share) < one.step for share in _shares(pair)):
        yield "share told"
    apart = abs(one.value - two.value)
    if any(other.value == apart for other in near):
        yield "difference told" if apart <= TEN else "large difference told"


def _shares(pair: Pair) -> Iterator[float]:
    """What percentages two numbers of the story make, or by how many percent one became the other."""
    rest = [other for other in pair.story.body if other.unit != "%" and other.value][:PARTS]
    for a, b in permutations(rest, TWO):
        if a.unit == b.unit:
            yield HUNDRED * a.value / b.value
            yield abs(HUNDRED * a.value / b.value - HUNDRED)
