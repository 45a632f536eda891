"""What a toll came to: "Death toll rises to 11" over a story in which "the number of dead" is nine."""

import re
from collections.abc import Iterator
from functools import cache

from scorer.lexicon import Lexicon, any_of, either
from scorer.model import Bound, Doc, Figure, Sentence, Span
from scorer.rules.consistency.num_headline import gist, telling
from scorer.rules.given import Given, Table

LEAD = 2  # sentences of the story that tell what the headline tells
BETWEEN = 120  # code points between a toll's name and its number


def differ(doc: Doc, given: Given) -> tuple[tuple[float, Span], tuple[float, Span]] | None:
    """
    The headline's toll and the one that the lead has instead, of the same kind.

    None where the story counts the headline's number anywhere: a toll is told with what it was before.
    """
    if doc.headline is None:
        return None
    tables, to = given.tables["tolls"], given.words["toll_to"]
    stated = [one for one in doc.figures if one.span in doc.headline]
    tolls = [(kind, one) for one in stated for kind in _kinds(doc, one, doc.headline, tables, to)]
    if len(tolls) != 1:
        return None
    kind, headline = tolls[0]
    if any(headline.value == one.value for one in doc.figures if one.sentence >= 0 and one.unit is None):
        return None
    found = [one for sentence in gist.lead(doc, LEAD) for one in _told(doc, sentence, kind, tables, to)]
    if len({one.value for one in found}) != 1 or found[0].bound is Bound.VAGUE:
        return None
    if telling.other_time(doc, found[0], given) or telling.is_made(doc, headline, found[0], given):
        return None
    return (headline.value, headline.span), (found[0].value, found[0].span)


def _told(doc: Doc, sentence: Sentence, kind: str, tables: Table, to: Lexicon) -> Iterator[Figure]:
    for one in doc.figures:
        if one.sentence >= 0 and one.span in sentence.span and kind in _kinds(doc, one, sentence.span, tables, to):
            yield one


def _kinds(doc: Doc, figure: Figure, place: Span, tables: Table, to: Lexicon) -> list[str]:
    """Which tolls a bare number or a number of people is, by a toll's name and "to" before it."""
    if figure.unit is not None or not (figure.noun is None or figure.noun.startswith("person")):
        return []
    text = doc.article.text(figure.span.field)[max(place.start, figure.stated.start - BETWEEN) : figure.stated.start]
    return [kind for kind, pattern in _patterns(tables, to).items() if pattern.search(text)]


@cache
def _patterns(tables: Table, to: Lexicon) -> dict[str, re.Pattern[str]]:
    return {
        kind: re.compile(rf"\b(?:{any_of(names)})\b[^.;:!?]*\s(?:{either(to)})\s$", re.IGNORECASE)
        for kind, names in tables.items()
    }
