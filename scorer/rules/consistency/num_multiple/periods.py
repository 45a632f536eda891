"""Whether a multiple and a change far from it may be of one time: "tripled in ten years", and "from €450 in 2016 to €900"."""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import islice, takewhile

from scorer.model import YEAR, Doc, Figure, Span
from scorer.rules.given import Given

OFF = 1  # years by which a round number of years may be off
YEARS = "y"


def may_be_one(doc: Doc, span: Span, here: Iterable[Figure], told: str, given: Given) -> bool:
    """Whether nothing says that the sentence of a multiple and the text of a change tell of different times or extents."""
    text = _undated(doc, span)
    if given.words["overall"].first(told) and not given.words["overall"].first(text):
        return False
    one, two = (_times(part, given) for part in (text, told))
    yearly = given.words["yearly"]
    of_a_year = min(one - set(yearly), two - set(yearly), key=len) == set() and all(map(yearly.first, (text, told)))
    if one and two and not one & two and not of_a_year:  # "the past year", and "the 12 months to September"
        return False
    years = sorted(int(year) for year in YEAR.findall(told))
    lengths = [figure.value for figure in here if figure.unit == YEARS]
    if not lengths:
        return True
    if not years:
        return not two
    published = doc.article.published_at
    if len(years) == 1 and published is None:
        return True
    ends = {years[-1], *([published.year, published.year - 1] if published else [])}
    return any(abs(end - years[0] - lengths[0]) <= OFF for end in ends)


def _undated(doc: Doc, span: Span) -> str:
    """The text of a sentence without its full dates: they are of the day on which something was said."""
    text = doc.text(span)
    at = bisect_left(doc.dates, span.start, key=lambda date: date.span.start)
    inside = takewhile(lambda date: date.span in span, islice(doc.dates, at, None))
    for date in inside if span.field == "body" else ():
        start, end = (offset - span.start for offset in (date.span.start, date.span.end))
        text = text[:start] + "-" * (end - start) + text[end:]
    return text


def _times(text: str, given: Given) -> set[str]:
    """The years and other times of a text."""
    return {*YEAR.findall(text), *(hit.phrase for hit in given.words["times_told"].find(text))}
