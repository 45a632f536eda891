"""
Roles: what an amount or a length of time is called where the words beside it say so.

"Fined £240,000" and "the £240,000 fine" are the fine, "jailed for six years" is the sentence, and what the prosecution
asked for is neither.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from scorer.lexicon import Lexicon, any_of, fold
from scorer.model import Figure
from scorer.read.numbers import BREAK

AHEAD = 80  # code points before a figure in which its role stands
NEAR = 1  # words between them, where nothing behind the figure confirms the role
FAR = 8  # … and where "in prison" does: "sentenced the former head of the harbour to five years in prison"
JOINED = 8  # code points between the years and the months of one length
OTHER = "other"  # what is no role: the longest sentence that the law allows, the part that was served


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """The phrases of one language before a figure and behind it, each with its role, and the words that confirm one."""

    before: Mapping[str, str]
    ahead: Lexicon
    after: Mapping[str, str]
    behind: re.Pattern[str]
    confirms: re.Pattern[str]
    objects: frozenset[str]
    ends: frozenset[str]


def roles(table: Mapping[str, Any]) -> Roles:
    """The roles of a language's `figures.toml`."""
    before, after = (
        {fold(name): kind for kind, names in table[side].items() for name in names} for side in ("before", "after")
    )
    return Roles(
        before=before,
        ahead=Lexicon(before),
        after=after,
        behind=re.compile(rf"[\s-]{{1,2}}(?P<role>{any_of(after)})\b", re.IGNORECASE),
        confirms=re.compile(rf"\s(?:{any_of(table['confirms'])})\b", re.IGNORECASE),
        objects=frozenset(table["objects"]),
        ends=frozenset(table["ends"]),
    )


def role(text: str, opening: int, start: int, end: int, known: Roles) -> str | None:
    """The role of the figure between two offsets in a sentence that opens at a third; None where no word tells it."""
    behind = known.behind.match(text, end)
    if behind:
        return _named(known.after[fold(behind["role"])])
    ahead = text[max(opening, start - AHEAD) : start]
    found = list(known.ahead.find(ahead))
    if not found:
        return None
    between = ahead[found[-1].end :]
    words = len(between.split())
    confirmed = known.confirms.match(text, end) is not None or _has_object(found[-1].phrase, between, known)
    plain = BREAK.search(between) is None
    return _named(known.before[found[-1].phrase]) if plain and words <= (FAR if confirmed else NEAR) else None


def _has_object(verb: str, between: str, known: Roles) -> bool:
    """Whether only the one whom a verb concerns stands between it and its figure: "fined the dye works £25,000"."""
    return verb in known.objects and known.ends.isdisjoint(fold(between).split())


def without_mixed(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Take the role from lengths told in two units, "two years and six months", of which neither is the sentence."""
    mixed = {
        one.span
        for first, second in pairwise(figures)
        if first.unit and second.unit and first.unit != second.unit and first.span.field == second.span.field
        if first.role and 0 <= second.span.start - first.span.end <= JOINED
        for one in (first, second)
    }
    return tuple(replace(one, role=None) if one.span in mixed else one for one in figures)


def _named(kind: str) -> str | None:
    return None if kind == OTHER else kind
