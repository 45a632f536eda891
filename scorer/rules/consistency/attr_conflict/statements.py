"""Statements that agree word for word and are credited to two speakers."""

import re
from collections.abc import Iterator

from scorer.lexicon import fold
from scorer.model import Attribution, Doc, Finding, Outcome, Quote, Span
from scorer.rules.consistency.attr_conflict.owned import works
from scorer.rules.given import Given

BESIDE = 40  # code points before a statement in which it is told as somebody's words
AGREED = 6  # words of a sentence that tells no more than that others agree
_WORD = re.compile(r"\w+")


def statements(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each statement that repeats another of some length."""
    first: dict[tuple[str, ...], tuple[Attribution, Span]] = {}
    for attribution in doc.attributions:
        for content in attribution.content:
            words = tuple(_WORD.findall(fold(doc.text(content))))
            if len(words) < given.limits["quoted" if attribution.quote is Quote.DIRECT else "words"]:
                continue
            earlier, place = first.setdefault(words, (attribution, content))
            if earlier is attribution or place.overlaps(content):
                continue
            speakers = (earlier.speaker.name, attribution.speaker.name)
            if None in speakers or earlier.source is None or attribution.source is None or _one(*speakers, given):
                yield Outcome.AGREED
            elif _unsure(doc, earlier, attribution, given) or _taken_up(
                doc, doc.sentence_of(attribution.extent), content, given
            ):
                yield Outcome.ABSTAINED
            else:
                yield Finding(
                    rule="attr-conflict",
                    spans=(earlier.source, place, attribution.source, content),
                    values={"first": str(speakers[0]), "second": str(speakers[1]), "said": doc.text(place)},
                    confidence=0.92,
                )


def _unsure(doc: Doc, one: Attribution, other: Attribution, given: Given) -> bool:
    """
    Whether two speakers may be one: "he" was told of before, and one copy without marks may be raised out of the text.

    Nor is a label in capitals somebody ("READ ON:"), or a possession a claim: "maintaining its position".
    """
    sources = [doc.text(at.source) for at in (one, other) if at.source]
    if any(fold(source) in given.words["pronouns"] or (" " in source and source.isupper()) for source in sources):
        return True
    if any(source.islower() for source in sources) and _one(sources[0], sources[-1], given):
        return True  # "diver Solvi Munk … the diver"
    if one.quote is not other.quote and Quote.DIRECT in (one.quote, other.quote):
        return True
    return one.quote is not Quote.DIRECT and given.words["possessed"].begins(doc.text(one.content[0]))


def _one(name: str | None, other: str | None, given: Given) -> bool:
    """Whether two names may be one speaker's: they share a word."""
    one, two = (set(_WORD.findall(fold(words or ""))).difference(given.words["small"]) for words in (name, other))
    return bool(one & two)


def _taken_up(doc: Doc, sentence: Span, said: Span, given: Given) -> bool:
    """
    Whether a sentence confirms or denies what was said, or a short one right before it tells that others agree.

    What is told as somebody's words ("Holt's remark, “…”") is his whatever is told around it.
    """
    ahead = doc.text(Span(sentence.start, max(sentence.start, said.start)))
    if works(given.tables["owned"]).first(ahead[-BESIDE:]) is not None:
        return given.words["confirms"].first(ahead) is not None
    around = ahead + doc.text(Span(min(said.end, sentence.end), sentence.end))
    if given.words["confirms"].first(around) is not None:
        return True
    before = next((doc.text(one.span) for one in reversed(doc.sentences) if one.span.end <= sentence.start), "")
    return len(before.split()) <= AGREED and given.words["agreeing"].first(before) is not None
