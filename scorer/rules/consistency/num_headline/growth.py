"""By how much something grew or shrank: "Profit climbs 12%" over a story in which profit "rose 21%"."""

from collections.abc import Sequence

from scorer.lexicon import fold
from scorer.model import Bound, Doc, Figure
from scorer.rules.consistency.num_headline import gist
from scorer.rules.given import Given

LEAD = 2  # sentences of the story that tell what the headline tells
FURTHEST = 12  # code points between a verb and its percentage: "by", "sebesar"


def told_otherwise(doc: Doc, figure: Figure, shares: Sequence[Figure], given: Given) -> Figure | None:
    """
    The one other percentage by which the lead says that the same thing moved the same way.

    All that stands before the headline's verb stands in the lead, part of it right before the other verb.
    """
    if doc.headline is None or figure.bound is not Bound.EXACT:
        return None
    told = fold(doc.article.text(figure.span.field)[doc.headline.start : figure.stated.start])
    moved = _moved(told, given)
    if moved is None:
        return None
    subject = gist.WORD.findall(told[: moved[0]])
    lead = gist.story(doc)[:LEAD]
    text = " ".join(fold(doc.text(sentence.span)) for sentence in lead)
    if not subject or not all(gist.stands(word, text) for word in subject):
        return None
    starts = {sentence.span.start for sentence in lead}
    same = [one for one in shares if _grew(doc, one, shares, moved[1], subject, given)]
    led = [one for one in same if doc.sentences[one.sentence].span.start in starts]
    alone = len({one.value for one in same}) == 1 and all(one.bound is Bound.EXACT for one in same)
    return led[0] if led and alone else None


def _grew(doc: Doc, share: Figure, shares: Sequence[Figure], way: str, subject: Sequence[str], given: Given) -> bool:
    """Whether a word of the subject, and then a verb of that way, stand between a percentage and the one before it."""
    start = doc.sentences[share.sentence].span.start
    start = max((one.span.end for one in shares if start <= one.span.end < share.span.start), default=start)
    raw = doc.body[start : share.stated.start]
    moved = _moved(fold(raw), given)
    if moved is None or moved[1] != way:
        return False
    first = raw.partition(" ")[0]
    opening = f"{fold(first)}{raw[len(first) :]}" if given.speech.knows(fold(first)) else raw
    plain = " ".join(word for word in gist.WORD.findall(opening) if word.islower())  # a name's words are not what grew
    return any(gist.stands(word, plain) for word in subject)


def _moved(text: str, given: Given) -> tuple[int, str] | None:
    """Where a verb right before the end of a text stands, and which way it says."""
    for way in ("grows", "shrinks"):
        for hit in given.words[way].find(text):
            behind = text[hit.end :].strip()
            if len(behind) <= FURTHEST and (not behind or behind in given.words["by"]):
                return hit.start, way
    return None
