"""
One statement is credited to two sources that cannot both be its source.

Why it matters: the reader weighs a claim by who makes it; two rival offices in the same role turn it upside down.
Stays quiet: where the second source is said to confirm or to deny, where both are named in one sentence, where the kinds
differ (two unrelated sources may both say it), and on relays ("KCNA, as reported by AFP").
How: two sentences with the same figure of the same thing, each with one office that stands where a source does; the
offices are of one kind ("intelligence of …", "… interior ministry") but have different owners. Two statements that agree
word for word, `words` or more (`quoted` of a quotation), credited to two speakers. A claim that is taken up as the work of
another ("the only source for …", "the company's statement that …", "which made the count of …") than the one it was credited
to, or a figure told to come from another ("the count of 212 came from …"), where the two are of two sides, or of one kind
with two names. And a source of a figure, or of words to reporters, of which the story says elsewhere that it gave none.
Cannot see: one statement in two wordings that share few words, and a headline that credits a claim to another than the story.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, islice

from scorer.lexicon import fold
from scorer.model import (
    Bound,
    DateMention,
    Doc,
    Figure,
    Finding,
    Outcome,
    Span,
    Stretches,
    within,
)
from scorer.rules.consistency.attr_conflict import bodies, likeness
from scorer.rules.consistency.attr_conflict.bodies import Body
from scorer.rules.consistency.attr_conflict.origins import origins
from scorer.rules.consistency.attr_conflict.owned import owned
from scorer.rules.consistency.attr_conflict.silent import silences
from scorer.rules.consistency.attr_conflict.statements import statements
from scorer.rules.given import Given

MOST = 40  # sourced figures, and statements, compared with each other
LEAST = 5  # smaller counts are alike by chance
LONG = 5  # letters of a longer word
NEAR = 24  # code points behind a number in which the word stands that says what it counts
_DIGITS = re.compile(r"(?<![\w.,])\d[\d.,]*\d(?![\d%])")
_WORD = re.compile(r"\w+")


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each two offices of one figure, two speakers of one statement, and claim that is taken up."""
    told: list[Span] = []
    for outcome in chain.from_iterable(look(doc, given) for look in LOOKS):
        if isinstance(outcome, Finding):
            if any(span.overlaps(other) for span in outcome.spans for other in told):
                continue  # the same two places were named already
            told.extend(outcome.spans)
        yield outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sourced:
    """
    A number and the one office of its sentence that stands as a source; equal keys make two numbers one.

    `taken_up` is whether an article says that it was told before: "the 18,450 inmates".
    """

    body: Body
    number: Span
    keys: frozenset[tuple[object, ...]]
    sentence: Span
    taken_up: bool = False


def _figures(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    reported: set[tuple[bodies.Words, bodies.Words]] = set()
    for one, two in combinations(islice(_sourced(doc, given), MOST), 2):
        rivals = (one.body.words, two.body.words)
        if one.sentence == two.sentence or not one.keys & two.keys or rivals in reported:
            continue
        if not bodies.rivals(one.body.words, two.body.words, given) or not _of_one_thing(doc, one, two, given):
            yield Outcome.AGREED
        elif _confirms(doc.text(two.sentence), given):
            yield Outcome.ABSTAINED
        else:
            reported.add(rivals)
            first, second = doc.text(one.body.span), doc.text(two.body.span)
            yield Finding(
                rule="attr-conflict",
                spans=(one.body.span, one.number, two.body.span, two.number),
                values={"first": first, "second": second, "said": doc.text(one.number)},
                confidence=0.92,
            )


def _confirms(sentence: str, given: Given) -> bool:
    """Whether a sentence confirms or denies another; "do not include those in hospital" does neither."""
    bounds = given.words["bounds"].find(sentence)
    inside = [(hit.start, hit.end) for hit in bounds]
    return any(
        not any(start <= hit.start < end for start, end in inside) for hit in given.words["confirms"].find(sentence)
    )


def _sourced(doc: Doc, given: Given) -> Iterator[_Sourced]:
    """The numbers that stand in several sentences, of those sentences in which exactly one office stands as a source."""
    figures, dates = doc.figure_row, doc.date_row
    headed = Stretches(given.words["heads"].find(doc.folded, folded=True))
    numbers = {
        sentence.span: list(_numbers(doc, sentence.span, figures.inside(sentence.span), dates.inside(sentence.span)))
        for sentence in doc.prose()
        if headed.touch(sentence.span)
    }
    counts = Counter(key for told in numbers.values() for key in {key for _, keys in told for key in keys})
    for sentence, told in numbers.items():
        again = [(number, keys) for number, keys in told if any(counts[key] > 1 for key in keys)]
        found = list(bodies.find(doc.body, sentence, given)) if again else []
        if len({body.words for body in found}) == 1:
            for number, keys in again:
                taken_up = any(figure.definite and figure.span == number for figure in figures.inside(sentence))
                yield _Sourced(body=found[0], number=number, keys=keys, sentence=sentence, taken_up=taken_up)


def _numbers(
    doc: Doc, sentence: Span, figures: Sequence[Figure], dates: Sequence[DateMention]
) -> Iterator[tuple[Span, frozenset[tuple[object, ...]]]]:
    """
    The numbers of a sentence, each with its keys: value and what is counted, or the digits and the word behind them.

    The digits serve "the figure of 640 apes", which reading takes for a number's name.
    """
    for figure in figures:
        counted = figure.noun or _behind(doc, figure.span)
        if figure.value > LEAST and (counted or figure.unit):
            bound = Bound.EXACT if figure.bound is Bound.ABOUT else figure.bound  # "some" may stand the first time only
            yield figure.span, frozenset({(figure.value, figure.unit, bound, counted)})
    unsure = [figure.stated for figure in figures if figure.bound not in {Bound.EXACT, Bound.ABOUT}]
    unsure.extend(date.span for date in dates)
    for found in _DIGITS.finditer(doc.body, sentence.start, sentence.end):
        place = Span(found.start(), found.end())
        if not within(unsure, place):
            yield place, frozenset({(found.group(), _behind(doc, place))})


def _of_one_thing(doc: Doc, one: _Sourced, two: _Sourced, given: Given) -> bool:
    """Whether two sentences say one thing of the number: they share a longer word or thing, or one speaks of "the figure"."""
    sentences = (fold(doc.text(one.sentence)), fold(doc.text(two.sentence)))
    if any(given.words["naming"].first(sentence, folded=True) for sentence in sentences) or two.taken_up:
        return True
    aside = likeness.told(" ".join((*one.body.words, *two.body.words, _behind(doc, one.number))), given).words
    first, second = (likeness.told(sentence, given).words for sentence in sentences)
    return any(isinstance(key, int) or len(str(key)) >= LONG for key in (first & second) - aside)


def _behind(doc: Doc, number: Span) -> str:
    word = _WORD.search(doc.folded, number.end, number.end + NEAR)
    return word.group() if word else ""


LOOKS = (_figures, statements, silences, owned, origins)
