"""
The page names one person as author, and the byline another.

Why it matters: search results, feeds and rights follow the page's metadata; the reader writes to whom the byline names.
Stays quiet: where two names share a word; on user names, desks, agencies and the outlet itself; and where either side
names several of whom one is the same.
How: the authors in JSON-LD, in meta tags and behind rel=author, the byline that was sent, and lines of the text that are
bylines; of each the names of persons, of two capitalised words or more.
Cannot see: two persons who share a name, pen names, and authors whom the page names by their user name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from scorer.lexicon import either, fold
from scorer.model import Doc, Finding, Outcome, Role, Span, Topic
from scorer.rules.given import Given

_NAME = re.compile(r"[^\W\d_a-z][\w'’.-]+(?:\s[^\W\d_a-z][\w'’.-]*){1,4}")
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Byline:
    """The names one place gives, as written, and where it stands."""

    names: tuple[str, ...]
    span: Span

    def shares(self, other: "_Byline") -> bool:
        """Whether a word of a name stands in both."""
        return not _words(self.names).isdisjoint(_words(other.names))


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for a story whose author is told more than once."""
    told = tuple(_told(doc, given))
    bylines = [byline for text, span in told if (byline := _read(doc, text, span, given))]
    apart = next((pair for pair in combinations(bylines, 2) if not pair[0].shares(pair[1])), None)
    if apart:
        one, two = apart
        yield Finding(
            rule="meta-byline-conflict",
            spans=(one.span, two.span),
            values={"one": ", ".join(one.names), "two": ", ".join(two.names)},
            confidence=0.93,
        )
    elif len(told) > 1:
        yield Outcome.AGREED if len(bylines) > 1 else Outcome.ABSTAINED


def _told(doc: Doc, given: Given) -> Iterator[tuple[str, Span]]:
    """Each place that gives an author: its words, and where they stand."""
    labels = [label for label in doc.labels if label.topic is Topic.BYLINE]
    sent = doc.article.byline
    if sent and fold(sent) not in {
        fold(", ".join(one.value for one in labels if one.way == label.way)) for label in labels
    }:
        yield sent, Span(0, len(sent), "byline")
    for way in dict.fromkeys(label.way for label in labels):
        same = [label for label in labels if label.way == way]
        yield ", ".join(label.value for label in same), same[0].span
    opening = tuple(given.words["opening"])
    for block in doc.blocks:
        line = doc.text(block.span)
        if block.role is Role.BYLINE or (block.role is Role.CREDIT and fold(line).startswith(opening)):
            yield line, block.span


def _read(doc: Doc, text: str, span: Span, given: Given) -> _Byline | None:
    """The persons a place names; None where it names none, or a house beside them."""
    opening, joining = (either(tuple(given.words[name])) for name in ("opening", "joining"))
    plain = re.sub(rf"^(?:{opening})\b\s?:?\s?", "", " ".join(text.split()), flags=re.IGNORECASE)
    outlets = [
        doc.article.outlet,
        doc.article.provider,
        *(one.value for one in doc.labels if one.topic is Topic.OUTLET),
    ]
    if given.words["houses"].first(plain) or any(outlet and fold(outlet) in fold(plain) for outlet in outlets):
        return None
    parts = re.split(rf"\s*[,;/&|•]\s*|\s+(?:{joining})\s+", plain)
    names = tuple(part for part in parts if _NAME.fullmatch(part))
    return _Byline(names=names, span=span) if names else None


def _words(names: tuple[str, ...]) -> set[str]:
    return {word for name in names for word in _WORD.findall(fold(name))}
