"""Whether a sentence tells a claim: its number and some of its words, or most of its words, in some form."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from scorer.lexicon import Lexicon, fold
from scorer.model import Doc, Figure, Span
from scorer.rules.given import Given, Table

DISTINCT, ROUND = 100, 10  # larger numbers that are not round stand for themselves, whatever they count
LEAST = 5  # smaller counts are alike by chance
WEIGHT = 3  # letters of a word that tells one claim from another
FIRST = 3  # words of a claim, its number's noun aside, of which a sentence with the number tells half
FEWEST = 4  # words of a claim without a number …
SHARE = 0.8  # … of which another sentence tells so many
LONG = 6  # words of a claim, …
MOSTLY = 0.65  # … of which so many are enough
HALF = 0.5  # … or so many, where its owner was not told of before, …
PAIR = 2  # … and no fewer than these
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")

Keys = frozenset[object]  # what words share that are forms of one, or names for one thing


@dataclass(frozen=True, slots=True)
class Claim:
    """
    What a claim says: the keys of its words, its larger numbers with what they count, those that are `distinct` whatever they count, and its shares in percent.

    `fresh` is whether the one who is said to have made it was not told of before; `subject` are the words around a claim
    about "it", one of which is what "it" stands for.
    """

    words: tuple[Keys, ...]
    counted: frozenset[tuple[float, str]]
    shares: frozenset[float]
    fresh: bool
    distinct: frozenset[float] = frozenset()
    subject: tuple[Keys, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """What a sentence tells: the keys of all its words, and its shares in percent."""

    words: Keys
    shares: frozenset[float]


def read(doc: Doc, place: Span, sentence: Span, given: Given, *, fresh: bool) -> Claim:
    """A claim's words and numbers; where it is its whole sentence, "the only source of the figure", the number alone."""
    figures = doc.figure_row.inside(place)
    text, shares = _shares(fold(doc.text(place)), given)
    nouns = {behind(doc, one.span) for one in figures}
    nouns |= {word for one in figures if one.noun_span for word in words_of(doc.text(one.noun_span), given)}
    if shares:
        nouns = set()
    words = () if place == sentence else [word for word in words_of(text, given) if word not in nouns]
    of_it = place != sentence and given.words["pronouns"].begins(text)
    around = words_of(doc.text(Span(sentence.start, place.start)), given) if of_it else ()
    keys, subject = (tuple(_keys(word, given) for word in told) for told in (words, around))
    distinct = frozenset(one.value for one in figures if one.value >= DISTINCT and one.value % ROUND)
    return Claim(keys, counted(doc, figures), shares, fresh, distinct, subject)


def told(text: str, given: Given) -> Told:
    """What a sentence in small letters tells."""
    rest, shares = _shares(text, given)
    words = [word for word in given.words["plain"].unlisted(_WORD.findall(rest)) if len(word) >= WEIGHT]
    kin = _kin(given.tables["kin"])
    return Told(Keys().union(*map(given.speech.roots, words), *(kin[word] for word in words if word in kin)), shares)


def tells(claim: Claim, sentences: Sequence[Told]) -> bool:
    """Whether sentences tell a claim, its larger numbers aside."""
    words = tuple(one.words for one in sentences)
    if any(claim.shares & one.shares for one in sentences):
        return _kept(claim.words, words) >= HALF * len(claim.words) or _half(claim.words[:FIRST], words)
    if claim.counted:
        return _half(claim.words[:FIRST], words)
    kept, every = _kept(claim.words, words), len(claim.words)
    if claim.subject:
        known = claim.fresh and bool(every) and _kept(claim.subject, words) > 0
        return kept == every and (known or every >= FEWEST)
    if claim.fresh and kept >= PAIR and kept >= HALF * every:
        return True
    return every >= FEWEST and kept >= (SHARE if every < LONG else MOSTLY) * every


def tells_apart(value: float) -> bool:
    """Whether a number is seldom told of two things by chance: one that is not small, or with a fraction, such as 1.2."""
    return value > LEAST or bool(value % 1)


def counted(doc: Doc, figures: Iterable[Figure]) -> frozenset[tuple[float, str]]:
    """The larger numbers, each with what it counts: the noun that reading found, or the word behind it."""
    return frozenset(
        (one.value, one.noun or one.unit or behind(doc, one.span)) for one in figures if tells_apart(one.value)
    )


def behind(doc: Doc, number: Span) -> str:
    """The word right behind a number."""
    word = _WORD.match(doc.folded, number.end + 1)
    return word.group() if word else ""


def words_of(text: str, given: Given) -> list[str]:
    """The words of a text that tell it from another."""
    return [word for word in _WORD.findall(fold(text)) if len(word) >= WEIGHT and word not in given.words["plain"]]


def alike(one: str, other: str, given: Given) -> bool:
    """Whether two words are forms of one, or two names for one thing."""
    return bool(_keys(one, given) & _keys(other, given))


def _keys(word: str, given: Given) -> Keys:
    roots, kin = given.speech.roots(word), _kin(given.tables["kin"]).get(word)
    return roots | kin if kin else roots


def _half(wanted: Sequence[Keys], words: Sequence[Keys]) -> bool:
    return 2 * _kept(wanted, words) >= len(wanted)


def _kept(wanted: Iterable[Keys], words: Sequence[Keys]) -> int:
    """How many of some words stand among those of sentences."""
    return sum(not all(keys.isdisjoint(told) for told in words) for keys in wanted)


def _shares(text: str, given: Given) -> tuple[str, frozenset[float]]:
    """The shares of a text in percent, and the text without them: "a quarter of", "one in four", "25 percent"."""
    told = given.tables["shares"]
    found = list(_phrases(told).find(text, folded=True))
    shares = {float(value) for hit in found for value, words in told.items() if hit.phrase in words}
    for hit in reversed(found):
        text = f"{text[: hit.start]}{text[hit.end :]}"
    return text, frozenset(shares)


@cache
def _phrases(table: Table) -> Lexicon:
    return Lexicon(word for words in table.values() for word in words)


@cache
def _kin(table: Table) -> Mapping[str, frozenset[int]]:
    kin: dict[str, frozenset[int]] = {}
    for number, names in enumerate(table["groups"]):
        for name in names:
            kin[name] = kin.get(name, frozenset()) | {number}
    return kin
