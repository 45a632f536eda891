"""The total and the count that an average may be of, among the figures around it."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice, takewhile

from scorer.lexicon import fold
from scorer.model import Doc, Figure, Span
from scorer.rules.given import Given

REACH = 90  # code points between total or count and the average
SMALL = 0.2  # of a mean that rounding may hide at the most
COUPLE = 2  # a count of people, and one of what they came to
STEM = 4  # letters that recognise a unit in another form (game, games)
NO_SIZES = frozenset({"%", "pp", "bp", "x", "y", "mo", "w", "d", "h", "min"})
BARE = frozenset({"x", "pp"})  # the units of "756 times" and "90 points", which an average may go without
_WORD = re.compile(r"[^\W\d_]{4,}")
LIKE = ({"mile", "nmi"},)  # sailors' miles are seldom called nautical twice


def total_and_count(
    doc: Doc, rate: Figure, unit: str, others: Sequence[Figure], given: Given
) -> tuple[Figure, Figure] | None:
    """The one total of what is averaged and the one count of what it is spread over; None where that is not plain."""
    sign = given.tables["units"].get(unit)
    behind = doc.article.text(rate.span.field)[rate.span.end : rate.span.end + REACH]
    named = [
        one for one in others if one.span > rate.span and is_each(behind[: one.stated.start - rate.span.end], given)
    ]
    if named:
        counts = named
    elif unit:
        counts = [
            one
            for one in others
            if (one.unit == sign if sign else one.unit is None and counts_unit(doc, one, unit, given))
            and not _is_owner(doc, one)
        ]
    else:
        counts = [one for one in others if one.unit is None and one.noun is not None and one.noun != rate.noun]
        crowds = [one for one in counts if _is_people(one, given)]
        if rate.unit is None and len(counts) == COUPLE and len(crowds) == 1:
            # "six concerts, 4,800 people, an average audience of 600"
            counts = [one for one in counts if one not in crowds]
    totals = [one for one in others if one not in counts and alike(doc, one, rate, given)]
    if len(totals) > 1:  # a whole is not less than its mean: "open from eight, it took 360 calls"
        totals = [one for one in totals if one.value >= rate.value or one.span > rate.span]
    return (totals[0], counts[0]) if len(totals) == len(counts) == 1 else None


def _is_owner(doc: Doc, length: Figure) -> bool:
    """Whether something is told to be of a length: "ten years | ' service" is not what was earned in ten years."""
    return doc.article.text(length.span.field).startswith(("' ", "’ "), (length.noun_span or length.span).end)


def told_otherwise(doc: Doc, total: Figure, rate: Figure) -> bool:
    """Whether between a total and its mean sizes in other units stand, of which the mean may be: "3 hectares go to them"."""
    if not _is_size(total):
        return False
    start = bisect_left(doc.figures, total.sentence + 1, key=lambda one: one.sentence)
    between = takewhile(lambda one: one.span < rate.span, islice(doc.figures, start, None))
    return any(_is_size(one) and one.unit != total.unit for one in between)


def _is_size(figure: Figure) -> bool:
    return figure.unit is not None and not figure.money and figure.unit not in NO_SIZES


def rounded(rate: Figure) -> float:
    """How much less than it is told a mean may be; "two a game" is not told of one and a half."""
    return min(rate.step / 2, SMALL * rate.value)


def counts_unit(doc: Doc, figure: Figure, unit: str, given: Given) -> bool:
    """Whether a figure counts units of this name, or of another word for them: "12 matches", "per game"."""
    if figure.noun_span is None:
        return False
    if unit in given.words["persons"]:
        return _is_people(figure, given)
    counted = fold(doc.text(figure.noun_span))[:STEM]
    names = next((group for group in given.tables["alike"].values() if unit in group), (unit,))
    return any(counted == name[:STEM] for name in names)


def alike(doc: Doc, total: Figure, rate: Figure, given: Given) -> bool:
    """Whether both are of one unit, or count the same: "1.200 pasang sepatu", "250 pasang"."""
    if total.unit in BARE and rate.unit is None and (rate.noun is None or _is_of_verb(doc, total, rate.noun, given)):
        return True  # "launched 756 times, an average of 63 a month", "90 points in six games, averaging 18 a game"
    if total.unit != rate.unit:
        return {total.unit, rate.unit} in LIKE
    if rate.noun in given.words["came"] and _is_people(total, given):
        return True  # "the festival drew 12,500 people. On average 3,100 came each night"
    if total.unit is not None or total.noun == rate.noun or None in (total.noun, rate.noun):
        return True
    if all(_is_people(one, given) for one in (total, rate)):
        return True  # "61,500 people, an average of 15,300 spectators a match"
    told = fold(doc.text(Span(total.span.end, (total.noun_span or total.span).end, total.span.field)))
    return rate.noun in told.split()


def is_each(ahead: str, given: Given) -> bool:
    """Whether what stands before a count says that it is of those that a mean is spread over: "in each of the | 12 months"."""
    words = fold(ahead).rstrip()
    return given.words["every_one"].ends(words)


def _is_of_verb(doc: Doc, total: Figure, noun: str, given: Given) -> bool:
    """Whether the sentence of a number of times has the verb of a noun: "called out 96 times", and "callouts"."""
    told = _WORD.findall(fold(doc.text(doc.sentences[total.sentence].span))) if total.sentence >= 0 else ()
    return any(word[:STEM] == noun[:STEM] or given.speech.akin(word, noun) for word in told)


def _is_people(figure: Figure, given: Given) -> bool:
    """Whether a figure counts people, by whatever word."""
    return figure.noun is not None and (figure.noun.startswith("person") or figure.noun in given.words["people"])


def right_behind(total: Figure, rate: Figure, text: str, given: Given) -> bool:
    """Whether nothing but "or" stands between a total and what each gets of it: "$80,000, or $2,000 each"."""
    if rate.stated.start < total.span.end:
        return False
    between = fold(text[total.span.end : rate.stated.start]).strip(" ,(")
    return not between or between in given.words["right_behind"]


def joined(text: str, span: Span, told: list[Figure], rate: Figure, given: Given) -> bool:
    """Whether total and count stand before the average, and only words of averaging after the comma between them."""
    end = max([span.start, *((one.noun_span or one.span).end for one in told)])
    gap = fold(text[end : rate.stated.start])
    if end > rate.stated.start:
        ahead = text[min(one.span.start for one in told) : rate.stated.start]
        return len(text[rate.span.end : end]) <= REACH and ";" not in ahead  # "$80 for one; or $45 a line for four"
    *_, last = re.split(r"[,;(]", gap)
    words = re.findall(r"[^\W\d_]+", last)
    plain = all(word in given.words["between"] for word in (words if last is not gap else words[2:]))
    return plain and len(gap) <= REACH and given.words["breaks"].first(gap) is None
