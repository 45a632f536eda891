"""The age that a story tells elsewhere, right behind the name of whoever was born: "Haas, born in May 1970, … Haas, 61, said"."""

import re
from collections.abc import Iterator
from functools import cache

from scorer.lexicon import Lexicon, any_of, fold
from scorer.model import Doc, NameKind, Sentence, Span
from scorer.rules.given import Given

AHEAD = 50  # code points before a name in which another time is told
BEHIND = 40  # code points behind one in which the age stands
_WORD = re.compile(r"\w+")


def told(doc: Doc, sentence: Sentence, given: Given) -> Iterator[Span]:
    """The ages of whoever a sentence tells the birth of, but for those of another time."""
    who = _bearer(doc, sentence, given)
    pattern = _behind(given.words["aged"], given.words["years"])
    for name in doc.names if who else ():
        found = pattern.match(doc.body, name.span.end, name.span.end + BEHIND)
        if name.identity != who or found is None or name.span in sentence.span:
            continue
        ahead = re.split(r"[.?!”\"]\s", doc.body[max(0, name.span.start - AHEAD) : name.span.start])[-1]
        if given.words["then"].first(ahead) is None:
            yield Span(found.start("age"), found.end("age"))


def _bearer(doc: Doc, sentence: Sentence, given: Given) -> str | None:
    """Whose birth a sentence tells: the person right before "who was born", or the first behind the comma of "Born …,"."""
    text = doc.text(sentence.span)
    born = given.words["born"].first(text)
    people = [name for name in doc.names if name.kind is NameKind.PERSON and name.span in sentence.span]
    if born is None or not people:
        return None
    if born.start == 0:
        comma = sentence.span.start + text.find(", ")
        return next((name.identity for name in people if name.span.start >= comma), None)
    start = sentence.span.start + born.start
    for name in people:
        between = _WORD.findall(fold(doc.body[name.span.end : start])) if name.span.end < start else ["…"]
        if all(word in given.words["bears"] for word in between):
            return name.identity
    return None


@cache
def _behind(aged: Lexicon, years: Lexicon) -> re.Pattern[str]:
    """An age in brackets or between commas: "(61)", ", now 61,", ", 61 tahun,"."""
    led, after = (any_of(words) for words in (aged, years))
    return re.compile(rf"(?:\s\((?:{led})?\s?|,\s(?:(?:{led})\s)?)(?P<age>[1-9]\d)(?:\s(?:{after}))?(?:\)|,\s)")
