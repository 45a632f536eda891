"""
Abbreviations that the article itself introduces: "Badan Penanggulangan Bencana Daerah (BPBD)".

The long form is the shortest stretch before the bracket whose capitals are the letters of the abbreviation, or, for one
that has small letters ("Kemenkes"), whose words hold them in their order, as Schwartz and Hearst proposed (A simple
algorithm for identifying abbreviation definitions in biomedical text, PSB 2003).
"""

import re

from scorer.lexicon import fold, initials, shortens

LONGEST = 12  # words of a long form
REACH = 140  # letters before the bracket in which it must begin

_BRACKET = re.compile(r" \(([A-Z][A-Za-z]{1,11})\)")
_ENDS = re.compile(r"[.;:!?\n()\"“”]")


def introduced(body: str) -> dict[str, str]:
    """For each abbreviation and each long form, folded, the long form with its abbreviation in brackets."""
    known: dict[str, str] = {}
    for found in _BRACKET.finditer(body):
        full = _long_form(body[max(0, found.start() - REACH) : found.start()], found.group(1))
        if full:
            whole = f"{full} ({found.group(1)})"
            for form in (found.group(1), full, whole):
                known.setdefault(fold(form), whole)
    return known


def _long_form(before: str, short: str) -> str | None:
    words = _ENDS.split(before)[-1].split(" ")
    for count in range(2, min(LONGEST, len(words)) + 1):
        form = " ".join(words[-count:])
        if form[:1].isupper() and (initials(form) == short if short.isupper() else shortens(short, form)):
            return form
    return None
