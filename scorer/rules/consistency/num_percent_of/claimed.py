"""
A share of a thing, and far from it the part and whole of that thing: "65 percent of the bridges need repair", in the lead.

Both tell of the same whole by its noun, and of what is true of the part in a word that both have; a share that is told of
another time or place, or that any part and whole of the story makes, is none of theirs.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from scorer.lexicon import Lexicon, any_of, fold
from scorer.model import Bound, Doc, Figure, Span, Stretches
from scorer.rules.consistency.num_percent_of import counted, fractions, wider
from scorer.rules.consistency.num_percent_of.fractions import Fraction
from scorer.rules.consistency.num_percent_of.rates import Pair
from scorer.rules.given import Given

AHEAD = 16  # code points before a share in which "nearly" stands
BEHIND = 60  # code points behind a share in which its whole stands
WORDS = 3  # words of that whole
MOST = 40  # sentences with shares that are looked at

_WORD = re.compile(r"[^\W\d_]{4,}")
_STOP = re.compile(r"[.,;:!?()“”\"\d]")

Claim = tuple[Span, float, Figure | None]


def read(doc: Doc, told: Sequence[Pair], worded: Stretches, given: Given) -> Iterator[Fraction]:
    """Yield the shares of a thing that stand apart from its one part and whole, each with these."""
    pairs = [pair for pair in told if pair.said and pair.whole.noun_span is not None]
    shares = {one.sentence: one for one in doc.figures if one.unit == "%"}
    near = [pair for pair in pairs if not any(_fits(pair, share) for share in shares.values())]
    if not near:
        return
    inside = {number for pair in told for number in range(pair.first, pair.last + 1)}
    spans = [
        (number, one.span) for number, one in enumerate(doc.sentences) if number in shares or worded.touch(one.span)
    ]
    for number, span in [*([(-1, doc.headline)] if doc.headline else []), *spans[:MOST]]:
        claims = list(_claims(doc, span, shares.get(number), given)) if number not in inside else []
        found = [pair for pair in near if len(claims) == 1 and _same_thing(doc, span, claims[0], pair, given)]
        if len(found) == 1:
            yield from _as_fraction(doc, claims[0], found[0], given)


def _claims(doc: Doc, span: Span, share: Figure | None, given: Given) -> Iterator[Claim]:
    """The shares of a sentence, in figures and in words; none where it tells of another time or place."""
    if given.words["elsewhere"].first(doc.text(span)):
        return
    text = doc.article.text(span.field)
    shares = [(share.span, share.value / 100, share)] if share is not None else []
    for claim in (*shares, *((place, worth, None) for place, worth in counted.told(text, span, given))):
        if given.words["moves"].first(text[span.start : claim[0].start]) is None:
            yield claim


def _same_thing(doc: Doc, span: Span, claim: Claim, pair: Pair, given: Given) -> bool:
    """Whether a share names the whole, and its sentence what is told of the part."""
    text = doc.article.text(span.field)
    behind = text[claim[0].end : min(span.end, claim[0].end + BEHIND)]
    of = _of(given.words["of"]).match(behind)
    whole = _STOP.split(behind[of.end() if of else 0 :])[0]
    noun = pair.whole.noun_span
    named = {root for word in _WORD.findall(fold(whole))[:WORDS] for root in given.speech.roots(word)}
    roots = given.speech.roots(fold(doc.text(noun))) if noun else frozenset()
    if not (named & roots) or _is_narrower(doc, span, pair, given):
        return False
    said = _roots(doc.text(span), given)
    true = _roots(doc.body[pair.part.span.end : doc.sentences[pair.last].span.end], given)
    return bool((said & true) - roots)


def _is_narrower(doc: Doc, span: Span, pair: Pair, given: Given) -> bool:
    """Whether a whole is that of one place or group, or only some of a larger one that the story has, too."""
    whole = pair.whole
    more = any(
        one.noun == whole.noun and one.unit == whole.unit and one.value > whole.value for one in doc.figures[:MOST]
    )
    end = (whole.noun_span or whole.span).end
    beside = _STOP.split(doc.body[end : end + BEHIND])[0].strip()
    placed = given.words["placed"].begins(beside)
    return more or (placed and not _roots(beside, given) <= _roots(doc.text(span), given))


def _as_fraction(doc: Doc, claim: Claim, pair: Pair, given: Given) -> Iterator[Fraction]:
    place, worth, figure = claim
    share = pair.part.value / pair.whole.value
    if not 0 < worth < 1 or not wider.is_likely(100 * share, 100 * worth):
        return
    if figure is not None and figure.bound is Bound.EXACT:
        least, most = worth - figure.step / 100, worth + figure.step / 100
    else:
        text = doc.article.text(place.field)
        least, most = fractions.meant(text[max(0, place.start - AHEAD) : place.start], worth, given)
    part = replace(pair.part, noun=None)  # "of the 160 pupils, 48 did not": the next word is no noun
    yield Fraction(part=part, whole=pair.whole, span=place, share=worth, least=least, most=most)


def _fits(pair: Pair, share: Figure) -> bool:
    return abs(100 * pair.part.value / pair.whole.value - share.value) <= max(share.step, wider.CLOSE)


def _roots(text: str, given: Given) -> frozenset[str]:
    """The roots of a text's words, but for small words."""
    words = [word for word in _WORD.findall(fold(text)) if word not in given.words["small_words"]]
    return frozenset(root for word in words for root in given.speech.roots(word))


@cache
def _of(words: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"\s(?:{any_of(words)})\s", re.IGNORECASE)
