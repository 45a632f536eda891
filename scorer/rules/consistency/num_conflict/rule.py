"""
One count, two values.

Why it matters: eight dead or nine dead: the reader cannot know, and the desk may not either.
Stays quiet: where a word says the count moved ("rose to", "earlier", "revised"), on parts and series, on other places,
times and sources, on qualified counts (badly, lightly), and on intervals that meet.
How: figures of the body about one kind of event and one kind of thing, or in the same words ("carrying 26 passengers",
"all 62 passengers", "the 120-metre bridge"), both stated exactly and no further apart than a slip explains; every slot
that differs between the two sentences (place, year, speaker) means: not comparable. Besides, what is taken up again: a
count, also by a wider word ("the nine hives", "all six", "both", "kesepuluh kendaraan itu") or by those who fill the seats,
a number by whatever word whose digits are turned round, a measure of a thing ("the five-week trial"), a share, a fine or a
sentence, the result of a match, the minute of its goal, a place in a series.
Cannot see: one thing called by two different words that no list knows for alike, counts in compounds ("nine-member"), and
whether a second count is a correction that the story does not announce.
"""

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from scorer.lexicon import fold
from scorer.model import Bound, Doc, Figure, Finding, Outcome, Span
from scorer.rules.consistency.num_conflict import (
    called,
    clauses,
    frames,
    groups,
    more,
    phrases,
    prices,
    slots,
    taken_up,
    times,
)
from scorer.rules.consistency.num_conflict.scene import Scene
from scorer.rules.consistency.num_conflict.slots import Figures
from scorer.rules.given import Given

MOST = 8  # figures of one kind that are compared with each other
ROUNDED = 0.05  # share of a number by which a round one may miss it
BESIDE = 20  # code points around a figure in which a word may narrow what it counts
FAR = 12  # sentences further on, a measure of which nothing says whose it is may be another thing's
BEFORE = 2  # sentences in which "the five owners" may have their five
PAIR = 2  # two counts of whatever may make a third by chance
MOSTLY = 0.7  # fewer than this share of "three of the workers who were hurt" are some of them
NARROW = 25  # code points behind a noun in which a place or a year narrows what it counts
MEASURES = frozenset({"M"})  # units of one thing, which has one such measure


class _Kind(NamedTuple):
    """What happened, "" where the words around must say it, and the noun or unit."""

    event: str
    noun: str


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each pair of figures about the same thing."""
    told = slots.told(doc)
    differ: set[tuple[Span, Span]] = set()
    scene = Scene(doc, given)
    for key, figures in _kinds(doc, told, given).items():
        found = False
        others: set[tuple[Span, float]] = set()
        for one, two in combinations(figures[:MOST], 2):
            if found or one.sentence == two.sentence or (one.span, two.value) in others:
                continue
            if not (_happened(scene, one, two) if key.event else _framed(scene, one, two, figures)):
                continue
            if one.meets(two) or _rounded(one, two):
                yield Outcome.AGREED
            elif (one.span, two.span) in differ or not _comparable(scene, one, two):
                others.add((one.span, two.value))  # told of another thing, and again
                yield Outcome.ABSTAINED
            else:
                found = True
                differ.add((one.span, two.span))
                yield _finding(one, two)
    compared = frozenset(span for spans in differ for span in spans)
    yield from _taken_up(doc, told, compared, given)


def _taken_up(doc: Doc, told: Figures, found: frozenset[Span], given: Given) -> Iterator[Finding | Outcome]:
    """Counts, measures, named amounts and results that the story takes up again, without those that were found to differ."""
    for pair in taken_up.figures(doc, told, given):
        if isinstance(pair, Outcome):
            yield pair
        elif pair[1].span not in found:
            found |= {pair[1].span}
            yield _finding(*pair)
    for said in taken_up.places(doc, given):
        yield said if isinstance(said, Outcome) else _as_written(doc, *said)


def _as_written(doc: Doc, one: Span, two: Span) -> Finding:
    values = {"first": doc.text(one), "second": doc.text(two)}
    return Finding(rule="num-conflict", spans=(one, two), values=values, confidence=0.92)


def _finding(one: Figure, two: Figure) -> Finding:
    return Finding(
        rule="num-conflict",
        spans=(one.span, two.span),
        values={"first": one.value, "second": two.value},
        case="dead" if one.event == two.event == "dead" else "",
        confidence=0.92,
    )


def _kinds(doc: Doc, told: Figures, given: Given) -> dict[_Kind, list[Figure]]:
    """Figures of the body that may be about one thing: of one event and noun, of one unit, or of one noun as it stands."""
    kinds: dict[_Kind, list[Figure]] = {}
    for figure in told:
        if figure.unit is None and figure.event and figure.noun:
            kinds.setdefault(_Kind(figure.event, figure.noun), []).append(figure)
        if figure.unit is not None and figure.unit not in slots.LOOSE:
            kinds.setdefault(_Kind("", figure.unit), []).append(figure)
        elif (
            figure.unit is None
            and figure.noun_span is not None
            and not (figure.value % 1 or slots.is_ratio(doc, figure, given))
        ):
            noun = doc.text(figure.noun_span)
            if noun.islower() and noun not in given.words["points"]:
                kinds.setdefault(_Kind("", noun), []).append(figure)
    return kinds


def _happened(scene: Scene, one: Figure, two: Figure) -> bool:
    """Whether two counts of one event may be compared: a slip would explain them, and neither is left of the other."""
    return one.slips(two) and not _left_over(scene, one, two)


def _framed(scene: Scene, one: Figure, two: Figure, kind: list[Figure]) -> bool:
    """Whether the words around both say that they are one thing, and a slip would explain the difference."""
    meeting = [other for other in kind if other is not two and other.sentence <= two.sentence and two.meets(other)]
    if meeting and one not in meeting:
        return False
    if _parallel(scene, one, two) or not scene.near(one) & scene.near(two):
        return False
    if meeting:
        return True
    first, second = scene.frame(one), scene.frame(two)
    doc = scene.doc
    own = frames.stems(doc.text(two.noun_span), scene.given) if two.noun_span else ()
    points = (second.every or (second.definite and second.narrow)) and (first.near & second.near).difference(own)
    if not (points or one.slips(two)):
        return False  # "on two routes", "all 46 routes": some, and all
    spans = [doc.sentences[figure.sentence].span for figure in (one, two)]
    days = [slots.days(doc, span) for span in spans]
    places = [slots.places(doc, span) for span in spans]
    if not second.follows(first) and not places[0] & places[1] and two.sentence - one.sentence > FAR:
        return False
    alike = frames.same(
        first,
        second,
        dated=bool(days[0] & days[1]),
        named=bool(places[0] & places[1]),
        measured=one.unit in MEASURES,
    )
    if second.every and not one.turned(two):
        alike = alike and not phrases.is_another(doc, two, scene.beside(two), first.sentence, scene.given)
    return alike and not _told_just_before(doc, two) and not _left_over(scene, one, two)


def _parallel(scene: Scene, one: Figure, two: Figure) -> bool:
    """Whether the two sentences count something else too, and differently: then they tell of two things in turn."""
    return any(
        other.unit == another.unit and other.noun == another.noun and not other.meets(another)
        for other in scene.beside(one)
        if other.unit or other.noun
        for another in scene.beside(two)
    )


def _told_just_before(doc: Doc, two: Figure) -> bool:
    """Whether the same number of something else was told right before: "five plots were sealed. The five owners …"."""
    return any(
        other.value == two.value and two.sentence - BEFORE <= other.sentence < two.sentence for other in doc.figures
    )


def _left_over(scene: Scene, one: Figure, two: Figure) -> bool:
    """Whether another count, or "a man", makes the one of the other: five were held, one is free."""
    doc, given = scene.doc, scene.given
    nouns = {one.noun, two.noun, None}
    beside = (
        other for other in doc.figures if other.unit == one.unit and (other.noun in nouns or _others(doc, other, given))
    )
    others = {other.value for other in beside if other.sentence >= 0 and other not in (one, two)} - {
        one.value,
        two.value,
    }
    apart = abs(one.value - two.value)
    return (
        (apart == 1 and more.joined(doc, one, two, given))
        or apart in others
        or one.value + two.value in others
        or slots.adds_up(doc, one, two)
    )


def _others(doc: Doc, figure: Figure, given: Given) -> bool:
    """Whether a figure counts "two others", which may be of any kind."""
    return figure.noun_span is not None and fold(doc.text(figure.noun_span)) in given.words["others"]


def _rounded(one: Figure, two: Figure) -> bool:
    """Whether one is a round number near the other: ten thousand may stand for 9,800."""
    return max(one.step, two.step) > 1 and abs(one.value - two.value) <= ROUNDED * max(one.value, two.value)


def _comparable(scene: Scene, one: Figure, two: Figure) -> bool:
    doc, given = scene.doc, scene.given
    spans = [doc.sentences[figure.sentence].span for figure in (one, two)]
    texts = [doc.text(span) for span in spans]
    rivals = [scene.has_rival(figure) for figure in (one, two)]
    first, second = scene.frame(one), scene.frame(two)
    back = second.follows(first)
    exact = one.bound is two.bound is Bound.EXACT or (back and slots.stated(one, two))
    firm = exact and min(one.value, two.value) > 1
    befell = one.event in called.FATES and one.event == two.event
    told = (
        [doc.text(clauses.clause(doc, figure, scene.beside(figure))) for figure in (one, two)]
        if befell
        else [clauses.without_rates(doc, figure.sentence, given) for figure in (one, two)]
    )
    near = [texts[0], clauses.opening(doc, two) + doc.text(clauses.clause(doc, two, []))] if back else texts
    moved = any(hit.phrase not in given.words["unmoved"] for text in near for hit in given.words["moved"].find(text))
    moved = moved or any(
        hit.start == 0 or text[hit.start].islower() for text in told for hit in given.words["set_apart"].find(text)
    )  # "East Hobart" is no direction
    moved = moved or (not back and any(given.words["drift"].first(text) for text in texts))
    sorts = scene.sort(one), scene.sort(two)
    alike = sorts[0] == sorts[1] and one.noun == two.noun  # "11 badly damaged houses … the 17 badly damaged houses"
    qualified = not alike and bool(sorts[0] or (sorts[1] and not second.every))
    telling = second.every or (second.definite and bool(second.narrow))
    some = back and not telling and two.value < MOSTLY * one.value and not one.turned(two)
    part = two.value < one.value and (some or _among(doc, two, given) or _adds_up(doc, two, one))
    elsewhen = slots.by_then(doc, one, two, given) or groups.of_another_year(doc, one, two)
    elsewhen = elsewhen or slots.opens_with_year(doc, two, spans[0])
    if not back and all(given.words["brings_in"].begins(text.rpartition(": ")[2]) for text in texts):
        return False  # "A gunman … killing 38 people", after "An attack … killed 22 people"
    if not back and _opens_elsewhere(doc, two):
        return False
    if not firm or moved or qualified or part or any(rivals) or elsewhen or prices.are_apart(doc, one, two, given):
        return False
    narrowed = clauses.phrase_end(doc, two, given)
    if back:  # what is said of "the 24 passengers" may name other places; what narrows them may not
        after = (two.noun_span or two.span).end
        pointed = given.words["pointed"].first(doc.body[after : after + NARROW])
        reach = 0 if second.every else pointed.start if pointed else NARROW
        spans = [spans[0], Span(two.stated.start, min(spans[1].end, after + reach))]
    else:  # "21 were hurt and three taken to Dunmore": the place is of the three
        spans = [spans[0], Span(spans[1].start, frames.next_to(doc, two, scene.beside(two)))]
    return (
        (slots.years(doc, spans[0]) == slots.years(doc, spans[1]) or (back and not slots.years(doc, spans[1])))
        and slots.agree(slots.places(doc, spans[0]), slots.places(doc, spans[1]))
        and slots.agree(slots.days(doc, spans[0]), slots.days(doc, spans[1]))
        and slots.in_one_turn(doc, spans[0], spans[1], given)
        and not times.of_other_months(doc, spans[0], Span(spans[1].start, max(spans[1].end, narrowed)), given)
        and (back or slots.agree(slots.speakers(doc, spans[0]), slots.speakers(doc, spans[1])))
        and not (doc.quoted.touch(one.span) or doc.quoted.touch(two.span))
    )


def _opens_elsewhere(doc: Doc, figure: Figure) -> bool:
    """Whether its sentence opens with a place of which nothing was told: "In Marl, the price is $3"."""
    span = doc.sentences[figure.sentence].span
    comma = doc.body.find(",", span.start, figure.stated.start)
    return comma >= 0 and slots.is_new(doc, Span(span.start, comma), Span(0, span.start))


def _among(doc: Doc, figure: Figure, given: Given) -> bool:
    """Whether "three workers injured in it" tells of some of them: not "the three", and no finite verb says it."""
    if figure.noun_span is None:
        return False
    after = doc.body[figure.noun_span.end : figure.noun_span.end + BESIDE]
    before = doc.body[max(0, figure.span.start - BESIDE) : figure.span.start]
    restricts = given.words["restricts"].first(after.lstrip())
    return restricts is not None and restricts.start == 0 and not given.words["definite"].ends(before.rstrip())


def _adds_up(doc: Doc, figure: Figure, whole: Figure) -> bool:
    """Whether the counts of a sentence together make the other figure: four are held and one is free, of five."""
    counts = [other for other in doc.figures if other.sentence == figure.sentence and other.unit is None]
    alike = [other.value for other in counts if other.noun == whole.noun]
    later = [other.value for other in counts if not other.span < figure.span]  # "eight trains by day, four by night"
    return any(len(parts) > least and sum(parts) == whole.value for parts, least in ((alike, 1), (later, PAIR)))
