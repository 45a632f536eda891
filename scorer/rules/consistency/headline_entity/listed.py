"""
A minister, a party, a court or another body of the headline that the story never names, where its first sentences name another.

All stand on closed lists, with all that each is called: Mendag is "Menteri Perdagangan", the GOP are the Republicans.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice

from scorer.lexicon import Hit, Lexicon, fold
from scorer.model import Doc, Span
from scorer.rules.given import Given, Table

LEAD = 3  # sentences of the story in which the other one stands


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What the bearers of one kind are called: every name, whose it is, and what else tells of each."""

    names: Lexicon
    bearers: Mapping[str, str]
    telling: Mapping[str, Lexicon]


def compared(doc: Doc, body: str, given: Given) -> Iterator[tuple[Span, Span]]:
    """
    The headline's minister, party or body, and the story's.

    `body` is the story in small letters. None where the headline names two of a kind, or the story the same or its house.
    """
    if doc.headline is None:
        return
    headline, start = doc.text(doc.headline), doc.headline.start
    for name in given.tables["listed"]:
        kind = _kind(given.tables["listed"], name)
        title = [hit for hit in kind.names.find(headline) if headline[hit.start].isupper() or " " in hit.phrase]
        mine = {kind.bearers[hit.phrase] for hit in title}
        if len(mine) != 1 or kind.telling[mine.pop()].first(body, folded=True) is not None:
            continue
        other = _in_lead(doc, kind)
        if other is not None:
            yield Span(start + title[0].start, start + title[0].end, doc.headline.field), other


def _in_lead(doc: Doc, kind: Kind) -> Span | None:
    """The first bearer of the kind that the story names, if it does so at once."""
    for sentence in islice(doc.prose(), LEAD):
        span = sentence.span
        found = (hit for hit in kind.names.find(doc.folded[span.start : span.end], folded=True))
        other = next((hit for hit in found if doc.body[span.start + hit.start].isupper() or " " in hit.phrase), None)
        if other is not None:
            return _at(span.start, other)
    return None


def _at(start: int, hit: Hit) -> Span:
    return Span(start + hit.start, start + hit.end)


@cache
def _kind(listed: Table, name: str) -> Kind:
    members = listed[name]
    return Kind(
        names=Lexicon(called for member in members.values() for called in member["names"]),
        bearers={fold(called): key for key, member in members.items() for called in member["names"]},
        telling={key: Lexicon((*member["names"], *member["also"])) for key, member in members.items()},
    )
