"""
Two verbs of reporting where the sentence needs one: "as reported by the agency reported".

Why it matters: the reader cannot tell whether the agency reports or is reported on; it is the seam of a rewrite.
Stays quiet: where a comma, a conjunction or a relative clause stands between them.
How: an opening such as "as reported by" and, in the same clause and within `reach` words, another verb of reporting.
Cannot see: other broken sentences: grammar as such is not checked.
"""

import re
from collections.abc import Iterator

from scorer.model import Doc, Finding, Outcome, Span
from scorer.rules.given import Given

_BREAK = re.compile(r"[,;:.?!“”\"()\n–—]")


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield a finding for each clause with a doubled verb of reporting."""
    for opening in given.words["openings"].find(doc.folded, folded=True):
        clause = doc.body[opening.end : opening.end + 120]
        stop = _BREAK.search(clause)
        clause = clause[: stop.start()] if stop else clause
        verb = given.words["verbs"].first(clause)
        if verb is None:
            continue
        between = clause[: verb.start].split()
        free = not any(word.lower() in given.words["links"] for word in between)
        if free and 1 <= len(between) <= given.limits["reach"]:
            yield Finding(
                rule="text-grammar-residue", spans=(Span(opening.start, opening.end + verb.end),), confidence=0.92
            )
