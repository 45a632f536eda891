"""
The verb says up and the numbers say down, or the other way round.

Why it matters: the one word a reader remembers, "rose" or "fell", is the one that may be wrong.
Stays quiet: on ranks and positions, records in time, handicaps, where a smaller number is the better one.
How: a verb of change, then "from X to Y" in the same clause, both in the same unit; intervals must lie apart.
Cannot see: changes told in two sentences, and figures where nobody agrees which direction is better.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from scorer.lexicon import either
from scorer.model import Doc, Figure, Finding, Outcome, Span
from scorer.rules.given import Given

BEHIND = 30  # code points after "to Y" in which "to the dollar" may stand
AHEAD = 90  # code points before "from X" in which the verb stands


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each change whose verb and numbers stand in one clause."""
    start, joins, verb = _patterns(*(tuple(given.words[name]) for name in ("from", "to", "up", "down")))
    for span, figures in doc.together():
        text = doc.article.text(span.field)
        for first, last in pairwise(figures):
            ahead = text[max(span.start, first.span.start - AHEAD) : first.stated.start]
            if not start.search(ahead) or not joins.fullmatch(text[first.span.end : last.span.start]):
                continue
            said = list(verb.finditer(ahead))
            clause = ahead[said[-1].end() :] if said else ""
            if (
                not said
                or re.search(r"[;:.]", clause)
                or _inverted(ahead, text[last.span.end : last.span.end + BEHIND], given)
            ):
                continue
            rises = said[-1]["up"] is not None
            place = Span(
                first.stated.start - len(ahead) + said[-1].start(),
                first.stated.start - len(ahead) + said[-1].end(),
                span.field,
            )
            if not any(place.end <= other.span.start < first.span.start for other in figures):
                yield _outcome(first, last, place, rises=rises)


def _inverted(ahead: str, behind: str, given: Given) -> bool:
    """Whether a smaller number may be the better one, or the words move something: ranks, rates of exchange, lorries."""
    return given.words["ranks"].first(ahead) is not None or given.words["ranks"].first(behind) is not None


def _outcome(first: Figure, last: Figure, verb: Span, *, rises: bool) -> Finding | Outcome:
    if (first.unit != last.unit and first.unit is not None) or (first.noun and last.noun and first.noun != last.noun):
        return Outcome.ABSTAINED
    against = last.high < first.low if rises else last.low > first.high
    if not against:
        return Outcome.AGREED
    return Finding(
        rule="num-direction",
        spans=(verb, first.span, last.span),
        values={
            "first": first.value,
            "last": last.value,
            "difference": last.value - first.value,
        },
        confidence=0.97,
    )


@cache
def _patterns(
    opens: tuple[str, ...], to: tuple[str, ...], up: tuple[str, ...], down: tuple[str, ...]
) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    few = r"(?:[^\W\d_]+\s){0,4}"
    return (
        re.compile(rf"\b(?:{either(opens)})\s(?:\w+\s)?$", re.IGNORECASE),
        re.compile(rf",?\s{few}(?:{either(to)})\s(?:\w+\s)?", re.IGNORECASE),
        re.compile(rf"\b(?:(?P<up>{either(up)})|(?P<down>{either(down)}))\b", re.IGNORECASE),
    )
