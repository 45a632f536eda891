"""
The source line names a site that the story never mentions, or one letter away from a known outlet.

Why it matters: the reader is sent to a place that may not exist, while the story was taken from elsewhere.
Stays quiet: on known outlets spelled right, on agencies, on public bodies' own sites, and on sites the story itself cites.
How: the web address in a line such as "Source: …" against a list of outlets, by edit distance, and against the story.
Cannot see: a site that exists but never carried the story: nothing is looked up.
"""

import re
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from scorer.lexicon import fold
from scorer.model import Doc, Finding, Outcome, Role, Span
from scorer.rules.given import Given

ROLES = (Role.CREDIT, Role.PARAGRAPH, Role.CAPTION)
OPENING = 20  # code points in which "Source of this story:" ends
_SITE = re.compile(r"\b(?:https?://)?(?:www\.)?(?P<name>[a-z0-9-]{2,40})(?:\.[a-z]{2,12}){1,3}\b", re.IGNORECASE)


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each site that a source line names."""
    for block in doc.blocks:
        line = fold(doc.text(block.span)).lstrip("([")
        opens = line.startswith(tuple(given.words["openings"])) and ":" in line[:OPENING]
        if not opens or block.role not in ROLES:
            continue
        for site in _SITE.finditer(line):
            address = site.group().removeprefix("https://").removeprefix("http://").removeprefix("www.").split("/")[0]
            near = next((one for one in given.words["outlets"] if OSA.distance(one, address, score_cutoff=1) == 1), "")
            elsewhere = fold(doc.body[: block.span.start] + doc.body[block.span.end :])
            known = address in given.words["outlets"] or site["name"] in elsewhere or _own(doc, site["name"])
            known = known or (not near and address.endswith(tuple(given.tables["public"]["endings"])))
            if known:
                yield Outcome.AGREED
            else:
                yield Finding(
                    rule="meta-source-opaque",
                    spans=(Span(block.span.start, block.span.end),),
                    values={"site": address, "near": near},
                    case="near" if near else "",
                    confidence=0.92,
                )


def _own(doc: Doc, name: str) -> bool:
    """Whether the site is the newsroom's own, or the provider's."""
    return any(
        name in fold(told) for told in (doc.article.outlet or "", doc.article.url or "", doc.article.provider or "")
    )
