"""
A name that the headline writes otherwise than the story does: "Lukman Halmi" over a story of Lukman Hilmi.

Or the name of a place that only begins like the one the story is about: Karangrejo over a story of Karangwuni.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

from rapidfuzz.distance import OSA

from scorer.lexicon import either, fold
from scorer.model import Doc, Kind, NameKind, Span
from scorer.rules.consistency.name_typo import spelling
from scorer.rules.given import Given

LEAST = 4  # letters of a name that stands beside its first name in both places
ALONE = 6  # … and of one that stands alone in the headline
OFTEN = 2  # times at least that the story writes a name that the headline writes once, alone
HEAD = 6  # letters with which two names of places begin …
LONG = 9  # … that have so many
CAPITALISED = re.compile(r"[A-Z](?:(?<=M)a?c[A-Z])?[a-z]+(?:[’'](?!s\b)[a-z]+)?")

Alike = Callable[[str, str], bool]
Counts = Mapping[str, int]


def otherwise(doc: Doc, counts: Counts, alike: Alike, given: Given) -> Iterator[tuple[Span, str]]:
    """
    Words of the headline that the story never writes, each with the part of somebody's name they resemble.

    `counts` tells how often the story writes a word, `alike` whether one may be a slip for the other. Beside the same first
    name any word may be one, alone no word of the language.
    """
    if doc.headline is None:
        return
    text, before = doc.text(doc.headline), ""
    words = list(CAPITALISED.finditer(text))
    if all(word.group() in counts for word in words):
        return
    full = [name.identity.split() for name in doc.names if name.kind is NameKind.PERSON]
    pairs = {(one, two) for parts in full for one, two in pairwise(parts)}
    spoken = (one.speaker.name or "" for one in doc.attributions if one.speaker.kind is Kind.PERSON)
    surnames = {parts[-1] for parts in full if len(parts) > 1} | {name for name in spoken if " " not in name}
    for number, found in enumerate(words):
        word = found.group()
        after = words[number + 1].group() if text[found.end() : found.end() + 1] == " " and words[number + 1 :] else ""
        place = Span(doc.headline.start + found.start(), doc.headline.start + found.end(), doc.headline.field)
        if word not in counts and word not in given.words["not_names"]:
            beside = [two for one, two in pairs if one == before and text[found.start() - 1] == " "]
            beside += [one for one, two in pairs if two == after]
            near = [name for name in beside if min(len(name), len(word)) >= LEAST and _resembles(word, name, given)]
            if not beside and len(word) >= ALONE and not given.speech.knows(fold(word)):
                near = [
                    two
                    for two in surnames
                    if counts.get(two, 0) >= OFTEN
                    and (
                        alike(word, two)
                        or _turned(word, two)
                        or (_same_head(word, two) and _resembles(word, two, given))
                    )
                ]
                near = near or [
                    two for two in counts if _begins_alike(word, two, given) and _is_place(doc, two, counts, given)
                ]
            if len(set(near)) == 1 and re.search(rf"\b{re.escape(fold(word))}\b", doc.folded) is None:
                yield place, near[0]  # a word that the story writes small is none of its names
        before = word


def _turned(word: str, name: str) -> bool:
    """Whether two letters of a name took each other's place: Tomanob, Tamonob."""
    return spelling.exchanged(fold(word), fold(name))


def _resembles(word: str, name: str, given: Given) -> bool:
    """Whether a word beside one half of a name may be meant for the other half: a letter apart, two in longer ones."""
    one, two = (spelling.plain(fold(text), given) for text in (word, name))
    if spelling.misspells(word, name, given):
        return True
    if one == two or one[0] != two[0] or given.speech.knows(fold(word)) or spelling.inflected(one, two, given):
        return False
    return min(len(word), len(name)) > LEAST and OSA.distance(one, two, score_cutoff=2) <= 2


def _is_place(doc: Doc, word: str, counts: Counts, given: Given) -> bool:
    """Whether the story names a place by a word again and again: "Desa Karangwuni"."""
    return (
        counts[word] >= OFTEN and re.search(rf"\b(?i:{either(given.words['places'])})\s{word}\b", doc.body) is not None
    )


def _same_head(word: str, other: str) -> bool:
    """Whether two long names begin alike, so that two letters that differ behind may be a slip of the ear: Tatterell, Tatterley."""
    return min(len(word), len(other)) >= LONG and word[:LEAST] == other[:LEAST]


def _begins_alike(word: str, other: str, given: Given) -> bool:
    """Whether a long word of the headline begins as a place's name does and is none of the language: Karangrejo, Karangwuni."""
    same = word[:HEAD] == other[:HEAD] and min(len(word), len(other)) >= LONG
    return same and not spelling.inflected(fold(word), fold(other), given)
