"""A share told in words: "One in five nurses" over a story in which 35 percent do."""

import re
from functools import cache

from scorer.lexicon import either, fold
from scorer.model import Bound, Doc, Figure, Span
from scorer.rules.consistency.num_headline import gist
from scorer.rules.given import Given

OFF = 0.2  # part of a share that a headline may round
LEAST = 2  # words besides the share by which a sentence tells what the headline tells
HUNDRED = 100
COUNTS = 40  # numbers of the story that are tried in pairs

Share = tuple[float, Span]


def stated(doc: Doc, given: Given) -> Share | None:
    """The one share of the headline that stands in words, in percent; a bounded one ("more than half") is none."""
    if doc.headline is None:
        return None
    text, field = doc.article.text(doc.headline.field), doc.headline.field
    small = {name: number for number, names in enumerate(given.tables["small"].values(), 1) for name in names}
    found = list(_of(tuple(given.words["of"]), tuple(small)).finditer(text, doc.headline.start, doc.headline.end))
    shares = [
        (HUNDRED * small[fold(one["part"])] / small[fold(one["whole"])], Span(one.start(), one.end(), field))
        for one in found
        if small[fold(one["part"])] < small[fold(one["whole"])]
    ]
    head = text[doc.headline.start : doc.headline.end]
    for kind, share in given.tables["shares"].items():
        for hit in given.words[kind].find(head):
            start = doc.headline.start
            shares.append((float(share), Span(start + hit.start, start + hit.end, field)))
    return shares[0] if len(shares) == 1 and not given.words["bounded"].first(head) else None


def differ(doc: Doc, share: Share) -> Figure | None:
    """
    The one percentage that the story has instead.

    None where any percentage, or two numbers of a sentence, or the same words say the share, or where the sentences that
    tell what the headline tells have no one percentage.
    """
    value, span = share
    words = fold(doc.text(span))
    story = gist.story(doc)
    if any(words in fold(doc.text(sentence.span)) for sentence in story):
        return None
    told = [one for one in doc.figures if one.sentence >= 0 and one.span.field == "body"]
    percents = [one for one in told if one.unit == "%"]
    counts = [one.value for one in told if one.unit is None and one.value > 0][:COUNTS]
    made = (HUNDRED * one / two for one in counts for two in counts if one < two)
    if any(_near(value, one) for one in (*(percent.value for percent in percents), *made)):
        return None
    same = [one for one in percents if gist.shared(doc, doc.sentences[one.sentence].span, span) >= LEAST]
    exact = all(one.bound is Bound.EXACT for one in same)
    return same[0] if same and exact and len({one.value for one in same}) == 1 else None


def _near(one: float, two: float) -> bool:
    return abs(one / two - 1) <= OFF if two else False


@cache
def _of(between: tuple[str, ...], numbers: tuple[str, ...]) -> re.Pattern[str]:
    any_of = either(sorted(numbers, key=len, reverse=True))
    return re.compile(rf"\b(?P<part>{any_of})\s(?:{either(between)})\s(?P<whole>{any_of})\b", re.IGNORECASE)
