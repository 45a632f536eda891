"""Which in a row it is: "a fifth crown" over a story in which she wins "for the fourth time"."""

import re
from collections.abc import Iterator
from functools import cache

from scorer.lexicon import Lexicon, any_of, fold
from scorer.model import Doc, Span
from scorer.rules.consistency.num_headline import gist
from scorer.rules.given import Given, Table

LEAD = 2  # sentences of the story that tell what the headline tells
BEHIND = 40  # code points behind an ordinal in which what it counts stands
AHEAD = 16  # … and before it: "gelar keempat"

Place = tuple[int, Span]


def differ(doc: Doc, given: Given) -> tuple[Place, Place] | None:
    """
    The headline's place in a row and the one that the lead has instead.

    Counted are victories, defeats or years in a row, of one class in both. None where the story has the headline's
    ordinal anywhere, or more than one of that class.
    """
    if doc.headline is None:
        return None
    text, field = doc.article.text(doc.headline.field), doc.headline.field
    said = _pattern(given.tables["ordinals"], given.words["ordinal"])
    stated = list(_read(said, text, doc.headline, field, given))
    if len(stated) != 1:
        return None
    number, span, classes = stated[0]
    story = gist.story(doc)
    if any(
        one[0] == number
        for sentence in story
        for one in _read(said, doc.body, sentence.span, "body", given, every=True)
    ):
        return None
    told = [
        (sentence, one)
        for sentence in story
        for one in _read(said, doc.body, sentence.span, "body", given)
        if one[2] & classes
    ]
    lead = {sentence.span.start for sentence in story[:LEAD]}
    led = [
        one for sentence, one in told if sentence.span.start in lead and gist.shared(doc, sentence.span, given, span)
    ]
    if not led or len({one[0] for _, one in told}) != 1:
        return None
    return (number, span), (led[0][0], led[0][1])


def _read(
    said: re.Pattern[str], text: str, span: Span, field: str, given: Given, *, every: bool = False
) -> Iterator[tuple[int, Span, frozenset[str]]]:
    """The ordinals of a stretch of text with the classes of what they count; those that count nothing, only if asked."""
    numbers = _numbers(given.tables["ordinals"])
    for found in said.finditer(text, span.start, span.end):
        behind = re.split(r"[.,;:!?]", text[found.end() : min(span.end, found.end() + BEHIND)])[0]
        ahead = text[max(span.start, found.start() - AHEAD) : found.start()]
        near = f"{ahead.rpartition(',')[2]} {behind}"
        classes = frozenset(
            kind for kind in given.tables["counted"] if _words(given.tables["counted"], kind).first(near)
        )
        if every or classes:
            digits = "".join(letter for letter in found.group() if letter.isdigit())
            yield (
                int(digits) if digits else numbers[fold(found.group())],
                Span(found.start(), found.end(), field),
                classes,
            )


@cache
def _words(table: Table, kind: str) -> Lexicon:
    return Lexicon(table[kind])


@cache
def _numbers(table: Table) -> dict[str, int]:
    return {word: int(name[1:]) for name, words in table.items() for word in words}


@cache
def _pattern(table: Table, written: Lexicon) -> re.Pattern[str]:
    """Ordinals in words, and in digits as the language writes them: "102nd", "ke-102"."""
    digits = "|".join(re.escape(form).replace(r"\#", r"\d{1,3}") for form in written.phrases)
    return re.compile(rf"\b(?:{any_of(_numbers(table))}|{digits})\b", re.IGNORECASE)
