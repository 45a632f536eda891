"""
What speaks for and against two figures being of one thing, each sign by its name; its points stand in `points`.

Grammar says when a count is one that the reader has met: the definite article, "all", "ke-", "itu" behind it, a relative
clause. The digits say whether a slip of the pen explains the difference. Other numbers of the kind, words of change and new
names say that these are two things.
"""

import re
from collections.abc import Iterator

from scorer.lexicon import fold
from scorer.model import YEAR, Bound, Doc, Figure, Span
from scorer.rules.consistency.num_conflict import nouns, stems
from scorer.rules.consistency.num_conflict.pairs import Pair, told
from scorer.rules.given import Given

SINGLE = 9  # numbers of one digit have none to turn round
TWICE, THRICE = 2.0, 3.0  # times as large
PHRASE = 60  # code points behind a noun in which the words stand that narrow it
AHEAD = 24  # code points before a number in which its article stands
BESIDE = 20  # code points around a figure in which a word may narrow what it counts
MOST = 3  # of one sign
LEAST = 3  # letters of a word that tells something
_EDGE = re.compile(r"[,.;:()“”\"–—?!\d]")


def read(doc: Doc, pair: Pair, given: Given) -> Iterator[str]:
    """Yield the signs of a pair; one of which there are several more than once."""
    yield from _of_digits(pair)
    yield from _of_grammar(doc, pair, given)
    yield from _of_words(doc, pair, given)
    yield from _of_times(doc, pair, given)
    yield from _of_others(doc, pair)
    yield from _of_setting(doc, pair)


def _of_digits(pair: Pair) -> Iterator[str]:
    """How a slip of the pen may have made one number of the other, and what they measure."""
    one, two = pair.one, pair.two
    low, high = sorted((one.value, two.value))
    step = min(one.step, two.step)
    first, last = (f"{round(figure.value / step)}" for figure in (one, two))
    round_ones = all(len(digits.rstrip("0")) <= 1 for digits in (first, last))
    if (high > SINGLE or high % 1) and one.turned(two):
        if high < THRICE * low:
            yield "turned"
    elif len(first) == len(last) and sum(a != b for a, b in zip(first, last, strict=True)) == 1 and not round_ones:
        yield "one digit"
    elif high >= TWICE * low:
        yield "far less" if two.value < one.value and not two.definite else "far"
    if one.money:
        yield "money"
    elif one.unit == "%":
        yield "percent"
    if one.bound is not Bound.EXACT:
        yield "about"


def _of_grammar(doc: Doc, pair: Pair, given: Given) -> Iterator[str]:
    """How the later figure points back, and the first one too."""
    two = pair.two
    ahead, behind = _ahead(doc, two), _behind(doc, two)
    if two.definite:
        yield "definite"
    if given.words["than"].first(ahead):
        yield "compared"
    if two.definite and (given.words["all"].first(doc.text(two.stated)) or given.words["all"].ends(ahead)):
        yield "all"
    pointed = given.words["pointed"].first(behind)
    place = given.words["places"].first(behind)
    if pointed:
        yield "pointed" if place is None or pointed.start < place.start else "place pointed"
    relative = given.words["pronouns"].first(behind)
    if relative and behind[: relative.start].count(" ") <= LEAST:
        yield "relative"
    elif not (two.definite or pointed):
        yield "bare"
    if given.words["including"].first(_behind(doc, pair.one, marks=False)):
        yield "including"
    if pair.one.definite:
        yield "first definite"


def _of_words(doc: Doc, pair: Pair, given: Given) -> Iterator[str]:
    """What the words beside the figures tell of both, or of one."""
    one, two = pair.one, pair.two
    texts = [doc.text(doc.sentences[figure.sentence].span) for figure in (one, two)]
    first = set(stems.read(texts[0], given))
    own = set(stems.read(doc.text(two.noun_span), given)) if two.noun_span else set()
    narrowed = [stem for stem in stems.read(_behind(doc, two), given) if stem not in own]
    met = len(first.intersection(narrowed))
    yield from ["met"] * min(met, MOST)
    yield from ["unmet"] * min(len(narrowed) - met, MOST)
    if narrowed and not met and two.money:
        yield "money unmet"
    if two.sentence == one.sentence + 1:
        yield "next" if met else "next unmet"
    if one.event and one.event == two.event:
        yield "one fate"
    if nouns.word(doc, one, given) != nouns.word(doc, two, given):
        yield "other noun"
    near = doc.body[max(0, two.stated.start - BESIDE) : (two.noun_span or two.span).end + BESIDE]
    if given.words["others"].first(near):
        yield "other"


def _of_times(doc: Doc, pair: Pair, given: Given) -> Iterator[str]:
    """Whether the count moved between the two, or they are told of other times."""
    one, two = pair.one, pair.two
    texts = [doc.text(doc.sentences[figure.sentence].span) for figure in (one, two)]
    between = doc.body[doc.sentences[one.sentence].span.start : doc.sentences[two.sentence].span.end]
    if given.words["changes"].first(between):
        yield "changed"
    if any(hit.phrase not in fold(texts[0]) for hit in given.words["elsewhen"].find(texts[1])):
        yield "elsewhen"
    months = [{hit.phrase for hit in given.words["months"].find(text) if text[hit.start].isupper()} for text in texts]
    if all(months) and months[0].isdisjoint(months[1]):
        yield "other month"
    elif any(year.group() not in texts[0] for year in YEAR.finditer(texts[1])):
        yield "year"
    elif any(year.group() not in texts[1] for year in YEAR.finditer(texts[0])):
        yield "first year"


def _of_others(doc: Doc, pair: Pair) -> Iterator[str]:
    """What other figures of the story make of the two."""
    one, two = pair.one, pair.two
    figures = [other for other in told(doc) if other.unit == one.unit and other not in (one, two)]
    again = [other for other in pair.others if other.meets(one) or other.meets(two)]
    before = [other for other in figures if other.span < two.span]
    if any(other.meets(one) for other in again):
        yield "first again"
    if any(other.meets(two) for other in again if other.span < two.span):
        yield "second told"
    elif any(other.value == two.value for other in before):
        yield "number told"
    fate = one.event if one.event == two.event else None
    rivals = {other.value for other in pair.others if other not in again and (fate is None or other.event == fate)}
    yield from ["rival"] * min(len(rivals), MOST)
    made = [other for other in figures if other.value in {abs(one.value - two.value), one.value + two.value}]
    near = [other for other in made if other.span < two.span or other.sentence == two.sentence]
    if any((other in pair.others or other.noun_span is None) and other.sentence >= one.sentence for other in near):
        yield "part told"
    elif made:
        yield "adds up"


def _of_setting(doc: Doc, pair: Pair) -> Iterator[str]:
    """Whether the later sentence brings in what was not named before: "the bridge | at Orrin", "In Marl, | 20 houses"."""
    two, span = pair.two, doc.sentences[pair.two.sentence].span
    comma = doc.body.rfind(",", span.start, two.stated.start)
    if comma >= 0 and _names_new(doc, Span(span.start, comma)):
        yield "opens elsewhere"
    elif _names_new(doc, Span(two.span.end, span.end)):
        yield "new behind"


def _names_new(doc: Doc, span: Span) -> bool:
    """Whether a stretch names what the sentences before it do not; who says it does not count."""
    told = doc.sentence_of(span).start
    names = (name for name in doc.name_row.inside(span) if not doc.speakers.touch(name.span))
    return any(doc.body.find(name.identity, 0, told) < 0 for name in names)


def _ahead(doc: Doc, figure: Figure) -> str:
    start = doc.sentences[figure.sentence].span.start
    return doc.body[max(start, figure.stated.start - AHEAD) : figure.stated.start].rstrip()


def _behind(doc: Doc, figure: Figure, *, marks: bool = True) -> str:
    """The words behind what is counted, up to a mark."""
    start, end = (figure.noun_span or figure.span).end, doc.sentences[figure.sentence].span.end
    told = doc.body[start : min(end, start + PHRASE)]
    return _EDGE.split(told)[0] if marks else told
