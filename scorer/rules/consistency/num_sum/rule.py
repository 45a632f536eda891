"""
The parts do not add up to the total.

Why it matters: a missing part, or a part counted twice, is the commonest slip in casualty and vote counts.
Stays quiet: where parts overlap or are only some of the whole ("among them", "including", "the rest"), and where a total
takes in what was counted before ("so far", "since January").
How: a total, then a word such as "consisting of", a colon or a sentence that opens with "in detail", and then nothing but
parts to the end of the sentence; or nothing but parts, and then "a total of" or "in all". All of one unit, none of them
vague; rounding of the parts is allowed for.
Cannot see: parts told over several sentences of prose, parts that overlap without a word that says so, and which of the
numbers is wrong.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from scorer.lexicon import Lexicon, either
from scorer.model import Bound, Doc, Figure, Finding, Outcome, Span
from scorer.rules.given import Given

Figures = tuple[Figure, ...]

LEAST = 2  # parts
MOST = 30  # figures of a sentence; more is a table
FAR = 2  # a total more than this many times its parts counts something else beside them


@dataclass(frozen=True, slots=True, kw_only=True)
class _Patterns:
    """What stands between the figures of a sum."""

    opens: re.Pattern[str]
    between: re.Pattern[str]
    goes_on: re.Pattern[str]
    closes: re.Pattern[str]
    in_all: re.Pattern[str]


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each total with its parts."""
    said = _patterns(*(tuple(given.words[name]) for name in ("opens", "and", "goes_on", "closes", "in_all")))
    before: tuple[Span, tuple[Figure, ...]] | None = None
    for span, figures in doc.together():
        if len(figures) <= MOST:
            text = doc.article.text(span.field)
            found = _first(figures, text, said) or _before(span, figures, before, text, said)
            if found:
                start = found[0].span.end
                yield _weighed(*found, text[start : span.end], given.words["partial"])
            elif last := _last(figures, text, said):
                yield _weighed(*last, text[span.start : span.end], given.words["partial"], given.words["more"])
        before = span, figures


def _first(figures: Figures, text: str, said: _Patterns) -> tuple[Figure, Figures] | None:
    """A total and all that follows it in its sentence, where the words after it say that parts come."""
    for at, total in enumerate(figures):
        parts = figures[at + 1 :]
        if len(parts) >= LEAST and said.opens.fullmatch(text[total.span.end : parts[0].stated.start]):
            if at and total.value == len(parts) and total.unit != parts[0].unit:
                total = figures[at - 1]  # noqa: PLW2901 - "ten tonnes went to three villages: …"
            return (total, parts) if _listed(parts, text, said) else None
    return None


def _before(
    span: Span, parts: Figures, before: tuple[Span, Figures] | None, text: str, said: _Patterns
) -> tuple[Figure, Figures] | None:
    """The total in the sentence before, where this one opens by saying that it goes into detail."""
    if before is None or before[0].field != span.field or len(parts) < LEAST:
        return None
    told = [total for total in before[1] if total.sentence + 1 == parts[0].sentence and total.unit == parts[0].unit]
    if len(told) != 1 or not said.goes_on.fullmatch(text[span.start : parts[0].stated.start]):
        return None
    return (told[0], parts) if _listed(parts, text, said) else None


def _last(figures: Figures, text: str, said: _Patterns) -> tuple[Figure, Figures] | None:
    """A total after its parts: "23 men and 4 women, 27 in all"."""
    for at in range(LEAST, len(figures)):
        total, gap = figures[at], text[figures[at - 1].span.end : figures[at].stated.start]
        said_so = said.closes.fullmatch(gap) or (
            said.between.fullmatch(gap) and said.in_all.match(text, (total.noun_span or total.span).end)
        )
        if said_so:
            start = at - 1
            while start and said.between.fullmatch(text[figures[start - 1].span.end : figures[start].stated.start]):
                start -= 1
            return (total, figures[start:at]) if at - start >= LEAST else None
    return None


def _listed(parts: Figures, text: str, said: _Patterns) -> bool:
    return all(said.between.fullmatch(text[one.span.end : two.stated.start]) for one, two in pairwise(parts))


def _weighed(total: Figure, parts: Figures, told: str, *but: Lexicon) -> Finding | Outcome:
    if any(words.first(told) for words in but) or not _comparable(total, parts):
        return Outcome.ABSTAINED
    return _outcome(total, parts)


def _comparable(total: Figure, parts: Figures) -> bool:
    units = {part.unit for part in parts}
    return (
        len(units) == 1
        and (total.unit in units or units == {None})
        and all(figure.bound is Bound.EXACT for figure in (total, *parts))
        and all(0 < part.value < total.value for part in parts)
        and total.value <= FAR * sum(part.value for part in parts)
        and total.noun != "kali"
    )


def _outcome(total: Figure, parts: Figures) -> Finding | Outcome:
    reached = sum(part.value for part in parts)
    slack = sum(figure.step for figure in (total, *parts) if figure.step != 1)  # parts are cut off as often as rounded
    if abs(reached - total.value) <= slack:
        return Outcome.AGREED
    spans: tuple[Span, ...] = (total.span, *(part.span for part in parts))
    return Finding(
        rule="num-sum",
        spans=spans,
        values={
            "parts": tuple(part.value for part in parts),
            "reached": reached,
            "total": total.value,
        },
        confidence=0.97,
    )


@cache
def _patterns(
    opens: tuple[str, ...],
    joins: tuple[str, ...],
    goes_on: tuple[str, ...],
    closes: tuple[str, ...],
    in_all: tuple[str, ...],
) -> _Patterns:
    few, two = r"(?:[\s-][^\W\d_]+){0,5}", r"(?:\s[^\W\d_]+){0,2}"
    return _Patterns(
        opens=re.compile(rf"{few},?(?:\s?:|\s(?:{either(opens)}):?){two}\s", re.IGNORECASE),
        between=re.compile(rf"{few}(?:,|\s(?:{either(joins)})|,\s(?:{either(joins)})){two}\s", re.IGNORECASE),
        goes_on=re.compile(rf"(?:{either(goes_on)})[,:]?{two}\s", re.IGNORECASE),
        closes=re.compile(rf"{few}[,;]?\s(?:{either(closes)}){two}\s", re.IGNORECASE),
        in_all=re.compile(rf"{two},?\s(?:{either(in_all)})\b", re.IGNORECASE),
    )
