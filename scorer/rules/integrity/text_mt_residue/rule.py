"""
A word that is no word: garbled, run together, or left untranslated.

Why it matters: it is the trace of an unread machine translation or paste, and readers trust nothing after it.
Stays quiet: on names and the newsroom's own words, on quoted speech, loan words, dialect, rare words that resemble nothing in the article.
How: reading finds words that neither vocabulary nor affixes explain and that are a letter or two away from a word of the
same article, or that fall apart into a function word and a known word; and foreign function words between two words of
the article's own language. Where the words came from: scorer/langs/<language>/SOURCES.md.
Cannot see: mistranslations that are real words, and garbled words that resemble nothing nearby.
"""

from collections.abc import Iterator

from scorer.model import Doc, Finding, Oddity, Outcome
from scorer.rules.given import Given

CASES = {Oddity.FUSED: "fused", Oddity.NEAR: "near", Oddity.STRAY: "stray"}


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield a finding for each garbled word."""
    for word in doc.odd_words:
        written = doc.text(word.span)
        if (
            doc.body[word.span.end : word.span.end + 2].strip()[:1] == "."
            and doc.body[word.span.end + 1 :][:1].islower()
        ):
            continue  # the name of a site
        if word.kind in CASES and written not in given.names:
            yield Finding(
                rule="text-mt-residue",
                spans=(word.span, *([word.beside] if word.beside else [])),
                values={"written": written, "meant": word.meant},
                case=CASES[word.kind],
                confidence=0.93,
                repairs=(word.meant,) if word.meant else (),
            )
