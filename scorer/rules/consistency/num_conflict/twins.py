"""
Twins: a number and the same mistyped, "a turnout of 61.4 percent … the turnout of 64.1 percent", "214 anak … 241 anak itu".

Two neighbouring digits of a longer number are exchanged more often than two numbers of one thing happen to look like
that. So less is asked here than of other figures: one unit or noun, and a second mention that takes up what was told; of counts
with four digits or more, only that they are of one time.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import combinations, islice, takewhile
from operator import attrgetter

from scorer.lexicon import Lexicon, any_of
from scorer.model import Bound, Doc, Figure, Outcome
from scorer.model.figures import LEAST_TWIN
from scorer.rules.consistency.num_conflict import groups, slots, terms, times
from scorer.rules.consistency.num_conflict.frames import Frame, frame, stems
from scorer.rules.consistency.num_conflict.slots import Figures
from scorer.rules.given import Given

MOST = 60  # figures of one article that are compared; more are a table
AHEAD = 48  # code points before a figure in which "the turnout of" stands
NEAR = 2  # sentences in which "the rate of 3.4 percent" takes up a share of whatever name
LONG = 4  # digits, without closing noughts, that two counts never share by chance
BESIDE = 8  # other figures of a sentence that are looked at

Pair = tuple[Figure, Figure]


def check(doc: Doc, told: Figures, given: Given) -> Iterator[Pair | Outcome]:
    """Yield a pair where a number is told again with two digits exchanged."""
    exact = [one for one in told[:MOST] if one.bound in {Bound.EXACT, Bound.ABOUT}]
    finest = min((one.step for one in exact), default=1.0)
    long = [one for one in exact if not 0 <= one.value < LEAST_TWIN * finest]  # others miscopy none
    for one, two in combinations(long, 2):
        if one.sentence == two.sentence or one.unit != two.unit or not one.miscopies(two):
            continue
        if _is_coined(doc, one, two, told, given) or (
            _one_thing(doc, one, two, told, given) and _undisturbed(doc, one, two, told, given)
        ):
            yield one, two
        else:
            yield Outcome.ABSTAINED


def _is_coined(doc: Doc, one: Figure, two: Figure, told: Figures, given: Given) -> bool:
    """Whether they are counts of so many digits that no two of a story are twins by chance: 21,450 and 24,150."""
    spans = [doc.sentences[figure.sentence].span for figure in (one, two)]
    digits = f"{one.value:.12g}".strip("0")
    return (
        one.unit is None
        and digits.isdigit()
        and len(digits) >= LONG
        and not times.other(doc, spans[0], spans[1], given)
        and not any(other.unit is None and other.value == abs(one.value - two.value) for other in told)
        and slots.at_one_time(doc, spans[0], spans[1], given)
    )


def _one_thing(doc: Doc, one: Figure, two: Figure, told: Figures, given: Given) -> bool:
    """Whether both count the same, and the second takes up the first."""
    first, second = (frame(doc, figure, _beside(figure, told), given) for figure in (one, two))
    counted = _counted(doc, one, given) & _counted(doc, two, given)
    shared = counted | (first.near & second.near)
    if (one.unit is None and not counted) or not second.narrow <= first.sentence:
        return False
    if second.follows(first):
        return bool(shared)
    near = bool(counted) or two.sentence - one.sentence <= NEAR
    return _headed(doc, two, first, given, total=near)


def _beside(figure: Figure, told: Figures) -> list[Figure]:
    first = bisect_left(told, figure.sentence, key=attrgetter("sentence"))
    here = takewhile(lambda one: one.sentence == figure.sentence, islice(told, first, None))
    return list(islice((one for one in here if one is not figure), BESIDE))


def _counted(doc: Doc, figure: Figure, given: Given) -> frozenset[str]:
    """The stems of what a figure counts, and its family: "job losses" are of jobs."""
    if figure.noun_span is None:
        return frozenset()
    phrase = doc.body[figure.span.end : figure.noun_span.end].replace("-", " ")
    return frozenset(stem.rstrip("s") for stem in [*stems(phrase, given), figure.noun or phrase])


def _headed(doc: Doc, figure: Figure, first: Frame, given: Given, *, total: bool) -> bool:
    """
    Whether what the figure measures is taken up: "the turnout of 64.1 percent", "its loss of £318 million".

    With `total`, also where it is only called a figure, a rate or a total.
    """
    ahead = doc.body[max(0, figure.stated.start - AHEAD) : figure.stated.start]
    headed = _heading(given.words["known"], given.words["measured"]).search(ahead)
    if headed is None:
        return False
    called = given.words["called"].first(headed.group()) is not None
    return (called and total) or bool(frozenset(stems(headed.group(), given)) & first.sentence)


def _undisturbed(doc: Doc, one: Figure, two: Figure, told: Figures, given: Given) -> bool:
    """Whether nothing tells the two apart: another year, day or place, a change, both side by side, or quotes."""
    spans = [doc.sentences[figure.sentence].span for figure in (one, two)]
    texts = [doc.text(span) for span in spans]
    alone = {other.sentence for other in told if other.meets(one) and not other.meets(two)}
    both = any(other.sentence in alone and other.meets(two) for other in told)
    apart = abs(one.value - two.value)  # 1,300 jobs here and 1,800 there are 3,100
    done = {deed for figure in (one, two) if figure.money and (deed := terms.deed(doc, figure, given))}
    return (
        not both
        and len(done) < len(spans)  # "the £48,000 he repaid" is not what he stole
        and not any(other.unit == one.unit and other.value == apart for other in told)
        and not times.other(doc, spans[0], spans[1], given)
        and not any(given.words["changes"].first(text) for text in texts)
        and slots.at_one_time(doc, spans[0], spans[1], given)
        and not (one.unit is not None and two.definite and groups.is_elsewhere(doc, two, given))
        and slots.agree(slots.places(doc, spans[0]), slots.places(doc, spans[1]))
        and not (doc.quoted.touch(one.span) or doc.quoted.touch(two.span))
    )


@cache
def _heading(known: Lexicon, of: Lexicon) -> re.Pattern[str]:
    articles, links = (any_of(words) for words in (known, of))
    return re.compile(rf"\b(?:{articles})\s(?:[\w’'-]+\s){{1,3}}(?:{links})\s(?:[\w’'-]+\s)?$", re.IGNORECASE)
