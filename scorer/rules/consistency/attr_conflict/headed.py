"""A headline that credits a claim to one office, where the story credits it to another: "Treasury sees growth of 1.2%"."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from scorer.lexicon import any_of, spelled
from scorer.model import Doc, Finding, Outcome, Span
from scorer.rules.consistency.attr_conflict.likeness import alike, words_of
from scorer.rules.consistency.attr_conflict.parties import offices
from scorer.rules.given import Given, Table

LEAD = 3  # sentences at the head of a story that tell what its headline does
BEFORE = 30  # code points before a verb of saying in which its subject stands
POINTING = 2  # words of what points at the sentence before: "Hal itu"
FEWEST = 2  # words of a headline's claim …
LEAST = 5  # smaller counts are alike by chance
SHARE = 0.6  # … of which a sentence tells so many


def headed(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for a headline whose claim the story credits to another office."""
    credit = _credit(doc, given)
    if doc.headline is None or credit is None:
        return
    office, claim = credit
    named = offices(doc.text(office), given)
    lead = [sentence.span for sentence in islice(doc.prose(), LEAD + 1)]
    for at, sentence in enumerate(lead[:LEAD]):
        if not _tells(doc, claim, sentence, given):
            continue
        source = _source(doc, sentence, given) or _pointed(doc, lead[at + 1 : at + 2], given)
        if source is None:
            continue
        credited = (one.source for one in doc.attributions if one.source)
        if any(named & offices(doc.text(one), given) for one in (*credited, source, *lead[: at + 1])):
            yield Outcome.AGREED
            return
        yield Finding(
            rule="attr-conflict",
            spans=(office, claim, source),
            values={"first": doc.text(office), "second": doc.text(source), "said": doc.text(claim)},
            confidence=0.9,
        )
        return


def _pointed(doc: Doc, behind: list[Span], given: Given) -> Span | None:
    """The office that the next sentence credits with what was told right before: "That was said by …"."""
    for one in doc.attributions:
        short = len(doc.text(one.content[0]).split()) <= POINTING
        if one.source and short and any(one.extent.overlaps(span) for span in behind):
            return one.source if offices(doc.text(one.source), given) else None
    return None


def _source(doc: Doc, sentence: Span, given: Given) -> Span | None:
    """The office that a sentence credits; without one that reading found, the words right before a verb of saying."""
    credited = (one.source for one in doc.attributions if one.source and one.extent.overlaps(sentence))
    source = next((one for one in credited if offices(doc.text(one), given)), None)
    said = given.words["says"].find(doc.folded[sentence.start : sentence.end], folded=True)
    nearby = (
        Span(max(sentence.start, sentence.start + hit.start - BEFORE), sentence.start + hit.start) for hit in said
    )
    return source or next((one for one in nearby if offices(doc.text(one), given)), None)


def _credit(doc: Doc, given: Given) -> tuple[Span, Span] | None:
    """The office that a headline credits, and what it credits to it."""
    if doc.headline is None:
        return None
    at, field = doc.headline.start, doc.headline.field
    hits = (form.match(doc.text(doc.headline)) for form in _forms(given.tables["headed"], given.tables["offices"]))
    found = next((hit for hit in hits if hit), None)
    if found is None:
        return None
    office, claim = (Span(at + found.start(part), at + found.end(part), field) for part in ("office", "claim"))
    return office, claim


def _tells(doc: Doc, claim: Span, sentence: Span, given: Given) -> bool:
    """Whether a sentence tells a headline's claim: its number and a word of it, or most of its words, in some form."""
    wanted, words = words_of(doc.text(claim), given), words_of(doc.text(sentence), given)
    kept = sum(any(alike(word, other, given) for other in words) for word in wanted)
    figure = bool(_figures(doc, claim) & _figures(doc, sentence))
    return (len(wanted) >= FEWEST and kept >= SHARE * len(wanted)) or (figure and kept > 0)


def _figures(doc: Doc, place: Span) -> frozenset[tuple[float, str | None]]:
    """The larger numbers at a place of the headline or the body, with their units."""
    return frozenset(
        (one.value, one.unit) for one in doc.figures if one.span in place and (one.unit or one.value > LEAST)
    )


@cache
def _forms(table: Table, told: Table) -> tuple[re.Pattern[str], ...]:
    """The forms of a headline with a credit, in which OFFICE, SAYS and CLAIM stand for its parts."""
    names = any_of(word for words in told.values() for word in words)
    slots = {
        "OFFICE": rf"(?P<office>(?i:{names})(?:\s[A-Z][\w’'-]+){{0,4}}?)",
        "SAYS": rf"(?i:{any_of(table['says'])})",
        "CLAIM": r"(?P<claim>.{8,})",
    }
    return tuple(spelled(form, slots) for form in table["forms"])
