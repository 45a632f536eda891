"""
An abbreviation that was spelled out, once more with its letters in another order: NRA, and NAR.

Five letters or more may also differ in one of them.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from rapidfuzz.distance import OSA

from scorer.model import Doc, Finding, Span
from scorer.rules.given import Given

_SHORT = re.compile(r"(?=[A-Z]{3})(?<![\w(-])[A-Z]{3,8}(?![\w-])(?!\s?\()")
MOST = 20  # abbreviations spelled out in one story
LONG = 5  # letters of which one may be another


def read(doc: Doc, known: Mapping[str, Span], given: Given) -> Iterator[Finding]:
    """Yield a finding for each abbreviation that stands once, is spelled out nowhere, and is nearly one that was."""
    spelled_out = [short for short in known if short.isupper()][:MOST]
    if not spelled_out:
        return
    places: dict[str, list[Span]] = defaultdict(list)
    for found in _SHORT.finditer(doc.body):
        places[found.group()].append(Span(*found.span()))
    least = given.tables["letters"]["least"]
    for short, spans in places.items():
        if (
            len(spans) > 1
            or len(short) < least
            or short in known
            or short in given.names
            or short in given.words["real"]
        ):
            continue
        meant = next((one for one in spelled_out if _slips(short, one)), None)
        if meant:
            yield Finding(
                rule="acronym-conflict",
                spans=(known[meant], spans[0]),
                values={"short": meant, "first": meant, "second": short},
                case="letters",
                confidence=0.9,
            )


def _slips(one: str, two: str) -> bool:
    """Whether two neighbouring letters changed places, or, in a long abbreviation, one letter is another."""
    near = len(one) == len(two) and OSA.distance(one, two, score_cutoff=1) == 1
    return near and (sorted(one) == sorted(two) or len(one) >= LONG)
