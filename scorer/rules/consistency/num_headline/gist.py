"""What a headline tells besides its numbers, and whether a sentence of the story tells the same."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from scorer.langs.speech import Speech
from scorer.model import Doc, Sentence
from scorer.rules.consistency.num_headline import synonyms
from scorer.rules.given import Given

STEM = 5  # letters that recognise a word in another form
PREFIX = 3  # letters of a prefix that melts the first letter of a short word: telan, menelan
SENTENCES = 64  # whose roots are remembered
LEAST = 4  # letters of a word that tells something
WORD = re.compile(r"[^\W\d_]{4,}")
_ANY = re.compile(r"[^\W\d_]{3,}")


def stands(word: str, sentence: str) -> bool:
    """Whether a word stands in a sentence in some form; the first letter may melt into a prefix (tangkap, menangkap)."""
    return (
        word[: min(STEM, max(STEM - 1, len(word) - 1))] in sentence
        or (len(word) > STEM and word[1 : STEM + 1] in sentence)
        or (len(word) == STEM and re.search(rf"[^\W\d_]{{{PREFIX}}}{re.escape(word[1:])}", sentence) is not None)
    )


def tells(word: str, sentence: str, given: Given) -> bool:
    """Whether a headline's word stands in a sentence, or another that tells the same: "axe", "eliminate"; both folded."""
    if len(word) < LEAST:
        return synonyms.stands(word, sentence, given)
    return (
        stands(word, sentence)
        or synonyms.stands(word, sentence, given)
        or not _roots(given.speech, sentence).isdisjoint(given.speech.roots(word))
    )


@lru_cache(maxsize=SENTENCES)
def _roots(speech: Speech, sentence: str) -> frozenset[str]:
    """The roots of a sentence's words."""
    return frozenset(root for word in set(WORD.findall(sentence)) for root in speech.roots(word) if len(root) >= LEAST)


def words(text: str, given: Given, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The words of a folded text that tell something, and where: of four letters or more, or listed with others that tell the same."""
    for found in _ANY.finditer(text, start, end):
        word = found.group()
        if len(word) >= LEAST or synonyms.known(word, given):
            yield found.start(), word


def lead(doc: Doc, most: int) -> tuple[Sentence, ...]:
    """The first sentences of the story, at most so many, without the headline where it stands among them or is repeated."""
    told = doc.text(doc.headline) if doc.headline else ""
    own = (
        sentence
        for sentence in doc.prose()
        if doc.text(sentence.span) != told and not (doc.headline and sentence.span.overlaps(doc.headline))
    )
    return tuple(islice(own, most))
