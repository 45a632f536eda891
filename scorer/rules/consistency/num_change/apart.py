"""
Percentages that stand beside a word elsewhere that tells of a change: "The 12 percent increase", "Peserta naik 30 persen".

The reader has found the words ("the increase") and the change that they tell of; here the percentage beside each is looked
for: right before a noun, or right behind a verb or a noun.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from scorer.lexicon import Lexicon, either, fold
from scorer.model import Change, Doc, Echo, Figure, Span
from scorer.rules.given import Given

NEAR = 60  # code points between a word of change and its percentage
LEAST = 4  # letters of a word that names a thing
LIKELY = 3.0  # times as large, or as small, as it should be a percentage may be told: what is further off is another's

Parts = tuple[Figure, Figure, Figure]
PERCENT = ("%", "pp")

_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def read(doc: Doc, sentences: Mapping[tuple[str, int], tuple[Figure, ...]], given: Given) -> Iterator[Parts]:
    """Yield the older value, the newer one and each percentage, where the words say the way that the values go."""
    for change in doc.changes:
        for echo in change.echoes:
            if echo.rises is not (change.last.value > change.first.value):
                continue
            field = echo.span.field
            figures = sentences.get((field, echo.sentence), ())
            share = _beside(doc, echo, figures, change, given)
            if share is not None and share not in (change.first, change.last) and _may_be(share, change):
                yield change.first, change.last, share


def _may_be(share: Figure, change: Change) -> bool:
    """
    Whether a percentage may tell how large a change is: it is not too far off.

    Nor is it one more of the rates that change: "growth of 0.6 percent", beside "from 1.5 to 2 percent".
    """
    if change.last.unit == share.unit == PERCENT[0] or not change.first.value:
        return False
    expected = abs(change.last.value / change.first.value - 1) * 100
    return share.unit != PERCENT[0] or expected <= LIKELY * share.value <= LIKELY**2 * expected


def _beside(doc: Doc, echo: Echo, figures: tuple[Figure, ...], change: Change, given: Given) -> Figure | None:
    """The percentage of a word of change: "the 12 percent increase", "penurunan sebesar 35 persen"."""
    text = doc.article.text(echo.span.field)
    patterns = _between(given.words["says"])
    for share in figures:
        if share.unit not in PERCENT:
            continue
        if share.span.end <= echo.span.start and patterns[0].fullmatch(text[share.span.end : echo.span.start]):
            return share
        if echo.span.end <= share.stated.start <= echo.span.end + NEAR:
            between = text[echo.span.end : share.stated.start]
            if given.words["level"].ends(between.rstrip()):
                continue  # "shrank to | 4 percent of output": where it came to stand, not how far it went
            phrase, rest = text[echo.span.end : echo.until], text[max(echo.until, echo.span.end) : share.stated.start]
            if phrase and patterns[1].fullmatch(f" {rest.lstrip()}") and not re.search(r"\d", phrase):
                return share
            if share.stated.start <= echo.until and not re.search(r"[^\w\s'’-]|\d", between):
                return share
            if patterns[1].fullmatch(between) or _names_what_changed(
                doc, Span(echo.span.end, share.stated.start, echo.span.field), change, given
            ):
                return share
    return None


def _names_what_changed(doc: Doc, gap: Span, change: Change, given: Given) -> bool:
    """Whether between a word of change and its percentage stands what changed: "kenaikan laba bersih sebesar 35 persen"."""
    between = doc.text(gap)
    if re.search(r"[^\w\s'’-]|\d", between):
        return False
    small = (given.words["says"], given.words["neutral"])
    things = [word for word in _WORD.findall(between) if len(word) >= LEAST and not word[0].isupper()]
    words = [word for word in things if not any(word in few for few in small)]
    first, last = sorted((change.first.sentence, change.last.sentence))
    start, end = doc.sentences[first].span.start, doc.sentences[last].span.end
    if Span(start, end).overlaps(gap):  # where else than in this very phrase
        start, end = (start, gap.start) if gap.start > change.span.end else (gap.end, end)
    known = {root for word in _WORD.findall(fold(doc.body[start:end])) for root in given.speech.roots(word)}
    return bool(words) and all(known & given.speech.roots(word) for word in words)


@cache
def _between(says: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What may stand between a percentage and a noun behind it, and between a word of change and its percentage."""
    return (
        re.compile(r"\s(?:[^\W\d_][^\W\d_-]*(?:-[^\W\d_]+)*\s)?", re.IGNORECASE),
        re.compile(rf",?\s(?:(?:{either(says)})\s){{0,3}}", re.IGNORECASE),
    )
