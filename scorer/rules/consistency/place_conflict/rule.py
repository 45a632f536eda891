"""
One place lies in two.

Why it matters: readers look for it on a map, and in a flood or a fire they may be the wrong people to run.
Stays quiet: on places introduced as two, on levels that include each other, and on town and district of one name.
How: the same village or town before two different parents of the same level, both written with their level or listed;
a village is also known by who heads it ("Lurah Melati, Kota Bandung").
Cannot see: places whose parent is left out or named in another sentence. Two villages of one name are known as two only
by the words listed for that (“two villages”, “share a name”).
"""

import re
from collections.abc import Iterator
from functools import cache

from scorer.lexicon import either, fold
from scorer.model import Doc, Finding, Outcome, Span
from scorer.rules.given import Given


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each further mention of a place with its parent."""
    levels = given.tables["levels"]
    lower, heads = levels["lower"], levels["heads"]
    lists = (tuple(given.words["parents"]), tuple(given.words["districts"]))
    pattern = _pattern(
        (*lower, *heads), tuple(levels["upper"]), *lists, (*levels["leads"], *lower), tuple(levels["ends"])
    )
    parents = given.words["parents"]
    known: dict[tuple[str, str], tuple[str, Span]] = {}
    two = given.words["two"].first(doc.folded, folded=True) is not None
    for found in pattern.finditer(doc.body):
        if lower and found["upper"] and not found["lower"]:
            continue  # a place without its level is only compared with the provinces it is said to lie in
        if any(word in given.words["never"] for word in found["name"].split()):
            continue  # "on Tuesday, Ohio voted"
        if found["listed"] and fold(found["name"]) in parents:
            continue  # a list of provinces
        level = fold(found["upper"] or found["end"] or ("," if found["district"] else ""))
        key = (fold(f"{heads.get(found['lower'], found['lower']) or ''} {found['name']}").strip(), level)
        parent = fold(found["marked"] or found["listed"] or found["district"] or found["ended"])
        span = Span(found.start("name"), found.end())
        earlier = known.setdefault(key, (parent, span))
        if earlier[1] == span:
            continue
        if earlier[0] == parent:
            yield Outcome.AGREED
        elif two or _in_one_sentence(doc, earlier[1], span):
            yield Outcome.ABSTAINED
        else:
            yield Finding(
                rule="place-conflict",
                spans=(earlier[1], span),
                values={"first": doc.text(earlier[1]), "second": doc.text(span)},
                confidence=0.92,
            )


def _in_one_sentence(doc: Doc, one: Span, two: Span) -> bool:
    """Whether both stand in one sentence: it tells two places of one name apart."""
    return any(one in sentence.span and two in sentence.span for sentence in doc.sentences)


@cache
def _pattern(
    lower: tuple[str, ...],
    upper: tuple[str, ...],
    parents: tuple[str, ...],
    districts: tuple[str, ...],
    leads: tuple[str, ...],
    ends: tuple[str, ...],
) -> re.Pattern[str]:
    """A place, a comma, and its parent: with its level before it or behind it, or listed as a state or a district."""
    below, above, behind = (either(words) for words in (lower, upper, ends))
    listed, district = (either(sorted(words, key=len, reverse=True)) or "(?!)" for words in (parents, districts))
    lead = rf"(?!(?:{'|'.join(leads)})\s)" if leads else ""
    name = r"[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?"
    marker = rf"(?:(?P<lower>{below})\s)?" if lower else r"(?P<lower>(?!))?"
    return re.compile(
        rf"\b{marker}{lead}(?P<name>{name}),\s(?:in\s)?(?:(?P<upper>{above or '(?!)'})\s(?P<marked>{name})"
        rf"|(?P<ended>[A-Z][\w'’-]+)\s(?P<end>{behind or '(?!)'})\b"
        rf"|(?P<listed>(?i:{listed}))\b|(?P<district>(?i:{district}))\b(?=[,.]|\s[a-z]))"
    )
