"""
The stated length does not fit the two days it is told with.

Why it matters: "five days, 3 to 5 June": readers book by one of the two.
Stays quiet: where the count fits with or without the first day, or to half a week or month, and where length and days are
about different things.
How: a number of days next to a range of days, with nothing but small words between them; or a length anywhere in the story,
the headline too, and any two of its days ("the four-day closure", "selama dua bulan penutupan itu"), together or each with a
verb of its own ("left on … and came home on …"). What speaks for the length being that of what lies between is weighed
against what speaks for a meeting by chance; each sign has its points, fitted to passages with and without such a fault.
Cannot see: lengths of hours or years, and working days.
"""

import re
from collections.abc import Iterator

from scorer.lexicon import fold
from scorer.model import DateRange, Doc, Finding, Outcome, Row, Span
from scorer.rules import weighing
from scorer.rules.consistency.date_duration import lengths, pairs, signs, spells
from scorer.rules.consistency.date_duration.lengths import UNITS, Length
from scorer.rules.consistency.date_duration.points import SCALE
from scorer.rules.given import Given

_YEAR = re.compile(r"^,?\s\d{4}(?=\W)")
REACH = 45  # code points between a length and the range
NEAR = 3 * REACH  # code points around the range in which such a length begins and ends
AFTER = 16  # code points after a length in which "before" may stand
SOME = 12  # code points before a length in which "on" may stand


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each length with the two days it is told with."""
    if len(doc.dates) < 2 and not doc.ranges:
        return
    known = tuple(lengths.of(doc, given))
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
    apart = (pair for pair in pairs.read(doc, given) if pair.length.span not in done)
    for said in weighing.judged(((pair, signs.read(doc, pair, given)) for pair in apart), SCALE):
        if isinstance(said, Outcome):
            yield said
        else:
            yield from _compared(doc, said.length, said.between.pair, given)


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
