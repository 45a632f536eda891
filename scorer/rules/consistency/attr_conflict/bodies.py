"""Offices and whose they are: "Dinas Kehutanan Jambi", "the Karsian interior ministry", "the governor of Dunmore"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from scorer.lexicon import any_of, fold
from scorer.model import Span
from scorer.rules.given import Given

BEFORE = 40  # code points before an office in which the word stands that makes it a source
BEHIND = 24  # code points behind it in which its verb stands
_OWNER = r"(?!The\b)[A-Z][\w’'-]+"
_WORD = re.compile(r"[^\W_]+")
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """An office that something comes from: where it stands and its words in small letters, without articles."""

    span: Span
    words: Words


def find(text: str, sentence: Span, given: Given) -> Iterator[Body]:
    """The offices of a sentence that stand where a source stands: behind "according to", before "said"."""
    for found in pattern(given).finditer(text, sentence.start, sentence.end):
        before = text[max(sentence.start, found.start() - BEFORE) : found.start()]
        behind = text[found.end() : min(sentence.end, found.end() + BEHIND)]
        if _held(before, behind, given):
            continue
        if _ends(before, given) or _told_in(behind, given) or given.words["says"].first(behind) is not None:
            yield Body(span=Span(found.start(), found.end()), words=told(found.group(), given))


def told(text: str, given: Given) -> Words:
    """The words of an office in small letters, without articles."""
    return tuple(word for word in _WORD.findall(fold(text)) if word not in given.words["small"])


def pattern(given: Given) -> re.Pattern[str]:
    """What offices of a language are called."""
    return _pattern(*(tuple(given.words[name]) for name in ("heads", "fields", "of")), given.tables["order"]["owner"])


def rivals(one: Sequence[str], other: Sequence[str], given: Given) -> bool:
    """Whether two offices are of one kind and have different owners: the words they share hold the kind."""
    first, second = list(one), list(other)
    shared = []
    for end in (0, -1):
        while first and second and first[end] == second[end]:
            shared.append(first.pop(end))
            second.pop(end)
    heads = {word for head in given.words["heads"] for word in head.split()}
    return bool(first and second and heads.intersection(shared)) and not set(first) & set(second)


def _held(before: str, behind: str, given: Given) -> bool:
    """Whether the office is a person's, whose name may run on from the office's own: "Kepala Dinas Sosial Rini"."""
    return _WORD.findall(fold(before))[-1:] in ([word] for word in given.words["holders"]) and behind[:1] != ","


def _ends(before: str, given: Given) -> bool:
    """Whether the words before an office end with one that names a source, or one and the name of its work."""
    words = _WORD.findall(fold(before))
    return any(_tail(words, phrase) for phrase in given.words["from"])


def _told_in(behind: str, given: Given) -> bool:
    """Whether what follows an office is something of its own in which figures stand: "…'s monthly bulletin"."""
    words = re.sub(r"^(['’]s?)\s", r"\1 ", fold(behind)).split()
    if not given.words["papers"] or words[:1] not in (["'s"], ["’s"], ["'"], ["’"]):
        return False
    return any(word.strip(".,;") in given.words["papers"] for word in words[1:4])


def _tail(words: Sequence[str], phrase: str) -> bool:
    """Whether the words end with a phrase, a word or two such as an article between."""
    parts = phrase.split()
    return any(list(words[-len(parts) - gap : len(words) - gap or None]) == parts for gap in range(3))


@cache
def _pattern(heads: Words, fields: Words, of: Words, owner: str) -> re.Pattern[str]:
    """The kind with its field and its owner, who stands before it ("before"), behind it ("behind"), or behind "of"."""
    kind, field, link = (any_of(words) for words in (heads, fields, of))
    kind, field = f"(?i:{kind})", f"(?i:{field})"
    if owner == "behind":
        return re.compile(rf"\b{kind}(?:\s{field}){{0,3}}(?:\s{_OWNER}){{1,4}}|\b{kind}(?:\s{field}){{1,3}}\b")
    return re.compile(
        rf"\b{kind}\s(?:{link})\s(?:the\s)?{_OWNER}(?:\s{_OWNER}){{0,3}}"
        rf"|\b(?:{_OWNER}\s){{1,4}}(?:{field}\s){{0,2}}{kind}\b|\b(?:{field}\s){{1,3}}{kind}\b"
    )
