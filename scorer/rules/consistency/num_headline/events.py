"""How long something lasts: "begin six-day walkout" over a story of "four days of strikes"."""

from collections.abc import Iterator, Sequence

from scorer.lexicon import fold
from scorer.model import Bound, Doc, Figure, Span
from scorer.rules.consistency.num_headline import gist, lengths, synonyms, telling
from scorer.rules.consistency.num_headline.lengths import Length
from scorer.rules.given import Given

SHARED = 2  # words besides the length's own by which a sentence tells what the headline tells
LEAD = 2  # sentences of the story that tell what the headline tells
BESIDE = 60  # code points beside a length in which that which lasts is named


def differ(doc: Doc, given: Given) -> tuple[Length, Length] | None:
    """
    The length of what the headline names, and the one that the lead has instead.

    None where the story has the headline's length anywhere, or gives what lasts more than one.
    """
    if doc.headline is None:
        return None
    stated = list(lengths.told(doc, doc.headline, given))
    if len(stated) != 1 or stated[0].bound is not Bound.EXACT or stated[0].role:
        return None
    headline = stated[0]
    lasts = list(_named(doc, headline, doc.headline, given))
    story = gist.story(doc)
    told = [
        (number, one, sentence.span)
        for number, sentence in enumerate(story)
        for one in lengths.told(doc, sentence.span, given)
        if one.unit == headline.unit
    ]
    if any(headline.meets(one) for _, one, _ in told):
        return None
    same = [
        (number, one)
        for number, one, place in told
        if any(synonyms.same(here, there, given) for here in lasts for there in _named(doc, one, place, given))
        and given.words["past"].first(doc.text(place)) is None
    ]
    if not same and _only(doc, headline, [one for _, one, _ in told], given):
        same = [(number, one) for number, one, _ in told]
    alone = len({one.value for _, one in same}) == 1 and all(one.bound is Bound.EXACT for _, one in same)
    if not alone or same[0][0] >= LEAD:
        return None
    return (headline.value, headline.span), (same[0][1].value, same[0][1].span)


def _only(doc: Doc, headline: Figure, told: Sequence[Figure], given: Given) -> bool:
    """Whether the story has one length of the unit, which may be the headline's mistaken, in a sentence that tells the same."""
    if len({one.value for one in told}) != 1 or not headline.slips(told[0]) or headline.role != told[0].role:
        return False
    place = doc.sentences[told[0].sentence].span
    if gist.shared(doc, place, given, headline.span) >= SHARED:
        return True
    both = all(_during(doc, one, given) for one in (headline, told[0]))
    first = gist.lead(doc, 1)[0].span
    return both and telling.leads(doc, told[0], LEAD) and gist.shared(doc, first, given, headline.span) > SHARED


def _during(doc: Doc, figure: Figure, given: Given) -> bool:
    """Whether a length tells how long something went on: "selama enam jam"."""
    ahead = doc.article.text(figure.span.field)[max(0, figure.stated.start - BESIDE) : figure.stated.start]
    return given.words["during"].ends(ahead.rstrip())


def _named(doc: Doc, figure: Figure, place: Span, given: Given) -> Iterator[str]:
    """What lasts, beside a length."""
    text = doc.article.text(figure.span.field)
    start, end = max(place.start, figure.stated.start - BESIDE), min(place.end, figure.span.end + BESIDE)
    for near in (text[start : figure.stated.start], text[figure.span.end : end]):
        yield from (hit.phrase for hit in given.words["lasting"].find(fold(near), folded=True))
