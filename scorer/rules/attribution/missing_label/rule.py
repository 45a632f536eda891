"""
A press release or an advertisement does not say that it is one.

Why it matters: whoever pays for a text, or sends it, has an interest in it; a reader may weigh that only if told. The
press council asks that paid content be told apart from news.
Stays quiet: where the headline, the desk, the byline or a line at the top or the foot says so, and where the text credits
the release it was written from ("dalam siaran persnya").
How: the genre, as the newsroom gave it or as the text's own form shows it, and a list of labels.
Cannot see: a label that the page's template adds: newsrooms where it does switch this rule off. A release that was
rewritten, and an advertisement that does not look like one.
See: Pedoman Pemberitaan Media Siber, article 6 (advertising); Kode Etik Jurnalistik, article 6.
"""

from collections.abc import Iterator

from scorer.model import Doc, Finding, Genre, Outcome
from scorer.rules.given import Given

EDGE = 3  # lines from the top and from the foot where a label may stand


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for a text that needs a label."""
    if doc.genre not in {Genre.PRESS_RELEASE, Genre.ADVERTORIAL}:
        return
    if any(given.words[doc.genre].first(line) for line in _lines(doc)):
        yield Outcome.AGREED
    else:
        yield Finding(rule="missing-label", absence=True, case="paid" if doc.genre is Genre.ADVERTORIAL else "")


def _lines(doc: Doc) -> Iterator[str]:
    """Where a reader would see a label; a release may also be credited anywhere in the text."""
    article = doc.article
    yield from (told for told in (article.headline, article.desk, article.byline) if told)
    if doc.genre is Genre.PRESS_RELEASE:
        yield doc.body
    else:
        yield from (doc.text(block.span) for block in (*doc.blocks[:EDGE], *doc.blocks[-EDGE:]))
