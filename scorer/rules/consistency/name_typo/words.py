"""The capitalised words of a story, read once: how often each stands, where first, and beside which others."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise

from scorer.model import Doc, NameKind, Role, Span
from scorer.rules.consistency.name_typo import alone, halves, headline, titles

_CAPITALS = re.compile(r"(?<!\w)[A-Z]{2,6}\s$")
WIDE = 8  # code points before a word in which capitals stand
_BRACKETED = re.compile(r"\(([A-Z][a-z]+)\)")

Beside = dict[str, set[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Written:
    """What one story writes with a capital."""

    words: list[re.Match[str]]
    adjacent: list[halves.Whole]  # each two with a blank between them
    counts: Counter[str]
    first: Mapping[str, re.Match[str]]
    beside: Beside
    opening: frozenset[str]  # those that first stand where a sentence begins
    persons: frozenset[str]  # parts of somebody's full name
    short: frozenset[str]  # what stands alone in brackets: the short form of something longer
    titles: Mapping[str, AbstractSet[str]]  # the words of names, each with those of the titles before them
    posts: Mapping[str, AbstractSet[str]]  # … and with what those titles begin with, and ranks in capitals
    speaking: frozenset[str]  # those that are all the story says of who speaks

    def place(self, word: str) -> Span:
        """Where a word first stands."""
        return Span(*self.first[word].span())


def head(doc: Doc, word: Span) -> str:
    """The capitals right before a word, such as those of a hospital's kind: "RSUD Sumber Asih"."""
    found = _CAPITALS.search(doc.body, max(0, word.start - WIDE), word.start)
    return found.group() if found else ""


def written(doc: Doc) -> Written:
    """The capitalised words of a story."""
    words = list(_words(doc))
    texts = [word.group() for word in words]
    adjacent = [(one, two) for one, two in pairwise(words) if doc.body[one.end() : two.start()] == " "]
    first = dict(zip(reversed(texts), reversed(words), strict=True))
    starts = {sentence.span.start for sentence in doc.sentences}
    full = (name.identity.split() for name in doc.names if name.kind is NameKind.PERSON)
    return Written(
        words=words,
        adjacent=adjacent,
        counts=Counter(texts),
        first=first,
        beside=_neighbours(adjacent),
        opening=frozenset(text for text, word in first.items() if word.start() in starts),
        persons=frozenset(word for parts in full if len(parts) > 1 for word in parts).union(alone.aged(doc)),
        short=frozenset(_BRACKETED.findall(doc.body)),
        titles=titles.told(doc),
        posts=titles.heads(doc),
        speaking=frozenset(doc.text(one.source) for one in doc.attributions if one.source),
    )


def _words(doc: Doc) -> Iterator[re.Match[str]]:
    for block in doc.blocks:
        if block.role not in (Role.BOILERPLATE, Role.CREDIT, Role.HEADLINE):
            yield from headline.CAPITALISED.finditer(doc.body, block.span.start, block.span.end)


def _neighbours(adjacent: list[halves.Whole]) -> Beside:
    """For each word the capitalised words directly before and after it."""
    beside: Beside = defaultdict(set)
    for pair in adjacent:
        word, later = pair[0].group(), pair[1].group()
        beside[word].add(("after", later))
        beside[later].add(("before", word))
    return beside
