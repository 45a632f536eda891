"""
Letters that were decoded with the wrong table: "â€œ" where a quotation mark stood.

Why it matters: names and quotations become unreadable, and every copy carries the damage on.
Stays quiet: on accented names and correct typographic marks.
How: a run of characters which, written back in Windows-1252 or Mac Roman, is valid UTF-8 of a Latin letter or a common
mark; and U+FFFD and control characters, which no text should hold.
Cannot see: damage from other tables than these, and question marks that took a letter's place.
"""

import re
from collections.abc import Iterator

from scorer.lexicon import is_plain
from scorer.model import Doc, Finding, Outcome, Span
from scorer.rules.given import Given

TABLES = ("cp1252", "mac_roman", "latin-1")
_CONTROL = re.compile("[\ufffd\x80-\x84\x86-\x9f]+")

_LEFT = re.compile(r"(?<=[\da-z.,])Â[ \xa0]")  # what is left of a no-break space


def _pattern(table: str) -> re.Pattern[str]:
    """Two-, three- and four-byte sequences of UTF-8 as this table shows them: Latin letters, marks, pictographs."""

    def shown(codes: range) -> str:
        return "".join(re.escape(letter) for letter in bytes(codes).decode(table, "ignore"))

    follow = f"[{shown(range(0x80, 0xC0))}\x81\x8d\x8f\x90\x9d]"
    return re.compile(
        rf"[{shown(range(0xC2, 0xC4))}]{follow}|{shown(range(0xE2, 0xE3))}[{shown(range(0x80, 0x85))}]{follow}"
        rf"|{shown(range(0xF0, 0xF1))}{shown(range(0x9F, 0xA0)) or '(?!)'}{follow}{{2}}"
    )


PATTERNS = tuple((table, _pattern(table)) for table in TABLES)


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:  # noqa: ARG001 - the tables are Unicode's
    """Yield a finding for each damaged run, with the letters that were meant."""
    for field in ("headline", "body"):
        text = doc.article.text(field)
        if is_plain(text):
            continue
        reached = 0
        for start, end, meant in sorted(_damaged(text)):
            if start >= reached:
                reached = end
                yield Finding(
                    rule="text-mojibake",
                    spans=(Span(start, end, field),),
                    values={"meant": meant},
                    confidence=0.99,
                    case="" if meant else "lost",
                    repairs=(meant,) if meant else (),
                )


def _damaged(text: str) -> Iterator[tuple[int, int, str]]:
    for table, pattern in PATTERNS:
        for found in pattern.finditer(text):
            try:
                meant = b"".join(_byte(letter, table) for letter in found.group()).decode("utf-8")
            except UnicodeDecodeError:
                continue
            yield found.start(), found.end(), meant
    for found in _CONTROL.finditer(text):
        yield found.start(), found.end(), ""
    for found in _LEFT.finditer(text):
        yield found.start(), found.end(), " "


def _byte(letter: str, table: str) -> bytes:
    """The byte a letter was; five bytes of Windows-1252 stand for nothing and pass through as they are."""
    try:
        return letter.encode(table)
    except UnicodeEncodeError:
        return letter.encode("latin-1", "replace")
