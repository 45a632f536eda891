"""
Changes told over two sentences: "Laba Rp 276 miliar. Laba itu naik 20 persen dari Rp 240 miliar".

Or the other way round: "Profit rose by 12%. Profit climbed from £4.2m to £5.1m". What changes must be
the same: all words of the second subject stand in the first sentence, save those of time.
"""

import re
from collections.abc import Iterator
from functools import cache

from scorer.lexicon import Lexicon, any_of, fold
from scorer.model import Bound, Change, Doc, Figure, Span
from scorer.rules.given import Given

PERCENT = ("%", "pp")
NEAR = 40  # code points between a verb and the percentage that it governs
_WORD = re.compile(r"[^\W\d_][\w'’-]+")

Told = tuple[Span, tuple[Figure, ...]]
Parts = tuple[Figure, Figure, Figure]


def share_before(doc: Doc, change: Change, before: Told, here: Told, given: Given) -> Figure | None:
    """The one percentage of the sentence before a change, where that tells of the same thing moving the same way."""
    shares = [one for one in before[1] if one.unit in PERCENT]
    told = doc.text(before[0])
    moved = given.words["trend"].first(told)
    own = any(one.unit in PERCENT for one in here[1])
    if len(shares) != 1 or change.verb is None or moved is None or own or len(before[1]) > 1:
        return None
    verb = before[0].start + moved.start
    same_way = change.rises is (given.words["falls"].first(moved.phrase) is None)
    near = 0 <= shares[0].stated.start - verb <= NEAR
    subject = Span(here[0].start, change.verb.start, here[0].field)
    return shares[0] if near and same_way and _same_thing(doc, Span(before[0].start, verb), subject, given) else None


def whole_before(doc: Doc, before: Told, here: Told, given: Given) -> Iterator[Parts]:
    """Read "It rose 20 percent from X" after a sentence that has the one value it rose to: the base, that value, the share."""
    shares = [one for one in here[1] if one.unit in PERCENT]
    others = [one for one in here[1] if one.unit not in PERCENT]
    if len(shares) != 1 or len(others) != 1 or others[0].unit is None or before[0].field != here[0].field:
        return
    share, base = shares[0], others[0]
    values = [one for one in before[1] if one.unit == base.unit]
    text = doc.article.text(here[0].field)
    moved = given.words["trend"].first(text[here[0].start : share.stated.start])
    since = _base(given.words["base"]).fullmatch(text[share.span.end : base.stated.start])
    if len(values) != 1 or moved is None or since is None or values[0].bound is not Bound.EXACT:
        return
    verb = here[0].start + moved.start
    rises = given.words["falls"].first(moved.phrase) is None
    subject = Span(here[0].start, verb, here[0].field)
    if rises is (values[0].value > base.value) and _same_thing(doc, before[0], subject, given):
        yield base, values[0], share


def _same_thing(doc: Doc, first: Span, subject: Span, given: Given) -> bool:
    """Whether a subject is "that figure", or names nothing that the first stretch does not."""
    told = doc.text(subject)
    if given.words["that_figure"].first(told):
        return True
    ends = given.words["ends"].first(told)
    head = _words(told[: ends.start] if ends else told, given.words["neutral"])
    before = _words(doc.text(first), given.words["neutral"])
    kinds = [frozenset(given.words["metrics"]) & words for words in (before, head)]
    if all(kinds) and kinds[0] != kinds[1]:
        return False
    plain = head - frozenset(given.words["metrics"])
    return bool(plain) and plain <= before


def _words(text: str, neutral: Lexicon) -> frozenset[str]:
    return frozenset(word for word in map(fold, _WORD.findall(text)) if word not in neutral)


@cache
def _base(words: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"\s(?:{any_of(words)})\s(?:[^\W\d_]+,?\s){{0,6}}", re.IGNORECASE)
