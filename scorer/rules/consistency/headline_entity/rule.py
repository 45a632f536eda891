"""
The headline names a place or person of a kind, and the story another of that kind.

Why it matters: the airport, the school or the mayor in the headline is the wrong one; search will file it for ever.
Stays quiet: on abbreviations and inflected forms, where the headline's name stands anywhere in the story, and where the
story names no other of the kind.
How: a head noun (“airport”, “mayor”) with a name after or before it in the headline; the name's first word must stand
in the body; only if it does not, and the same head noun there has another name, the two are shown.
Cannot see: kinds of places and people that are not on the list of head nouns, names without one, a name whose words
stand elsewhere in the story, and two names of one place.
"""

import re
from collections.abc import Iterator
from functools import cache

from scorer.lexicon import either, fold
from scorer.model import Doc, Finding, Outcome, Role, Span
from scorer.rules.given import Given

_CAPITALISED = re.compile(r"\b[A-Z][a-z]+")
FEW = 5  # letters that are enough to recognise an inflected or shortened name


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each head noun with a name in the headline."""
    if doc.headline is None:
        return
    pattern = _pattern(tuple(given.words["heads"]), tuple(given.words["firm"]), tuple(given.words["tails"]))
    title = doc.article.text(doc.headline.field)
    if not pattern.search(title, doc.headline.start, doc.headline.end):
        return
    texts = [block.span for block in doc.blocks if block.role not in (Role.HEADLINE, Role.BOILERPLATE)]
    body = fold(" ".join(doc.text(span) for span in texts))
    capitals = frozenset(fold(word) for span in texts for word in _CAPITALISED.findall(doc.text(span)))
    for found in pattern.finditer(title, doc.headline.start, doc.headline.end):
        name = _name(found)
        others = [
            Span(other.start(), other.end())
            for span in texts
            for other in pattern.finditer(doc.body, span.start, span.end)
            if _head(other) == _head(found) and _name(other) not in given.words["not_names"]
        ]
        second = fold(found["second"] or "")  # after a common noun a lone capital may begin the headline's verb
        if (
            name in given.words["not_names"]
            or name[:FEW] in body
            or (second and second[:FEW] in body)
            or _blend(name, capitals)
        ):
            yield Outcome.AGREED
        elif not others or name.isupper() or len(name) < FEW:
            yield Outcome.ABSTAINED
        else:
            yield Finding(
                rule="headline-entity",
                spans=(Span(found.start(), found.end(), doc.headline.field), others[0]),
                confidence=0.92,
            )


def _head(found: re.Match[str]) -> str:
    return fold(found["head"] or found["firm"] or found["tail"])


def _name(found: re.Match[str]) -> str:
    return fold(found["name"] or found["first"] or found["before"])


def _blend(name: str, words: frozenset[str]) -> bool:
    """Whether a name is made of pieces of the story's names, as Indonesian headlines do (Jawa Tengah, Jateng)."""
    return any(
        any(word.startswith(name[:cut]) for word in words) and any(name[cut:] in word for word in words)
        for cut in range(2, len(name) - 1)
    )


@cache
def _pattern(heads: tuple[str, ...], firm: tuple[str, ...], tails: tuple[str, ...]) -> re.Pattern[str]:
    """A head noun with its name after it (of two words where the noun is a common one) or before it."""
    said, kept, after = (either(sorted(words, key=len, reverse=True)) or "(?!)" for words in (heads, firm, tails))
    name = "[A-Z][a-z]{3,}"
    return re.compile(
        rf"\b(?P<head>(?i:{said}))\s(?P<name>{name})|\b(?P<firm>(?i:{kept}))\s(?P<first>{name})(?=\s(?P<second>{name}))"
        rf"|\b(?P<before>{name})\s(?P<tail>(?i:{after}))\b"
    )
