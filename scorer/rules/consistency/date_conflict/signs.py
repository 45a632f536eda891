"""
What speaks for and against two days being told of one event, each sign by its name; its points stand in `points`.

Words say whether it is one event: the same kind of event beside both days, the same names and things. Grammar says whether
the later one points back: "the fire on", "itu", "since it sank". The calendar says whether a slip of the pen explains the
difference, and whether one of the days is rather the one of which the story is news.
"""

from collections.abc import Iterator
from datetime import date

from scorer.lexicon import fold
from scorer.model import Doc
from scorer.rules.consistency.date_conflict.pairs import Pair, Told, akin, span_of
from scorer.rules.consistency.date_conflict.times import HEADLINE, LEAP, Time
from scorer.rules.given import Given

MOST = 4  # of one sign
WEEK, MONTH, SEASON = 7, 31, 300  # days
FRESH = 2  # days before a story in which what it is news of was said or done
BESIDE = 60  # code points ahead of a day in which a word may belong to what happened then
RIGHT = 14  # code points behind it in which "itu" points at it


def read(doc: Doc, pair: Pair, given: Given) -> Iterator[str]:
    """Yield the signs of a pair; one of which there are several more than once."""
    yield from _of_days(doc, pair.one.time, pair.two.time)
    yield from _of_words(pair, given)
    yield from _of_kinds(pair)
    yield from _of_each(pair, given)
    yield from _of_grammar(doc, pair, given)
    yield from _of_others(pair)


def _of_days(doc: Doc, one: Time, two: Time) -> Iterator[str]:
    """How far the days lie apart, and how near to the day of the story."""
    first, second = one.day, two.day
    stamp = doc.article.published_at.date() if doc.article.published_at else None
    if first and second:
        apart = _apart(first, second)
        if apart <= WEEK or apart > MONTH:
            yield "week" if apart <= WEEK else "season" if apart < SEASON else "years"
        if _slip(first, second):
            yield "slip"
    else:
        yield "one weekday" if first or second else "two weekdays"
    if stamp:
        yield from _of_stamp(stamp, first, second)
    if one.sentence != HEADLINE and two.sentence - one.sentence <= 1:
        yield "next"


def _of_stamp(stamp: date, first: date | None, second: date | None) -> Iterator[str]:
    """How the days lie to that of the story."""
    days = [day for day in (first, second) if day and day.year != LEAP]
    if len(days) > 1 and max(days) > stamp:
        yield "to come" if min(days) > stamp else "past and to come"
    elif len(days) == 1 and None in (first, second) and abs((stamp - days[0]).days) > WEEK + 1:
        yield "other week"
    for day, name in ((first, "one"), (second, "two")):
        if day and 0 <= (stamp - day).days <= FRESH:
            yield f"{name} fresh"


def _apart(one: date, two: date) -> int:
    """How many days lie between two, of one year where that of one is not known."""
    if LEAP in (one.year, two.year):
        one, two = one.replace(year=LEAP), two.replace(year=LEAP)
    return abs((two - one).days)


def _slip(one: date, two: date) -> bool:
    """Whether a slip of the pen makes one day of the other: 12 and 21, 5 and 15, another month."""
    first, second = str(one.day), str(two.day)
    digits = sorted(first) == sorted(second) or first[-1] == second[-1]
    return digits if one.month == two.month else one.day == two.day


def _of_words(pair: Pair, given: Given) -> Iterator[str]:
    """What words the two have in common, and whether each tells of somebody or something else."""
    one, two = pair.one, pair.two
    yield from ["near"] * min(len({fold(word) for word in akin(one.near, two.near, given)}), MOST)
    if one.last and two.last and akin([one.last], [two.last], given):
        yield "one head"
    if _new(one, two, given) and _new(two, one, given):
        yield "two names"


def _new(one: Told, other: Told, given: Given) -> list[str]:
    """The names beside a day that the sentence of another does not know."""
    names = [
        word
        for word in one.near
        if word[0].isupper() and not (given.speech.knows(fold(word)) and one.before.startswith(word))
    ]
    known = akin(other.around, names, given)
    return [name for name in names if name not in known]


def _of_kinds(pair: Pair) -> Iterator[str]:
    """Whether both tell of one kind of event."""
    one, two = pair.one, pair.two
    if one.kinds & two.kinds:
        yield "one kind"
    elif one.all_kinds & two.kinds:
        yield "kind wide"
    elif one.all_kinds & two.all_kinds:
        yield "kind far"
    if one.nearest and two.nearest:
        yield "nearest" if one.nearest & two.nearest else "nearest other"


def _of_each(pair: Pair, given: Given) -> Iterator[str]:
    """What stands beside one of the days."""
    for told, name in ((pair.one, "one"), (pair.two, "two")):
        if given.words["moved"].first(told.text):
            yield f"{name} moved"
        if told.before.rstrip().endswith(","):
            yield f"{name} comma"


def _of_grammar(doc: Doc, pair: Pair, given: Given) -> Iterator[str]:
    """How the later day points back, and what was told in between."""
    one, two, words = pair.one, pair.two, given.words
    ahead, behind = two.before[-BESIDE:], two.after[:BESIDE]
    signs = {
        "new": ("articles", one.before[-BESIDE:]),
        "planned": ("planned", one.text),
        "presupposed": ("presupposes", ahead),
        "definite": ("definite", ahead),
        "begins": ("begins", ahead),
        "aside": ("after", two.before),
        "other": ("others", two.ahead),
        "future": ("future", f"{ahead} | {behind}"),
    }
    yield from (sign for sign, (name, text) in signs.items() if words[name].first(text))
    if words["pointed"].first(two.after[:RIGHT]):
        yield "pointed"
    elif words["pointed"].first(ahead):
        yield "pointed ahead"
    first_end = 0 if one.time.sentence == HEADLINE else span_of(doc, one.time).end
    between = doc.body[first_end : span_of(doc, two.time).start]
    if words["moved"].first(between) or words["moved"].first(doc.article.headline or ""):
        yield "moved between"
    if words["articles"].begins(two.ahead.strip()):
        yield "new again"


def _of_others(pair: Pair) -> Iterator[str]:
    """What other days of the story make of the two."""
    first = pair.one.time
    if first.mention and any(told.time.mention and not told.time.differs(first) for told in pair.others):
        yield "one again"
    yield from ["more days"] * min(len(pair.others), MOST)
