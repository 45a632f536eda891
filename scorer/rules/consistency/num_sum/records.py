"""A season's record: games won, drawn and lost are all the games that were played."""

import re
from collections.abc import Mapping
from functools import cache

from scorer.lexicon import either
from scorer.model import Doc, Figure, Span
from scorer.rules.consistency.num_sum.lists import Figures
from scorer.rules.given import Given, Table

AHEAD = 12  # code points before a count in which "drawn" stands
BEHIND = 24  # code points after it in which "defeats" stands


def told(doc: Doc, given: Given) -> bool:
    """Whether the story tells of games at all."""
    return any(word in doc.folded for word in given.tables["record"]["games"]["after"])


def read(figures: Figures, text: str, span: Span, given: Given) -> tuple[Figure, Figures] | None:
    """The games of a sentence and those won, drawn and lost, where it counts each of them once."""
    if len(figures) < len(given.tables["record"]):
        return None
    said = _patterns(given.tables["record"])
    kinds: dict[str, Figure] = {}
    for figure in figures:
        kind = _kind(figure, text, span, said) if figure.unit is None else None
        if kind in kinds:
            return None
        if kind is not None:
            kinds[kind] = figure
    if len(kinds) < len(said):
        return None
    total = kinds.pop("games")
    return total, tuple(kinds.values())


def _kind(
    figure: Figure, text: str, span: Span, said: Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]]
) -> str | None:
    """What a figure counts, by the words behind it, or else by the verb before it."""
    for at, stretch in enumerate(
        (
            text[figure.span.end : min(span.end, figure.span.end + BEHIND)],
            text[max(span.start, figure.span.start - AHEAD) : figure.span.start],
        )
    ):
        found = next((kind for kind, patterns in said.items() if patterns[at].search(stretch)), None)
        if found:
            return found
    return None


@cache
def _patterns(record: Table) -> Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    """What stands behind a count of each kind, and before it."""
    word = r"(?:\s[^\W\d_]+){0,2}?"
    return {
        kind: (
            re.compile(rf"^{word}\s(?:{either(words['after']) or '(?!)'})\b", re.IGNORECASE),
            re.compile(rf"\b(?:{either(words['before']) or '(?!)'})\s$", re.IGNORECASE),
        )
        for kind, words in record.items()
    }
