"""
What speaks for and against two places telling one thing as the own of two parties, each sign by its name.

Those of the first place begin with "1", those of the second with "2"; their points stand in `points`.
"""

import re
from collections.abc import Iterator, Sequence

from scorer.model import Doc
from scorer.rules.consistency.attr_conflict import places, stems
from scorer.rules.consistency.attr_conflict.pairs import Both, Pair
from scorer.rules.consistency.attr_conflict.parties import ONE, relation
from scorer.rules.given import Given

MOST, OTHERS = 5, 3  # of one sign
ALL = 0.8  # share of roots of sentences that tell nothing else
HIGH, LOW = 0.6, 0.4  # share of the roots of one
SMALL = 10  # smaller counts are alike by chance
BEFORE = 16  # code points before a word that tells in which "also" stands
AHEAD = 24  # code points before a number in which its name stands: "the figure of"
RUN, LONG = 4, 7  # words that both tell in one order
FIRST = frozenset({"attributed", "by", "clause", "confirms", "sole", "subject"})  # places that tell something
SECOND = (FIRST - {"attributed"}) | {"came", "relative", "works"}
MARKS = "“”\"'., "  # around a quotation
_WORD = re.compile(r"[^\W_]+")


def read(doc: Doc, pair: Pair, given: Given) -> Iterator[str]:
    """Yield the signs of a pair; one of which there are several more than once."""
    yield from _of_places(doc, pair)
    told = list(_telling(doc, pair, given))
    if not told and "sole" in pair.cast.places(pair.owner, pair.both.two.sentence):
        yield "sole doer"
    if any(given.words["also"].ends(doc.folded[max(0, at - BEFORE) : at].rstrip()) for at in told):
        yield "also told"
    yield from _of_figures(doc, pair, given) if pair.both.shared else _of_words(doc, pair.both)
    yield from _of_roots(pair)
    yield from _of_language(pair)
    yield from _of_others(doc, pair)


def _of_places(doc: Doc, pair: Pair) -> Iterator[str]:
    """Where the parties stand, and how they stand to each other."""
    cast, second = pair.cast, pair.both.two.sentence
    one, two = cast.places(pair.giver, pair.both.one.sentence), cast.places(pair.owner, second)
    yield from (f"1 {name}" for name in sorted(one & FIRST))
    yield from (f"2 {name}" for name in sorted(two & SECOND))
    others = [
        other for other in cast.inside(second) if other is not pair.owner and cast.places(other, second) & places.OWNS
    ]
    owned = two & places.OWNS or ("by" in two and "works" in cast.said(second) and not others)
    yield f"{pair.kind} {'owned' if owned else 'told'}"
    if not owned and any(relation(pair.giver, other) in ONE for other in others):
        yield "giver owns"
    elif not owned and others:
        yield "another owns"
    if "relative" in two and not (pair.owner.own or pair.owner.person):
        yield "bare relative"
    if doc.quoted.touch(pair.owner.span) or doc.quoted.touch(pair.giver.span):
        yield "quoted party"


def _telling(doc: Doc, pair: Pair, given: Given) -> Iterator[int]:
    """Where the words of the second sentence begin that tell: "only the police | counted them", and none of "moved them"."""
    place = pair.both.two.sentence
    for name in ("telling", "given", "came"):
        for hit in given.words[name].find(doc.folded[place.start : place.end], folded=True):
            yield place.start + hit.start


def _of_figures(doc: Doc, pair: Pair, given: Given) -> Iterator[str]:
    """What number both tell."""
    yield "figure"
    one, two = pair.both.shared[0]
    if one.noun and one.noun == two.noun and not one.unit:
        yield "same noun"
    elif one.noun and two.noun and not (one.unit or stems.read(one.noun, given) & stems.read(two.noun, given)):
        yield "other noun"
    if not (one.unit or one.noun or two.noun):
        yield "no noun"
    if doc.quoted.touch(two.span):
        yield "quoted figure"
    if one.value < SMALL and not one.unit:
        yield "small"
    ahead = doc.folded[max(pair.both.two.sentence.start, two.stated.start - AHEAD) : two.stated.start]
    if given.words["works"].first(ahead, folded=True):
        yield "named"


def _of_words(doc: Doc, both: Both) -> Iterator[str]:
    """What words both tell without a number in common."""
    if both.one.values ^ both.two.values:
        yield "figures differ"
    one, two = (_WORD.findall(doc.folded[told.sentence.start : told.sentence.end]) for told in (both.one, both.two))
    yield "run long" if _runs(one, two, LONG) else "run" if _runs(one, two, RUN) else "no run"
    first, second = (
        [
            doc.folded[quote.span.start : quote.span.end].strip(MARKS)
            for quote in doc.quotations
            if quote.span.overlaps(told.sentence)
        ]
        for told in (both.one, both.two)
    )
    if any(_within(quote, again) or _within(again, quote) for quote in first for again in second):
        yield "quoted again"


def _of_roots(pair: Pair) -> Iterator[str]:
    """How many of the words are told at both places, those for the parties aside."""
    aside = pair.giver.roots | pair.owner.roots
    one, two = pair.both.one.roots - aside, pair.both.two.roots - aside
    common = len(one & two)
    share = common / max(1, min(len(one), len(two)))
    text = "" if pair.both.shared else "text "
    yield from [f"{text}root"] * min(common, MOST)
    if not LOW <= share < HIGH:
        yield f"{text}share {'high' if share >= HIGH else 'low'}"
    said = pair.cast.said(pair.both.two.sentence)
    if pair.kind == "rivals" and pair.both.shared and share >= ALL and said.isdisjoint({"together", "confirms"}):
        yield "rivals alike"


def _of_language(pair: Pair) -> Iterator[str]:
    """What the words of the sentences say of who else told it."""
    yield from sorted(pair.cast.said(pair.both.two.sentence) - {"silent"})


def _of_others(doc: Doc, pair: Pair) -> Iterator[str]:
    """Who else is named beside the two."""
    first, second = pair.both.one, pair.both.two
    two = [other for other in pair.cast.inside(second.sentence) if other is not pair.owner]
    again = any(relation(pair.giver, other) == "same" for other in two)
    if "silent" in pair.cast.said(second.sentence):
        yield "giver silent" if again else "silent"
    elif again:
        yield "giver in second"
    yield from ["first others"] * min(len(pair.cast.inside(first.sentence)) - 1, OTHERS)
    yield from ["others"] * min(len(two), OTHERS)
    own, before = pair.owner.person or pair.owner.own, second.sentence.start
    if own and all(doc.folded.find(word, 0, before) < 0 for word in own):
        yield "new owner"
    if second.at - first.at == 1:
        yield "next"


def _runs(one: Sequence[str], two: Sequence[str], length: int) -> bool:
    """Whether so many words stand in one order in both."""
    first, second = ({tuple(words[at : at + length]) for at in range(len(words) - length + 1)} for words in (one, two))
    return not first.isdisjoint(second)


def _within(short: str, long: str) -> bool:
    """Whether a quotation of several words is a part of another."""
    return short.count(" ") + 1 >= RUN and short in long
