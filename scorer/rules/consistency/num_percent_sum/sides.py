"""
The shares of one contest that stand in sentences of their own, and the candidates beside shares.

And what says that shares are no parts of one whole: changes, several answers, other groups.
"""

import re
from bisect import bisect_left
from functools import cache
from itertools import islice, pairwise, takewhile

from scorer.lexicon import Lexicon, either, fold
from scorer.model import Bound, Doc, Figure, NameKind, Span
from scorer.rules.given import Given

LEAST = 3  # shares of a vote among more than two
MOST = 6
LIKELY = 140  # percent that the shares of one vote may be told to make; more are those of several
GROUP = 24  # code points before "women" in which their share stands
OPENS = 24  # code points of a sentence in which "five years ago" dates all of it
TWO = 2  # sentences over which the shares of a contest are told, at the least
_NUMBER = re.compile(r"\s(?:[^\W\d_]+\s)?\d")


def of_a_contest(doc: Doc, given: Given) -> tuple[Figure, ...]:
    """
    The shares of three or more candidates or answers, in whichever sentences they stand, where a story has no others.

    Each sentence but the first names as many new candidates as it has shares, or everybody gave one answer; and none tells
    of another time, place or group.
    """
    shares = tuple(one for one in doc.figures if one.unit == "%" and one.span.field == "body")
    numbers = sorted({one.sentence for one in shares})
    if not LEAST <= len(shares) <= MOST or len(numbers) < TWO or any(one.bound is not Bound.EXACT for one in shares):
        return ()
    if not 100 < sum(one.value for one in shares) <= LIKELY:
        return ()
    told = [doc.text(doc.sentences[number].span) for number in numbers]
    opening = " ".join((doc.article.headline or "", doc.body[: doc.sentences[numbers[0]].span.end]))
    whole = " ".join(told)
    raced = given.words["race"].first(opening) or given.words["voted"].first(opening)
    plain_whole = without(without(whole, given.words["goes_on"]), given.words["not_many"])
    voted = (
        given.words["single"].first(whole) or given.words["voted"].first(whole) or given.words["goes_on"].first(whole)
    )
    contested = given.words["contest"].first(opening) is not None and _gets(told[1:], given)
    if any(_is_of_another(text, given) for text in told[1:]):
        return ()
    single = given.words["one_each"].first(doc.folded, folded=True) is not None
    several_each = given.words["several_answers"].first(doc.folded, folded=True) is not None
    if several_each or not (single or (raced and (voted or contested))) or of_places(plain_whole, given):
        return ()
    known: set[str] = set()
    for number, text in zip(numbers, told, strict=True):
        plain = text
        for name in ("goes_on", "not_many", "one_each"):
            plain = without(plain, given.words[name])
        own = sum(one.sentence == number for one in shares)
        fresh = (candidates(doc, doc.sentences[number].span) | _opens(text, given)) - known
        first = number == numbers[0] and own == 1
        if (
            several(plain, given)
            or given.words["several_answers"].first(text)
            or not (single or len(fresh) >= own or first)
        ):
            return ()
        known |= fresh
    return shares


def candidates(doc: Doc, where: Span) -> set[str]:
    """The people and parties, by their names, that stand with the shares."""
    kinds = (NameKind.PERSON, NameKind.ORGANISATION, NameKind.OTHER)
    at = bisect_left(doc.names, where.start, key=lambda name: name.span.start)
    inside = takewhile(lambda name: name.span.start < where.end, islice(doc.names, at, None))
    return {name.identity for name in inside if name.kind in kinds and name.span in where}


def _is_of_another(told: str, given: Given) -> bool:
    """Whether a sentence tells of another vote: it says so, or opens with an earlier time."""
    return any(given.words[name].first(text) for name, text in (("other_vote", told), ("back_then", told[:OPENS])))


def _gets(told: list[str], given: Given) -> bool:
    """Whether a name stands right before a verb such as "won" in each of some sentences."""
    return all(_getter(given.words["gets"]).search(text) for text in told)


def _opens(told: str, given: Given) -> set[str]:
    """The one word that a sentence opens with, if it gets a share: that may be a name, and a capital does not tell it."""
    found = _getter(given.words["gets"]).match(told)
    word = fold(found["name"]) if found else ""
    return {word} if word and word not in given.words["nobody"] and not given.speech.knows(word) else set()


def without(told: str, words: Lexicon) -> str:
    """A text in which some words are blotted out."""
    for hit in words.find(told):
        told = told[: hit.start] + "-" * (hit.end - hit.start) + told[hit.end :]
    return told


def of_places(told: str, given: Given) -> bool:
    """Whether shares are told of several places or times, or by several who counted."""
    told = without(told, given.words["sides"])
    places, pollsters = _places(given.words["in"]), _places(given.words["by"])
    told = _contests(given.words["in"], given.words["race"]).sub("-", told)
    return len(places.findall(told)) > 1 or len(pollsters.findall(told)) > 1


def several(told: str, given: Given) -> bool:
    """Whether words say that shares are not parts of one whole; "from" and "menjadi" only where a number follows."""
    return any(
        (hit.phrase not in given.words["moving"] or _NUMBER.match(told, hit.end))
        and (hit.phrase not in given.words["grouped"] or _NUMBER.search(told[max(0, hit.start - GROUP) : hit.start]))
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
def _getter(gets: Lexicon) -> re.Pattern[str]:
    """A capitalised word right before a verb such as "won"."""
    return re.compile(rf"(?P<name>[A-Z][^\W\d_]{{2,}})\s(?i:{either(gets)})\b")


@cache
def _head(words: Lexicon) -> re.Pattern[str]:
    """The first two words of what a share is told of: "of the | villages in", "dari | luas lahan"."""
    return re.compile(rf"\s(?:{either(words)})\s(?P<head>[^\W\d_]+(?:\s[^\W\d_]+)?)", re.IGNORECASE)


@cache
def _places(words: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{either(words)})\s[^\W\d_]", re.IGNORECASE)


@cache
def _contests(prepositions: Lexicon, races: Lexicon) -> re.Pattern[str]:
    """Phrases such as "in the mayoral race", which name no place."""
    return re.compile(
        rf"(?<![\w-])(?:{either(prepositions)})\s(?:[^\W\d_]+\s){{0,3}}(?:{either(races)})\b", re.IGNORECASE
    )
