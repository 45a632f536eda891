"""
Capitals that few readers know are never spelled out.

Why it matters: whoever does not know them is shut out of the sentence. A matter of house style: never costs a point.
Stays quiet: on abbreviations everyone knows or the newsroom lists, on outlets and parties, on names in brackets, beside
their words or said to be a company, a union and the like, on ordinary words in capitals ("WATCH:"), and on headlines,
lists and texts in capitals.
How: five capitals or more with three consonants in a row, not on the list of common ones and no Roman numeral, no word of
the language, with no bracket, no apposition and no name of these initials anywhere in the story.
Cannot see: short ones, ones that can be spoken as a word, and whether this newsroom's readers know them.
"""

import re
from collections import Counter
from collections.abc import Iterator

from scorer.lexicon import fold
from scorer.model import Doc, Finding, NameKind, Outcome, Span
from scorer.rules.given import Given

_CAPITALS = re.compile(r"[A-Z](?<![\w#@-].)[A-Z]{4,7}(?![\w-])")
_SHOUTED = re.compile(
    r"\b(?:[A-Z]{2,}[\s|/:]+|[A-Z]{5,},\s)$"
)  # a neighbour in capitals: a signature or a slogan, no abbreviation
_SHOUT = re.compile(r"(?:['’]S\b)?(?:[\s|/:\"”?!.]+[A-Z]{2,}|,\s[A-Z]{5,})\b")
_PART = re.compile(r"\s[A-Z][a-z]+\s[A-Z][a-z]+")  # the capitals begin a longer name
_NAME_PART = re.compile(r"\b[A-Z][a-z]+")
_ROMAN = re.compile(r"[IVXLCDM]+")
_CLUSTER = re.compile(r"[BCDFGHJKLMNPQRSTVWXZ]{3}")  # what can be spoken may be a name or a word for emphasis
NEAR = 32  # code points before a word in which its neighbour stands
SHOUTED = 0.2  # share of words in capitals above which capitals mean nothing


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield a finding for each obscure abbreviation, where it stands first."""
    found: dict[str, Span] = {}
    for sentence in doc.prose():
        for capitals in _CAPITALS.finditer(doc.body, sentence.span.start, sentence.span.end):
            if capitals.start() == sentence.span.start and doc.body.startswith(":", capitals.end()):
                continue  # a label: "EXPLAINER: …"
            if not _SHOUTED.search(doc.body[max(0, capitals.start() - NEAR) : capitals.start()]) and not _SHOUT.match(
                doc.body, capitals.end()
            ):
                found.setdefault(capitals.group(), Span(capitals.start(), capitals.end()))
    if not found:
        return
    words = doc.body.split()
    if sum(word.isupper() for word in words) > SHOUTED * len(words):
        return
    initials = "".join(word[0] for word in _NAME_PART.findall(doc.body))
    counts, outlets = Counter(words), {doc.text(name.span) for name in doc.names if name.kind is NameKind.OUTLET}
    for short, span in found.items():
        known = (
            _PART.match(doc.body, span.end)
            or _ROMAN.fullmatch(short)
            or _explained(doc, span, given)
            or given.speech.inflects(fold(short))  # a word written large: a label or a cry
            or short in outlets
            or short in given.words["common"]
            or short in given.names
            or _lead_in(doc, span)
        )
        glossed = f"({short}" in doc.body or f"{short} (" in doc.body or f", {short}," in doc.body
        in_full = short in initials
        if _CLUSTER.search(short) and not known and not glossed and not in_full and not counts[short.title()]:
            yield Finding(rule="acronym-unexpanded", spans=(span,), confidence=0.9)


def _explained(doc: Doc, span: Span, given: Given) -> bool:
    """Whether the words beside them say the same in full or what it is: "… atau KPPOD", "the drivers' union, the DMRTU"."""
    before = fold(doc.body[max(0, span.start - NEAR) : span.start]).rstrip()
    after = fold(doc.body[span.end : span.end + NEAR])
    same = given.tables["same"]
    return before.endswith((*same["or"], *same["kinds"])) or after.startswith(tuple(same["are"]))


def _lead_in(doc: Doc, span: Span) -> bool:
    """Whether the capitals open the story, as a place or an outlet does."""
    return any(block.span.start == span.start for block in doc.blocks)
