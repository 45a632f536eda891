"""
One person, two ages.

Why it matters: the reader may think of two people, and a person's age is the easiest fact to get right.
Stays quiet: on two persons who share a name's part, on ages at another time, on articles of law.
How: a full name (two words or more) directly followed by an age, twice, with different ages.
Cannot see: people who are named by one name only, and whether two people share a full name.
"""

import re
from collections.abc import Iterator
from functools import cache

from scorer.model import Doc, Finding, Outcome, Span
from scorer.rules.given import Given

AROUND = 60  # code points in which another time may be named


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each further age of a person."""
    pattern = _pattern(tuple(given.words["years"]))
    known: dict[str, tuple[int, Span]] = {}
    for found in pattern.finditer(doc.body):
        if found["name"].split()[0] in given.words["not_names"]:
            continue
        around = doc.body[max(0, found.start() - AROUND) : found.end() + AROUND]
        age = int(found["age"] or found["apposed"])
        group = "age" if found["age"] else "apposed"
        span = Span(found.start(group), found.end(group))
        # "Menurut Sri Handayani" begins a sentence: the name is what both mentions end with.
        name = " ".join(found["name"].split()[-2:])
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
def _pattern(years: tuple[str, ...]) -> re.Pattern[str]:
    """A name of two to four words, then an age in brackets or between commas."""
    said = "|".join(re.escape(word) for word in years)
    return re.compile(
        r"(?<![\w'’-])(?P<name>[A-Z][\w'’-]+(?:\s[A-Z][\w'’.-]*){1,3})"
        rf"(?:\s\((?P<age>[1-9]\d?)(?:\s?(?:{said}))?\)|,\s(?:(?:{said})\s)?(?P<apposed>[1-9]\d?)(?:\s(?:{said}))?,)"
    )
