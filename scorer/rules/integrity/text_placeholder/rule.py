"""
A gap that someone meant to fill before publishing.

Why it matters: a name, a figure or a paragraph is missing, and the reader sees that nobody looked.
Stays quiet: on Roman numerals, number plates, masked telephone numbers, kindergartens and film titles.
How: a closed list of stand-ins in square brackets or capitals, rows of x beside a unit or currency, and dummy text.
Cannot see: a gap with nothing in it, and stand-ins that are ordinary words.
"""

import re
from collections.abc import Iterator
from functools import cache

from scorer.lexicon import either, fold
from scorer.model import Doc, Finding, Outcome, Span
from scorer.rules.given import Given

_SIGNS = re.compile(r"[\[<{(]|[xX]{2}|TK|\?\?")  # without one of these there is nothing to look for


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield a finding for each stand-in."""
    pattern = _pattern(*(tuple(given.words[name]) for name in ("bracketed", "round", "dummies", "units", "money")))
    marks = _marks(*(tuple(words) for words in given.tables["marks"].values()), tuple(given.words["units"]))
    for field in ("headline", "body"):
        text = doc.article.text(field)
        plain = doc.folded if field == "body" else fold(text)
        if not (_SIGNS.search(text) or given.words["dummies"].first(plain, folded=True)):
            continue
        for found in sorted((*pattern.finditer(text), *marks.finditer(text)), key=lambda gap: gap.start()):
            yield Finding(rule="text-placeholder", spans=(Span(found.start(), found.end(), field),), confidence=0.98)


@cache
def _pattern(
    bracketed: tuple[str, ...],
    rounded: tuple[str, ...],
    dummies: tuple[str, ...],
    units: tuple[str, ...],
    money: tuple[str, ...],
) -> re.Pattern[str]:
    return re.compile(
        rf"[\[<{{]{{1,2}}(?:{_any(bracketed)})(?:\s[^\]>}}\n]{{0,40}})?[\]>}}]{{1,2}}"
        rf"|\((?:{_any(rounded)})\)"
        rf"|(?<=[a-z]\s)\?{{2,5}}(?=\s[a-z])"
        rf"|\b(?:{_any(dummies)})\b"
        rf"|(?<![\w.-])x{{2,8}}(?=\s(?:{_any(units)})\b)|(?<!\w)(?:{_any(money)})\.?\s?x{{2,8}}\b|(?<![\w-])x{{4,12}}(?![\w-])",
        re.IGNORECASE,
    )


@cache
def _marks(capitals: tuple[str, ...], after: tuple[str, ...], units: tuple[str, ...]) -> re.Pattern[str]:
    """Marks that are stand-ins only in capitals: alone in brackets, doubled, or where a name or number has to stand."""
    behind = "|".join(rf"(?<=\b{re.escape(word)}\s)" for word in after)
    return re.compile(
        rf"[(\[](?:{_any(capitals)})[)\]]|\b(?P<mark>{_any(capitals)})\s(?P=mark)\b"
        rf"|(?:{behind})(?:{_any(capitals)})\b(?=\s[a-z]|[,.]\s)|(?<=,\s)(?:{_any(capitals)})(?=,\s)"
        rf"|(?<![\w-])(?:{_any(capitals)})(?=\s(?:{_any(units)})\b)|(?<=[$£€])(?:{_any(capitals)})\b"
        if capitals
        else r"(?!)"
    )


def _any(words: tuple[str, ...]) -> str:
    return either(words)
