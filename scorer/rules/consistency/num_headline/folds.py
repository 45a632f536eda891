"""What grew many times over: "Profit doubles" over a story in which it rose from 4 million to 5.2."""

from collections.abc import Iterator
from itertools import pairwise

from scorer.lexicon import fold
from scorer.model import Bound, Doc, Figure, Sentence, Span
from scorer.rules.consistency.num_headline import gist
from scorer.rules.given import Given

OFF = 0.2  # part of the stated ratio that a headline may round
SHARED = 2  # words besides by which a sentence tells what the headline tells
POINTS = 10  # of a percentage that tells the same change

Fold = tuple[float, Span]
Pair = tuple[Figure, Figure]


def differ(doc: Doc, given: Given) -> tuple[Fold, float, Pair] | None:
    """
    How many times the headline says, the ratio that the story has instead, and its two numbers.

    None where the story says such a word itself, no pair of its numbers is compared beside the headline's subject, or
    any pair or percentage makes the change.
    """
    stated = _stated(doc, given)
    if stated is None or doc.headline is None:
        return None
    times, span = stated
    story = gist.story(doc)
    if any(given.words[kind].first(doc.text(sentence.span)) for kind in given.tables["times"] for sentence in story):
        return None
    ahead = gist.WORD.search(fold(doc.text(doc.headline)[: span.start - doc.headline.start]))
    pairs = [
        pair
        for sentence in story
        if ahead
        and (_names(ahead.group(), sentence, doc, given) or gist.shared(doc, sentence.span, given, span) >= SHARED)
        for pair in _compared(doc, sentence, given)
    ]
    ratios = [max(one.value, two.value) / min(one.value, two.value) for one, two in pairs]
    share = any(abs(one.value - 100 * (times - 1)) <= POINTS or one.value > POINTS * POINTS for one in _shares(doc))
    if share or not ratios or any(abs(ratio / times - 1) <= OFF for ratio in ratios):
        return None
    return stated, round(ratios[0], 2), pairs[0]


def _names(word: str, sentence: Sentence, doc: Doc, given: Given) -> bool:
    """Whether a sentence has the headline's first word in some form."""
    text = fold(doc.text(sentence.span))
    return gist.stands(word, text) or any(given.speech.akin(word, other) for other in gist.WORD.findall(text))


def _stated(doc: Doc, given: Given) -> Fold | None:
    """The one word of the headline that says how many times, without "nearly" or "more than"."""
    if doc.headline is None:
        return None
    head, start = doc.text(doc.headline), doc.headline.start
    hits = [(times, hit) for kind, times in given.tables["times"].items() for hit in given.words[kind].find(head)]
    if len(hits) != 1 or given.words["bounded"].first(head) or given.words["planned"].first(head):
        return None
    times, hit = hits[0]
    if hit.phrase in given.words["often"] and not given.words["as_much"].begins(head[hit.end :]):
        return None  # "bodies counted twice"
    return float(times), Span(start + hit.start, start + hit.end, doc.headline.field)


def _compared(doc: Doc, sentence: Sentence, given: Given) -> Iterator[Pair]:
    """Two amounts of one unit with only a comparison and no third of it between them."""
    inside = [one for one in doc.figures if one.span in sentence.span and one.unit != "%" and one.value > 0]
    units = {one.unit for one in inside}
    for unit in units:
        for one, two in pairwise([one for one in inside if one.unit == unit]):
            exact = one.bound is two.bound is Bound.EXACT and (unit is not None or two.noun in (None, one.noun))
            if exact and given.words["against"].first(doc.body[one.span.end : two.span.start]):
                yield one, two


def _shares(doc: Doc) -> Iterator[Figure]:
    return (one for one in doc.figures if one.unit == "%" and one.sentence >= 0)
