"""
One person, two ages.

Why it matters: the reader may think of two people, and a person's age is the easiest fact to get right.
Stays quiet: on two persons who share a name's part, on ages at another time, on articles of law.
How: a name, or a surname that only one person has, with an age in brackets, between commas, in a clause or just before it, twice, with
different ages.
Cannot see: whether two people share a name.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from scorer.lexicon import either, fold
from scorer.model import Doc, Finding, NameKind, Outcome, Span
from scorer.rules.given import Given

AROUND = 60  # code points before an age in which another time may be named


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each further age of a person."""
    pattern = _pattern(*(tuple(given.words[name]) for name in ("years", "is", "now")))
    known: dict[str, tuple[int, Span]] = {}
    persons = {word for name in doc.names if name.kind is NameKind.PERSON for word in name.identity.split()}
    for found in pattern.finditer(doc.body):
        named = found["name"] or found["later"]
        if named.split()[0] in given.words["not_names"] or (
            " " not in named and named not in persons and given.speech.knows(fold(named))
        ):
            continue
        ahead = re.split(r"[.?!]\s", doc.body[max(0, found.start() - AROUND) : found.end()])[-1]
        group = next(name for name in ("age", "apposed", "told", "before") if found[name])
        age = int(found[group])
        span = Span(found.start(group), found.end(group))
        # "Menurut Sri Handayani" begins a sentence: the name is what both mentions end with.
        name = _full(" ".join(named.split()[-2:]), known)
        earlier = known.setdefault(name, (age, span))
        if earlier[1] == span:
            continue
        if earlier[0] == age:
            yield Outcome.AGREED
        elif given.words["then"].first(ahead):
            yield Outcome.ABSTAINED
        else:
            yield Finding(
                rule="age-conflict",
                spans=(earlier[1], span),
                values={"name": name, "first": f"{earlier[0]}", "second": f"{age}"},
                confidence=0.95,
            )


def _full(name: str, known: Mapping[str, tuple[int, Span]]) -> str:
    """The name under which a person's age was told before: "Suddery" for "Harold Suddery", where one is called so."""
    full = [other for other in known if other.endswith(f" {name}")]
    return full[0] if len(full) == 1 and " " not in name else name


@cache
def _pattern(years: tuple[str, ...], verbs: tuple[str, ...], now: tuple[str, ...]) -> re.Pattern[str]:
    """A name of two to four words, then an age in brackets, between commas or in a clause; or the age before the name."""
    said, told, first = (either(words) for words in (years, verbs, now))
    name = r"[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]*){0,3}"
    return re.compile(
        rf"(?<![\w'’-])(?P<name>{name})(?:\s\((?P<age>[1-9]\d?)(?:\s?(?:{said}))?\)"
        rf"|,\s(?:(?:{first})\s)?(?:(?:{said})\s)?(?P<apposed>[1-9]\d?)(?:\s(?:{said}))?(?:,|\.(?!\d))"
        rf"|,?\s(?:{told})\s(?P<told>[1-9]\d?)\s(?:{said})\b)"
        rf"|\b(?P<before>[1-9]\d?)-(?:{said})\s(?P<later>{name})"
    )
