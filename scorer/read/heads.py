"""
Phrases that differ from what a change is told of only in how they narrow it.

"Pendapatan produsen ubin itu", and later "pendapatan perusahaan"; "patients waiting for a year", and later "620 patients":
the same head, and no other thing beside it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from scorer.langs import Lang, speech
from scorer.langs.speech import Speech
from scorer.lexicon import Lexicon, any_of, fold

LEAST = 4  # letters of a word that names a thing

WORD = re.compile(r"[^\W\d_][\w'’]*(?:-[^\W\d_][\w'’]*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    head_first: bool
    participle: re.Pattern[str]
    neutral: Lexicon
    ends: Lexicon
    bearers: frozenset[str]
    alike: Mapping[str, frozenset[str]]
    speech: Speech


def same(phrase: str, told: str, counted: str | None, sentence: str, lang: Lang) -> bool:
    """
    Whether the head of a phrase stands in what is told of a change, and beside it there nothing that the phrase lacks.

    `counted` is the noun of the change's figures, `sentence` is the phrase's own: whoever it names may stand beside the head.
    """
    words = _words(lang)
    head = _head(_plain(phrase), counted, words)
    if not head:
        return False
    roots = words.speech.roots(head) | words.alike.get(head, frozenset())
    there = _plain(told)
    step = 1 if words.head_first else -1
    places = (at + step for at, word in enumerate(there) if roots & words.speech.roots(word))
    beside = [there[at] for at in places if 0 <= at < len(there)]
    known = frozenset(root for word in _plain(sentence) for root in words.speech.roots(word))
    return bool(beside) and all(_narrows_nothing(word, words) or known & words.speech.roots(word) for word in beside)


def _head(phrase: list[str], counted: str | None, words: _Words) -> str:
    """The word that the others narrow: the first in Indonesian, in English the last before a participle."""
    if words.head_first:
        return next(
            (word for word in phrase if len(word) >= LEAST and (word == counted or word not in words.neutral)), ""
        )
    narrowed = next((at for at, word in enumerate(phrase) if at and words.participle.search(word)), len(phrase))
    things = [word for word in phrase[:narrowed] if len(word) >= LEAST and word not in words.neutral]
    return things[-1] if things else ""


def _narrows_nothing(word: str, words: _Words) -> bool:
    return len(word) < LEAST or any(word in few for few in (words.neutral, words.ends, words.bearers))


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
        alike={word: frozenset(group) for group in told["alike"] for word in group},
        speech=speech.of(lang),
    )
