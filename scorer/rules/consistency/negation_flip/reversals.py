"""The story tells a deed and its opposite: "councillors rejected the plan", and a paragraph on "councillors approved the plan"."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain, islice

from scorer.model import Doc, Finding, Outcome, Span, Stretches
from scorer.rules.consistency.negation_flip import deeds, voices
from scorer.rules.consistency.negation_flip.deeds import LONGEST, Deed, Pairs
from scorer.rules.consistency.negation_flip.statements import supposes
from scorer.rules.consistency.negation_flip.times import YEAR, named
from scorer.rules.given import Given

MOST = 30  # sentences with such a verb looked at
THINGS = 3  # words of what is done that two deeds share

_Told = tuple[Deed, Span]


def told(doc: Doc, both: Pairs, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each deed, of those with verbs of `both` ways, that is told so of the same people and thing."""
    often = _often_turned(given)
    pairs = {pair: places for pair, places in both.items() if pair not in often}
    if not pairs:
        return
    known: dict[str, list[_Told]] = defaultdict(list)
    for deed, sentence in _deeds(doc, pairs, given):
        rivals = [one for one in known[deed.pair] if one[0].pole != deed.pole and _one_thing(one[0], deed, given)]
        known[deed.pair].append((deed, sentence))
        for other, place in rivals[:1]:
            told = (other, place), (deed, sentence)
            before, after = (named(doc.text(here), "time", given) for _, here in told)
            said = [voices.heard(doc, here, one.span, given) for one, here in told]
            if place == sentence or before != after or voices.two(*said):
                yield Outcome.ABSTAINED
                continue
            yield Finding(rule="negation-flip", spans=(other.span, deed.span), confidence=0.92)
            return


def _often_turned(given: Given) -> frozenset[str]:
    """The pairs of which a story may tell both: a bridge opens and closes, one side wins what the other loses."""
    table = given.tables["passive"]
    return frozenset((*table["states"], *table["matches"], *table["never"]))


def _deeds(doc: Doc, pairs: Pairs, given: Given) -> Iterator[_Told]:
    """The deeds of some pairs that the newsroom tells flatly, as done and as of now."""
    verbs = Stretches(chain.from_iterable(pairs.values()))
    holding = (one.span for one in doc.prose() if verbs.touch(one.span))
    for span in islice(holding, MOST):
        text = doc.folded[span.start : span.end]
        if span.end - span.start > LONGEST or text.endswith("?") or YEAR.search(text):
            continue
        if given.words["past_turns"].first(text, folded=True) is not None:
            continue
        for deed in deeds.read(text, span, pairs, given):
            start, end = deed.span.start - span.start, deed.span.end - span.start
            plain = (
                text[:start] + " " * (end - start) + deeds.clause(text[end:])
            )  # "would not rule out" supposes nothing
            told = deed.sure and not doc.quoted.touch(deed.span)
            turned = given.words["turns"].first(plain, folded=True) is not None
            if told and not turned and not supposes(doc, span, plain, given):
                yield deed, span


def _one_thing(one: Deed, two: Deed, given: Given) -> bool:
    """Whether two deeds are of the same people, and all that the shorter tells of the thing the longer tells too."""
    doers = any(given.speech.akin(word, other) for word in one.doers for other in two.doers)
    short, long = sorted((one.things, two.things), key=len)
    same = [word for word in short if any(given.speech.akin(word, other) for other in long)]
    return doers and len(same) == len(short) >= THINGS - (one.pair in given.tables["passive"]["stances"])
