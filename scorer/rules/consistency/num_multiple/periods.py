"""Whether a multiple and a change far from it may be of one time: "tripled in ten years", and "from €450 in 2016 to €900"."""

from collections.abc import Iterable

from scorer.model import YEAR, Doc, Figure, Span
from scorer.rules.given import Given

OFF = 1  # years by which a round number of years may be off
YEARS = "y"


def may_be_one(doc: Doc, span: Span, here: Iterable[Figure], told: str, given: Given) -> bool:
    """Whether nothing says that the sentence of a multiple and the text of a change tell of different times or extents."""
    text = doc.text(span)
    if given.words["overall"].first(told) and not given.words["overall"].first(text):
        return False
    one, two = (_times(part, given) for part in (text, told))
    if one and two and not one & two:
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


def _times(text: str, given: Given) -> set[str]:
    """The years and other times of a text."""
    return {*YEAR.findall(text), *(hit.phrase for hit in given.words["times_told"].find(text))}
