"""
A count or a size taken up with its digits turned round, by whatever word: "640 nurses … the 460 strikers", "1,350 … all 1,530 seats".

Numbers of two digits or more that a story tells first with "the" were told before. Where none was, and one is made of the
same digits, it was mistyped. Then little is asked of the words: that they may be of one thing and of one time.
"""

from collections import defaultdict
from collections.abc import Iterator

from scorer.model import Bound, Doc, Figure, Outcome, Span
from scorer.rules.consistency.num_conflict import apposed, called, clauses, groups, more, phrases, slots
from scorer.rules.consistency.num_conflict.frames import stems
from scorer.rules.consistency.num_conflict.slots import Figures
from scorer.rules.given import Given

MOST = 60  # figures of one article that are looked at; more are a table
FAR = 10  # sentences in which a number is taken up
AHEAD = 24  # code points before a number in which "some 200 more" stands
LONG = 99  # numbers of more digits are seldom twins by chance
NEXT = 16  # code points behind a size in which a verb may follow
FIRM = (Bound.EXACT, Bound.ABOUT)
UNSIZED = frozenset(
    {"%", "pp", "bp", "x", "y", "mo", "w", "d", "h", "min", "C", "F", "M"}
)  # units that no thing has alone

Pair = tuple[Figure, Figure]


def check(doc: Doc, told: Figures, given: Given) -> Iterator[Pair | Outcome]:
    """Yield a pair where a number is taken up with its digits turned round."""
    alike: dict[tuple[str | None, str], list[Figure]] = defaultdict(list)
    values: set[float] = set()
    for number, two in enumerate(told[:MOST]):
        if slots.has_digits(two) and two.bound in FIRM and two.unit not in UNSIZED and not two.money:
            earlier = alike[two.unit, "".join(sorted(f"{two.value:g}"))]
            near = [one for one in earlier if 0 < two.sentence - one.sentence <= FAR]
            if near and len({one.value for one in earlier}) == 1 and two.value not in values and not near[0].meets(two):
                beside = told[max(0, number - 1) : number + 2]
                one = near[0]
                yield (
                    (one, two)
                    if _one_thing(doc, one, two, beside, given) and _alone(doc, one, two, told, given)
                    else Outcome.ABSTAINED
                )
            earlier.append(two)
        values.add(two.value)


def _one_thing(doc: Doc, one: Figure, two: Figure, beside: Figures, given: Given) -> bool:
    """Whether the second number points back, or counts the same by a wider word: hens, and birds."""
    if two.unit is not None:
        return two.definite or _is_bare(doc, two, given) or apposed.read(doc, two, given) is not None
    phrase = phrases.read(doc, two, beside, given)
    first, word = (called.word(doc, figure, given) for figure in (one, two))
    if phrase is None:
        return called.takes_in(word, first, given)
    if doc.body.startswith("-", two.span.end) and word != first:
        return False  # "the 61-member parliament" takes up no 16
    told = doc.body[: doc.sentences[two.sentence].span.start]
    if any(name not in told for name in phrase.names):
        return False  # "the council's 51 members … all 15 members of the Harrow group"
    if word != first and groups.acts(doc, one, two):
        return False  # "Officers arrested 17 people": the 71 officers are others
    return (
        word == first
        or two.value > LONG
        or called.takes_in(word, first, given)
        or frozenset() < phrase.narrowed <= frozenset(stems(_around(doc, one), given))
    )


def _around(doc: Doc, figure: Figure) -> str:
    """The sentence of a number and the one before."""
    before = doc.sentences[max(0, figure.sentence - 1)].span
    return doc.body[before.start : doc.sentences[figure.sentence].span.end]


def _is_bare(doc: Doc, figure: Figure, given: Given) -> bool:
    """Whether a size goes without what it measures, which was told: "530,000 tonnes would not be needed"."""
    return given.words["finite"].begins(doc.body[figure.span.end : figure.span.end + NEXT])


def _alone(doc: Doc, one: Figure, two: Figure, told: Figures, given: Given) -> bool:
    """Whether no word tells of others, of another time or place, and no other count makes one of the other."""
    spans = [doc.sentences[figure.sentence].span for figure in (one, two)]
    near = doc.body[max(spans[1].start, two.stated.start - AHEAD) : min(spans[1].end, two.span.end + AHEAD)]
    apart = {abs(one.value - two.value), one.value + two.value}
    phrase = _told_of(doc, two, spans[1], given)
    known = Span(0, spans[1].start if two.definite else spans[0].end)
    return (
        not any(other.value in apart and other.unit == one.unit for other in told)
        and not given.words["others"].first(near)
        and not groups.elsewhen(doc, one, two, given)
        and slots.at_one_time(doc, spans[0], phrase, given)
        and not slots.is_new(doc, phrase, known)
        and not _is_new_name(doc, two, spans[1].start)
        and not _parallel(one, two, told)
        and not more.one_more(doc, one, two, given)
    )


def _is_new_name(doc: Doc, figure: Figure, start: int) -> bool:
    """Whether what is counted has a name that nothing told before: "All 12 Liberals voted against"."""
    noun = doc.text(figure.noun_span) if figure.noun_span else ""
    return noun[:1].isupper() and doc.body.find(noun, 0, start) < 0


def _told_of(doc: Doc, two: Figure, sentence: Span, given: Given) -> Span:
    """The sentence of a number; of one that points back its phrase alone: "the 13 who died | will be buried on Friday"."""
    return Span(two.stated.start, clauses.phrase_end(doc, two, given)) if two.definite else sentence


def _parallel(one: Figure, two: Figure, told: Figures) -> bool:
    """Whether both sentences count something else too: then they tell of two things in turn."""
    kinds = [
        {(other.unit, other.noun) for other in told if other.sentence == figure.sentence and other is not figure}
        for figure in (one, two)
    ]
    return bool((kinds[0] & kinds[1]) - {(None, None)})
