"""
One speaker, one sentence, two wordings in quotation marks.

Why it matters: both cannot be what was said; quotation marks promise the words themselves.
Stays quiet: on exact repetition, on a shorter exact excerpt, on reported speech without marks, and on different speakers.
How: quotations of `words` words or more by one speaker, compared word by word (edit similarity `low` to `high`), unless
a word of weight is exchanged for quite another.
Cannot see: which wording was spoken, quotations of speakers that are named differently each time, and short ones. Two
sentences built alike about two things may be taken for one.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations, islice

from rapidfuzz.distance import Indel

from scorer.lexicon import fold
from scorer.model import Doc, Finding, Outcome, Quotation
from scorer.rules.given import Given

_WORD = re.compile(r"\w+")
WEIGHTY = 9  # letters of words that carry what is said
ALIKE = 0.5  # similarity from which two words may be one
Words = tuple[str, ...]
MOST = 30  # quotations compared with each other


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each two quotations of one speaker that are about as long."""
    told = (
        (quotation, tuple(_WORD.findall(fold(doc.text(quotation.inner)))))
        for quotation in doc.quotations
        if quotation.closed
    )
    long = islice((one for one in told if len(one[1]) >= given.limits["words"]), MOST)
    spoken = [(quotation, words, _speaker(doc, quotation)) for quotation, words in long]
    for (one, words, speaker), (two, others, rival) in combinations(spoken, 2):
        if speaker and rival and speaker != rival:
            continue
        similarity = Indel.normalized_similarity(words, others, score_cutoff=given.limits["low"])
        if similarity < given.limits["low"]:
            continue
        if similarity > given.limits["high"] or _excerpt(words, others):
            yield Outcome.AGREED
        elif not (speaker and rival) or _says_other(words, others):
            yield Outcome.ABSTAINED
        else:
            yield Finding(
                rule="quote-variant",
                spans=(one.inner, two.inner),
                values={"speaker": speaker, "similarity": round(100 * similarity)},
                confidence=0.92,
            )


def _says_other(one: Words, two: Words) -> bool:
    """Whether a word of weight is exchanged for quite another: two promises in one mould, not one in two wordings."""
    changes = SequenceMatcher(a=one, b=two, autojunk=False).get_opcodes()
    exchanged = [(" ".join(one[a:b]), " ".join(two[c:d])) for tag, a, b, c, d in changes if tag == "replace"]
    apart = [pair for pair in exchanged if Indel.normalized_similarity(*pair) < ALIKE]
    return any(min(map(len, pair)) >= WEIGHTY for pair in apart)


def _speaker(doc: Doc, quotation: Quotation) -> str | None:
    return next(
        (
            attribution.speaker.name
            for attribution in doc.attributions
            if any(content.overlaps(quotation.inner) for content in attribution.content)
        ),
        None,
    )


def _excerpt(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    short, long = sorted((one, two), key=len)
    return f" {' '.join(short)} " in f" {' '.join(long)} "
