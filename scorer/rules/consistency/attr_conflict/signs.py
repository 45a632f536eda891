"""
What speaks for and against two places telling one thing as the own of two parties, each sign by its name.

Those of the first place begin with "1", those of the second with "2"; their points stand in `points`.
"""

import re
from collections.abc import Iterator

from scorer.model import Doc, Span
from scorer.rules.consistency.attr_conflict import places, stems
from scorer.rules.consistency.attr_conflict.pairs import Pair
from scorer.rules.consistency.attr_conflict.parties import relation
from scorer.rules.given import Given

MOST, OTHERS = 5, 3  # of one sign
ALL = 0.8  # share of roots of sentences that tell nothing else
SHARES = ((0.6, "high"), (0.4, "half"), (0.0, "low"))
SMALL = 10  # smaller counts are alike by chance
AHEAD = 24  # code points before a number in which its name stands: "the figure of"
RUN, LONG = 4, 7  # words that both tell in one order
_WORD = re.compile(r"[^\W_]+")


def read(doc: Doc, pair: Pair, given: Given) -> Iterator[str]:
    """Yield the signs of a pair; one of which there are several more than once."""
    yield from _of_places(doc, pair, given)
    yield from _of_figures(doc, pair, given) if pair.shared else _of_words(doc, pair)
    yield from _of_roots(doc, pair, given)
    yield from _of_language(doc, pair, given)
    yield from _of_others(doc, pair, given)


def _of_places(doc: Doc, pair: Pair, given: Given) -> Iterator[str]:
    """Where the parties stand, and how they stand to each other."""
    one = set(places.read(doc, pair.giver.span, pair.one.sentence, given))
    two = set(places.read(doc, pair.owner.span, pair.two.sentence, given))
    yield from (f"1 {name}" for name in sorted(one))
    yield from (f"2 {name}" for name in sorted(two))
    if not one & (places.TOLD - {"sole"}):
        yield "1 none"
    if not two & places.TOLD:
        yield "2 none"
    owned = two & places.OWNS or ("by" in two and given.words["works"].first(doc.text(pair.two.sentence)))
    yield f"{pair.kind} {'owned' if owned else 'told'}"
    if doc.quoted.touch(pair.owner.span) or doc.quoted.touch(pair.giver.span):
        yield "quoted party"


def _of_figures(doc: Doc, pair: Pair, given: Given) -> Iterator[str]:
    """What number both tell."""
    yield "figure"
    one, two = pair.shared[0]
    if one.noun and one.noun == two.noun and not one.unit:
        yield "same noun"
    if one.value < SMALL and not one.unit:
        yield "small"
    ahead = doc.folded[max(pair.two.sentence.start, two.stated.start - AHEAD) : two.stated.start]
    if given.words["works"].first(ahead, folded=True):
        yield "named"


def _of_words(doc: Doc, pair: Pair) -> Iterator[str]:
    """What words both tell without a number in common."""
    if {one.value for one in pair.one.figures} ^ {one.value for one in pair.two.figures}:
        yield "figures differ"
    run = _run(*(_words(doc, telling.sentence) for telling in (pair.one, pair.two)))
    yield "run long" if run >= LONG else "run" if run >= RUN else "no run"
    first, second = (
        [" ".join(_words(doc, quote.span)) for quote in doc.quotations if quote.span.overlaps(telling.sentence)]
        for telling in (pair.one, pair.two)
    )
    if any(
        min(one.count(" "), two.count(" ")) + 1 >= RUN and (one in two or two in one) for one in first for two in second
    ):
        yield "quoted again"


def _of_roots(doc: Doc, pair: Pair, given: Given) -> Iterator[str]:
    """How many of the words are told at both places, those for the parties aside."""
    aside = stems.read(f"{pair.giver.text} {pair.owner.text}", given)
    one, two = pair.one.roots - aside, pair.two.roots - aside
    share = len(one & two) / max(1, min(len(one), len(two)))
    text = "" if pair.shared else "text "
    yield from ["text root"] * (min(len(one & two), MOST) if text else 0)
    yield f"{text}share {next(name for least, name in SHARES if share >= least)}"
    if pair.kind == "rivals" and pair.shared and share >= ALL:
        second = doc.text(pair.two.sentence)
        if not any(given.words[name].first(second) for name in ("together", "confirms")):
            yield "rivals alike"


def _of_language(doc: Doc, pair: Pair, given: Given) -> Iterator[str]:
    """What the words of the sentences say of who else told it."""
    first, second = (doc.folded[one.sentence.start : one.sentence.end] for one in (pair.one, pair.two))
    yield from (name for name in ("alone", "together", "confirms") if given.words[name].first(second, folded=True))
    if given.words["works"].first(second, folded=True):
        yield "work"
    if given.words["alone"].first(first, folded=True):
        yield "first alone"


def _of_others(doc: Doc, pair: Pair, given: Given) -> Iterator[str]:
    """Who else is named beside the two."""
    one = [other for other in pair.cast.inside(pair.one.sentence) if other is not pair.giver]
    two = [other for other in pair.cast.inside(pair.two.sentence) if other is not pair.owner]
    again = any(relation(pair.giver, other) == "same" for other in two)
    if places.silent(doc, pair.two.sentence, given):
        yield "giver silent" if again else "silent"
    elif again:
        yield "giver in second"
    if any(relation(other, pair.owner) == "same" for other in one):
        yield "owner in first"
    yield from ["first others"] * min(len(one), OTHERS)
    yield from ["others"] * min(len(two), OTHERS)
    own, before = pair.owner.person or pair.owner.own, doc.folded[: pair.two.sentence.start]
    if own and not any(word in before for word in own):
        yield "new owner"
    if pair.two.at - pair.one.at == 1:
        yield "next"


def _words(doc: Doc, span: Span) -> list[str]:
    return _WORD.findall(doc.folded[span.start : span.end])


def _run(one: list[str], two: list[str]) -> int:
    """The most words that stand in one order in both."""
    best, row = 0, [0] * (len(two) + 1)
    for word in one:
        row = [0, *(row[at] + 1 if word == other else 0 for at, other in enumerate(two))]
        best = max(best, *row)
    return best
