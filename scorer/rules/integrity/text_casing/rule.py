"""
Two capitals at the start of an ordinary word.

Why it matters: a held shift key looks careless, and searches for the word miss it.
Stays quiet: on brands and the newsroom's own names, on abbreviations with endings, and words in capitals.
How: two capitals followed by small letters, where the vocabulary knows the word in small letters.
Cannot see: stray capitals inside a word, and words that the vocabulary does not hold.
"""

from collections.abc import Iterator

from scorer.model import Doc, Finding, Oddity, Outcome
from scorer.rules.given import Given


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield a finding for each word with a stray second capital."""
    for word in doc.odd_words:
        if word.kind is Oddity.CASED and doc.text(word.span) not in given.names:
            yield Finding(
                rule="text-casing",
                spans=(word.span,),
                values={"meant": word.meant},
                confidence=0.97,
                repairs=(word.meant,),
            )
