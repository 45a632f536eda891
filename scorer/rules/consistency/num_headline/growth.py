"""
By how much something grew or shrank, or to what: "Profit climbs 12%" over a story in which profit "rose 21%".
"""

import re
from collections.abc import Sequence
from functools import cache

from scorer.lexicon import Lexicon, either, fold
from scorer.model import Bound, Change, Doc, Figure
from scorer.rules.consistency.num_headline import gist
from scorer.rules.given import Given

LEAD = 2  # sentences of the story that tell what the headline tells
FURTHEST = 12  # code points between a verb and its percentage: "by", "sebesar"
LEAST = 2  # words of the headline that the sentence of a change tells
BETWEEN = 40  # code points between a verb and "to": "lowered its main interest rate to"
WAYS = ("grows", "shrinks", "moves")

Move = tuple[int, str, str]  # where a verb stands, which way it says, and whether "by" or "to"


def told_otherwise(doc: Doc, figure: Figure, shares: Sequence[Figure], given: Given) -> Figure | None:
    """
    The one other percentage by which, or to which, the lead says that the same thing moved the same way.

    All that stands before the headline's verb stands in the lead, part of it right before the other verb.
    """
    if doc.headline is None or figure.bound is not Bound.EXACT:
        return None
    told = fold(doc.article.text(figure.span.field)[doc.headline.start : figure.stated.start])
    moved = _moved(told, given)
    if moved is None:
        return None
    subject = gist.WORD.findall(told[: moved[0]])
    if moved[2] == "to":  # "cuts key rate to"
        subject += gist.WORD.findall(told[moved[0] :].partition(" ")[2])
        subject = [word for word in subject if word not in given.words["to"]]
    lead = gist.lead(doc, LEAD)
    text = " ".join(fold(doc.text(sentence.span)) for sentence in lead)
    if not subject or not all(gist.tells(word, text, given) for word in subject):
        return None
    starts = {sentence.span.start for sentence in lead}
    same = [one for one in shares if _grew(doc, one, shares, moved, subject, given)]
    led = [one for one in same if doc.sentences[one.sentence].span.start in starts]
    alone = len({one.value for one in same}) == 1 and all(one.bound is Bound.EXACT for one in same)
    return led[0] if led and alone else None


def by_another(doc: Doc, figure: Figure, given: Given) -> Change | None:
    """
    The one change of the lead, by an amount that is not the headline's: "up $3" over "from $14 to $16".

    None where the amount stands in the story for itself.
    """
    if doc.headline is None or figure.bound is not Bound.EXACT:
        return None
    told = fold(doc.article.text(figure.span.field)[doc.headline.start : figure.stated.start])
    moved = _moved(told, given)
    if moved is None or moved[2] != "by" or moved[1] == "moves":
        return None
    lead = gist.lead(doc, LEAD)
    changes = [
        change
        for change in doc.changes
        if change.first.unit == figure.unit and any(change.span in sentence.span for sentence in lead)
    ]
    if len(changes) != 1 or changes[0].first.value == changes[0].last.value:
        return None
    first, last = changes[0].first, changes[0].last
    rises = last.value > first.value
    if rises != (moved[1] == "grows") or not first.bound is last.bound is Bound.EXACT:
        return None
    apart = abs(last.value - first.value)
    step = max(first.step, last.step)
    others = (one for one in doc.figures if one.sentence >= 0 and one.span not in (first.span, last.span))
    named = any(figure.meets(one) for one in others if one.unit == figure.unit)
    place = next(sentence.span for sentence in lead if changes[0].span in sentence.span)
    far = not figure.low - step < apart < figure.high + step
    return changes[0] if far and not named and gist.shared(doc, place, given, figure.span) >= LEAST else None


def _grew(doc: Doc, share: Figure, shares: Sequence[Figure], told: Move, subject: Sequence[str], given: Given) -> bool:
    """Whether a word of the subject, and then a verb of that way, stand between a percentage and the one before it."""
    start = doc.sentences[share.sentence].span.start
    start = max((one.span.end for one in shares if start <= one.span.end < share.span.start), default=start)
    raw = doc.body[start : share.stated.start]
    moved = _moved(fold(raw), given)
    if moved is None or moved[1:] != told[1:]:
        return False
    first = raw.partition(" ")[0]
    opening = f"{fold(first)}{raw[len(first) :]}" if given.speech.knows(fold(first)) else raw
    plain = " ".join(word for word in gist.WORD.findall(opening) if word.islower())  # a name's words are not what grew
    return any(gist.tells(word, plain, given) for word in subject)


def _moved(text: str, given: Given) -> Move | None:
    """The verb right before the end of a text, or with "to" between."""
    level = _level(given.words["to"]).search(text)
    for way in WAYS:
        for hit in given.words[way].find(text, folded=True):
            behind = text[hit.end :].strip()
            if level and level.start() >= hit.end and level.start() - hit.end <= BETWEEN:
                return hit.start, way, "to"
            if way != "moves" and len(behind) <= FURTHEST and (not behind or behind in given.words["by"]):
                return hit.start, way, "by"
    return None


@cache
def _level(to: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"\s(?:{either(to)})\s?$")
