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

from scorer.lexicon import Lexicon, any_of, either, fold
from scorer.model import Doc, Finding, Outcome, Span
from scorer.rules.given import Given, Table

LEAD = 24  # code points in which stands what a mark in brackets stands for
_ROWS = (
    "xx",
    "XX",
    "xX",
    "Xx",
    "??",
    "__",
    "##",
    " ..",
    "p..",
)  # how a row of x, question marks or blanks begins
_NOBODY = re.compile(r"\bX{3,}$")  # where somebody's name has to stand


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield a finding for each stand-in."""
    words, marks = given.words, given.tables["marks"]
    for field in ("headline", "body"):
        text = doc.article.text(field)
        plain = doc.folded if field == "body" else fold(text)
        places = [(hit.start, hit.end) for hit in given.words["dummies"].find(plain, folded=True)]
        patterns = [_brackets(words["bracketed"], words["round"])]
        pending = tuple(word.upper() for word in words["pending"])
        patterns += [_awaited(words["bracketed"], pending)] if any(word in text for word in pending) else []
        patterns += (
            [_rows(words["units"], words["money"], words["amounts"], words["where"])]
            if any(row in text for row in _ROWS)
            else []
        )
        marked = any(mark in text for mark in marks["capitals"])
        patterns += [_marks(marks, words["units"], words["bracketed"])] if marked else []
        places += [found.span() for pattern in patterns for found in pattern.finditer(text)]
        if field == "body":
            places += _nobody(doc)
        for start, end in sorted(set(places)):
            if words["kindergartens"].ends(plain[max(0, start - LEAD) : start].rstrip()):
                continue  # "the kindergarten (TK)" is one
            yield Finding(rule="text-placeholder", spans=(Span(start, end, field),), confidence=0.98)


def _nobody(doc: Doc) -> Iterator[tuple[int, int]]:
    """Rows of x in capitals that say something: "the clerk XXX said"."""
    for told in doc.attributions:
        if told.source and (row := _NOBODY.search(doc.text(told.source))):
            yield told.source.start + row.start(), told.source.end


@cache
def _awaited(gaps: Lexicon, pending: tuple[str, ...]) -> re.Pattern[str]:
    """What is missing, in capitals, with a word that says so: "DATE TBC"."""
    return re.compile(
        rf"\b(?<![\[{{<(])(?:{any_of(gap.upper() for gap in gaps)})\s(?:[A-Z]+\s){{0,4}}(?:{any_of(pending)})\b"
    )


@cache
def _brackets(bracketed: Lexicon, rounded: Lexicon) -> re.Pattern[str]:
    """Marks in brackets for what is missing."""
    missing = any_of(gap.upper() for gap in bracketed)
    return re.compile(
        rf"[\[<{{](?=[^\]>}}\n]{{0,30}}\b(?:{missing})[\]>}}])[A-Z][A-Z /'-]{{2,40}}[\]>}}]"
        rf"|[\[<{{(](?:(?<=\()(?i:{either(rounded)})\)"
        rf"|(?<!\()[\[<{{]?(?i:{either(bracketed)})(?:\s[^\]>}}\n]{{0,40}})?[\]>}}]{{1,2}})"
    )


@cache
def _rows(units: Lexicon, money: Lexicon, amounts: Lexicon, where: Lexicon) -> re.Pattern[str]:
    """
    Rows of question marks inside a sentence, and rows of x.

    Those beside a unit, a month or a currency, for an age or an hour, long ones; in capitals behind "cost" or "aged".
    """
    places = "|".join(rf"(?<=\b{re.escape(word)}\s)" for word in where)
    stated = "|".join(rf"(?<=\b{re.escape(word)}\s)" for word in amounts) or "(?!)"
    return re.compile(
        rf"(?<=[a-z]\s)\?{{2,5}}(?=\s[a-z])|(?<![\w.-])x{{2,8}}(?=\s(?:{either(units)})\b)"
        rf"|(?<!\w)(?:{either(money)})\.?\s?x{{2,8}}\b|(?<![\w-])x{{4,12}}(?![\w-])"
        rf"|(?:{stated})(?-i:X{{3}}(?=\s[a-z]|[,.]\s|[,.]?$))"
        rf"|(?:{places})(?-i:X{{3,}}(?=\s[a-z]|[,.]\s))"
        rf"|(?<=[a-z]\s)[_#]{{2,}}(?=[\s,.])"
        rf"|(?<=[a-z]\s)\(x{{2,3}}\)|(?<![\w.:-])xx[.:]xx(?![\w:-])",
        re.IGNORECASE,
    )


@cache
def _marks(table: Table, units: Lexicon, gaps: Lexicon) -> re.Pattern[str]:
    """
    Marks that are stand-ins only in capitals: alone in brackets, doubled, or where a name or number has to stand.

    So too before what says of whom the name is missing, one word between them or none ("TK Norwegian firm"), and beside
    what is missing, in capitals as well: "TK LAST NAME".
    """
    behind = "|".join(rf"(?<=\b{re.escape(word)}\s)" for word in table["after"])
    capitals, kinds = (either(table[part]) for part in ("capitals", "kinds"))
    missing = any_of(gap.upper() for gap in gaps if gap.upper() not in table["capitals"])
    return re.compile(
        rf"[(\[](?:{capitals})[)\]]|\b(?P<mark>{capitals})\s(?P=mark)\b"
        rf"|\b(?:{capitals})\s(?:{missing})\b|\b(?:{missing})\s(?:{capitals})\b"
        rf"|(?:{behind})(?:{capitals})\b(?=\s[a-z]|[,.]\s)|(?<=[a-z]\s)(?:{capitals})(?!,\swho)(?=[,.;]\s+[a-zA-Z“\"]|\.?$)|(?<=,\s)(?:{capitals})(?=,\s)"
        rf"|(?<![\w-])(?:{capitals})(?=\s(?i:{either(units)})\b)|(?<=[$£€])(?:{capitals})\b"
        rf"|\b(?:{capitals})(?=\s(?:[A-Z][a-z]+\s)?(?:{kinds or '(?!)'})\b)"
    )
