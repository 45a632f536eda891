"""
The whole article hangs on one origin, after chains are collapsed.

Why it matters: three quotations that all came over one agency are one source; a second one is what makes a story stand.
Stays quiet: below the number of statements in the policy, in genres that need no second source, and as soon as anybody
else is heard. Information only: a disclosed source is no fault.
How: statements are grouped by where their chain begins; `least` of them and one group are needed.
Cannot see: that two named people were read in the same press release; reporting of the newsroom's own that quotes
nobody.
See: BBC Editorial Guidelines, 3.3 ("reluctant to rely on a single source").
"""

from collections.abc import Iterator

from scorer.model import Doc, Finding, Genre, Outcome
from scorer.rules.given import Given


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one finding, at the first statement, where all owned statements go back to one origin."""
    owned = sum(len(source.attributions) for source in doc.sources)
    if doc.genre is not Genre.NEWS or owned < given.limits["least"]:
        return
    if len(doc.sources) > 1:
        yield Outcome.AGREED
        return
    origin = doc.sources[0]
    first = doc.attributions[origin.attributions[0]]
    yield Finding(
        rule="single-source",
        spans=(first.source or first.extent,),
        values={"origin": origin.name, "count": str(owned)},
    )
