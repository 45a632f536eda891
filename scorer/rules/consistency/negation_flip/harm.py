"""Nobody was killed, nobody was hurt: a flat denial of harm against a count of those who came to it."""

import re
from collections.abc import Iterator
from functools import cache

from scorer.lexicon import Lexicon, either, fold
from scorer.model import Doc, Figure, Finding, Outcome, Span, within
from scorer.rules.given import Given

_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b(?!/)")  # harm of another year
BEHIND = 30  # code points behind those counted in which their harm is told
_NAMED = re.compile(r"(?<=[a-z,]\s)[A-Z][\w'’-]+")


def denied(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """A flat denial of deaths, or of injuries, against a count of them."""
    for event in given.tables["harm"]:
        none = _none(tuple(given.tables["harm"][event]))
        words = given.words[event]
        counted = [
            figure
            for figure in doc.figures
            if figure.value >= 1 and figure.sentence >= 0 and (figure.event == event or _comes_to(doc, figure, words))
        ]
        if doc.headline and (found := none.search(fold(doc.text(doc.headline)))):
            start = doc.headline.start
            place = Span(start + found.start(), start + found.end(), doc.headline.field)
            yield from _against(doc, place, doc.headline, counted, given)
        for sentence in doc.prose() if none.search(doc.folded) else ():
            found = none.search(doc.folded, sentence.span.start, sentence.span.end)
            if found:
                yield from _against(doc, Span(*found.span()), sentence.span, counted, given)


def _comes_to(doc: Doc, figure: Figure, words: Lexicon) -> bool:
    """Whether harm is told right behind a count of people whom reading gave no event."""
    if figure.event is not None or figure.unit is not None or figure.noun is None or figure.noun_span is None:
        return False
    behind = doc.body[figure.noun_span.end : figure.noun_span.end + BEHIND]
    return words.first(re.split(r"[,.;:(]", behind)[0]) is not None


@cache
def _none(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(sorted(phrases, key=len, reverse=True))})\b")


def _against(doc: Doc, place: Span, around: Span, counted: list[Figure], given: Given) -> Iterator[Finding | Outcome]:
    """A denial against the counts that stand outside its own sentence."""
    rivals = [figure for figure in counted if figure.span not in around]
    if not rivals:
        yield Outcome.AGREED
        return
    other = rivals[0]
    sentence = doc.sentences[other.sentence].span
    quoted = within([quotation.span for quotation in doc.quotations], place)
    if (
        (quoted and place.field == "body" and not _told(doc, sentence, given))
        or _two_places(doc, around, sentence)
        or any(given.words[cue].first(doc.text(one)) for one in (around, sentence) for cue in ("time", "past", "now"))
        or _YEAR.search(doc.text(sentence))
        or _numbered(doc, around, given) != _numbered(doc, sentence, given)
        or _two_voices(doc, place, other.span)
    ):
        yield Outcome.ABSTAINED
    else:
        yield Finding(rule="negation-flip", spans=(place, other.span), confidence=0.92)


def _told(doc: Doc, sentence: Span, given: Given) -> bool:
    """Whether the newsroom itself tells a sentence, and sets it against nothing."""
    voiced = any(one.extent.overlaps(sentence) for one in doc.attributions)
    return not voiced and given.words["turned"].first(doc.text(sentence)) is None


def _numbered(doc: Doc, span: Span, given: Given) -> set[str]:
    """Which of several events a sentence tells of: the first, the second."""
    return {hit.phrase for hit in given.words["series"].find(doc.text(span))}


def _two_places(doc: Doc, one: Span, two: Span) -> bool:
    """Whether the two sentences each name a place or a person that the other does not."""
    if "headline" in (one.field, two.field):
        return False  # a headline's capitals are no names
    here, there = (set(_NAMED.findall(doc.text(span))) - _speaking(doc, span) for span in (one, two))
    return bool(here - there and there - here)


def _speaking(doc: Doc, span: Span) -> set[str]:
    """The names of those who say what stands in a sentence."""
    sources = [one.source for one in doc.attributions if one.source and one.extent.overlaps(span)]
    return {name for source in sources for name in re.findall(r"[A-Z][\w'’-]+", doc.text(source))}


def _two_voices(doc: Doc, place: Span, other: Span) -> bool:
    """Whether two named speakers hold the two positions."""
    speakers = [
        {one.speaker.name for one in doc.attributions if one.extent.overlaps(span)} - {None} for span in (place, other)
    ]
    return bool(speakers[0] and speakers[1] and not speakers[0] & speakers[1])
