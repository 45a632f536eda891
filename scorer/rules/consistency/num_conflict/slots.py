"""How far two numbers are apart, and where, when and by whom their sentences are told: of one thing these agree."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice, takewhile

from scorer.lexicon import fold
from scorer.model import YEAR, Bound, Doc, Figure, Span, Stretches, within
from scorer.rules.given import Given

Figures = tuple[Figure, ...]

_LABEL = re.compile(r"(?P<kind>[^\W\d_]{2,}) (\d{1,3})(?![\w:/-]|[.,]\d)")
LOOSE = frozenset({"%", "pp", "bp", "x", "y", "mo", "w", "d", "h", "min"})  # units of too many things
SINGLE = 9  # numbers of one digit have none to turn round
MONTHS = 12  # of a year
MOST = 8  # figures of one sentence that are looked at
OFF = 1.3  # times that a number must be of another which is told as "about" so much


def told(doc: Doc) -> Figures:
    """The figures of the story, without its headline's."""
    title = doc.headline or Span(0, 0, "headline")
    return tuple(one for one in doc.figures if one.sentence >= 0 and not one.span.overlaps(title))


def stated(one: Figure, two: Figure) -> bool:
    """Whether both are meant exactly, or the first one nearly so and the second is far from it: "about 40 … the 60", "over 80 … the 8"."""
    if one.bound is two.bound is Bound.EXACT:
        return True
    if one.bound is Bound.OVER:
        return two.bound is Bound.EXACT and (two.value < one.value or turned(one, two))
    return (
        one.bound is Bound.ABOUT
        and two.bound is Bound.EXACT
        and (one.turned(two) or max(one.value, two.value) >= OFF * min(one.value, two.value))
    )


def has_digits(figure: Figure) -> bool:
    """Whether a number has more than one digit, which may be turned round: 46, 4.6."""
    return figure.value > SINGLE or figure.value % 1 > 0


def turned(one: Figure, two: Figure) -> bool:
    """Whether two numbers of more than one digit are written with the same."""
    return has_digits(one) and one.value != two.value and one.turned(two)


def agree(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether nothing named on one side is missing on the other, where both name something."""
    return one <= two or two <= one


def made_of(one: Figure, two: Figure, told: Figures) -> bool:
    """Whether another figure of their kind is what both make together, or lies between them: 5 and 6 cents, of 11."""
    made = {one.value + two.value, abs(one.value - two.value)}
    return any(other.value in made and other.unit == one.unit and other.noun == one.noun for other in told)


def places(doc: Doc, span: Span) -> frozenset[str]:
    """What a stretch names, those who say it left out."""
    named = (name for name in doc.name_row.inside(span) if not doc.speakers.touch(name.span))
    return frozenset(name.identity for name in named if not any(letter.isdigit() for letter in name.identity))


def is_new(doc: Doc, span: Span, told: Span) -> bool:
    """Whether a stretch names what nothing told before does; "Marl" is told with "Marl District"."""
    named = places(doc, span)
    known = {name.identity for name in doc.name_row.inside(told)} if named else named
    return any(name not in known and doc.body.find(name, told.start, told.end) < 0 for name in named)


def brings_in(doc: Doc, between: Span) -> bool:
    """Whether a stretch names somebody who was not named before and is no source."""
    known = {name.identity for name in doc.names if name.span.start < between.start}
    return any(name.identity not in known and not doc.speakers.touch(name.span) for name in doc.people.inside(between))


def years(doc: Doc, span: Span) -> list[str]:
    """The years named in a sentence, those of full dates left out: the days are compared by themselves."""
    dates = [date.date_span for date in doc.dates]
    found = (Span(*year.span()) for year in YEAR.finditer(doc.body, span.start, span.end))
    return [doc.text(year) for year in found if not within(dates, year)]


def opens_with_year(doc: Doc, figure: Figure, first: Span) -> bool:
    """Whether a year stands before a figure in its sentence that another stretch does not tell: "In 2023 police seized | 71 kilos"."""
    own = years(doc, Span(doc.sentences[figure.sentence].span.start, figure.stated.start))
    return not set(own) <= {year.group() for year in YEAR.finditer(doc.body, first.start, first.end)}


def days(doc: Doc, span: Span) -> frozenset[str]:
    """The days of the year that it names."""
    return frozenset(f"{date.day}.{date.month}" for date in doc.date_row.inside(span))


def calendar(doc: Doc, span: Span, given: Given) -> frozenset[str]:
    """The days of the week and the months that it names, also those of a date in digits."""
    said, months = doc.text(span), given.words["months"].phrases
    named = {hit.phrase for hit in given.words["calendar"].find(said) if said[hit.start].isupper()}
    return frozenset(named | {months[date.month - 1] for date in doc.date_row.inside(span) if date.month <= MONTHS})


def at_one_time(doc: Doc, one: Span, two: Span, given: Given) -> bool:
    """Whether two stretches name no two years, days, weekdays or months, nor "the first day" and "the second day"."""
    return (
        agree(frozenset(years(doc, one)), frozenset(years(doc, two)))
        and agree(days(doc, one), days(doc, two))
        and agree(calendar(doc, one, given), calendar(doc, two, given))
        and in_one_turn(doc, one, two, given)
    )


def in_one_turn(doc: Doc, one: Span, two: Span, given: Given) -> bool:
    """Whether two stretches do not tell of "the first day" and "the second day", nor of "pair number 1" and "pair number 2"."""
    turns = (frozenset(hit.phrase for hit in given.words["nth"].find(doc.text(span))) for span in (one, two))
    return agree(*turns) and agree(*(_numbered(doc, span, given) for span in (one, two)))


def _numbered(doc: Doc, span: Span, given: Given) -> frozenset[str]:
    """What a stretch tells by its number, which counts nothing and is of no date: "route | 7", "nomor urut | 2"."""
    figures, dates = doc.figure_row.inside(span), doc.date_row.inside(span)
    told = Stretches([*(one.span for one in figures), *(one.span for one in dates)])
    return frozenset(
        fold(label.group())
        for label in _LABEL.finditer(doc.body, span.start, span.end)
        if fold(label["kind"]) not in given.speech.small and not told.touch(Span(*label.span(2)))
    )


def speakers(doc: Doc, span: Span) -> frozenset[str]:
    """Whose words it tells."""
    return frozenset(
        attribution.speaker.name
        for attribution in doc.attributions
        if attribution.speaker.name and attribution.extent.overlaps(span)
    )


def estimated(doc: Doc, one: Figure, two: Figure, given: Given) -> bool:
    """Whether another source than the first figure's counted for itself: "Organisers said 900 … Police estimated … 600"."""
    owners = [_credited(doc, figure) for figure in (one, two)]
    if not all(owners) or owners[0] & owners[1]:
        return False
    return given.words["estimates"].first(doc.text(doc.sentences[two.sentence].span)) is not None


def _credited(doc: Doc, figure: Figure) -> frozenset[str]:
    """The words for those who tell of a figure."""
    told = (
        one.source for one in doc.attributions if one.source and any(figure.span in content for content in one.content)
    )
    return frozenset(word for source in told for word in fold(doc.text(source)).split())


def is_ratio(doc: Doc, figure: Figure, given: Given) -> bool:
    """Whether a count is what a share is of: "four in | five trusts"."""
    at = bisect_left(doc.figures, _order(figure), key=_order)
    other = doc.figures[at - 1] if at else figure
    between = doc.folded[other.span.end : figure.stated.start].strip()
    return other.sentence == figure.sentence and between in given.words["ratio"]


def _order(figure: Figure) -> tuple[int, int]:
    """Where a figure comes among those of its article: the headline's are before all others."""
    return figure.sentence, figure.stated.start


def counts_in(doc: Doc, number: int) -> Iterator[Figure]:
    """The figures of one sentence."""
    at = bisect_left(doc.figures, number, key=lambda figure: figure.sentence)
    return takewhile(lambda figure: figure.sentence == number, islice(doc.figures, at, at + MOST))


def by_then(doc: Doc, one: Figure, two: Figure, given: Given) -> bool:
    """Whether the first is what a number had come to by then ("had grown to nine"), or is of "that day" before another."""
    start = doc.sentences[one.sentence].span.start
    before = doc.body[start : one.stated.start].rstrip()
    dated = bool(days(doc, doc.sentences[two.sentence].span))
    return given.words["come_to"].ends(before) or (dated and given.words["that_day"].first(before) is not None)


def adds_up(doc: Doc, one: Figure, two: Figure) -> bool:
    """Whether a count and those behind it in its sentence make the second: "34 members backed it, 25 opposed it and four …"."""
    behind = [other.value for other in counts_in(doc, one.sentence) if other.unit is None and one.span <= other.span]
    beside = {other.value for other in counts_in(doc, two.sentence) if other.unit is None and other is not two}
    apart = two.value - sum(behind)  # "26 members agreed, 14 refused and three abstained. Two of the 45 were away"
    share = any(
        other.unit == "%" and abs(two.value * other.value / 100 - one.value) <= one.step
        for other in counts_in(doc, two.sentence)
    )  # "18,600 children … 77.5 percent of the 24,000"
    made = sum(behind) in beside  # "43 of the 45 members": of 65, not of those who voted alike
    return share or (len(behind) > 1 and (apart == 0 or made or apart in beside))
