"""
How long words and sentences are: information for the desk, never a penalty.

LIX (Björnsson 1968) and RIX (Anderson 1983) need no syllables. They are not comparable across languages: about 45 % of
Indonesian words exceed six letters, so Indonesian news scores above 60 where English scores 34 to 47. Formulas with
English constants (Flesch, Gunning fog) are nonsense for Indonesian and are not offered.
"""

from collections.abc import Mapping, Sequence

import textstat

from scorer.model import Sentence


def measure(body: str, sentences: Sequence[Sentence]) -> Mapping[str, float]:
    """LIX, RIX, and counts of words, long words (over six letters) and sentences. Empty for an empty text."""
    words = textstat.lexicon_count(body)
    if not words or not sentences:
        return {}
    long_words = textstat.long_word_count(body)
    return {
        "words": words,
        "sentences": len(sentences),
        "words_per_sentence": round(words / len(sentences), 1),
        "long_words": long_words,
        "lix": round(words / len(sentences) + 100 * long_words / words, 1),
        "rix": round(long_words / len(sentences), 2),
    }
