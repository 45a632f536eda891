"""The births that a story tells, each with whom it is told of."""

import re
from collections.abc import Iterator, Sequence

from scorer.model import Birth, DateMention, Row, Span
from scorer.read.ages.cast import Cast
from scorer.read.ages.forms import Forms

AHEAD = 60  # code points between "born" and the date
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b(?![.,]\d)")
_BREAK = re.compile(r"[.;()\d\n]")


def find(cast: Cast, numbers: Sequence[int], days: Row[DateMention], told: Forms) -> Iterator[Birth]:
    """The births that some sentences tell, one at most of each."""
    for number in numbers:
        span = cast.sentences[number].span
        born = [found.span() for found in told.birth.finditer(cast.body, span.start, span.end)]
        if len(born) != 1:
            continue
        start, end = born[0]
        reach = Span(end, min(span.end, end + AHEAD))
        date = next((one for one in days.inside(Span(end, span.end)) if one.year is not None), None)
        if date and date.date_span.start <= reach.end and date.year is not None:
            place, year = date.date_span, date.year
        else:
            found = _YEAR.search(cast.body, reach.start, reach.end)
            if found is None:
                continue
            date, place, year = None, Span(*found.span()), int(found.group())
        between = cast.body[end : place.start]
        if _BREAK.search(between) or told.words["bounded"].first(between):
            continue
        yield Birth(
            year=year, day=date.value if date else None, span=place, bearer=_bearer(cast, number, start, place.end)
        )


def _bearer(cast: Cast, number: int, start: int, end: int) -> str | None:
    """Whose birth it is: of the last to be told of before it, else of the first behind it."""
    opens = start == cast.sentences[number].span.start
    whose = cast.following(end, number) if opens else cast.subject(start, number)
    return whose.who if whose and not (whose.several or whose.rival) else None
