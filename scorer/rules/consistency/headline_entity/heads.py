"""Head nouns and the names beside them: "airport X", "X Airport"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from scorer.lexicon import Lexicon, any_of, fold
from scorer.model import Span
from scorer.rules.given import Given

_NAME = r"[A-Z][a-z]{3,}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """
    A head noun with its name, in small letters: `name` is the word beside the noun, `further` are its other words.

    `office` is whether the noun is one that somebody holds, such as "mayor". `span` ends with the first word of a name
    behind its noun, `whole` with the second.
    """

    span: Span
    whole: Span
    head: str
    name: str
    further: tuple[str, ...]
    office: bool


def find(text: str, place: Span, given: Given) -> Iterator[Named]:
    """Every head noun in the place that has a name, in order."""
    lists = (given.words[name] for name in ("heads", "offices", "firm", "tails"))
    for found in _pattern(*lists).finditer(text, place.start, place.end):
        name, further = found["before"] or found["name"], (found["more"] or found["second"] or "").split()
        if (
            found["firm"]
            and not further
            and not (_bears_one(found["firm"], given) and not given.speech.knows(fold(name)))
        ):
            continue  # "Rumah Sakit | Penuh", "Puskesmas Arga", which may have a name besides
        if found["before"] and further and fold(name) in given.words["not_names"]:
            further, name = [*further[:-1], name], further[-1]  # "Dunmore | General | Hospital"
        yield Named(
            span=Span(found.start(), found.end(), place.field),
            whole=Span(found.start(), max(found.end(), found.end("second")), place.field),
            head=fold(found["tail"] or found["head"] or found["office"] or found["firm"]),
            name=fold(name),
            further=tuple(map(fold, further)),
            office=found["office"] is not None,
        )


def _bears_one(head: str, given: Given) -> bool:
    """Whether a head noun, or a short form of it, never goes without a name of its own: RS, Rumah Sakit."""
    groups = given.tables["heads_like"]["groups"]
    return any(fold(head) in group and any(one in given.words["proper"] for one in group) for group in groups)


@cache
def _pattern(heads: Lexicon, offices: Lexicon, firm: Lexicon, tails: Lexicon) -> re.Pattern[str]:
    """A head noun with its name after it, of two words where the noun is a common one, or before it."""
    said, held, kept, ends = (any_of(words) for words in (heads, offices, firm, tails))
    return re.compile(
        rf"\b(?:(?P<head>(?i:{said}))|(?P<firm>(?i:{kept}))(?=\s{_NAME})|(?P<office>(?i:{held}))(?=\s[A-Z][a-z]))"
        rf"\s(?:\d{{1,3}}\s)?(?!(?i:{said}|{held})\b)(?P<name>{_NAME}|(?<=[a-z.]\s)[A-Z][a-z]{{1,2}}(?=\s{_NAME}))(?![a-z]|\s(?i:{ends})\b)(?=(?P<second>\s{_NAME})?)"
        rf"|\b(?P<more>(?:{_NAME}\s){{0,2}})(?P<before>{_NAME})(?:['’]s)?\s(?P<tail>(?i:{ends}))\b"
    )
