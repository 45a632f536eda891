"""A share told in words: "One in five nurses" over a story in which 35 percent do."""

import re
from collections.abc import Sequence
from functools import cache

from scorer.lexicon import Lexicon, any_of, either, fold
from scorer.model import Bound, Doc, Figure, Span
from scorer.rules.consistency.num_headline import gist, telling, wholes
from scorer.rules.given import Given

OFF = 0.19  # part of a share that a headline may round: a quarter is no fifth
LEAST = 2  # words besides the share by which a sentence tells what the headline tells
HUNDRED = 100
LEAD = 2  # sentences of the story that tell what the headline tells
BEHIND = 32  # code points behind a share in which its whole stands
CLOSE = 2  # words of it
COUNTS = 40  # numbers of the story that are tried in pairs

_CLAUSE = re.compile(r"[,;:.()“”\"?!\d]")

Share = tuple[float, Span]
Found = tuple[float, tuple[Span, ...]]


def stated(doc: Doc, given: Given) -> Share | None:
    """The one share of the headline that stands in words, in percent; a bounded one ("more than half") is none."""
    if doc.headline is None:
        return None
    shares = _in_words(doc, doc.headline, given)
    return shares[0] if len(shares) == 1 and not given.words["bounded"].first(doc.text(doc.headline)) else None


def _in_words(doc: Doc, place: Span, given: Given) -> list[Share]:
    """The shares of a stretch of text that stand in words."""
    text = doc.article.text(place.field)
    small = {name: number for number, names in enumerate(given.tables["small"].values(), 1) for name in names}
    found = _of(given.words["of"], tuple(small)).finditer(text, place.start, place.end)
    shares = [
        (HUNDRED * small[fold(one["part"])] / small[fold(one["whole"])], Span(one.start(), one.end(), place.field))
        for one in found
        if small[fold(one["part"])] < small[fold(one["whole"])]
    ]
    named = (
        (float(share), Span(place.start + hit.start, place.start + hit.end, place.field))
        for kind, share in given.tables["shares"].items()
        for hit in given.words[kind].find(text[place.start : place.end])
    )
    return [*shares, *named]


def differ(doc: Doc, share: Share, given: Given) -> Found | None:
    """
    The one percentage or share in words that the story has instead, or its one part of a whole, with what that makes.

    None where any percentage, or two numbers of a sentence, or the same words say the share, or where the sentences that
    tell what the headline tells have no one percentage.
    """
    value, span = share
    words = fold(doc.text(span))
    story = gist.story(doc)
    numbers = {fold(name) for names in given.tables["small"].values() for name in names}
    named = [word for word in gist.WORD.findall(words) if word not in numbers]  # "half" of "half of"
    texts = [fold(doc.text(sentence.span)) for sentence in story]
    if any(words in text or any(gist.stands(word, text) for word in named) for text in texts):
        return None
    told = [one for one in doc.figures if one.sentence >= 0 and one.span.field == "body"]
    percents = [one for one in told if one.unit == "%"]
    counts = [one.value for one in told if one.unit is None and one.value > 0][:COUNTS]
    made = (HUNDRED * one / two for one in counts for two in counts if one < two)
    if any(_near(value, one) for one in (*(percent.value for percent in percents), *made)):
        return None
    same = [
        one
        for one in percents
        if gist.shared(doc, doc.sentences[one.sentence].span, given, span) >= LEAST
        or _of_the_same(doc, span, one.span, given)
    ]
    exact = all(one.bound in (Bound.EXACT, Bound.ABOUT) for one in same)
    if same and exact and len({one.value for one in same}) == 1:
        return same[0].value, (same[0].span,)
    lead = [(sentence, one) for sentence in story[:LEAD] for one in _in_words(doc, sentence.span, given)]
    if any(_near(value, one[0]) for _, one in lead):
        return None
    retold = [
        one
        for sentence, one in lead
        if gist.shared(doc, sentence.span, given, span) >= LEAST or _of_the_same(doc, span, one[1], given)
    ]
    if len(retold) == 1 and not any(given.words["bounded"].first(doc.text(sentence.span)) for sentence, _ in lead):
        return retold[0][0], (retold[0][1],)
    return None if percents else _counted(doc, share, told, given)


def _of_the_same(doc: Doc, headline: Span, share: Span, given: Given) -> bool:
    """Whether both shares are of one thing, and in the lead: "Half of city's buses" and "a third of the buses"."""
    if not any(share in sentence.span for sentence in gist.lead(doc, LEAD)):
        return False
    of = [doc.article.text(span.field)[span.end : span.end + BEHIND] for span in (headline, share)]
    whole, told = (gist.words(fold(_CLAUSE.split(text)[0]).rpartition(" ")[0], given) for text in of)
    return any(gist.tells(word, " ".join(told[:CLOSE]), given) for word in whole[:CLOSE])


def _counted(doc: Doc, share: Share, told: Sequence[Figure], given: Given) -> Found | None:
    """The share that "90 of its 450 jobs" makes, where the lead says so and the story has no other part of a whole."""
    value, place = share
    told = [one for one in told if one.value > 0]
    pairs = list(wholes.pairs(doc, told, given))
    if len(pairs) != 1 or Bound.VAGUE in {one.bound for one in pairs[0]}:
        return None
    part, whole = pairs[0]
    if not telling.leads(doc, part, LEAD) or not gist.shared(doc, doc.sentences[part.sentence].span, given, place):
        return None
    made = HUNDRED * part.value / whole.value
    left = abs(value / (HUNDRED - made) - 1) <= OFF / 2  # "a third unsold": 600 of 900 were sold
    return None if left else (round(made, 1), (part.span, whole.span))


def _near(one: float, two: float) -> bool:
    return abs(one / two - 1) <= OFF if two else False


@cache
def _of(between: Lexicon, numbers: tuple[str, ...]) -> re.Pattern[str]:
    number = any_of(numbers)
    return re.compile(
        rf"\b(?P<part>{number})\s(?:[^\W\d_]+\s)?(?:{either(between)})\s(?P<whole>{number})\b", re.IGNORECASE
    )
