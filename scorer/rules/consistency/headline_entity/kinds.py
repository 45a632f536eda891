"""
A body or a place of some kind that the headline names and the story never does, where the story knows one other of that kind.

"Harlow Bank to shut a third of its branches" over a story of Norwick Bank alone; "Pelabuhan Teluk Arga Ditutup" over one of
"Otoritas Pelabuhan Tanjung Wira". The kind's noun says what is named, wherever it stands in the two.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from scorer.lexicon import Lexicon, any_of, fold
from scorer.model import Doc, Role, Span, within
from scorer.rules.consistency.headline_entity import runs, slots
from scorer.rules.given import Given

LEAD = 3  # sentences of the story in which the other one stands
MOST = 60  # of a kind that are looked at
NEAR = 2  # words behind a noun of which one is its name's own
LONG = 4  # letters of a word that is a name's own
LEAST = 1  # further words of the headline that the story has
_WORD = re.compile(r"[A-Za-z][\w’'-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearer:
    """One of a kind: the noun of its kind, the words of its name, in small letters, and where it stands."""

    kind: str
    words: tuple[str, ...]
    ends: tuple[int, ...]  # of these words
    span: Span


def compared(
    doc: Doc, body: str, capitals: frozenset[str], given: Given, *, title_case: bool
) -> Iterator[tuple[Span, Span]]:
    """
    The headline's bearer of a kind, and the story's.

    `body` is the story in small letters, `capitals` are its capitalised words.
    """
    if doc.headline is None or any(runs.HOLE.search(doc.text(one.span)) for one in islice(doc.prose(), LEAD)):
        return
    title = doc.article.text(doc.headline.field)
    for mine in _in(title, doc.headline, given):
        own = _own(mine, given, title_case=title_case, ends=_ends(mine, doc.headline, title, given))
        if not own or any(slots.stands((word,), body, capitals, given) for word in own):
            continue
        blocks = (block.span for block in doc.blocks if block.role not in (Role.HEADLINE, Role.BOILERPLATE))
        others = [one for span in blocks for one in islice(_in(doc.body, span, given), MOST) if one.kind == mine.kind]
        rival = _only(others)
        lead = [sentence.span for sentence in islice(doc.prose(), LEAD)]
        if rival is None or not within(lead, rival.span) or not _others(rival, mine, fold(title)):
            continue
        if any(slots.blends(word, mine.words) for word in rival.words):
            continue
        further = {fold(word) for word in _WORD.findall(title)} - set(own) - {mine.kind}
        again = [word for word in further if len(word) >= LONG and word[: slots.FEW] in body]
        if len(again) >= LEAST:
            last = mine.ends[max(mine.words.index(word) for word in own)]
            behind = mine.ends[-1] == mine.span.end  # … or its noun stands there, and nothing else
            yield Span(mine.span.start, last if behind else mine.span.end, mine.span.field), rival.span


def _others(rival: Bearer, mine: Bearer, title: str) -> bool:
    """Whether the story's bearer has a word of its own, and none of the headline's but what the two share: "Kali"."""
    own = [word for word in rival.words if word not in mine.words]
    return bool(own) and not any(word in title for word in own)


def _in(text: str, place: Span, given: Given) -> Iterator[Bearer]:
    """Every noun of a kind with the capitals of its name beside it."""
    for found in _pattern(given.words["kinds"], given.words["kinds_behind"]).finditer(text, place.start, place.end):
        group = "name" if found["kind"] else "before"
        tokens = list(_WORD.finditer(text, *found.span(group)))
        tokens = [
            one for number, one in enumerate(tokens) if number or fold(one.group()) not in given.words["articles"]
        ]
        if tokens:
            yield Bearer(
                kind=fold(found["kind"] or found["behind"]),
                words=tuple(fold(one.group()) for one in tokens),
                ends=tuple(one.end() for one in tokens),
                span=Span(found.start() if found["kind"] else tokens[0].start(), found.end(), place.field),
            )


def _own(mine: Bearer, given: Given, *, title_case: bool, ends: bool) -> tuple[str, ...]:
    """
    The words that are a name's own in a headline: in title case those that are none of the language.

    Where all are words of the language, only a kind that never goes without a name has one, and one that `ends` a headline.
    """
    if given.words["verb_begins"] and mine.words[0].startswith(tuple(given.words["verb_begins"])):
        return ()  # "Sengketa Pantai | Digelar"
    beside = mine.words[:NEAR] if mine.ends[-1] == mine.span.end else mine.words
    unknown = tuple(word for word in beside if len(word) >= LONG and not given.speech.knows(word))
    if unknown or title_case:
        return unknown or (mine.words[:2] if ends or mine.kind in given.words["kinds_named"] else ())
    return tuple(word for word in mine.words if len(word) >= LONG and word not in given.words["not_names"])


def _ends(mine: Bearer, headline: Span, title: str, given: Given) -> bool:
    """Whether a preposition and two words of a name, behind which no verb can stand, end a headline: "di Pelabuhan Muara Sari"."""
    before = fold(title[headline.start : mine.span.start]).split()[-NEAR:]
    return (
        any(word in given.words["links"] for word in before)
        and len(mine.words) == NEAR
        and mine.span.end == headline.end
    )


def _only(others: Sequence[Bearer]) -> Bearer | None:
    """The one bearer of a kind that the story tells of: the first, if all further ones share a word with it."""
    if not others:
        return None
    first = set(others[0].words)
    return others[0] if all(first & set(one.words) for one in others) else None


@cache
def _pattern(kinds: Lexicon, behind: Lexicon) -> re.Pattern[str]:
    """A kind's noun and the capitals behind it, or, where the language puts them before, in front of it."""
    name = r"[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,3}"
    return re.compile(
        rf"\b(?P<kind>{any_of(word.title() for word in kinds)})\s(?P<name>{name})"
        rf"|\b(?P<before>[A-Z][a-z’'-]+(?:\s[A-Z][a-z’'-]+){{0,2}})\s(?P<behind>{any_of(word.title() for word in behind)})\b"
    )
