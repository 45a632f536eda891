"""
The page names one person as author, and the byline another.

Why it matters: search results, feeds and rights follow the page's metadata; the reader writes to whom the byline names.
Stays quiet: where a word of one name stands on the other side, too, accents aside; on names in another script, user names,
desks, agencies and the outlet itself.
How: the authors in JSON-LD, in meta tags and behind rel=author, the byline that was sent, and lines of the text that are
bylines, also below the story; of each the names of persons, of two capitalised words or more.
Cannot see: two persons who share a name, pen names, and authors whom the page names by their user name.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from scorer.lexicon import either, fold
from scorer.model import Doc, Finding, Outcome, Role, Span, Topic
from scorer.rules.given import Given

_NAME = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ɏ][\w'’.-]+(?:\s[A-ZÀ-ÖØ-ÞĀ-ɏ][\w'’.-]*){1,4}")
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Byline:
    """What one place gives as author: its words, and where it stands; `way` names the place."""

    text: str
    span: Span
    way: str


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for a story whose author is told more than once."""
    told = tuple(_told(doc, given))
    named = [(byline, names) for byline in told if (names := _names(doc, byline.text, given))]
    for (one, ours), (two, theirs) in combinations(named, 2):
        if _words(ours).isdisjoint(_words((two.text,))) and _words(theirs).isdisjoint(_words((one.text,))):
            yield Finding(
                rule="meta-byline-conflict",
                spans=(one.span, two.span),
                values={"one": ", ".join(ours), "two": ", ".join(theirs), "here": one.way, "there": two.way},
                confidence=0.93,
            )
            return
    if len(told) > 1:
        yield Outcome.AGREED if len(named) > 1 else Outcome.ABSTAINED


def _told(doc: Doc, given: Given) -> Iterator[_Byline]:
    """Each place that gives an author. Of the text only lines that say so: other names stand above a story, too."""
    labels = [label for label in doc.labels if label.topic is Topic.BYLINE]
    ways = {label.way: ", ".join(one.value for one in labels if one.way == label.way) for label in labels}
    sent = doc.article.byline
    if sent and fold(sent) not in {fold(text) for text in ways.values()}:
        yield _Byline(text=sent, span=Span(0, len(sent), "byline"), way="byline")
    for way, text in ways.items():
        yield _Byline(text=text, span=next(label.span for label in labels if label.way == way), way=way)
    opens = re.compile(rf"(?:{either(tuple(given.words['opening']))})\b\s?:?\s", re.IGNORECASE)
    for number, block in enumerate(doc.blocks, 1):
        line = doc.text(block.span)
        led = opens.match(line)
        foot = number == len(doc.blocks) > 1 and led is not None and _NAME.fullmatch(line, led.end()) is not None
        if led and (foot or block.role in (Role.BYLINE, Role.CREDIT)):
            yield _Byline(text=line, span=block.span, way=f"“{line}”")


def _names(doc: Doc, text: str, given: Given) -> tuple[str, ...]:
    """The persons a place names; none where it names a house, too."""
    opening, joining = (either(tuple(given.words[name])) for name in ("opening", "joining"))
    plain = re.sub(rf"^(?:{opening})\b\s?:?\s?", "", " ".join(text.split()), flags=re.IGNORECASE)
    outlets = [
        doc.article.outlet,
        doc.article.provider,
        *(one.value for one in doc.labels if one.topic is Topic.OUTLET),
    ]
    if given.words["houses"].first(plain) or any(outlet and fold(outlet) in fold(plain) for outlet in outlets):
        return ()
    parts = re.split(rf"\s*[,;/&|•]\s*|\s+(?:{joining})\s+", plain)
    return tuple(part for part in parts if _NAME.fullmatch(part))


def _words(texts: tuple[str, ...]) -> set[str]:
    """The words of names without their accents: a user's keyboard may have none."""
    plain = unicodedata.normalize("NFD", fold(" ".join(texts)))
    return set(_WORD.findall("".join(letter for letter in plain if not unicodedata.combining(letter))))
