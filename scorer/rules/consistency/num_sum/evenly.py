"""A whole that is shared evenly: "all 15 are kept at three ports, four at each", "six teams of four divers, 24 in all"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from scorer.lexicon import Lexicon, any_of
from scorer.model import Bound, Doc, Figure, Span
from scorer.rules.consistency.num_sum import lists
from scorer.rules.consistency.num_sum.apiece import Share
from scorer.rules.consistency.num_sum.lists import Figures, Told
from scorer.rules.consistency.num_sum.patterns import Patterns
from scorer.rules.given import Given

REACH = 60  # code points between how many share and what each of them gets
NEAR = 1.5  # the whole is at most this many times what was shared, and the other way round
COUNTS = frozenset(range(2, 41))  # who share

_MARK = re.compile(r"[.:;!?“”\"]")


def read(doc: Doc, said: Patterns, given: Given) -> Iterator[tuple[Figure, Share]]:
    """A whole, and how many share it with how much for each."""
    words = _patterns(*(given.words[name] for name in ("each", "each_ahead", "each_of", "of_each")))
    previous: Told | None = None
    for span, figures in doc.together():
        before = previous[1] if previous and previous[1][0].sentence == figures[0].sentence - 1 >= 0 else ()
        previous = (span, figures)
        if span.field != "body":
            continue
        for at, (count, amount) in enumerate(pairwise(figures)):
            share = _share(count, amount, span, doc.body, words)
            if share is None:
                continue
            wholes = _in_all(figures[at + 2 :], amount, span, doc.body, said)
            wholes = wholes or _all_of(before, figures[:at], count, amount, span, doc, given)
            if len(wholes) == 1 and _near(wholes[0], share) and not _left(doc, span, count, given):
                yield wholes[0], share


def _share(count: Figure, amount: Figure, span: Span, text: str, words: "_Words") -> Share | None:
    """So many, and what each of them gets; None where no word says "each" or "teams of four"."""
    plain = count.unit is None and count.value in COUNTS and count.bound is amount.bound is Bound.EXACT
    if not plain or amount.stated.start - count.span.end > REACH or amount.value <= 1:
        return None
    between = text[count.span.end : amount.stated.start]
    if _MARK.search(between):
        return None
    each = words.ahead.search(between) or words.behind.match(text, amount.span.end, span.end)
    each = each or words.groups.fullmatch(between)
    return Share(amount=amount, times=count.value, spans=(count.span, amount.span)) if each else None


def _in_all(figures: Sequence[Figure], amount: Figure, span: Span, text: str, said: Patterns) -> Figures:
    """The whole that is told behind the shares: "24 divers in all", "a total of 24"."""
    if not figures or figures[0].unit != amount.unit:
        return ()
    whole = figures[0]
    gap = text[amount.span.end : whole.stated.start]
    after = said.in_all.match(text, (whole.noun_span or whole.span).end, span.end)
    return (whole,) if said.closes.fullmatch(gap) or (after and len(gap) <= REACH) else ()


def _all_of(
    before: Figures, own: Figures, count: Figure, amount: Figure, span: Span, doc: Doc, given: Given
) -> Figures:
    """The whole that was told before the shares, where words say that all of it is shared: "All of them", "seluruhnya"."""
    lead = doc.text(span)[: count.stated.start - span.start]
    if given.words["all_of"].first(lead) is None:
        return ()
    alike = own or before
    return tuple(
        one
        for one in alike
        if one.unit == amount.unit
        and (one.unit or one.noun)
        and one.bound is Bound.EXACT
        and one.value > max(amount.value, count.value)
    )


def _near(whole: Figure, share: Share) -> bool:
    return whole.bound is Bound.EXACT and lists.near(whole.value, share.times * share.amount.value, NEAR)


def _left(doc: Doc, span: Span, count: Figure, given: Given) -> bool:
    """Whether words in the sentence, or in the next one, tell of a rest or of other shares."""
    return lists.leaves_out(doc, span, count, ("rest", "unfinished"), given)


class _Words:
    """What stands before and behind the share of each."""

    def __init__(self, each: Lexicon, ahead: Lexicon, of_one: Lexicon, groups: Lexicon) -> None:
        word = r"(?:\s[^\W\d_]+)"
        every = re.IGNORECASE
        self.ahead = re.compile(rf"\b(?:{any_of(ahead)})(?:\s[^\W\d_]+)?\s$", every)
        self.behind = re.compile(rf"{word}{{0,3}}?,?\s(?:{any_of(each)}|(?:{any_of(of_one)})\s)", every)
        self.groups = re.compile(rf"{word}{{1,2}}?\s(?:{any_of(groups)})\s", every)


@cache
def _patterns(each: Lexicon, ahead: Lexicon, of_one: Lexicon, groups: Lexicon) -> _Words:
    return _Words(each, ahead, of_one, groups)
