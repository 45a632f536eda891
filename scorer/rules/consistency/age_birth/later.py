"""The age that a story tells elsewhere, right behind the name of whoever was born: "Haas, born in May 1970, … Haas, 61, said"."""

import re
from collections.abc import Iterator
from datetime import timedelta
from functools import cache

from scorer.lexicon import Lexicon, any_of, fold
from scorer.model import Doc, NameKind, Sentence, Span
from scorer.rules.given import Given, Table

AHEAD = 50  # code points before a name in which another time is told
BEHIND = 240  # code points behind one in which the age stands
NEWS = timedelta(days=31)  # from a death to a story of it
AGE = r"(?:1[0-2]\d|[1-9]\d)"  # an age, in a pattern
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b(?![.,]\d)")
_WORD = re.compile(r"\w+")


def told(doc: Doc, sentence: Sentence, given: Given) -> Iterator[Span]:
    """The ages of whoever a sentence tells the birth of, but for those of another time."""
    who = _bearer(doc, sentence, given)
    pattern = _behind(given.words["aged"], given.words["years"], given.tables["later"])
    for name in doc.names if who else ():
        edge = doc.sentence_of(name.span).end
        found = pattern.match(doc.body, name.span.end, min(edge, name.span.end + BEHIND))
        if name.identity != who or found is None or name.span in sentence.span:
            continue
        ahead = re.split(r"[.?!”\"]\s", doc.body[max(0, name.span.start - AHEAD) : name.span.start])[-1]
        place = Span(*found.span(next(group for group in ("age", "lived", "died") if found[group])))
        if found["died"] and any(
            hit.phrase not in given.words["whose"] for hit in given.words["child"].find(found.group())
        ):
            continue  # "Kern, whose wife died aged 40"
        if given.words["then"].first(ahead) is None and not _long_ago(doc, Span(name.span.end, edge), found):
            yield place


def _long_ago(doc: Doc, span: Span, found: re.Match[str]) -> bool:
    """Whether a death, or an age, is told of another year, or of a day more than a month ago."""
    stamp = doc.article.published_at or doc.article.as_of
    text = doc.text(span)
    if stamp is None or any(int(year) != stamp.year for year in _YEAR.findall(text)):
        return not found["age"]
    days = (one.value for one in doc.dates if one.span in span and one.value)
    return bool(found["died"]) and any(not timedelta(0) <= stamp.date() - day <= NEWS for day in days)


def _bearer(doc: Doc, sentence: Sentence, given: Given) -> str | None:
    """
    Whose birth a sentence tells: the person right before "who was born", or the first behind the comma of "Born …,".

    "He was born", and "Born …, he", is said of the person whom the story names first.
    """
    text = doc.text(sentence.span)
    born = given.words["born"].first(text)
    if born is None:
        return None
    everybody = [name for name in doc.names if name.kind is NameKind.PERSON]
    people = [name for name in everybody if name.span in sentence.span]
    begins = _protagonist(given.tables["later"]).match(text)
    first = everybody[0] if everybody else None
    if begins and first and first.span.start < sentence.span.start and " " in first.identity:
        return first.identity
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
def _protagonist(table: Table) -> re.Pattern[str]:
    return re.compile(table["protagonist"])


@cache
def _behind(aged: Lexicon, years: Lexicon, table: Table) -> re.Pattern[str]:
    """An age in brackets or between commas: "(61)", ", now 61,", ", 61 tahun,"; in a clause; or of who has died."""
    led, after = (any_of(words) for words in (aged, years))
    lives, died = (
        table[form].replace("AGE", f"(?P<{group}>{AGE})") for form, group in (("lives", "lived"), ("dead", "died"))
    )
    return re.compile(
        rf"(?:\s\((?:{led})?\s?|,\s(?:(?:{led})\s)?)(?P<age>{AGE})(?:\s(?:{after}))?(?:\)|,\s)|{lives}|{died}"
    )
