"""
The two sides of a vote that stand apart: "52.4 percent backed the plan" in the lead, "the No campaign, on 49.6 percent" later.

And what says that shares are no parts of one whole: changes, several answers, other groups.
"""

import re
from functools import cache
from itertools import pairwise

from scorer.lexicon import Lexicon, either, fold
from scorer.model import Bound, Doc, Figure
from scorer.rules.given import Given

TWO = 2  # shares of a story that has both sides and nothing else
_NUMBER = re.compile(r"\s(?:[^\W\d_]+\s)?\d")


def apart(doc: Doc, given: Given) -> tuple[Figure, ...]:
    """The shares of those for and those against, where a story has just these two, in sentences of their own."""
    shares = tuple(one for one in doc.figures if one.unit == "%" and one.span.field == "body")
    if (
        len(shares) != TWO
        or shares[0].sentence == shares[1].sentence
        or any(one.bound is not Bound.EXACT for one in shares)
    ):
        return ()
    told = [doc.text(doc.sentences[one.sentence].span) for one in shares]
    voted = any(given.words["voted"].first(text) for text in (*told, doc.article.headline or ""))
    for_, against = ([given.words[side].first(text) is not None for text in told] for side in ("for", "against"))
    opposed = (for_[0] and against[1] and not against[0]) or (against[0] and for_[1] and not against[1])
    return shares if voted and opposed and not any(several(text, given) for text in told) else ()


def several(told: str, given: Given) -> bool:
    """Whether words say that shares are not parts of one whole; "from" and "menjadi" only where a number follows."""
    return any(
        hit.phrase not in given.words["moving"] or _NUMBER.match(told, hit.end)
        for hit in given.words["many"].find(told)
    )


def of_groups(shares: tuple[Figure, ...], text: str, given: Given) -> bool:
    """Whether shares are those of several groups by their names: "71 % of Veldians and 64 % of Corra voters"."""
    of = _named_group(given.words["of"])
    groups = [found["name"] for share in shares if (found := of.match(text, share.span.end))]
    if len(groups) == len(shares) and len(set(groups)) > 1:
        return True
    heads = [found["head"] for share in shares if (found := _head(given.words["of"]).match(text, share.span.end))]
    words = [set(fold(head).split()) for head in heads]  # "of the votes cast", and then "of votes"
    return any(not one & two for one, two in pairwise(words))


@cache
def _named_group(words: Lexicon) -> re.Pattern[str]:
    """What follows a share where a group is named by a place or a people."""
    return re.compile(rf"\s(?i:{either(words)})\s(?:[^\W\d_]+\s)?(?P<name>[A-Z][\w-]+)")


@cache
def _head(words: Lexicon) -> re.Pattern[str]:
    """The first two words of what a share is told of: "of the | villages in", "dari | luas lahan"."""
    return re.compile(rf"\s(?:{either(words)})\s(?P<head>[^\W\d_]+(?:\s[^\W\d_]+)?)", re.IGNORECASE)
