"""
Phrases that differ from what a change is told of only in how they narrow it.

"Pendapatan produsen ubin itu", and later "pendapatan perusahaan"; "patients waiting for a year", and later "620 patients":
the same head, and no other thing beside it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from scorer.langs import Lang, speech
from scorer.langs.speech import Speech
from scorer.lexicon import Lexicon, any_of, fold

OF = 2  # words behind a head in which "of measles" stands
LEAST = 4  # letters of a word that names a thing
SHORT = 2  # letters of an article

_TOLD = re.compile(r"[^\W\d_][\w'’]*(?:-[^\W\d_][\w'’]*)?|[\d,;:.()]+")
WORD = re.compile(r"[^\W\d_][\w'’]*(?:-[^\W\d_][\w'’]*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    head_first: bool
    participle: re.Pattern[str]
    neutral: Lexicon
    ends: Lexicon
    bearers: frozenset[str]
    ways: Lexicon
    plain: frozenset[str]
    verbal: re.Pattern[str]
    of: str
    alike: Mapping[str, frozenset[str]]
    prices: frozenset[str]
    speech: Speech


def same(phrase: str, told: str, counted: str | None, sentence: str, lang: Lang, *, later: bool) -> bool:
    """
    Whether the head of a phrase stands in what is told of a change, and beside it there nothing that the phrase lacks.

    Where only another word for the head stands there, a `later` phrase has nothing that is lacking there, nor has a price:
    "fuel | costs" are no fare. `counted` is the noun of the change's figures, `sentence` is the phrase's own: whoever it names may stand beside the head.
    """
    words = _words(lang)
    head = _head(_plain(phrase), counted, words)
    if not head:
        return False
    own = words.speech.roots(head)
    roots = own | words.alike.get(head, frozenset())
    there = [fold(word).removesuffix("'s") for word in _TOLD.findall(told)]
    step = 1 if words.head_first else -1
    found = [at for at, word in enumerate(there) if roots & words.speech.roots(word)]
    if (later or head in words.prices) and not any(own & words.speech.roots(there[at]) for at in found):
        about = frozenset(root for word in there for root in words.speech.roots(word))
        others = (word for word in _plain(phrase) if word != head)
        if not all(_narrows_nothing(word, words) or about & words.speech.roots(word) for word in others):
            return False
    if words.head_first:  # "itik | produktif" is no head
        found = [at for at in found if _opens(there[at - 1] if at else "", words)]
    places = [at + step for at in found if not words.participle.search(there[at])]  # "farmers | harvested"
    beside = [there[at] for at in places if 0 <= at < len(there) and there[at][0].isalpha()]
    beside += [
        there[at + OF] for at in found if words.of and there[at + 1 : at + OF] == [words.of] and at + OF < len(there)
    ]
    known = frozenset(root for word in _plain(sentence) for root in words.speech.roots(word))
    return bool(found) and all(_narrows_nothing(word, words) or known & words.speech.roots(word) for word in beside)


def headless(phrase: str, told: str, lang: Lang) -> bool:
    """Whether a sentence has a phrase without its last word: "an adult single | goes from", of an adult single ticket."""
    words = _words(lang)
    stretch = phrase.partition(f" {words.of} ")[2] or phrase
    narrows = [word for word in _plain(stretch)[:-1] if len(word) > SHORT]
    return not words.head_first and len(narrows) > 1 and " ".join(narrows) in fold(told)


def takes_up(subject: str, around: Iterable[str], lang: Lang) -> bool:
    """Whether the subject of a change takes up what stands around a word: "the licence", "the average price"."""
    return bool(subject) and any(_words(lang).speech.akin(subject, word) for word in around)


def _head(phrase: list[str], counted: str | None, words: _Words) -> str:
    """The word that the others narrow: the first in Indonesian, in English the last before a participle."""
    if words.head_first:
        return next(
            (
                word
                for word in phrase
                if len(word) >= LEAST and (word in (counted, *words.plain) or word not in words.neutral)
            ),
            "",
        )
    narrowed = next((at for at, word in enumerate(phrase) if at and words.participle.search(word)), len(phrase))
    things = [word for word in phrase[:narrowed] if len(word) >= LEAST and word not in words.neutral]
    return things[-1] if things else ""


def _opens(before: str, words: _Words) -> bool:
    """Whether a phrase may begin behind a word: it is a mark, a number, a verb, or narrows nothing."""
    return (
        not before
        or not before[0].isalpha()
        or words.verbal.match(before) is not None
        or _narrows_nothing(before, words)
    )


def _narrows_nothing(word: str, words: _Words) -> bool:
    return len(word) < LEAST or any(word in few for few in (words.neutral, words.ends, words.bearers, words.ways))


def _plain(text: str) -> list[str]:
    return [fold(word) for word in WORD.findall(text)]


@cache
def _words(lang: Lang) -> _Words:
    told = lang["changes"]["echoes"]
    return _Words(
        head_first=told["head_first"],
        participle=re.compile(rf"(?:{any_of(told['participles'])})$"),
        neutral=Lexicon(told["neutral"]),
        ends=Lexicon(told["ends"]),
        bearers=frozenset(told["bearers"]),
        ways=Lexicon((*lang["changes"]["up"], *lang["changes"]["down"])),
        plain=frozenset(told["plain"]),
        verbal=re.compile(any_of(told["verbal"])),
        of=told["of"].strip(),
        alike={word: frozenset(group) for group in told["alike"] for word in group},
        prices=frozenset(word for group in told["alike"] if told["price"] in group for word in group),
        speech=speech.of(lang),
    )
