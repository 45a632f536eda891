"""
One statement is credited to two sources that cannot both be its source.

Why it matters: the reader weighs a claim by who makes it; two rival offices in the same role turn it upside down.
Stays quiet: where the second source is said to confirm or to deny, where both are named in one sentence, where the kinds
differ (two unrelated sources may both say it), and on relays ("KCNA, as reported by AFP").
How: two sentences with the same figure of the same thing, each with one office that stands where a source does; the
offices are of one kind ("intelligence of …", "… interior ministry") but have different owners. And two statements that
agree word for word, `words` or more (`quoted` of a quotation), credited to two speakers. A claim that is taken up as the
work of another ("the only source for …", "the company's statement that …", "which made the count of …") than the one it
was credited to, where the two are of two sides, or of one kind with two names. A work that one party makes, such as a
survey or a complaint, which is taken up as another's; and a deed done once, to a thing that is told as known, by two people
("found by Ewan Rigg", "Mona Hart, who found her"), such as the only goal of a match. A headline that credits its claim, or
quoted words, to another office, side or person than the story does. And a source of a figure, or of words to reporters, of
which the story says elsewhere that it gave none.
Cannot see: one statement in two wordings that share few words, and a quotation of which the second speaker changes a word.
A survey told as “the Whitfield Foundation's survey” may be one of its own, and is compared with no other.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, islice

from scorer.lexicon import fold
from scorer.model import (
    Attribution,
    Bound,
    DateMention,
    Doc,
    Figure,
    Finding,
    Outcome,
    Quote,
    Span,
    Stretches,
    within,
)
from scorer.rules.consistency.attr_conflict import bodies, likeness
from scorer.rules.consistency.attr_conflict.bodies import Body
from scorer.rules.consistency.attr_conflict.doers import doers
from scorer.rules.consistency.attr_conflict.headed import headed
from scorer.rules.consistency.attr_conflict.origins import origins
from scorer.rules.consistency.attr_conflict.owned import owned
from scorer.rules.consistency.attr_conflict.quotations import repeated, taken_up
from scorer.rules.consistency.attr_conflict.scorers import scorers
from scorer.rules.consistency.attr_conflict.silent import silences
from scorer.rules.consistency.attr_conflict.voices import voices
from scorer.rules.consistency.attr_conflict.works import works
from scorer.rules.given import Given

MOST = 40  # sourced figures, and statements, compared with each other
LEAST = 5  # smaller counts are alike by chance
LONG = 5  # letters of a longer word
NEAR = 24  # code points behind a number in which the word stands that says what it counts
_DIGITS = re.compile(r"(?<![\w.,])\d[\d.,]*\d(?![\d%])")
_WORD = re.compile(r"\w+")


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each two offices of one figure, for each two speakers of one statement, and for a claim taken up."""
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


def _statements(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Statements that agree word for word."""
    first: dict[tuple[str, ...], tuple[Attribution, Span]] = {}
    for attribution in doc.attributions:
        for content in attribution.content:
            words = tuple(_WORD.findall(fold(doc.text(content))))
            if len(words) < given.limits["quoted" if attribution.quote is Quote.DIRECT else "words"]:
                continue
            earlier, place = first.setdefault(words, (attribution, content))
            if earlier is attribution or place.overlaps(content):
                continue
            speakers = (earlier.speaker.name, attribution.speaker.name)
            if None in speakers or earlier.source is None or attribution.source is None or _one(*speakers, given):
                yield Outcome.AGREED
            elif _unsure(doc, earlier, attribution, given) or taken_up(
                doc, doc.sentence_of(attribution.extent), content, given
            ):
                yield Outcome.ABSTAINED
            else:
                yield Finding(
                    rule="attr-conflict",
                    spans=(earlier.source, place, attribution.source, content),
                    values={"first": str(speakers[0]), "second": str(speakers[1]), "said": doc.text(place)},
                    confidence=0.92,
                )


def _unsure(doc: Doc, one: Attribution, other: Attribution, given: Given) -> bool:
    """
    Whether two speakers may be one: "he" was told of before, and one copy without marks may be raised out of the text.

    Nor is a label in capitals somebody ("READ ON:"), or a possession a claim: "maintaining its position".
    """
    sources = [doc.text(at.source) for at in (one, other) if at.source]
    if any(fold(source) in given.words["pronouns"] or (" " in source and source.isupper()) for source in sources):
        return True
    if any(source.islower() for source in sources) and _one(sources[0], sources[-1], given):
        return True  # "diver Solvi Munk … the diver"
    if one.quote is not other.quote and Quote.DIRECT in (one.quote, other.quote):
        return True
    return one.quote is not Quote.DIRECT and given.words["possessed"].begins(doc.text(one.content[0]))


def _one(name: str | None, other: str | None, given: Given) -> bool:
    """Whether two names may be one speaker's: they share a word."""
    one, two = (set(_WORD.findall(fold(words or ""))).difference(given.words["small"]) for words in (name, other))
    return bool(one & two)


LOOKS = (_figures, _statements, silences, repeated, owned, origins, works, headed, voices, doers, scorers)
