"""
A blank is missing after the end of a sentence.

Why it matters: the two sentences run together on the page, and a picture credit sticks to its caption.
Stays quiet: on web addresses, abbreviations, initials and decimal numbers.
How: three small letters, a full stop, question or exclamation mark, and then a bracket or a capitalised word.
Cannot see: blanks missing inside a sentence, and blanks too many.
"""

import re
from collections.abc import Iterator

from scorer.model import Doc, Finding, Outcome, Span
from scorer.rules.given import Given

_JOINED = re.compile(r"\b[A-Za-z]*[a-z]{3}(?P<joint>[.?!][(A-Z])")
_AFTER = re.compile(r"\([A-Z]|[A-Z][a-z]+\b(?!\.)")
_ADDRESS = re.compile(r"[./@]|www")


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:  # noqa: ARG001 - marks need no words
    """Yield a finding for each sentence end without a blank."""
    for joined in _JOINED.finditer(doc.body):
        joint = joined.start("joint")
        rest = doc.body[joint + 1 : joint + 40]
        before = doc.body[max(0, joined.start() - 1) : joined.start()]
        if _AFTER.match(rest) and not _ADDRESS.search(before) and not _is_address(doc.body, joint):
            place = Span(joined.start(), joint + 2)
            word = doc.text(place)
            yield Finding(rule="text-spacing", spans=(place,), confidence=0.95, repairs=(f"{word[:-1]} {word[-1]}",))


def _is_address(body: str, joint: int) -> bool:
    """Whether the stop stands in the name of a site: its other half is an ending such as Com, or all has no blanks."""
    after = re.match(r"\w+", body[joint + 1 : joint + 20])
    return bool(after) and after is not None and after.group().lower() in {"com", "co", "id", "net", "org", "tv", "js"}
