"""Years in office, at a club or of a series that run backwards: "was chief executive from 2011 to 1994"."""

import re
from collections.abc import Iterator
from functools import cache

from scorer.lexicon import Lexicon, any_of, fold
from scorer.model import Doc, Finding, Outcome, Span
from scorer.rules.given import Given

AHEAD = 80  # code points before two years in which it is told what lasted so long
_YEAR = r"(?:19|20)\d\d"
_SIGN = re.compile(rf"{_YEAR}[^.;\n]{{1,12}}?{_YEAR}")


def compared(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """One outcome for each two years between which somebody held something."""
    if _SIGN.search(doc.body) is None:
        return
    for found in _pattern(given.words["until"], given.words["from"]).finditer(doc.body):
        ahead = re.split(r"[.?!]\s|\n", fold(doc.body[max(0, found.start() - AHEAD) : found.start()]))[-1]
        if given.words["held"].first(ahead) is None or given.words["changed"].first(ahead) is not None:
            continue
        if int(found["first"]) <= int(found["last"]):
            yield Outcome.AGREED
            continue
        first, last = (Span(*found.span(name)) for name in ("first", "last"))
        yield Finding(
            rule="date-order",
            spans=(first, last),
            values={"first": doc.text(first), "last": doc.text(last)},
            confidence=0.95,
        )


@cache
def _pattern(until: Lexicon, since: Lexicon) -> re.Pattern[str]:
    """Two years with "from" and "to" or a dash."""
    first, last = rf"(?P<first>{_YEAR})", rf"(?P<last>{_YEAR})(?![\d.,/-]\d|\d)"
    return re.compile(rf"(?<![\d.,/-])(?:(?i:{any_of(since)})\s)?{first}(?:\s?[-–—]\s?|\s(?i:{any_of(until)})\s){last}")
