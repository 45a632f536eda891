"""
What speaks for and against two places telling one thing as the own of two parties, each sign by its name.

Those of the first place begin with "1", those of the second with "2"; their points stand in `points`.
"""

from collections.abc import Iterator

from scorer.model import Doc
from scorer.rules.consistency.attr_conflict import places
from scorer.rules.consistency.attr_conflict.pairs import Both, Pair
from scorer.rules.consistency.attr_conflict.parties import relation
from scorer.rules.given import Given

MOST, OTHERS = 5, 3  # of one sign
ALL = 0.8  # share of roots of sentences that tell nothing else
SHARES = ((0.6, "high"), (0.4, "half"), (0.0, "low"))
SMALL = 10  # smaller counts are alike by chance
AHEAD = 24  # code points before a number in which its name stands: "the figure of"
RUN, LONG = 4, 7  # words that both tell in one order


def read(doc: Doc, pair: Pair, given: Given) -> Iterator[str]:
    """Yield the signs of a pair; one of which there are several more than once."""
    yield from _of_places(doc, pair)
    yield from _of_figures(doc, pair, given) if pair.both.shared else _of_words(doc, pair.both)
    yield from _of_roots(pair)
    yield from _of_language(pair)
    yield from _of_others(doc, pair)


def _of_places(doc: Doc, pair: Pair) -> Iterator[str]:
    """Where the parties stand, and how they stand to each other."""
    one, two = pair.cast.places(pair.giver), pair.cast.places(pair.owner)
    yield from (f"1 {name}" for name in sorted(one))
    yield from (f"2 {name}" for name in sorted(two))
    owned = two & places.OWNS or ("by" in two and "works" in pair.cast.said(pair.both.two.sentence))
    yield f"{pair.kind} {'owned' if owned else 'told'}"
    if doc.quoted.touch(pair.owner.span) or doc.quoted.touch(pair.giver.span):
        yield "quoted party"


def _of_figures(doc: Doc, pair: Pair, given: Given) -> Iterator[str]:
    """What number both tell."""
    yield "figure"
    one, two = pair.both.shared[0]
    if one.noun and one.noun == two.noun and not one.unit:
        yield "same noun"
    if one.value < SMALL and not one.unit:
        yield "small"
    ahead = doc.folded[max(pair.both.two.sentence.start, two.stated.start - AHEAD) : two.stated.start]
    if given.words["works"].first(ahead, folded=True):
        yield "named"


def _of_words(doc: Doc, both: Both) -> Iterator[str]:
    """What words both tell without a number in common."""
    if both.one.values ^ both.two.values:
        yield "figures differ"
    yield "run long" if both.runs(LONG) else "run" if both.runs(RUN) else "no run"
    first, second = (
        [
            doc.folded[quote.span.start : quote.span.end].strip("“”\"'., ")
            for quote in doc.quotations
            if quote.span.overlaps(one.sentence)
        ]
        for one in (both.one, both.two)
    )
    if any(
        min(one.count(" "), two.count(" ")) + 1 >= RUN and (one in two or two in one) for one in first for two in second
    ):
        yield "quoted again"


def _of_roots(pair: Pair) -> Iterator[str]:
    """How many of the words are told at both places, those for the parties aside."""
    aside = pair.giver.roots | pair.owner.roots
    one, two = pair.both.one.roots - aside, pair.both.two.roots - aside
    common = len(one & two)
    share = common / max(1, min(len(one), len(two)))
    text = "" if pair.both.shared else "text "
    yield from ["text root"] * (min(common, MOST) if text else 0)
    yield f"{text}share {next(name for least, name in SHARES if share >= least)}"
    said = pair.cast.said(pair.both.two.sentence)
    if pair.kind == "rivals" and pair.both.shared and share >= ALL and said.isdisjoint({"together", "confirms"}):
        yield "rivals alike"


def _of_language(pair: Pair) -> Iterator[str]:
    """What the words of the sentences say of who else told it."""
    first, second = (pair.cast.said(one.sentence) for one in (pair.both.one, pair.both.two))
    yield from sorted(second - {"silent"})
    if "alone" in first:
        yield "first alone"


def _of_others(doc: Doc, pair: Pair) -> Iterator[str]:
    """Who else is named beside the two."""
    first, second = pair.both.one, pair.both.two
    one = [other for other in pair.cast.inside(first.sentence) if other is not pair.giver]
    two = [other for other in pair.cast.inside(second.sentence) if other is not pair.owner]
    again = any(relation(pair.giver, other) == "same" for other in two)
    if "silent" in pair.cast.said(second.sentence):
        yield "giver silent" if again else "silent"
    elif again:
        yield "giver in second"
    if any(relation(other, pair.owner) == "same" for other in one):
        yield "owner in first"
    yield from ["first others"] * min(len(one), OTHERS)
    yield from ["others"] * min(len(two), OTHERS)
    own, before = pair.owner.person or pair.owner.own, second.sentence.start
    if own and all(doc.folded.find(word, 0, before) < 0 for word in own):
        yield "new owner"
    if second.at - first.at == 1:
        yield "next"
