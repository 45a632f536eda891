"""Two days of a story that may be of one event: in two sentences that have words in common."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from scorer.lexicon import Lexicon, fold
from scorer.model import Doc, Span
from scorer.rules.consistency.date_conflict import times
from scorer.rules.consistency.date_conflict.times import HEADLINE, Time
from scorer.rules.given import Given, Table

MOST = 16  # days of a story; more is a calendar
AHEAD, BEHIND = 10, 5  # words beside a day that may tell what happened then
LEAST = 3  # letters of a word that tells something
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_STOP = re.compile(r"[;:()“”\"–—?!]|[.]\s")
_MARK = re.compile(r"[,;:()“”\"–—?!]|[.]\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """
    A day with what its sentence tells.

    `before` and `after` are the text around it, `ahead` the part of its clause that stands before it; `near` are the words of its
    clause that carry meaning, `last` the one right ahead of the day, `around` those of the whole sentence; `kinds` what
    happened by the clause, `all_kinds` by the sentence, `nearest` by the word nearest to the day.
    """

    time: Time
    before: str
    after: str
    ahead: str
    near: tuple[str, ...]
    last: str
    around: tuple[str, ...]
    kinds: frozenset[str]
    all_kinds: frozenset[str]
    nearest: frozenset[str]

    @property
    def text(self) -> str:
        """The sentence without the day."""
        return f"{self.before} | {self.after}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A day, a later one that may be of the same event, and the other days of the story."""

    one: Told
    two: Told
    others: Sequence[Told]

    @property
    def agrees(self) -> bool:
        """Whether the two may be the same day."""
        return not self.one.time.differs(self.two.time)

    @property
    def spans(self) -> tuple[Span, Span]:
        """Where the two stand, without the words beside a date."""
        one, two = (
            told.time.mention.date_span if told.time.mention else told.time.span for told in (self.one, self.two)
        )
        return one, two


def read(doc: Doc, given: Given) -> Iterator[Pair]:
    """Yield each pair that may be compared."""
    days = list(times.read(doc, given))
    if not 1 < len(days) <= MOST:
        return
    told = [_told(doc, time, given) for time in days]
    for one, two in combinations(told, 2):
        apart = one.time.sentence != two.time.sentence
        if apart and (akin(one.around, two.around, given) or one.all_kinds & two.all_kinds):
            yield Pair(one=one, two=two, others=[other for other in told if other is not one and other is not two])


def akin(known: Iterable[str], words: Iterable[str], given: Given) -> list[str]:
    """Those of some words that are forms of known ones."""
    roots = {root for word in known for root in given.speech.roots(fold(word))}
    return [word for word in words if not roots.isdisjoint(given.speech.roots(fold(word)))]


def span_of(doc: Doc, time: Time) -> Span:
    """The sentence of a day, or the headline."""
    if time.sentence == HEADLINE:
        return Span(0, len(doc.article.text(time.span.field)), time.span.field)
    return doc.sentences[time.sentence].span


def telling(text: str, given: Given) -> list[str]:
    """The words of a text that carry meaning."""
    plain, small = given.words["plain"], given.speech.small
    return [
        word
        for word in _WORD.findall(text)
        if len(word) >= LEAST and fold(word) not in plain and fold(word) not in small
    ]


def _told(doc: Doc, time: Time, given: Given) -> Told:
    span = span_of(doc, time)
    text = doc.article.text(span.field)
    before, after = text[span.start : time.span.start], text[time.span.end : span.end]
    left, right = _last_clause(before, given), _first_clause(after, given)
    ahead = telling(left, given)[-AHEAD:]
    return Told(
        time=time,
        before=before,
        after=after,
        ahead=left,
        near=(*ahead, *telling(right, given)[:BEHIND]),
        last=next(reversed(ahead), ""),
        around=tuple(telling(f"{before} {after}", given)),
        kinds=_kinds(f"{left} | {right}", given.tables["kinds"]),
        all_kinds=_kinds(f"{before} | {after}", given.tables["kinds"]),
        nearest=_nearest(left, right, given.tables["kinds"]),
    )


def _last_clause(text: str, given: Given) -> str:
    """What stands behind the last word that opens a clause, or the last strong mark."""
    stops = [hit.end() for hit in _STOP.finditer(text)]
    opens = [hit.end for hit in given.words["opens"].find(text)]
    return text[max((*stops, *opens), default=0) :]


def _first_clause(text: str, given: Given) -> str:
    """What stands before the first word that opens a clause, or the first mark, those right behind the day aside."""
    start = len(text) - len(text.lstrip(" ).,"))
    stops = [hit.start() for hit in _MARK.finditer(text, start)]
    opens = [hit.start for hit in given.words["opens"].find(text) if hit.start > start]
    return text[: min((*stops, *opens), default=len(text))]


def _kinds(text: str, table: Table) -> frozenset[str]:
    """The kinds of event of which a text has a word."""
    lexicon, named = _named(table)
    return frozenset(kind for hit in lexicon.find(text) for kind in named[hit.phrase])


def _nearest(left: str, right: str, table: Table) -> frozenset[str]:
    """The kinds of the word for an event that stands last ahead of a day, or else first behind it."""
    lexicon, named = _named(table)
    ahead = list(lexicon.find(left))
    hit = ahead[-1] if ahead else lexicon.first(right)
    return frozenset(named[hit.phrase]) if hit else frozenset()


@cache
def _named(table: Table) -> tuple[Lexicon, Mapping[str, tuple[str, ...]]]:
    """The words for what happens, each with the kinds of event that it may tell of."""
    named: dict[str, tuple[str, ...]] = {}
    for kind, words in table.items():
        for word in words:
            named[fold(word)] = (*named.get(fold(word), ()), kind)
    return Lexicon(named), named
