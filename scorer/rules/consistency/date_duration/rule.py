"""
The stated length does not fit the two days it is told with.

Why it matters: "five days, 3 to 5 June": readers book by one of the two.
Stays quiet: where the count fits with or without the first day, or to half a week or month, and where length and days are
about different things.
How: a number of days next to a range of days, with nothing but small words between them; or a length in the next sentences
that takes up the only spell of the story ("the four-day closure", "selama dua bulan penutupan itu"), whether its two days
stand together or each has a verb of its own ("left on … and came home on …"); or one before them, in the headline too.
Cannot see: lengths of hours or years, and working days.
"""

import re
from collections.abc import Iterator

from scorer.lexicon import fold
from scorer.model import DateRange, Doc, Finding, Outcome, Row, Span
from scorer.rules.consistency.date_duration import joined, lengths, spells
from scorer.rules.consistency.date_duration.lengths import UNITS, Length
from scorer.rules.given import Given

_YEAR = re.compile(r"^,?\s\d{4}(?=\W)")
REACH = 45  # code points between a length and the range
NEAR = 3 * REACH  # code points around the range in which such a length begins and ends
AFTER = 16  # code points after a length in which "before" may stand
SOME = 12  # code points before a length in which "on" may stand
SLIP = 4  # times as long, or as short, a length told apart may be


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each length with the two days it is told with."""
    if len(doc.dates) < 2 and not doc.ranges:
        return
    known = tuple(length for length in lengths.of(doc, given) if not _apiece(doc, length, given))
    if not known:
        return
    done = set()
    placed = {field: Row(known, field) for field in {length.span.field for length in known}}
    for pair in doc.ranges:
        around = Span(max(0, pair.span.start - NEAR), pair.span.end + NEAR, pair.span.field)
        near = placed.get(pair.span.field, Row(())).inside(around)
        stated = next((length for length in near if _beside(doc, length, pair, given)), None)
        if stated and not _on_some(doc, stated, given):
            done.add(stated.span)
            yield from _compared(doc, stated, pair, given)
    for length, pair in joined.told(doc, known, spells.of(doc, given), given):
        if length.span not in done and _may_be_meant(length, pair):
            yield from _compared(doc, length, pair, given)


def _may_be_meant(length: Length, pair: DateRange) -> bool:
    """Whether a length told apart from a spell is near enough to be a slip: a month is no slip for four days."""
    days = spells.days(pair)
    return days is not None and days <= SLIP * length.days and length.days <= SLIP * days


def _compared(doc: Doc, stated: Length, pair: DateRange, given: Given) -> Iterator[Finding | Outcome]:
    days = spells.days(pair)
    if days is None:
        return
    exact = stated.exact or _throughout(doc, stated, given)
    if stated.fits(days) or not exact or (_open_again(doc, pair, given) and stated.fits(days - 1)):
        yield Outcome.AGREED
    elif _goes_on(doc, pair):
        yield Outcome.ABSTAINED
    else:
        yield Finding(
            rule="date-duration",
            spans=(stated.span, pair.span),
            values={"days": days, "stated": int(stated.days) if stated.unit == UNITS["d"] else doc.text(stated.span)},
            confidence=0.95,
        )


def _open_again(doc: Doc, pair: DateRange, given: Given) -> bool:
    """Whether neither end is a whole day of it: "closes | after | the last service on 4 May and | reopens | on 9 May"."""
    ahead = doc.article.text(pair.span.field)[max(0, pair.first.span.start - REACH) : pair.first.span.start]
    between = doc.article.text(pair.span.field)[pair.first.span.end : pair.last.span.start]
    return given.words["evening"].first(ahead) is not None and given.words["again"].first(between) is not None


def _apiece(doc: Doc, length: Length, given: Given) -> bool:
    """Whether a length is that of each of many: "seven districts, one day each", "masing-masing satu hari"."""
    text = doc.article.text(length.span.field)
    ahead, behind = text[max(0, length.span.start - REACH) : length.span.start], text[length.span.end :][:AFTER]
    return given.words["apiece"].ends(ahead.rstrip()) or given.words["apiece"].begins(behind)


def _throughout(doc: Doc, stated: Length, given: Given) -> bool:
    """Whether "over" is no more than, but during: "held | over | five days"."""
    text = fold(doc.article.text(stated.span.field))
    over = text[stated.stated.start : stated.span.start].strip() in given.words["over"]
    return over and given.words["lasts"].ends(text[max(0, stated.stated.start - REACH) : stated.stated.start].rstrip())


def _on_some(doc: Doc, length: Length, given: Given) -> bool:
    """Whether days are counted that lie in a stretch and need not fill it: "counts were made | on | five days between"."""
    start = length.span.start
    return given.words["on_some"].ends(doc.article.text(length.span.field)[max(0, start - SOME) : start].rstrip())


def _beside(doc: Doc, length: Length, pair: DateRange, given: Given) -> bool:
    if length.span.field != pair.span.field:
        return False
    first, second = sorted((length.span, pair.span))
    between = _YEAR.sub("", doc.article.text(first.field)[first.end : second.start])
    plain = len(between) <= REACH and not re.search(r"[.;:\d]", between)
    if not plain or _elsewhere(doc, length, pair, given):
        return False
    words = [fold(word) for word in re.findall(r"[^\W\d_]+", between) if not word[0].isupper()]
    described = length.span == first and (length.attributive or bool(words and words[0] in given.words["that"]))
    listed = all(word in given.words["between"] for word in words)
    return listed or (described and not any(word in given.words["breaks"] for word in words))


def _elsewhere(doc: Doc, length: Length, pair: DateRange, given: Given) -> bool:
    """Whether the number counts the days before or after the range: "six days before the workshop"."""
    after = fold(doc.article.text(length.span.field)[length.span.end : length.span.end + AFTER])
    return length.span.start > pair.span.start and given.words["breaks"].begins(after)


def _goes_on(doc: Doc, pair: DateRange) -> bool:
    """Whether a further date stands in the same sentence: the days may go on elsewhere, but not before they began."""
    sentence = next((one.span for one in doc.sentences if pair.span in one.span), pair.span)
    further = (one for one in doc.dates if one.span in sentence and not one.date_span.overlaps(pair.span))
    began = pair.first.month, pair.first.day
    return any(one.span.start < pair.span.start or (one.month, one.day) > began for one in further)
