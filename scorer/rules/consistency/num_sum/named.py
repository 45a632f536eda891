"""
Names that are listed in a sentence of their own: "Three men were charged. … Those charged are Colin Barr, Owen Tagg and …".

The sentence opens with a word that takes up all who were counted, "they", "the victims", "para korban", "ketiga pelaku itu".
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from scorer.lexicon import Lexicon, any_of, fold
from scorer.model import Bound, Doc, Figure, NameKind, Span
from scorer.rules.consistency.num_sum import pieces, roll
from scorer.rules.consistency.num_sum.lists import TABLE
from scorer.rules.given import Given

BACK = 3  # sentences before the list in which its number may stand
SUBJECT = 70  # code points of the words that take up who was counted

_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def read(doc: Doc, given: Given) -> Iterator[roll.Called]:
    """A number, and the names that a later sentence lists for it."""
    opens = _patterns(*(given.words[name] for name in ("they", "whole_group", "are", "named", "as", "articles")))
    groups = {figures[0].sentence: figures for span, figures in doc.together() if span.field == "body"}
    known = {number for number, figures in groups.items() if any(_counts(one, given) for one in figures)}
    for number, sentence in enumerate(doc.sentences):
        span = sentence.span
        back = range(number, max(-1, number - 1 - BACK), -1)
        if known.isdisjoint(back) or len(groups.get(number, ())) > TABLE:
            continue
        opening = opens.match(doc.body, span.start, span.end)
        if opening is None or given.words["not_all"].first(opening["who"]):
            continue
        own = [one for one in groups.get(number, ()) if one.span.end <= opening.end("who")]
        near = [groups.get(before, ()) for before in back[1:]]
        counted = (
            [one for one in own if _counts(one, given)] if own else _counted(fold(opening["who"]), near, doc, given)
        )
        names = pieces.names(Span(opening.end(), span.end), doc.body, given) if counted else ()
        if names and not _some(counted, number, len(names), doc, given):
            told = min(counted, key=lambda one: abs(one.value - len(names)))
            if abs(len(names) - told.value) <= 1 and _of_that(names, told, doc, given):
                yield told, names


def _of_that(names: tuple[Span, ...], told: Figure, doc: Doc, given: Given) -> bool:
    """Whether the names may be of what was counted: those of people are no places, and none more is told of another."""
    kinds = {roll.kind(name, doc) for name in names} - {NameKind.OTHER, NameKind.PERSON}
    words = set(_WORD.findall(fold(doc.text(told.noun_span)))) if told.noun_span else set()
    if kinds and _is_people(told, words, given):
        return False
    return len(names) <= told.value or roll.of_one_kind(names, doc, given)


def _counts(figure: Figure, given: Given) -> bool:
    """Whether a number says how many names there should be; "ketiganya" needs no noun."""
    plain = figure.unit is None and figure.bound is Bound.EXACT and figure.value in roll.COUNTS
    return plain and figure.noun not in given.words["pairs"]


def _counted(who: str, near: Sequence[Sequence[Figure]], doc: Doc, given: Given) -> list[Figure]:
    """The numbers before a list that may count who or what its first words take up, those of the nearest sentence."""
    words = set(_WORD.findall(who))
    people = bool(words & set(given.words["heads"]))
    for at, figures in enumerate(near):
        counts = [one for one in figures if _counts(one, given) and one.noun_span is not None]
        if who.strip() in given.words["they"] or who.split(maxsplit=1)[0] in given.words["those"]:
            if at == 0 and len(counts) == 1:
                return counts
            continue
        nouns = {one.span: set(_WORD.findall(fold(doc.text(one.noun_span)))) for one in counts if one.noun_span}
        found = [
            one for one in counts if nouns[one.span] & words or (people and _is_people(one, nouns[one.span], given))
        ]
        if found:
            return found
    return []


def _is_people(figure: Figure, words: set[str], given: Given) -> bool:
    known = figure.noun is not None and figure.noun.partition("-")[0] in given.words["people_nouns"]
    return known or not words.isdisjoint(given.words["people_nouns"])


def _some(counted: Sequence[Figure], number: int, reached: int, doc: Doc, given: Given) -> bool:
    """Whether words say that more were counted than are named, or others besides."""
    if any(one.value == reached for one in counted):
        return False
    first = min(one.sentence for one in counted)
    told = doc.body[doc.sentences[first].span.start : doc.sentences[min(number + 1, len(doc.sentences) - 1)].span.end]
    besides = given.words["besides"].first(doc.text(doc.sentences[number].span))
    return bool(besides or given.words["partly"].first(told) or given.words["unnamed"].first(told))


@cache
def _patterns(
    they: Lexicon, group: Lexicon, are: Lexicon, named: Lexicon, as_whom: Lexicon, articles: Lexicon
) -> re.Pattern[str]:
    """How a sentence opens that lists who was counted."""
    few = rf"[^.:;!?“”\"()]{{0,{SUBJECT}}}?"
    by = r"(?:\s[^.:;!?“”\"()]{1,40}?)?"
    return re.compile(
        rf"(?P<who>(?i:{any_of((*they, *group))})\b{few}),?"
        rf"(?:\s(?:{any_of(named)}){by}\s(?:{any_of(as_whom)})\s|\s(?:{any_of(are)}):?\s(?=[A-Z]|(?:{any_of(articles)})\s))"
    )
