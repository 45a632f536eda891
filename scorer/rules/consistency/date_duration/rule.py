"""
The stated number of days does not fit the range beside it.

Why it matters: "five days, 3 to 5 June": readers book by one of the two.
Stays quiet: where the count fits with or without the first day, and where length and range are about different things.
How: a number of days next to a range of days, with nothing but small words between them; or one in the next sentences that
takes up the only range of the story ("the four-day closure"); or one before the days on which it opens and closes; n and n − 1 days are accepted.
Cannot see: lengths of hours or years, "three days after", and working days.
"""

import re
from collections.abc import Iterator
from datetime import date

from scorer.lexicon import fold
from scorer.model import Bound, DateRange, Doc, Figure, Finding, Outcome
from scorer.rules.consistency.date_duration import again, parted
from scorer.rules.given import Given

_YEAR = re.compile(r"^,?\s\d{4}(?=\W)")
REACH = 45  # code points between the number of days and the range
AFTER = 16  # code points after a number of days in which "before" may stand
NEARBY_YEAR = 2001  # for ranges whose year is not written; no leap year matters inside a month


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each range of days with its length beside it."""
    lengths = [figure for figure in doc.figures if figure.unit == "d" and figure.bound is not Bound.VAGUE]
    for pair in doc.ranges:
        stated = next((figure for figure in lengths if _beside(doc, figure, pair, given)), None)
        if stated:
            yield from _compared(doc, stated, pair, given)
    for figure, pair in (*again.taken_up(doc, lengths, given), *parted.told(doc, lengths, given)):
        yield from _compared(doc, figure, pair, given)


def _compared(doc: Doc, stated: Figure, pair: DateRange, given: Given) -> Iterator[Finding | Outcome]:
    days = _days(pair)
    if days is None:
        return
    exact = stated.bound is Bound.EXACT or _throughout(doc, stated, given)
    if stated.value in (days, days - 1) or not exact:
        yield Outcome.AGREED
    elif _goes_on(doc, pair):
        yield Outcome.ABSTAINED
    else:
        yield Finding(
            rule="date-duration",
            spans=(stated.span, pair.span),
            values={"days": days, "stated": stated.value},
            confidence=0.95,
        )


def _throughout(doc: Doc, stated: Figure, given: Given) -> bool:
    """Whether "over" is no more than, but during: "held | over | five days"."""
    text = fold(doc.article.text(stated.span.field))
    over = text[stated.stated.start : stated.span.start].strip() in given.words["over"]
    return over and given.words["lasts"].ends(text[max(0, stated.stated.start - REACH) : stated.stated.start].rstrip())


def _beside(doc: Doc, figure: Figure, pair: DateRange, given: Given) -> bool:
    if figure.span.field != pair.span.field:
        return False
    first, second = sorted((figure.span, pair.span))
    between = _YEAR.sub("", doc.article.text(first.field)[first.end : second.start])
    plain = len(between) <= REACH and not re.search(r"[.;:\d]", between)
    if not plain or _elsewhere(doc, figure, pair, given):
        return False
    words = [fold(word) for word in re.findall(r"[^\W\d_]+", between) if not word[0].isupper()]
    described = figure.span == first and (_attributive(doc, figure) or bool(words and words[0] in given.words["that"]))
    listed = all(word in given.words["between"] for word in words)
    return listed or (described and not any(word in given.words["breaks"] for word in words))


def _attributive(doc: Doc, figure: Figure) -> bool:
    """Whether the length describes what lasts: "the three-day fair", "festival tujuh hari itu"."""
    text = doc.article.text(figure.span.field)
    return "-" in text[figure.span.start : figure.span.end]


def _elsewhere(doc: Doc, figure: Figure, pair: DateRange, given: Given) -> bool:
    """Whether the number counts the days before or after the range: "six days before the workshop"."""
    after = fold(doc.article.text(figure.span.field)[figure.span.end : figure.span.end + AFTER])
    return figure.span.start > pair.span.start and given.words["breaks"].begins(after)


def _goes_on(doc: Doc, pair: DateRange) -> bool:
    """Whether a further date stands in the same sentence: the days may go on elsewhere, but not before they began."""
    sentence = next((one.span for one in doc.sentences if pair.span in one.span), pair.span)
    further = (one for one in doc.dates if one.span in sentence and not one.date_span.overlaps(pair.span))
    began = pair.first.month, pair.first.day
    return any(one.span.start < pair.span.start or (one.month, one.day) > began for one in further)


def _days(pair: DateRange) -> int | None:
    """How many days the range has, both ends counted."""
    year = pair.last.year or pair.first.year or NEARBY_YEAR
    try:
        first = date(pair.first.year or year, pair.first.month, pair.first.day)
        last = date(year, pair.last.month, pair.last.day)
    except ValueError:
        return None
    return (last - first).days + 1 if last >= first else None
