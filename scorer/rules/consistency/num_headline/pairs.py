"""A figure of the headline and one of the story that may tell the same, with all others."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from scorer.lexicon import fold
from scorer.model import Bound, Doc, Figure, Span
from scorer.rules.consistency.num_headline import gist
from scorer.rules.given import Given

AND = 5  # code points of " and "
PARTS = 6  # figures of the headline that are compared
MOST = 40  # figures of the story
TEN = 10  # of which a share in words is told at most: "one in ten"
FEW = 3  # words between its two numbers: "one worker in five"
TWICE = 2  # times as large is a number that hardly tells the same in another word
MONTHS = frozenset({"mo", "w", "d"})
LEAST = 2  # of what a headline counts
TIMES = frozenset({"y", "mo", "w", "d", "h", "min", "x", "bp", "M"})  # units of too many things
MILLION = 1_000_000
BESIDE = 20  # code points beside a number in which "o'clock" stands
HOURS = 24
ROUND = 2  # noughts at a count's end that tell it was rounded …
SLIGHT = 0.05  # … by no more than this
NEAR = 0.1  # an amount of money by no more than this
_QUOTED = re.compile(r"(?<!\w)['‘“\"](?:[^\s'‘’“”\"]+\s){3,}[^‘’“”\"]*?['’”\"](?!\w)")  # a sentence, not a word or two


@dataclass(frozen=True, slots=True)
class Story:
    """The headline's figures and its words that tell something, and the figures below it."""

    doc: Doc
    given: Given
    title: tuple[Figure, ...]
    body: tuple[Figure, ...]
    words: tuple[tuple[int, str], ...]
    _told: dict[int, frozenset[str]] = field(default_factory=dict)

    def told(self, sentence: int) -> frozenset[str]:
        """The headline's words that a sentence tells, in its own words too."""
        if sentence not in self._told:
            text = fold(self.doc.text(self.doc.sentences[sentence].span))
            self._told[sentence] = frozenset(word for _, word in self.words if gist.tells(word, text, self.given))
        return self._told[sentence]


class Pair(NamedTuple):
    """The headline's figure, one of the story, and what else the story has."""

    one: Figure
    two: Figure
    story: Story

    @property
    def agrees(self) -> bool:
        """Whether both may be the same number, or one is a round one for the other: 2,000 for 1,970."""
        return bears_out(self.one, self.two)

    @property
    def spans(self) -> tuple[Span, Span]:
        """Where the two stand."""
        return self.one.span, self.two.span


def read(doc: Doc, given: Given) -> Iterator[Pair]:
    """Yield each pair that may be compared: of one unit, of which neither is a share in words, a quotation or an hour."""
    if doc.headline is None:
        return
    title = [one for one in doc.figures if one.span in doc.headline and not _lettered(doc, one)][:PARTS]
    aside = (*_quoted(doc, doc.headline), *_shares(doc, doc.headline, title, given))
    title = [one for one in title if not any(one.span.overlaps(span) for span in aside)]
    if not title:
        return
    body = [one for one in _body(doc, doc.headline, given) if not _goes_on(doc, one)]
    title = [_in_money(one, body) for one in title]
    words = tuple(gist.words(fold(doc.article.text(doc.headline.field)), given, doc.headline.start, doc.headline.end))
    story = Story(doc, given, tuple(title), tuple(body[:MOST]), words)
    for one in title:
        for two in story.body:
            if _comparable(one, two):
                yield Pair(one, two, story)


def _comparable(one: Figure, two: Figure) -> bool:
    """Whether both are of one unit; of a length of time only where it is somebody's sentence."""
    if one.unit in TIMES and not (one.role or two.role):
        return False
    if one.unit is not None:
        return one.unit == two.unit
    return (
        two.unit is None
        and min(one.value, two.value) >= LEAST
        and (one.near(two, TWICE) or one.garbles(two) or not _of_others(one, two))
    )


def _of_others(one: Figure, two: Figure) -> bool:
    """Whether two numbers count different things that befell nobody alike; whether that is one in two words is not asked."""
    people = one.noun is None or one.noun.startswith("person")
    return (
        not people and two.noun is not None and one.noun != two.noun and (one.event is None or one.event != two.event)
    )


def bears_out(one: Figure, two: Figure) -> bool:
    """Whether the headline's number may be one of the story: 40 is no "up to 100", and 19 no "at least 16"."""
    if one.bound is Bound.EXACT and two.bound in {Bound.OVER, Bound.UNDER}:
        return abs(one.value - two.value) <= NEAR * two.value and one.meets(two)
    return one.meets(two) or _rounded(one, two)


def _rounded(one: Figure, two: Figure) -> bool:
    """Whether one number is the other rounded: 2,000 jobs of 1,970, £5m of £5.1m, 15% of 14.6."""
    apart = abs(one.value - two.value)
    if one.unit == "%":
        return one.step != two.step and apart < 1
    if one.unit is not None:
        step = min(one.step, two.step)
        round_one = one.step != two.step or any(figure.value % (TEN * step) == 0 for figure in (one, two))
        return round_one and apart <= NEAR * two.value
    digits = f"{one.value:.0f}"
    noughts = len(digits) - len(digits.rstrip("0"))
    return noughts >= ROUND and round(two.value, -noughts) == one.value and apart <= SLIGHT * two.value


def _body(doc: Doc, headline: Span, given: Given) -> list[Figure]:
    """The figures of the story, without those of the headline where it is repeated and without hours."""
    told = doc.text(headline)
    repeated = {number for number, one in enumerate(doc.sentences) if doc.text(one.span) == told}
    body = (one for one in doc.figures if one.sentence >= 0 and one.sentence not in repeated)
    return [one for one in body if not (one.span.overlaps(headline) or _is_hour(doc, one, given))]


def _goes_on(doc: Doc, figure: Figure) -> bool:
    """Whether a length of time is told in two units: "three years and six months"."""
    behind = Span(figure.span.end, min(figure.span.end + BESIDE, doc.sentences[figure.sentence].span.end))
    return figure.unit == "y" and any(
        one.unit in MONTHS and one.span.start - behind.start <= AND for one in doc.figure_row.inside(behind)
    )


def _is_hour(doc: Doc, figure: Figure, given: Given) -> bool:
    """Whether a bare number tells the hour: "shortly after three in the morning", "pukul tiga"."""
    if figure.unit is not None or figure.noun is not None or figure.value > HOURS:
        return False
    behind = doc.body[figure.span.end : figure.span.end + BESIDE]
    ahead = doc.body[max(0, figure.span.start - BESIDE) : figure.span.start].rstrip()
    return given.words["hour_behind"].begins(behind) or given.words["hour_ahead"].ends(ahead)


def _lettered(doc: Doc, figure: Figure) -> bool:
    """Whether a letter is written onto an amount, for a scale that was not read, "$4.2b", or a letter is all there is: "I'm"."""
    alone = figure.span.end - figure.span.start == 1 and figure.value > TEN
    return alone or (
        figure.money and doc.article.text(figure.span.field)[figure.span.end : figure.span.end + 1].isalpha()
    )


def _in_money(figure: Figure, body: list[Figure]) -> Figure:
    """A headline's bare millions as money, where the story has amounts of one currency and no other millions."""
    if figure.unit or figure.noun or figure.value < MILLION or figure.bound is not Bound.EXACT:
        return figure
    money = {one.unit for one in body if one.money and one.value >= MILLION}
    others = any(one.value >= MILLION and not one.money for one in body)
    return replace(figure, unit=money.pop()) if len(money) == 1 and not others else figure


def _quoted(doc: Doc, headline: Span) -> Iterator[Span]:
    """What the headline quotes at length, which is compared with the quotations of the story."""
    for found in _QUOTED.finditer(doc.text(headline)):
        yield Span(headline.start + found.start(), headline.start + found.end(), headline.field)


def _shares(doc: Doc, headline: Span, title: list[Figure], given: Given) -> Iterator[Span]:
    """The numbers of a share in words, which count nothing: "one in five", "dua pertiga"."""
    text = doc.article.text(headline.field)
    for one, two in pairwise(title):
        between = text[one.span.end : two.stated.start].rstrip()
        if one.value < two.value <= TEN and len(between.split()) <= FEW and given.words["out_of"].ends(between):
            yield Span(one.span.start, two.span.end, headline.field)
    for hit in given.words["fractions"].find(doc.text(headline)):
        yield Span(headline.start + hit.start, headline.start + hit.end, headline.field)
