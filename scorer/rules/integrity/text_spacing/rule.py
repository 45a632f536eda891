"""
A blank is missing, or stands where none belongs.

Why it matters: two sentences run together on the page, and a picture credit sticks to its caption.
Stays quiet: on web addresses and links, abbreviations, names with a mark in them, initials, decimal numbers and lists of symbols.
How: three small letters, a full stop, question or exclamation mark, and then a bracket or a capitalised word; a comma, a
closing mark or an opening bracket between letters; a blank before a mark or after an opening bracket.
Cannot see: two words run together without a mark (text-mt-residue does), and double blanks.
"""

import re
from collections.abc import Iterator

from scorer.model import Doc, Finding, Outcome, Span, lines
from scorer.rules.given import Given

_JOINED = re.compile(r"[.?!](?<=[a-z]{3}.)[(A-Z]")
_LETTERS = re.compile(r"(?<!\w)[A-Za-z]+$")
WORD = 40  # letters of a word before a mark
_GLUED = re.compile(
    r"\b[a-z]{3,}[,;](?P<rest>[a-z]{3,}\b)|[a-z,.!?]”(?P<last>[a-z]{3,})\b|\b[A-Za-z][a-z]{2,}(?P<opened>\([A-Z][a-z]{2,})"
    r"|\([^()\n]{3,60}\)(?P<closed>[a-z]{3,})\b|[a-z]:(?P<said>[“\"][A-Z][a-z]+)"
)
_LOOSE = re.compile(
    r"\b[a-z]{2,} ,(?=[a-z]{2,})|\b[A-Za-z]{2,} [,;:?!](?= [\w“])|\b[a-z]{2,} \.(?= ?[A-Z])|\( (?=\w)\w+"
)
_TOUCHING = re.compile(r"[.?!,;:”()](?<=\S.|.\))[A-Za-z(“\"]")  # stands wherever a blank is missing
_BESIDE_BLANKS = re.compile(r" [,;:?!.](?<=[A-Za-z]{2}..)(?= ?[\w“])|\( (?=\w)")  # stands wherever a mark is loose
NAME = 30  # code points before an exclamation mark that may be part of a name
MOST = 10  # places of one finding
_AFTER = re.compile(r"\([A-Z]|[A-Z][a-z]+\b(?!\.)")
_ADDRESS = re.compile(r"[./@#]|www")
_LINK = re.compile(r"\( (?:https?\b|www\b)")  # blanks keep a link whole: "( https://… )"
_NAMED = re.compile(r"[^\s.?!:“\"]\s[A-Z][a-z]+$")  # a capital in mid-sentence, as in "the Sing!Dunmore fair"
_ENDINGS = frozenset(
    {"com", "co", "id", "net", "org", "tv", "js", "info", "gov", "edu", "ru", "uk", "fr", "eu", "cn", "jp", "kr", "sg"}
)


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:  # noqa: ARG001 - marks need no words
    """Yield a finding for each blank that is missing, and one for all that stand before a mark."""
    yield from _all_missing(doc)
    loose = [
        Span(*found.span())
        for line in lines(doc.body, _BESIDE_BLANKS)
        for found in _LOOSE.finditer(doc.body, *line)
        if not _LINK.match(doc.body, found.start())
        and doc.body[max(0, found.start() - 1) : found.start()] not in {"@", "#"}
    ]
    if loose:
        meant = doc.text(loose[0]).replace(" ", "", 1)
        yield Finding(rule="text-spacing", spans=tuple(loose[:MOST]), case="loose", confidence=0.95, repairs=(meant,))


def _all_missing(doc: Doc) -> Iterator[Finding]:
    """A finding for each blank that is missing."""
    touching = list(lines(doc.body, _TOUCHING))
    for joined in (found for line in touching for found in _JOINED.finditer(doc.body, *line)):
        joint = joined.start()
        word = _LETTERS.search(doc.body[max(0, joint - WORD) : joint])
        rest = doc.body[joint + 1 : joint + 40]
        if word is None or not _AFTER.match(rest) or _is_name(doc.body, joint):
            continue
        start = joint - len(word.group())
        if not _ADDRESS.search(doc.body[max(0, start - 1) : start]):
            yield _missing(doc, Span(start, joint + 2), 1)
    for glued in (found for line in touching for found in _GLUED.finditer(doc.body, *line)):
        if not _ADDRESS.search(doc.body[max(0, glued.start() - 2) : glued.start()]):
            yield _missing(doc, Span(glued.start(), glued.end()), len(glued[glued.lastgroup or 0]))


def _missing(doc: Doc, place: Span, after: int) -> Finding:
    """A place where a blank is missing before its last letters."""
    word = doc.text(place)
    repaired = f"{word[:-after]} {word[-after:]}"
    return Finding(rule="text-spacing", spans=(place,), confidence=0.95, repairs=(repaired,))


def _is_name(body: str, joint: int) -> bool:
    """Whether the mark stands in a name: a site's or an account's, or one that was given an exclamation mark."""
    after = re.match(r"[\w.-]+@?", body[joint + 1 : joint + 40])
    address = after is not None and (after.group().endswith("@") or after.group().lower() in _ENDINGS)
    return address or (body[joint] == "!" and _NAMED.search(body[max(0, joint - NAME) : joint]) is not None)
