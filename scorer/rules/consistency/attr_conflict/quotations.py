"""Quoted words that are given to somebody else where they are quoted again, whole or in part: "the remark “…”, made by Holt"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from scorer.lexicon import Lexicon, any_of, fold
from scorer.model import Doc, Finding, Name, Outcome, Quotation, Quote, Row, Span, Stretches
from scorer.rules.given import Given, Table

MOST = 40  # quotations, and those that repeat them, looked at
BESIDE = 40  # code points before a quotation in which it is told as somebody's words
BEHIND = 70  # code points behind it in which stands by whom it was said
AGREED = 6  # words of a sentence that tells no more than that others agree
FEWEST = 3  # words of a quotation that repeats a part of another
_OF = ("'", "’")  # behind a name whose remark it is
_WORD = re.compile(r"\w+")

Words = tuple[str, ...]


def repeated(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each quotation that repeats another, and a finding where it is told as somebody else's."""
    again = list(islice(_repeated(doc, given), MOST))
    if not again:
        return
    stated = Stretches(content for one in doc.attributions if one.quote is Quote.DIRECT for content in one.content)
    persons = doc.people
    for earlier, quotation in again:
        one, two = (_speaking(doc, quoted, persons) for quoted in (earlier, quotation))
        by = _told_by(doc, quotation, two, given)
        known = by is None or (by.span.end <= quotation.span.start and stated.touch(quotation.span))
        if known or not stated.touch(earlier.span) or not one or _called(one) & _called(two):
            yield Outcome.AGREED
        elif taken_up(doc, doc.around(quotation.span), quotation.span, given):
            yield Outcome.ABSTAINED
        elif by is not None:
            yield Finding(
                rule="attr-conflict",
                spans=(one[0].span, earlier.inner, by.span, quotation.inner),
                values={"first": one[0].identity, "second": by.identity, "said": doc.text(earlier.inner)},
                confidence=0.92,
            )


def _repeated(doc: Doc, given: Given) -> Iterator[tuple[Quotation, Quotation]]:
    """Each quotation that repeats another behind that other: word for word, or a part of it right behind a word for it."""
    told: list[tuple[str, Quotation]] = []
    for quotation in islice(doc.quotations, MOST):
        words = _WORD.findall(fold(doc.text(quotation.inner)))
        said = f" {' '.join(words)} "
        part = len(words) >= FEWEST and _is_called(doc, quotation, given)
        whole = len(words) >= given.limits["quoted"]
        earlier = next((one for text, one in told if (whole and said == text) or (part and said in text)), None)
        if earlier is not None:
            yield earlier, quotation
        else:
            told.append((said, quotation))


def _called(names: Sequence[Name]) -> frozenset[str]:
    """The words of some names, by any of which their bearers may be called."""
    return frozenset(word for name in names for word in fold(name.identity).split())


def _is_called(doc: Doc, quotation: Quotation, given: Given) -> bool:
    """Whether a word for what is said stands right before a quotation: "the remark “…”"."""
    ahead = doc.folded[max(0, quotation.span.start - BESIDE) : quotation.span.start].rstrip()
    return saying(given.tables["owned"]).ends(ahead)


def _speaking(doc: Doc, quotation: Quotation, persons: Row[Name]) -> list[Name]:
    """The people named in the sentences a quotation stands in, in their order."""
    return [name for name in persons.inside(doc.around(quotation.span)) if not name.span.overlaps(quotation.inner)]


def _told_by(doc: Doc, quotation: Quotation, people: Sequence[Name], given: Given) -> Name | None:
    """
    Whose words a quotation is told to be: one named before a colon or a word for what is said, or behind a "said by".

    So no title and no slogan has a speaker.
    """
    behind = Span(quotation.span.end, quotation.span.end + BEHIND)
    given_by = _given(given.tables["owned"]).match(doc.folded, behind.start, behind.end)
    if given_by:
        return next((name for name in people if given_by.end() <= name.span.start < behind.end), None)
    start = max(0, quotation.span.start - BESIDE)
    ahead = doc.body[start : quotation.span.start].rstrip(' ,“"')
    before = [name for name in people if name.span.end <= quotation.span.start]
    if not before:
        return None
    nearest = min(before, key=lambda name: abs(quotation.span.start - name.span.end))
    if ahead.endswith((":", *given.words["says"])):
        return nearest
    hit = saying(given.tables["owned"]).first(ahead)
    called = hit is not None and (start + hit.end <= nearest.span.start or doc.body[nearest.span.end] in _OF)
    return nearest if called else None  # "Holt's remark", and not "Holt wants the promise “…” kept"


def taken_up(doc: Doc, sentence: Span, said: Span, given: Given) -> bool:
    """
    Whether a sentence confirms or denies what was said, or a short one right before it tells that others agree.

    What is told as somebody's words ("Holt's remark, “…”") is his whatever is told around it.
    """
    ahead = doc.text(Span(sentence.start, max(sentence.start, said.start)))
    if saying(given.tables["owned"]).first(ahead[-BESIDE:]) is not None:
        return given.words["confirms"].first(ahead) is not None
    around = ahead + doc.text(Span(min(said.end, sentence.end), sentence.end))
    if given.words["confirms"].first(around) is not None:
        return True
    before = next((doc.text(one.span) for one in reversed(doc.sentences) if one.span.end <= sentence.start), "")
    return len(before.split()) <= AGREED and given.words["agreeing"].first(before) is not None


@cache
def saying(table: Table) -> Lexicon:
    """The words for what is said."""
    return Lexicon(table["works"])


@cache
def _given(table: Table) -> re.Pattern[str]:
    """What stands behind a quotation before whoever said it: ", written by"."""
    return re.compile(table["behind"].replace("GIVEN", f"(?:{any_of(table['given'])})"))
