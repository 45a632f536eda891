"""The ages in which somebody told of before is called: "the 29-year-old", "pria 29 tahun itu", "she is 47"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from scorer.lexicon import Lexicon, either
from scorer.model import Doc, Span, Stretches
from scorer.rules.consistency.age_conflict import forms
from scorer.rules.given import Given

NOUNS = 40  # code points behind "the 49-year-old" in which "driver" stands …
FEW = 3  # … as one of so many words


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """An age that stands for somebody told of before: the number, where it stands, and the words it stands in."""

    years: int
    span: Span
    start: int
    end: int
    words: str
    new: bool  # whether the words may as well bring somebody in: "the 49-year-old driver"


def read(doc: Doc, given: Given) -> Iterator[Pointer]:
    """The ages that stand for a person: the man of so many years, "she is 47", "the accountant, 64, had"."""
    lists = ("years", "the", "things", "that", "beings", "still", "lasts")
    pattern = _pointing(*(given.words[name] for name in lists))
    aged = Stretches(hit for name in ("years", "still") for hit in given.words[name].find(doc.folded, folded=True))
    for sentence in doc.prose():
        if not aged.touch(sentence.span):
            continue
        for found in pattern.finditer(doc.body, sentence.span.start, sentence.span.end):
            group = next(name for name in ("behind", "before", "at") if found[name])
            behind = doc.folded[found.end() : found.end() + NOUNS].split(",")[0] if group == "before" else ""
            noun = given.words["somebody"].first(re.split(r"[.;:]", behind)[0], folded=True)
            yield Pointer(
                years=int(found[group]),
                span=Span(*found.span(group)),
                start=found.start(),
                end=found.end(),
                words=found.group(),
                new=noun is not None and len(behind[: noun.start].split()) < FEW,
            )
    for one in forms.told(doc, given, "meant"):
        if not forms.of_another_time(doc, one, given):
            words = doc.body[one.start : one.end]
            new = given.words["somebody"].first(words) is not None
            yield Pointer(years=one.years, span=one.span, start=one.start, end=one.end, words=words, new=new)


@cache
def _pointing(*lists: Lexicon) -> re.Pattern[str]:
    """An age that stands for a person: "the 29-year-old had", "who, at 29, is", "perempuan berusia 29 tahun itu"."""
    said, article, thing, pointed, being, still, lasts = (either(words) or "(?!)" for words in lists)
    return re.compile(
        rf"\b(?i:{article})\s(?P<before>[1-9]\d?)-(?:{said})(?=[,.’']|\s[a-z])(?!\s(?:[a-z-]+\s)?(?:{thing})\b(?!\s(?:[a-z-]+\s)?(?:{being})\b))"
        rf"|\b(?i:{being})\s(?:[a-z]{{3,}}\s){{0,4}}(?P<behind>[1-9]\d?)\s(?:{said})\s(?:{pointed})\b"
        rf"|\b(?:{still})[\s-](?P<at>[1-9]\d?)(?:\s(?:{said}))?,?\s(?:{lasts})\b"
    )
