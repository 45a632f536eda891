"""
A picture credit that names nobody.

Why it matters: "special" or "courtesy" hides where a picture comes from, and with it whether it shows what it says.
Stays quiet: where a photographer, an agency or an office is named.
How: stock phrases in captions and credits.
Cannot see: pictures themselves, and whether the person credited took them.
"""

from collections.abc import Iterator

from scorer.model import Doc, Finding, Outcome, Role, Span, Stretches
from scorer.rules.given import Given

LONGEST = 240  # code points of a line that may be a caption


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield a finding for each empty picture credit."""
    unmistakable = Stretches(given.words["unmistakable"].find(doc.folded, folded=True))
    for block in doc.blocks:
        text = doc.text(block.span)
        if len(text) <= LONGEST and (block.role is Role.CAPTION or unmistakable.touch(block.span)):
            plain = given.words["empty"].find(text) if block.role is Role.CAPTION else ()
            for hit in list(plain) or given.words["unmistakable"].find(text):
                place = Span(block.span.start + hit.start, block.span.start + hit.end)
                if doc.body[place.end : block.span.end].strip(" .)-"):
                    continue  # somebody is named after all: "handout from the fire service"
                yield Finding(rule="meta-photo-credit", spans=(place,), confidence=0.95)
