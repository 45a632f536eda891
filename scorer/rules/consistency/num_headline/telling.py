"""Which number of the story tells what the headline's number tells: by the words around it, or by the verb behind it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from scorer.lexicon import fold
from scorer.model import YEAR, Bound, Doc, Figure, Span, within
from scorer.rules.consistency.num_headline import gist, kinds, synonyms
from scorer.rules.given import Given

TWO = 2  # sentences in which a story tells what its headline tells
SHARED = 2  # words besides the number's own by which a sentence tells what the headline tells
HOURS = 24
BESIDE = 20  # code points beside a number in which "o'clock" or its verb stands
MILLION = 1_000_000
NEAR = 60  # code points before a count in which "all" stands
MANY = 12  # figures of one number that are looked at
_JOINED = re.compile(r"\b(?:for|in|at|from|di|dari|untuk)\s([A-Z][\w-]+)\s(?:and|dan)\s([A-Z][\w-]+)")
_BEHIND = re.compile(r"(?:\s[^\W\d_]+){1,3}")


def tells_the_same(doc: Doc, figure: Figure, other: Figure, given: Given, *, alone: bool) -> bool:
    """
    Whether the sentence of a figure in the body shares enough of the headline's other words.

    Of the only amount in the story any of the words will do, else what stands right before the headline's. A definite count
    ("the three daily sailings") goes on with the sentence before.
    """
    if doc.headline is None or _is_of_other(doc, figure, other, given):
        return False
    told = fold(doc.article.text(figure.span.field))
    words = _Words(
        own=fold(doc.text(figure.noun_span)) if figure.noun_span else "",
        ahead=tuple(gist.words(told, given, doc.headline.start, figure.span.start)),
        behind=tuple(gist.words(told, given, figure.span.end, doc.headline.end)),
        sentence=fold(doc.text(doc.sentences[other.sentence].span)),
        before=fold(doc.text(doc.sentences[max(0, other.sentence - 1)].span)),
    )
    common = words.common(words.sentence, given)
    if alone and figure.money:
        wide = figure.slips(other) and words.common(words.all, given) >= SHARED
        return common > 0 or wide or any(gist.tells(word, words.before, given) for word in words.behind)
    if alone and other.definite and words.own and words.own == fold(doc.text(other.noun_span or other.span)):
        return words.common(words.all, given) > 0
    if figure.unit != "%" and not figure.money:  # what it counts or measures was compared before
        if alone and _slipped(doc, figure, other, words, given):
            return True
        led = alone and figure.unit is None and leads(doc, other)
        return common >= SHARED and (not led or figure.slips(other))
    about = bool(words.ahead) and gist.tells(words.ahead[-1], words.sentence, given)
    about = about or (alone and sum(gist.tells(word, words.sentence, given) for word in words.behind) >= SHARED)
    return common >= SHARED and about


def _is_of_other(doc: Doc, figure: Figure, other: Figure, given: Given) -> bool:
    """Whether a figure tells of another time or place than the headline's, or is made of it."""
    if other_time(doc, other, given) or _of_other_years(doc, other) or _of_one_place(doc, other):
        return True
    return figure.unit is None and (other.value < SHARED or is_made(doc, figure, other, given))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """The headline's words around a number and what it counts, and the sentences of the story to find them in; folded."""

    own: str
    ahead: tuple[str, ...]
    behind: tuple[str, ...]
    sentence: str
    before: str

    @property
    def all(self) -> str:
        """Both sentences."""
        return f"{self.before} {self.sentence}"

    def common(self, text: str, given: Given) -> int:
        """How many of the words, without what is counted, a text tells."""
        return sum(gist.tells(word, text, given) for word in {*self.ahead, *self.behind} - {self.own})


def _slipped(doc: Doc, figure: Figure, other: Figure, words: _Words, given: Given) -> bool:
    """Whether the only number of its kind in the story is the headline's, one of the two mistaken."""
    counts = figure.unit is None
    further = given.words["others"].begins(doc.body[(other.noun_span or other.span).end :][:BESIDE])
    if further or not figure.slips(other) or (counts and is_stock(doc, other, given)):
        return False
    wide = words.common(words.all, given)
    if not words.common(words.sentence, given):
        return counts and wide > SHARED and leads(doc, other, TWO)
    return wide >= SHARED or (counts and counts_the_same(doc, figure, other, given) and leads(doc, other))


def leads(doc: Doc, figure: Figure, most: int = 1) -> bool:
    """Whether a figure stands in the first sentence of the story, or in one of the first."""
    return doc.sentences[figure.sentence].span in [sentence.span for sentence in gist.lead(doc, most)]


def is_stock(doc: Doc, figure: Figure, given: Given) -> bool:
    """Whether a number tells what is there already, as no headline does: "which has 210 weavers"."""
    return given.words["stock"].ends(doc.body[max(0, figure.stated.start - BESIDE) : figure.stated.start].rstrip())


def _of_other_years(doc: Doc, other: Figure) -> bool:
    """Whether the headline tells of a year, and a sentence of others only: "for the years 2016-2020"."""
    ours, theirs = (set(YEAR.findall(text)) for text in _two_texts(doc, other))
    return bool(ours and theirs) and not ours & theirs


def _of_one_place(doc: Doc, other: Figure) -> bool:
    """Whether the headline tells of two by name, and a sentence of one of them: "jobs for Harrow and Dunmore"."""
    title, sentence = _two_texts(doc, other)
    return any((one in sentence) is not (two in sentence) for one, two in _JOINED.findall(title))


def _two_texts(doc: Doc, other: Figure) -> tuple[str, str]:
    """The headline, and the sentence of a figure."""
    return doc.text(doc.headline) if doc.headline else "", doc.text(doc.sentences[other.sentence].span)


def other_time(doc: Doc, figure: Figure, given: Given) -> bool:
    """Whether a sentence further down tells of another time: "last year", "in a similar case"."""
    return (
        not leads(doc, figure) and given.words["past"].first(doc.text(doc.sentences[figure.sentence].span)) is not None
    )


def is_made(doc: Doc, figure: Figure, other: Figure, given: Given) -> bool:
    """Whether a third number near by is what two counts are apart, and so may make one of the other: "two more"."""
    apart = abs(figure.value - other.value)
    return any(
        one.value == apart
        and not kinds.lives(figure, one)
        and not is_part(doc, one, other)
        and one.value != other.value
        and one.unit is None
        and (one.value > 1 or given.words["others"].begins(doc.body[one.span.end : one.span.end + BESIDE]))
        and (
            one.noun in (None, figure.noun, other.noun)
            or one.noun in given.words["others"]
            or (one.sentence == other.sentence and one.value > 1)  # "nine adult penguins and five chicks"
        )
        for one in kinds.around(doc, other.sentence)
    )


def is_part(doc: Doc, one: Figure, whole: Figure) -> bool:
    """Whether a count and another beside it are what a count told before is made of: "14 were hurt. Three …, 11 others"."""
    beside = (two for two in kinds.around(doc, one.sentence) if two is not one and two.unit is None)
    beside = (two for two in beside if two.sentence > whole.sentence)
    return one.sentence > whole.sentence and any(one.value + two.value == whole.value for two in beside)


def is_whole(doc: Doc, other: Figure, body: Sequence[Figure], given: Given) -> bool:
    """Whether a count is of all that there were: "seluruh penumpang yang berjumlah delapan", "All nine were cold"."""
    alike = [one for one in body if one.value == other.value and one.unit is None][:MANY]
    return any(given.words["whole"].ends(_ahead_of(doc, one)) for one in alike) or (
        given.words["whole"].first(_ahead_of(doc, other)) is not None
    )


def _ahead_of(doc: Doc, figure: Figure) -> str:
    """What stands before a figure in its clause."""
    start = max(doc.sentences[figure.sentence].span.start, figure.span.start - NEAR)
    return re.split(r"[,;:()“”\"]", doc.body[start : figure.span.start])[-1].rstrip()


def is_of_them(doc: Doc, figure: Figure, given: Given) -> bool:
    """Whether a number counts some of those just told of: "Three of them were in critical condition"."""
    return given.words["of_them"].begins(doc.article.text(figure.span.field)[figure.span.end :][:BESIDE].lstrip())


def of_a_year(doc: Doc, other: Figure) -> bool:
    """Whether a sentence further down tells of a year, which is more than the day of a date: "11,000 people were killed in 2016"."""
    place, dates = doc.sentences[other.sentence].span, [date.span for date in doc.dates]
    years = (Span(*found.span()) for found in YEAR.finditer(doc.body, place.start, place.end))
    return not leads(doc, other) and not all(within(dates, year) for year in years)


def of_one_word(doc: Doc, figure: Figure, body: Sequence[Figure]) -> list[Figure]:
    """The numbers that stand before the very word which the headline's stands before: "tiga perahu", "lima perahu nelayan"."""
    word = next_word(doc, figure)
    return [one for one in body if next_word(doc, one) == word]


def counts_the_same(doc: Doc, figure: Figure, other: Figure, given: Given) -> bool:
    """
    Whether what a headline's number counts is what another counts, in the same words or in others that tell the same.

    It stands right behind the other: "340 buruh" and "430 pekerja", or behind a word that only counts: "tiga unit mobil".
    """
    if other.noun is not None and other.noun == figure.noun:
        return True
    word = next_word(doc, figure)
    if any(synonyms.same(one, other.noun, given) for one in (word, figure.noun)):
        return True
    word = word or figure.noun  # "17 SD"
    if word is None or word != figure.noun:
        return False
    found = _BEHIND.match(doc.body, other.span.end)
    if found is None:
        return False
    behind = fold(found.group()).split()
    counted = behind[:TWO] if behind[0] in given.words["heads"] else behind[:1]
    phrases = (" ".join(behind[:most]) for most in range(TWO, len(behind) + 1))
    return any(synonyms.same(word, one, given) for one in (*counted, *phrases))


def next_word(doc: Doc, figure: Figure) -> str | None:
    """The word right after a number, which it counts even where another is better known: "72 perahu nelayan"."""
    text = doc.article.text(figure.span.field)
    word = gist.WORD.match(text, figure.span.end + 1)
    return fold(word.group()) if word else None


def is_hour(doc: Doc, figure: Figure, given: Given) -> bool:
    """Whether a bare number tells the hour: "shortly after three in the morning", "pukul tiga"."""
    if figure.unit is not None or figure.noun is not None or figure.value > HOURS:
        return False
    behind = doc.body[figure.span.end : figure.span.end + BESIDE]
    ahead = doc.body[max(0, figure.span.start - BESIDE) : figure.span.start].rstrip()
    return given.words["hour_behind"].begins(behind) or given.words["hour_ahead"].ends(ahead)


def in_money(figure: Figure, body: Sequence[Figure]) -> Figure:
    """A headline's bare millions as money, where the story has amounts of one currency and no other millions."""
    if figure.unit is not None or figure.noun is not None or figure.value < MILLION or figure.bound is not Bound.EXACT:
        return figure
    money = {one.unit for one in body if one.money and one.value >= MILLION}
    others = any(one.value >= MILLION and not one.money for one in body)
    return replace(figure, unit=money.pop()) if len(money) == 1 and not others else figure
