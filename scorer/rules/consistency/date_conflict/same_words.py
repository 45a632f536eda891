"""One event told again in the same words, whatever they are: "The debate will be held on 3 May … the debate on 9 May"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scorer.lexicon import fold
from scorer.model import DateMention, Doc, Finding, Outcome, Row, Sentence, Stretches
from scorer.rules.given import Given

MOST = 12  # days of a story; one with more is a timetable
LEAST = 2  # words that both tellings share
STEM = 4  # letters that a deed and its noun begin with
LONG = 3  # letters of a word that tells something
REACH = 110  # code points before a day in which its event is told
BEHIND = 30  # code points behind a day in which a word may point back: "debat pada 3 Mei | itu"
NEAR = 45  # days between two dates of one event of which one is a slip
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_STOP = re.compile(r"[.;:!?()“”\"–—\n]")
_FURTHER = re.compile(r"\s(\w+|&)\s\d{1,2}\b(?![.,:]\d)")
_TITLE = re.compile(r"(?<=\b[A-Z][a-z])\.|(?<=\b[A-Z][a-z]{2})\.|(?<=\b[A-Z][a-z]{3})\.")  # "Prof."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """
    A day with the words before it that tell something, the nearest first.

    `led` are those of them that follow a small word or have a capital. `own` are the words for the event where they say that
    it is known already, else nothing; `whole` is whether they are a clause, of which another telling has to have every word.
    """

    date: DateMention
    sentence: Sentence
    words: tuple[str, ...]
    led: frozenset[str]
    own: tuple[str, ...] = ()
    whole: bool = False


def compared(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """One outcome for each day of an event that the story has told with a day before, in the same words."""
    body = [date for date in doc.dates if date.span.field == "body"]
    if not LEAST <= len(body) <= MOST:
        return
    dates, ranges = Row(body), Stretches(pair.span for pair in doc.ranges)
    told = [
        _told(doc, sentence, date, given)
        for sentence in doc.prose()
        for date in dates.inside(sentence.span)
        if not (ranges.touch(date.span) or _of_several(doc, date, given))
    ]
    for number, two in enumerate(told):
        same = [one for one in told[:number] if one.sentence is not two.sentence and _one_event(one, two, given)]
        if same and (outcome := _outcome(doc, same, two, given)) is not None:
            yield outcome


def _of_several(doc: Doc, date: DateMention, given: Given) -> bool:
    """Whether further days are joined to a day: "on 5 | and 6 | December"."""
    further = _FURTHER.match(doc.body, date.span.end)
    return further is not None and further[1] in given.words["joins"]


# ── how a day is told ────────────────────────────────────────────────────────────────────────────────────────────────


def _told(doc: Doc, sentence: Sentence, date: DateMention, given: Given) -> _Told:
    start = max(sentence.span.start, date.span.start - REACH)
    ahead = _STOP.split(_TITLE.sub(" ", doc.body[start : date.span.start].rstrip(" (")))[-1]
    words, led = _telling(ahead, given)
    own, whole = _known(doc, ahead, date, given)
    return _Told(date=date, sentence=sentence, words=words, led=led, own=own, whole=whole)


def _telling(text: str, given: Given) -> tuple[tuple[str, ...], frozenset[str]]:
    """The words that tell something, the last first, and those of them that follow a small word or have a capital."""
    told: list[str] = []
    led: set[str] = set()
    behind_small = True
    for word in _WORD.findall(text):
        plain = fold(word).removesuffix("-nya")
        small = len(word) < LONG or plain in given.words["small_words"] or plain in given.words["light"]
        if not small:
            told.insert(0, plain)
            if behind_small or word[0].isupper():
                led.add(plain)
        behind_small = small
    return tuple(told), frozenset(led)


def _known(doc: Doc, ahead: str, date: DateMention, given: Given) -> tuple[tuple[str, ...], bool]:
    """
    The words for an event that is known.

    A clause that dates something else by it, a noun of events or a longer phrase behind "the", or words that one behind the
    day, or among them, points back from.
    """
    behind = _STOP.split(doc.body[date.span.end : date.span.end + BEHIND].lstrip(" )"))[0].split(",")[0]
    if given.words["pointed"].begins(behind):
        return _telling(ahead, given)[0], False
    hits = list(given.words["presupposes"].find(ahead))
    if hits:
        return _telling(ahead[hits[-1].end :], given)[0], True
    hits = list(given.words["the"].find(ahead))
    own = _telling(ahead[hits[-1].end :], given)[0] if hits else ()
    if own and (own[0] in given.words["events"] or len(own) > LEAST):
        return own, True
    clause = ahead.rpartition(",")[2]
    own = _telling(clause, given)[0] if given.words["pointed"].first(clause) else ()
    return (own, True) if len(own) > LEAST else ((), False)


# ── whether two are of one event ─────────────────────────────────────────────────────────────────────────────────────


def _one_event(one: _Told, two: _Told, given: Given) -> bool:
    """Whether a later telling has the words of an earlier one, and the day of that is of the same."""
    if len(two.own) < LEAST or two.own[0] in given.words["says"]:
        return False
    shared = next(
        (n for n, word in enumerate(two.own) if not any(_akin(word, other, given) for other in one.words)), len(two.own)
    )
    if shared < LEAST or (two.whole and shared < len(two.own)):
        return False
    place = next(n for n, word in enumerate(one.words) if _akin(word, two.own[0], given))
    between = one.words[:place]
    mine = two.own[:shared]
    return all(_belongs(word, one, mine, given) for word in between)


def _akin(word: str, other: str, given: Given) -> bool:
    """Whether two words are forms of one, or a deed and its noun: robbed, robbery."""
    return given.speech.akin(word, other) or (min(len(word), len(other)) > STEM and word[:STEM] == other[:STEM])


def _belongs(word: str, one: _Told, mine: Sequence[str], given: Given) -> bool:
    """Whether a word between an event and its day only says more of it: of whom, where; it is no verb of another deed."""
    if any(given.speech.akin(word, other) for other in mine):
        return True
    ground = word in given.words["grounds"]  # "in Arden market, Corran county"
    return (
        word in one.led
        or ground
        or (len(given.words["verbal"]) > 0 and not word.startswith(given.words["verbal"].phrases))
    )


def _outcome(doc: Doc, same: Sequence[_Told], two: _Told, given: Given) -> Finding | Outcome | None:
    """What comparing a day with those told before says."""
    days = [one.date for one in same]
    if any((day.day, day.month) == (two.date.day, two.date.month) for day in days):
        return Outcome.AGREED
    first = days[0]
    if first.year and two.date.year and first.year != two.date.year:
        return Outcome.ABSTAINED
    days_apart = abs((first.value - two.date.value).days) if first.value and two.date.value else LEAST
    texts = [_clause(doc, told.date) for told in (same[0], two)]
    night = days_apart == 1 and any(given.words["nights"].first(text) for text in texts)
    moved = any(given.words[name].first(text) for name in ("moved", "planned", "other") for text in texts)
    if len(days) > 1 or days_apart > NEAR or night or moved:
        return Outcome.ABSTAINED
    return Finding(
        rule="date-conflict",
        spans=(first.date_span, two.date.date_span),
        values={
            "event": " ".join(reversed(two.own[:LEAST])),
            "first": doc.text(first.date_span),
            "second": doc.text(two.date.date_span),
        },
        confidence=0.92,
    )


def _clause(doc: Doc, date: DateMention) -> str:
    """What is told with a day: its clause, up to the next comma behind it."""
    ahead = doc.body[max(doc.sentence_of(date.span).start, date.span.start - REACH) : date.span.start]
    behind = doc.body[date.span.end : date.span.end + BEHIND]
    return (
        f"{_STOP.split(ahead.rstrip(' ('))[-1]}{doc.text(date.span)}{_STOP.split(behind.lstrip(' )'))[0].split(',')[0]}"
    )
