"""
A picture credit that names nobody.

Why it matters: "special" or "courtesy" hides where a picture comes from, and with it whether it shows what it says.
Stays quiet: where a photographer, an agency or an office is named.
How: stock phrases in captions and credits.
Cannot see: pictures themselves, and whether the person credited took them.
"""

from collections.abc import Iterator

from scorer.model import Doc, Finding, Outcome, Role, Span
from scorer.rules.given import Given


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield a finding for each empty picture credit."""
    for block in doc.blocks:
        if block.role is Role.CAPTION:
            for hit in given.words["empty"].find(doc.text(block.span)):
                place = Span(block.span.start + hit.start, block.span.start + hit.end)
                if doc.body[place.end : block.span.end].strip(" .)-"):
                    continue  # somebody is named after all: "handout from the fire service"
                yield Finding(rule="meta-photo-credit", spans=(place,), confidence=0.95)
