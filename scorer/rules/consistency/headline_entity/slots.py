"""What stands beside a name, and whether a name stands in a story: inflected, shortened, or blended of others."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from scorer.lexicon import fold
from scorer.model import Span
from scorer.rules.given import Given

REACH = 60  # code points before and behind a name in which its slot's words stand
SHORT = 3  # letters of a word that marks a slot
LONG = 4  # letters that two forms of one word begin with; of an affix; of a word that is looked for in the story
SURE = 9  # letters of a name that is not told by its first five alone
MOST = 200  # words of a story that begin alike
FEW = 5  # letters that are enough to recognise an inflected or shortened name
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """The words before a name (nearest first) and those behind it, in small letters."""

    before: Words
    after: Words


def at_span(text: str, span: Span, sentence: Span, given: Given) -> Slot:
    """The slot of a name in its sentence, small words such as articles left out."""
    before = folded(WORD.finditer(text, max(sentence.start, span.start - REACH), span.start))
    after = folded(WORD.finditer(text, span.end, min(sentence.end, span.end + REACH)))
    return Slot(
        before=tuple(word for word in before[::-1] if word not in given.words["articles"]),
        after=tuple(word for word in after if word not in given.words["articles"]),
    )


def alike(one: str, other: str) -> bool:
    """Whether two words are one in different forms: tinjau and meninjau, opens and opened."""
    short, long = sorted((one.removesuffix("s"), other.removesuffix("s")), key=len)
    if len(short) < SHORT:
        return False
    if long.startswith(short) or (long.endswith(short[1:]) and len(long) - len(short) <= LONG):
        return True
    return short[:LONG] == long[:LONG] and short[: len(short) - 2] == long[: len(short) - 2]


def is_letter(text: str) -> bool:
    """Whether a word begins with a letter that stands for itself: "U-turn", "X-ray"."""
    return text[1:2] == "-"


def folded(words: Iterable[re.Match[str]]) -> Words:
    """The words in small letters."""
    return tuple(fold(" ".join(word.group() for word in words)).split())


def stands(words: tuple[str, ...], body: str, capitals: frozenset[str], given: Given) -> bool:
    """
    Whether one of these words, or a part of "ex-Harlow", stands in the story, inflected, shortened, or blended of its names.

    A long name does not stand in a common word that only begins like it: "Kertanegara" in "kertas".
    """
    parts = (part for word in words for part in dict.fromkeys((word, *word.split("-"))))
    return any(_written(part, body, capitals, given) or _blend(part, capitals) for part in parts if len(part) >= LONG)


def _written(part: str, body: str, capitals: frozenset[str], given: Given) -> bool:
    """Whether a word of the story begins or goes on as a name does, and is no common one of another meaning."""
    stem = part[:FEW]
    if stem not in body:
        return False
    if len(part) < SURE or part in body or given.speech.inflects(part) or any(one.startswith(stem) for one in capitals):
        return True
    begun = islice(re.finditer(rf"{re.escape(stem)}[^\W\d_]*", body), MOST)
    return any(
        word.group() not in given.speech.words or body[word.start() - 1 : word.start()].isalpha() for word in begun
    )


def blends(name: str, words: Iterable[str]) -> bool:
    """Whether a name of the story is made of pieces of the headline's: Soekarno-Hatta, Soetta."""
    return _blend(name, frozenset(part for word in words for part in word.split("-")))


def joins(name: str, body: str) -> bool:
    """Whether a word is made of the beginnings of two that follow each other in the story: "tim nasional", timnas."""
    cuts = (rf"{re.escape(name[:cut])}\w*\s{re.escape(name[cut:])}" for cut in range(2, len(name) - 2))
    return re.search(rf"\b(?:{'|'.join(cuts) or '(?!)'})", body) is not None


def _blend(name: str, words: frozenset[str]) -> bool:
    """Whether a name is made of pieces of the story's names, as Indonesian headlines do (Jawa Tengah, Jateng)."""
    opening = [word for word in words if word.startswith(name[:2])]
    return any(
        any(word.startswith(name[:cut]) for word in opening) and any(_holds(word, name[cut:]) for word in words)
        for cut in range(2, len(name) - 1)
    )


def _holds(word: str, piece: str) -> bool:
    """Whether a word begins with a piece, or has a longer one inside."""
    return word.startswith(piece) or (len(piece) >= LONG and piece in word)
