"""The words around a figure, by which two sentences tell of the same thing."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from scorer.lexicon import Lexicon, fold
from scorer.model import Doc, Figure
from scorer.rules.consistency.num_conflict import apposed
from scorer.rules.given import Given, Table

REACH = 70  # code points to either side of a figure in which its words stand
LEAST = 3  # letters that a prefix leaves of a word
NEXT = 2  # words right after a figure that may narrow what it counts
POINTED = 24  # code points behind a noun in which "itu" may stand
REMEMBERED = 10_000  # words whose stem was worked out once
_WORD = re.compile(r"[^\W\d_][\w'’-]{2,}")
_EDGE = re.compile(r"[;:“”\"()]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """
    The stems of the words before a figure and after it, nearest first, both together, and those of its whole sentence.

    `definite` where it points back ("the 24 passengers", "gempa bermagnitudo 4,5 itu"), `every` where it says that these
    are all; `narrow` are the stems of a relative clause that picks some.
    """

    ahead: tuple[str, ...]
    behind: tuple[str, ...]
    near: frozenset[str]
    sentence: frozenset[str]
    definite: bool
    every: bool
    narrow: frozenset[str]

    def follows(self, other: "Frame") -> bool:
        """Whether it points back to the other: it says so, or it is narrowed by what the other's sentence tells."""
        return self.definite or (bool(self.narrow) and self.narrow <= other.sentence)


def frame(doc: Doc, figure: Figure, others: Sequence[Figure], given: Given) -> Frame:
    """The words around a figure, up to the next figure on either side or the end of the clause."""
    ahead, end = _ahead(doc, figure, others), _end(doc, figure, others)
    after = (figure.noun_span or figure.span).end
    pointed = given.words["pointed"].first(doc.body[after : after + POINTED])
    closes = pointed.start if pointed else 0
    strong = given.words["all"].first(doc.text(figure.stated)) or given.words["all"].first(ahead[-POINTED // 2 :])
    before, behind = beside(doc, figure, others, given)
    return Frame(
        ahead=before,
        behind=behind,
        near=frozenset((*before, *behind)),
        sentence=frozenset(stems(doc.text(doc.sentences[figure.sentence].span), given)),
        definite=figure.definite or pointed is not None or apposed.read(doc, figure, given) is not None,
        every=figure.definite and (strong is not None or given.tables["stem"]["every"]),
        narrow=_narrow(doc.body[after:end], given) | frozenset(stems(doc.body[after : after + closes], given)),
    )


def beside(doc: Doc, figure: Figure, others: Sequence[Figure], given: Given) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The stems before a figure and after it, nearest first: the part of its frame that is asked first."""
    after = (figure.noun_span or figure.span).end
    pointed = given.words["pointed"].first(doc.body[after : after + POINTED])
    if pointed and pointed.start <= 1:
        told = doc.body[figure.span.end : after]
    else:
        told = _EDGE.split(doc.body[figure.span.end : _end(doc, figure, others)])[0].partition(",")[0]
    reason = given.words["breaks"].first(told)
    behind = stems(told[: reason.start] if reason else told, given)
    return tuple(reversed(stems(_ahead(doc, figure, others), given))), tuple(behind)


def _ahead(doc: Doc, figure: Figure, others: Sequence[Figure]) -> str:
    """The clause before a figure, from the figure before it on."""
    before = (one.span.end for one in others if one.span.end <= figure.span.start)
    start = max([doc.sentences[figure.sentence].span.start, figure.stated.start - REACH, *before])
    return _EDGE.split(doc.body[start : figure.stated.start])[-1]


def _end(doc: Doc, figure: Figure, others: Sequence[Figure]) -> int:
    """Where the words after a figure end: at the next figure, or with its sentence."""
    return min(next_to(doc, figure, others), figure.span.end + REACH)


def next_to(doc: Doc, figure: Figure, others: Sequence[Figure]) -> int:
    """Where the next figure of its sentence stands, or the sentence ends."""
    behind = (one.span.start for one in others if one.span.start >= figure.span.end)
    return min([doc.sentences[figure.sentence].span.end, *behind])


def _narrow(behind: str, given: Given) -> frozenset[str]:
    """The stems of what a relative clause right behind a noun says of it: "the workers who were hurt"."""
    opening = given.words["relative"].first(behind[:POINTED])
    if opening is None or opening.start > (POINTED // 2 if opening.phrase in given.words["pronouns"] else 1):
        return frozenset()
    return frozenset(stems(behind[opening.start :], given)[:1])


def stems(text: str, given: Given) -> list[str]:
    """The stems of the words that carry meaning, in order."""
    stem = _stemmer(given.words["plain"], given.tables["stem"], given.tables["kin"])
    return [found for found in map(stem, _WORD.findall(fold(text))) if found]


def stems_of(words: Lexicon, given: Given) -> frozenset[str]:
    """The stems of the words of a list."""
    return _stems_of(words, given.words["plain"], given.tables["stem"], given.tables["kin"])


@cache
def _stems_of(words: Lexicon, plain: Lexicon, forms: Table, kin: Table) -> frozenset[str]:
    stem = _stemmer(plain, forms, kin)
    return frozenset(map(stem, _WORD.findall(" ".join(words)))) - {""}


@cache
def _stemmer(plain: Lexicon, forms: Table, kin: Table) -> Callable[[str], str]:
    """What tells the stem of a word in a language, "" of a plain one; it remembers the words it was asked."""

    @lru_cache(maxsize=REMEMBERED)
    def stem(word: str) -> str:
        found = "" if word in plain else _stem(word, forms)
        return str(kin.get(found, found))

    return stem


def _stem(word: str, forms: Table) -> str:
    """
    The first letters of a word without its prefix: "mengairi" and "diairi" are one.

    A prefix may melt a word's first letter ("menewaskan", of "tewas"), so that letter does not count.
    """
    prefix = max((one for one in forms["prefixes"] if word.startswith(one)), key=len, default="")
    bare = word[len(prefix) :] if len(word) - len(prefix) >= LEAST else word
    return (bare[1:] if bare[0] in forms["melts"] else bare)[: forms["letters"]]


def same(one: Frame, two: Frame, *, dated: bool, named: bool, measured: bool) -> bool:
    """
    Whether two sentences frame their figures alike.

    A word beside the one figure stands beside the other too, and nothing that narrows the second is missing in the
    first's sentence; with that, how many words they share decides: fewer where the second points back ("the 24
    passengers"), tells the same day, or is a measure such as a magnitude.
    """
    shared = one.near & two.near
    nearest = {*one.ahead[:1], *one.behind[:1]}, {*two.ahead[:1], *two.behind[:1]}
    linked = bool(nearest[0] & two.near) and bool(nearest[1] & one.near)
    if not two.narrow <= one.sentence:
        return False
    if two.follows(one):
        known = not two.behind or two.behind[0] in one.sentence
        told_so = bool(two.narrow & nearest[0])  # "employs 30 cooks", "the 45 cooks employed there"
        return linked and known and len(shared) >= (1 if two.every or measured or told_so else 2)
    if not (set(one.behind[:NEXT]) <= two.sentence or set(two.behind[:NEXT]) <= one.sentence):
        return False
    purpose = len(one.behind) >= NEXT and one.behind[:NEXT] == two.behind[:NEXT]
    return purpose or (linked and len(shared) >= (2 if dated else 3)) or (named and len(shared) >= 4)
