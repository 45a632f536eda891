"""
One person, two ages.

Why it matters: the reader may think of two people, and a person's age is the easiest fact to get right.
Stays quiet: on two persons who share a name's part, on ages at another time, on articles of law.
How: a full name (two words or more) with an age in brackets, between commas, in a clause or just before it, twice, with
different ages.
Cannot see: people who are named by one name only, and whether two people share a full name.
"""

import re
from collections.abc import Iterator
from functools import cache

from scorer.lexicon import either
from scorer.model import Doc, Finding, Outcome, Span
from scorer.rules.given import Given

AROUND = 60  # code points in which another time may be named


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each further age of a person."""
    pattern = _pattern(tuple(given.words["years"]), tuple(given.words["is"]))
    known: dict[str, tuple[int, Span]] = {}
    for found in pattern.finditer(doc.body):
        named = found["name"] or found["later"]
        if named.split()[0] in given.words["not_names"]:
            continue
        around = doc.body[max(0, found.start() - AROUND) : found.end() + AROUND]
        group = next(name for name in ("age", "apposed", "told", "before") if found[name])
        age = int(found[group])
        span = Span(found.start(group), found.end(group))
        # "Menurut Sri Handayani" begins a sentence: the name is what both mentions end with.
        name = " ".join(named.split()[-2:])
        earlier = known.setdefault(name, (age, span))
        if earlier[1] == span:
            continue
        if earlier[0] == age:
            yield Outcome.AGREED
        elif given.words["then"].first(around):
            yield Outcome.ABSTAINED
        else:
            yield Finding(
                rule="age-conflict",
                spans=(earlier[1], span),
                values={"name": name, "first": f"{earlier[0]}", "second": f"{age}"},
                confidence=0.95,
            )


@cache
def _pattern(years: tuple[str, ...], verbs: tuple[str, ...]) -> re.Pattern[str]:
    """A name of two to four words, then an age in brackets, between commas or in a clause; or the age before the name."""
    said, told = (either(words) for words in (years, verbs))
    name = r"[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]*){1,3}"
    return re.compile(
        rf"(?<![\w'’-])(?P<name>{name})(?:\s\((?P<age>[1-9]\d?)(?:\s?(?:{said}))?\)"
        rf"|,\s(?:(?:{said})\s)?(?P<apposed>[1-9]\d?)(?:\s(?:{said}))?(?:,|\.(?!\d))"
        rf"|,?\s(?:{told})\s(?P<told>[1-9]\d?)\s(?:{said})\b)"
        rf"|\b(?P<before>[1-9]\d?)-(?:{said})\s(?P<later>{name})"
    )
