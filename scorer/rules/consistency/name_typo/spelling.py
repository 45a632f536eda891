"""Whether two words may be one name, by their letters alone."""

import re
from collections.abc import Sequence
from itertools import takewhile

from rapidfuzz.distance import OSA

from scorer.lexicon import fold
from scorer.rules.given import Given

LETTERS = 6  # of a name; five where two letters only changed places
ROOMY = 8  # letters from which two that are no neighbours may have changed places
LONG = 9  # letters from which two may be exchanged; in shorter ones two may only be missing or too many
SAME = 2  # letters by which their lengths may differ, and in which they may
PLURAL = "s"  # of a family: "the Holts"
DRAWN_OUT = re.compile(r"(.)\1\1")  # a cry: "Corralll"
Form = tuple[str, str]  # a word in small letters, and the same with accepted spellings of one sound made one


def misspells(text: str, other: str, given: Given) -> bool:
    """Whether a letter makes the difference, and no accepted spelling or ending does."""
    one, two = (plain(fold(word), given) for word in (text, other))
    return one != two and one_letter(text, other) and not inflected(one, two, given)


def forms(words: Sequence[str], given: Given) -> dict[str, Form]:
    """The forms of some words, made in one go."""
    low = fold(" ".join(words))
    return dict(zip(words, zip(low.split(), plain(low, given).split(), strict=True), strict=True))


def near(one: Form, two: Form) -> bool:
    """Whether two words are close enough in letters to be looked at, as they are written or as they sound."""
    written = OSA.distance(one[0], two[0], score_cutoff=SAME) <= SAME
    return written or OSA.distance(one[1], two[1], score_cutoff=SAME) <= SAME


def one_letter(text: str, other: str) -> bool:
    """Whether at most one letter is changed, missing or too many, or two neighbours changed places."""
    return OSA.distance(fold(text), fold(other), score_cutoff=1) <= 1


def exchanged(one: str, two: str) -> bool:
    """Whether two letters of a name, neighbours or not, took each other's place: Sutarmin, Sutarnim."""
    apart = [pair for pair in zip(one, two, strict=False) if pair[0] != pair[1]]
    return len(one) == len(two) and len(apart) == 2 and apart[0] == apart[1][::-1]


def garbled(text: str, other: str, given: Given, *, alone: bool = False) -> bool:
    """
    Whether one may be a slip for the other: close in letters, and no accepted spelling or ending apart.

    Two surnames may differ by an ending (Hansen, Hanson); `alone` is one that nobody's first name goes with.
    """
    if one_letter(text, other) and sorted(fold(text)) == sorted(fold(other)):
        return len(text) >= LETTERS - 1  # two letters that changed places spell no other accepted form
    one, two = (plain(fold(word), given) for word in (text, other))
    if one == two or one[0] != two[0] or abs(len(one) - len(two)) > SAME or ends_apart(one, two, given, alone=alone):
        return False
    if DRAWN_OUT.search(one) or DRAWN_OUT.search(two):
        return False
    if len(text) < LETTERS:
        return sorted(one) == sorted(two) and OSA.distance(one, two, score_cutoff=1) <= 1
    if len(text) >= ROOMY and exchanged(one, two):
        return True
    edits = 2 if min(len(text), len(other)) >= LONG or (len(text) > LETTERS and len(one) != len(two)) else 1
    return OSA.distance(one, two, score_cutoff=edits) <= edits


def longer_by_an_ending(one: str, two: str) -> bool:
    """Whether one word is the other with two letters more behind it, as a place is called by a name and an ending."""
    short, long = sorted((one, two), key=len)
    return len(long) - len(short) == SAME and long.startswith(short)


def ends_apart(one: str, two: str, given: Given, *, alone: bool = False, family: bool = False) -> bool:
    """
    Whether an ending alone makes another word of it (Korean, Wirawati), or, unless `alone`, another surname.

    Of the names of a family, behind one first name, there is only the plural.
    """
    shared, kinds = common(one, two), given.tables["endings"]
    endings = [one[shared:], two[shared:]]
    if endings in kinds["kin"] or (endings in kinds["surnames"] and not alone):
        return True
    return sorted(endings) == ["", PLURAL] if family else inflected(one, two, given)


def common(one: str, two: str) -> int:
    """How many letters two words begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, two, strict=False)))


def plain(word: str, given: Given) -> str:
    """The word with accepted spellings of one sound made one."""
    for old, new in given.tables["endings"]["same"]:
        word = word.replace(old, new)
    return word


def inflected(one: str, two: str, given: Given) -> bool:
    """Whether one is the other with an ending of the language."""
    return any(one == two + ending or two == one + ending for ending in given.tables["endings"]["inflected"])
