"""Whether two counts are of one group: all of it is told of, and nothing came to it or went."""

import re
from collections.abc import Mapping
from functools import cache
from itertools import combinations

from scorer.lexicon import fold
from scorer.model import Doc, Figure, Span
from scorer.rules.consistency.num_conflict import called, clauses, more, phrases, slots, times
from scorer.rules.consistency.num_conflict.frames import stems, stems_of
from scorer.rules.consistency.num_conflict.more import MATES, ONCE
from scorer.rules.consistency.num_conflict.phrases import AHEAD, Phrase
from scorer.rules.given import Given

RECENT = 3  # sentences in which the same number of another thing may be what is taken up
APIECE = 40  # code points beside a count in which "each week" tells that it is one of many
SURELY = 0.6  # fewer than this share of a group are some of it
FAR = 12  # sentences after which a group is no longer taken up by its number alone
MANY = 12  # counts among which the parts of another are looked for
BESIDE = 10  # code points beside a count in which "other" stands
_EDGE = re.compile(r"[,;:]")
FEW = 4  # things that are named one by one before they are told of as so many


def firm(doc: Doc, one: Figure, two: Figure, given: Given) -> bool:
    """Whether the first count is of one whole group: no others beside it, none of each, none of another time."""
    span = doc.sentences[one.sentence].span
    after = (one.noun_span or one.span).end
    ahead = doc.body[max(span.start, one.stated.start - BESIDE) : one.stated.start]  # without its "more than"
    near = f"{ahead}{doc.body[one.span.start : min(span.end, after + BESIDE)]}"
    return (
        slots.stated(one, two)
        and one.value > (FEW if one.definite and not one.event else 1)  # "those two", who were named and not counted
        and not times.tells_others(near if one.event != two.event else _without_own(near, one, doc), given)
        and not slots.years(doc, Span(span.start, one.stated.start))
    )


def _without_own(near: str, one: Figure, doc: Doc) -> str:
    """What stands around a count, without the word right behind its number: "19 others were injured" are all the injured."""
    before, number, behind = near.partition(doc.text(one.span))
    return f"{before} {behind.strip().partition(' ')[2]}" if number and one.event else near


def undisturbed(doc: Doc, one: Figure, two: Figure, given: Given, *, every: bool = False) -> bool:
    """
    Whether nothing is told in between that makes the group larger or smaller, and neither is of another time.

    "All but three of the 53" leaves the 53 as they were, and where `every` one is told of, so does "half of them".
    """
    spans = [doc.sentences[figure.sentence].span for figure in (one, two)]
    start = spans[0].start
    turned = slots.turned(one, two)
    about = cache(lambda number: more.is_about(doc, number, one, two, given))
    return (
        two.sentence - one.sentence <= FAR
        and not any(
            hit.phrase not in given.words["unmoved"]
            and not ((every or turned) and hit.phrase in given.words["partly"])
            and not (turned and hit.phrase in given.words["leaving"])
            and not (
                hit.phrase in given.words["added"]
                and (
                    _of_others(doc, start + hit.start, start + hit.end, one, given)
                    or _befell_else(doc, Span(start + hit.start, start + hit.end), one, two, given)
                )
            )
            and not (hit.phrase in given.words["all_but"] and 0 <= two.span.start - start - hit.end <= AHEAD)
            and (
                more.is_one_more(doc, start + hit.end, one, two, given)
                if hit.phrase in given.words["added"] or hit.phrase in given.words["ordinals"]
                else about(doc.sentence_at(start + hit.start))
            )
            for hit in given.words["changes"].find(doc.body[start : clauses.clause_end(doc, two)])
        )
        and not more.one_more(doc, one, two, given)
        and not elsewhen(doc, one, two, given)
        and not times.of_other_months(doc, spans[0], Span(two.stated.start, clauses.phrase_end(doc, two, given)), given)
    )


def acts(doc: Doc, one: Figure, two: Figure) -> bool:
    """Whether the second count is of those who are told of beside the first's: "Officers arrested 17 people … the 71 officers"."""
    span, own = doc.sentences[one.sentence].span, one.noun_span or one.span
    if two.noun_span is None or fold(doc.text(two.noun_span)) == fold(doc.text(own)):
        return False
    told = f"{doc.folded[span.start : own.start]} {doc.folded[own.end : span.end]}"
    return fold(doc.text(two.noun_span)) in told.split()


def elsewhen(doc: Doc, one: Figure, two: Figure, given: Given) -> bool:
    """Whether their sentences tell of two times, or of each of many."""
    first, second = (_without_compared(doc, figure, given) for figure in (one, two))
    near = (
        clauses.without_rates(doc, figure.sentence, given)[max(0, figure.stated.start - APIECE - span.start) :][
            : min(span.end, figure.span.end + APIECE) - max(span.start, figure.stated.start - APIECE)
        ]
        for figure, span in ((one, first), (two, second))
    )
    if of_another_year(doc, one, two) or not slots.in_one_turn(doc, first, second, given):
        return True
    return times.other(doc, first, second, given) or any(given.words["apiece"].first(text) for text in near)


def of_another_year(doc: Doc, one: Figure, two: Figure) -> bool:
    """Whether the sentence before the second count goes to another year: "In 2019 a ferry sank. The 13 who died in it …"."""
    if one.event not in ONCE or two.sentence <= one.sentence + 1:
        return False
    before, first = (doc.sentences[number].span for number in (two.sentence - 1, one.sentence))
    return not set(slots.years(doc, before)) <= set(slots.years(doc, first))


def is_elsewhere(doc: Doc, figure: Figure, given: Given) -> bool:
    """Whether the phrase of a figure names what was not named before: "the 102-metre bridge at Orrin"."""
    told = Span(0, doc.sentences[figure.sentence].span.start)
    return slots.is_new(doc, Span(figure.stated.start, clauses.phrase_end(doc, figure, given)), told)


def _without_compared(doc: Doc, figure: Figure, given: Given) -> Span:
    """The sentence of a figure, what it compares the figure with left out: "more than last year"."""
    span = doc.sentences[figure.sentence].span
    than = given.words["than"].first(doc.body[figure.span.end : span.end])
    return Span(span.start, figure.span.end + than.start if than else span.end)


def _of_others(doc: Doc, start: int, end: int, one: Figure, given: Given) -> bool:
    """Whether "additional" is said of other things than a count's: "two additional wards", beside 64 patients."""
    word = phrases.noun(doc, one, given)
    counted = [figure for figure in doc.figures if figure.noun_span and figure.span.field == "body"]
    return any(
        other.noun_span.start == start  # "8,000 others", who have a number of their own
        for other in counted
        if other.noun_span
    ) or any(
        (other.span.end <= start and end <= other.noun_span.start) or 0 <= start - other.noun_span.end <= 1
        for other in counted
        if other.noun_span and phrases.noun(doc, other, given) not in {word, ""} and other.noun != one.noun
    )


def _befell_else(doc: Doc, others: Span, one: Figure, two: Figure, given: Given) -> bool:
    """Whether "others" are told of as neither of two counts is: "killing eight people and | trapping others"."""
    if one.event is None or one.event != two.event:
        return False
    place = doc.sentences[doc.sentence_at(others.start)].span
    ahead, behind = doc.body[place.start : others.start], _EDGE.split(doc.body[others.end : place.end])[0]
    joint = max((hit.end for hit in given.words["joins"].find(ahead)), default=0)
    told = f"{_EDGE.split(ahead[joint:])[-1]} {behind}"
    own, their = (frozenset(stems(doc.text(clauses.clause(doc, figure, ())), given)) for figure in (one, two))
    return bool(own & their) and (own & their).isdisjoint(stems(told, given))


def one_group(doc: Doc, one: Figure, two: Figure, phrase: Phrase, told: Mapping[str, int], given: Given) -> bool:
    """Whether all that narrows the second count was told before, of the first one where the second is the smaller."""
    sentence = doc.text(doc.sentences[one.sentence].span)
    first = frozenset(stems(sentence, given))
    narrowed = phrase.narrowed
    if given.words["treated"].first(sentence) or given.words["befell"].first(sentence):
        narrowed -= stems_of(given.words["befell"], given)  # who was taken to hospital was hurt
    if phrase.every and narrowed & first and len(narrowed - first) == 1 and two.value >= SURELY * one.value:
        narrowed &= first  # "all 36 pupils who were taken to the clinic", to which they had been "rushed"
    if any(name not in sentence for name in phrase.names) or (phrase.owned and not _owned(doc, one, given)):
        return False
    own, group = (phrases.noun(doc, figure, given) for figure in (one, two))
    met = group in given.tables["heads"] and own != group and told.get(group, two.sentence) < two.sentence
    if met or (phrase.fresh and not given.words["makes"].first(sentence)):
        return False  # "a crew … two friends … the three crew", "the 120 new pilots" of an airline that hires some
    if slots.turned(one, two) and not {one.event, two.event} <= ONCE:
        return True  # what narrows it is told in other words
    grown = two.value > one.value and two.event is not None  # of what befell 37 homes no 43 can be
    if not phrase.acts & narrowed <= first and not grown:
        return False
    known = {stem for stem in narrowed if told.get(stem, two.sentence) < two.sentence}
    if two.value < one.value:
        told_of_it = not narrowed or bool(narrowed & first)
        whole = phrase.every or phrase.owned or one.turned(two) or two.value >= SURELY * one.value
        return told_of_it and whole and known == narrowed
    return known == narrowed or (grown and narrowed <= phrase.acts)


def _owned(doc: Doc, one: Figure, given: Given) -> bool:
    """Whether the first count is of somebody's own: "with three friends", "has four sons"."""
    ahead = doc.body[max(0, one.stated.start - AHEAD) : one.stated.start].rstrip()
    return given.words["owns"].ends(ahead) or given.words["owned"].ends(ahead)


def made_of_others(doc: Doc, one: Figure, two: Figure, phrase: Phrase, counts: list[Figure], given: Given) -> bool:
    """Whether other counts make the second of the first, or are what it takes up: three boys and two girls, "all five"."""
    others = [other for other in counts if other not in (one, two) and other.sentence <= two.sentence][-MANY:]
    restated = phrase.every and bool(phrase.narrowed)  # "all seven vehicles involved in the crash"
    larger = two.value > one.value
    others = [other for other in others if not _is_time(doc, other, given)]
    alike = [
        other
        for other in others
        if _may_be_some(doc, other, two, given) and not ((larger or restated) and _of_them(doc, other, given))
    ]
    apart = abs(one.value - two.value)
    is_person = two.noun is not None and two.noun.startswith("person")
    wider = phrases.noun(doc, one, given) != phrases.noun(doc, two, given)
    added = larger and any(
        other.value == apart and ((wider and not is_person) or _of_a_kind(other, two) or other.sentence == one.sentence)
        for other in others
    )
    later = [other for other in others if other.sentence > one.sentence]
    left = not larger and any(other.value == apart and _of_them(doc, other, given) for other in later)
    if restated:
        own = phrases.noun(doc, two, given)
        near = [other for other in alike if other.sentence == one.sentence]  # "six inns in town and two at the port"
        alike = [
            other for other in alike if phrases.noun(doc, other, given) == own or (other in near and not other.noun)
        ]
        others = alike
    recent = {other.value for other in others if other.sentence >= two.sentence - RECENT}
    kin = [other for other in others if not is_person or other.noun is None or _of_a_kind(other, two)]
    pairs = {first.value + second.value for first, second in combinations(kin, 2)}
    alone = more.joined(doc, one, two, given)
    return (
        left
        or added
        or slots.adds_up(doc, one, two)
        or apart in {other.value for other in alike}
        or two.value in recent | pairs
        or (apart <= (MATES if larger and wider else 1) and alone and not (phrase.owned or restated))
        or any(
            other.sentence == two.sentence and not phrase.every and _beside(doc, two, other, given) for other in others
        )
    )


def _is_time(doc: Doc, other: Figure, given: Given) -> bool:
    """Whether a count is of nights or of times, which are no members of a group."""
    return other.noun_span is not None and fold(doc.text(other.noun_span)) in given.words["points"]


def with_others(behind: str, given: Given) -> bool:
    """Whether a group has company: "five climbers and a guide", "bersama Rusmini"."""
    for hit in given.words["company"].find(behind):
        words = behind[hit.end :].replace(",", " ").split()[:2]  # "and | a | guide"
        named = words[:1] and words[0][:1].isupper()
        if named or any(word in given.words["companions"] or word in given.words["people"] for word in words):
            return True
    return False


def _of_a_kind(one: Figure, two: Figure) -> bool:
    """Whether two counts are of people, or of one kind of thing: nine dead and six hurt make "all 15"."""
    kinds = [(count.noun or "").split(".")[0] for count in (one, two)]
    return kinds[0] == kinds[1] or all(kind.startswith("person") for kind in kinds)


def _of_them(doc: Doc, other: Figure, given: Given) -> bool:
    """Whether a count is of some of those just told: "two of them"."""
    return given.words["among"].first(doc.body[other.span.end : other.span.end + AHEAD]) is not None


def _may_be_some(doc: Doc, other: Figure, two: Figure, given: Given) -> bool:
    """Whether another count may be one of the same things: of their own word, of none, or of people."""
    word = phrases.noun(doc, other, given)
    person = other.noun is not None and other.noun.startswith("person")
    known = other.noun_span is not None and fold(doc.text(other.noun_span)).startswith(word)
    loose = not (word or other.definite or _of_the_last(doc, other, given))  # "ketiganya" are those told of, no others
    return loose or word == phrases.noun(doc, two, given) or (person and known)


def _of_the_last(doc: Doc, other: Figure, given: Given) -> bool:
    """Whether a bare count goes on from things counted right before it: "three tents, one by the road and one …"."""
    before = [
        one for one in doc.figure_row.inside(doc.sentences[other.sentence].span) if one.span.end <= other.span.start
    ]
    named = next((one for one in reversed(before) if one.noun_span is not None), None)
    return (
        other.event is None
        and named is not None
        and other.value < named.value
        and not called.is_person(doc, named, given)
        and "," in doc.body[named.span.end : other.span.start]
    )


def _beside(doc: Doc, two: Figure, other: Figure, given: Given) -> bool:
    """Whether two counts are told in one breath: "the four men and eight women"."""
    first, last = sorted((two, other), key=lambda figure: figure.span.start)
    if last is two and given.words["of"].ends(doc.body[first.span.end : two.span.start].rstrip()):
        return False  # "five of the 41 children": of them all
    gap = doc.body[(first.noun_span or first.span).end : last.stated.start]
    return len(gap) <= len(", and the ") and (given.words["joins"].first(gap) is not None or "," in gap)
