"""
The headline quotes words that nobody says in the story.

Why it matters: quotation marks promise that someone said exactly this.
Stays quiet: on terms of fewer than `words` words, on trimmed quotations, on headlines without quotation marks.
How: of the content words inside the headline's marks, the share that stands in one sentence of
the body, or in two that follow each other; quoted ones count alike, since a story may report what the headline quotes.
Cannot see: short quotations, translated ones, and whether the words were said by the person the headline gives them to.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from scorer.lexicon import fold
from scorer.model import Doc, Finding, Outcome, Span
from scorer.rules.given import Given

_QUOTED = re.compile(r"“([^“”\n]{3,200})”|\"([^\"\n]{3,200})\"|(?<!\w)[‘']([^‘’'\n]{3,200})[’'](?!\w)")
_WORD = re.compile(r"[^\W\d_]{3,}")
_SITE = re.compile(r"\w+\.(?:com|co|id|net|org|tv)\b")
STEM = 5  # letters that recognise a word in another form


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each quotation in the headline."""
    if doc.headline is None:
        return
    title = doc.article.text(doc.headline.field)
    bodies = [fold(doc.text(one.span)) for one in doc.sentences if not one.span.overlaps(doc.headline)]
    bodies = [text for text in bodies if text != fold(doc.text(doc.headline))]
    pairs = [f"{one} {two}" for one, two in pairwise(bodies)]
    for found in _QUOTED.finditer(title, doc.headline.start, doc.headline.end):
        inner = next(group for group in found.groups() if group)
        if len(inner.split()) < given.limits["words"]:
            continue
        words = set(_WORD.findall(_SITE.sub(" ", fold(inner)))).difference(given.words["small"])
        best = max((_share(words, text) for text in (*bodies, *pairs)), default=0.0)
        if best >= given.limits["share"]:
            yield Outcome.AGREED
        elif words:
            yield Finding(
                rule="headline-quote",
                spans=(Span(found.start(), found.end(), doc.headline.field),),
                values={"share": round(100 * best)},
                confidence=0.95,
            )


def _share(words: set[str], text: str) -> float:
    return sum(word[:STEM] in text for word in words) / len(words) if words else 0.0
