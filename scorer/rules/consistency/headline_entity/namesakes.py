"""
A name of the headline that is half the story's: another first name, or a place that only begins alike.

"Clara Dunstable wins prize" over a story of Judith Dunstable; "Warga Karangsemut …" over one of "warga Karangjati".
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice, pairwise

from scorer.lexicon import fold, shortens
from scorer.model import Doc, NameKind, Span, within
from scorer.rules.consistency.headline_entity import runs, slots
from scorer.rules.consistency.headline_entity.runs import Word
from scorer.rules.given import Given, Table

LEAD = 1  # sentences of the story that name whom it is about
TWICE = 2  # times that the story names whom it is about
SHORTEST = 3  # letters of a first name
LONG = 8  # letters of a place's name that another one may begin like
ALIKE = 5  # letters that both begin with
REST = 2  # letters, at least, in which each of them ends otherwise


def compared(doc: Doc, body: str, capitals: frozenset[str], given: Given) -> Iterator[tuple[Span, Span]]:
    """
    The headline's name and the story's that shares one half of it.

    `body` is the story in small letters, `capitals` are its capitalised words.
    """
    if doc.headline is None:
        return
    title = runs.words(doc.article.text(doc.headline.field), doc.headline)
    new = [word for word in title if word.capital and word.low not in body and not given.speech.inflects(word.low)]
    if not new:
        return
    yield from _families(doc, title, new, given)
    yield from _twins(doc, title, new, capitals, given)


def _families(doc: Doc, title: Sequence[Word], new: Sequence[Word], given: Given) -> Iterator[tuple[Span, Span]]:
    """A first name that the story does not know, before the family name of its person, who has another there."""
    lead = [sentence.span for sentence in islice(doc.prose(), LEAD)]
    if any(given.words["kin"].first(doc.text(span)) for span in (doc.headline, *lead) if span is not None):
        return  # "her husband, Mark Dunstable"
    told = Counter(name.identity for name in doc.names)
    known = [(name, fold(doc.text(name.span)).split()) for name in doc.names]
    for at, (first, last) in enumerate(pairwise(title)):
        if first not in new or not first.joined or not last.capital or len(first.low) < SHORTEST:
            continue
        if not _is_first(title, at, given) or slots.joins(first.low, doc.folded):
            continue
        family = [(name, words) for name, words in known if len(words) > 1 and words[-1] == last.low]
        own = {words[0] for _, words in family}
        people = (name for name, _ in family if within(lead, name.span) and name.kind is NameKind.PERSON)
        bearer = next((name for name in people if told[name.identity] >= TWICE), None)
        named = own.intersection(word.low for word in title)
        if bearer is None or named or len(own) != 1 or _is_short_for(first.low, own.pop(), given):
            continue
        yield Span(first.span.start, last.span.end, first.span.field), bearer.span
        return


def _is_first(title: Sequence[Word], at: int, given: Given) -> bool:
    """
    Whether a word of the headline can be somebody's first name: it opens it before a verb, or stands behind a known word.

    In title case a verb may stand between two names, and a short form before one ("Pemkab Kudus").
    """
    first, last = title[at], title[at + 1]
    owns = first.span.end - first.span.start > len(first.low)  # "Malvania's Harlow"
    if owns or any(given.speech.knows(piece) for piece in first.low.split("-")):
        return False
    if at:
        before = title[at - 1]
        return before.low not in given.words["and"] and (not before.capital or given.speech.knows(before.low))
    behind = title[at + 2] if last.joined and at + 2 < len(title) else None
    return behind is not None and given.speech.knows(behind.low)


def _is_short_for(one: str, two: str, given: Given) -> bool:
    """Whether two first names may be one person's: a short form, an initial, or a pair such as Bob and Robert."""
    if min(len(one), len(two)) < SHORTEST or shortens(one, two) or shortens(two, one):
        return True
    return bool(_pet_names(given.tables["pet_names"]).get(one, frozenset((one,))) & {two})


def _twins(
    doc: Doc, title: Sequence[Word], new: Sequence[Word], capitals: frozenset[str], given: Given
) -> Iterator[tuple[Span, Span]]:
    """A long name that begins as one of the story's does and ends otherwise, beside the same noun in both."""
    for at, word in enumerate(title):
        if word not in new or len(word.low) < LONG or word.low.endswith(tuple(given.words["people_of"])):
            continue
        beside = (title[at - 1] if at and title[at - 1].joined else None, title[at + 1] if word.joined else None)
        nouns = [one.low for one in beside if one is not None and len(one.low) >= SHORTEST and one not in new]
        nouns = [noun for noun in nouns if noun not in given.words["links"] and noun not in given.words["articles"]]
        headline = {one.low for one in title}
        for other in sorted(capitals - headline):
            if nouns and _begins_alike(word.low, other) and not given.speech.inflects(other):
                found = _beside(nouns, other).search(doc.folded)
                if found and doc.folded.count(other) >= TWICE:
                    yield word.span, Span(*found.span())
                    return


def _begins_alike(one: str, other: str) -> bool:
    """Whether two names begin alike and end in nothing alike: no slip of the hand, and no short form."""
    same = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest, further = one[same:], other[same:]
    ending = REST if min(len(rest), len(further)) > REST else 1
    return same >= ALIKE and min(len(rest), len(further)) >= REST and rest[-ending:] != further[-ending:]


def _beside(nouns: Sequence[str], name: str) -> re.Pattern[str]:
    """A name with one of some nouns before or behind it, a word between them at most."""
    noun, written = "|".join(map(re.escape, nouns)), re.escape(name)
    return re.compile(rf"\b(?:{noun})\s(?:\w+\s)?{written}\b|\b{written}\s(?:\w+\s)?(?:{noun})\b")


@cache
def _pet_names(table: Table) -> dict[str, frozenset[str]]:
    """Each first name with those that stand for it."""
    return {name: frozenset(group) for group in table["groups"] for name in group}
