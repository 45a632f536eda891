"""What a headline tells besides its numbers, and whether a sentence of the story tells the same."""

import re

from scorer.lexicon import fold
from scorer.model import Doc, Sentence, Span

STEM = 5  # letters that recognise a word in another form
PREFIX = 3  # letters of a prefix that melts the first letter of a short word: telan, menelan
WORD = re.compile(r"[^\W\d_]{4,}")


def stands(word: str, sentence: str) -> bool:
    """Whether a word stands in a sentence in some form; the first letter may melt into a prefix (tangkap, menangkap)."""
    return (
        word[: min(STEM, max(STEM - 1, len(word) - 1))] in sentence
        or (len(word) > STEM and word[1 : STEM + 1] in sentence)
        or (len(word) == STEM and re.search(rf"[^\W\d_]{{{PREFIX}}}{re.escape(word[1:])}", sentence) is not None)
    )


def shared(doc: Doc, sentence: Span, *besides: Span) -> int:
    """How many of the headline's words, those of some places aside, stand in a sentence; both folded."""
    if doc.headline is None:
        return 0
    told, text = fold(doc.text(doc.headline)), fold(doc.text(sentence))
    start = doc.headline.start
    aside = [(one.start - start, one.end - start) for one in besides]
    words = {
        found.group()
        for found in WORD.finditer(told)
        if not any(found.start() < end and begin < found.end() for begin, end in aside)
    }
    return sum(stands(word, text) for word in words)


def story(doc: Doc) -> tuple[Sentence, ...]:
    """The sentences of the running text, without the headline where it stands among them or is repeated."""
    told = doc.text(doc.headline) if doc.headline else ""
    return tuple(
        sentence
        for sentence in doc.prose()
        if doc.text(sentence.span) != told and not (doc.headline and sentence.span.overlaps(doc.headline))
    )
