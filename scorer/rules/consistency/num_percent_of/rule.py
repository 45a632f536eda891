"""
X of Y is not Z percent.

Why it matters: the share is what readers carry away, and it can be checked on the page.
Stays quiet: unless X, Y and Z stand in a strict form: "X of Y people, or Z percent"; "of Y people X, or Z percent"; "X, or
Z percent, of Y people"; "Z percent of Y, or X"; or Y in one sentence and "of that sum, X or Z percent" in the next. Where Y
became X ("from Y to X, or Z percent") that is told as a change.
How: Z against 100 X / Y at the precision stated. In freer words, a whole further ahead or a share by its name ("64 of the
640, a rate of 18 percent"), the share must be that of its part in no other number of the story. Anything looser raised only
false alarms on real articles.
Cannot see: shares told as fractions, shares far from their part and whole, and a whole that is only meant.
"""

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from scorer.lexicon import fold
from scorer.model import Bound, Doc, Figure, Finding, Outcome, Span
from scorer.rules.consistency.num_percent_of import wider
from scorer.rules.consistency.num_percent_of.wider import Figures, Parts
from scorer.rules.consistency.num_percent_of.wording import Wording, wording
from scorer.rules.given import Given

ROUNDED = 0.002  # of a part or a whole that rounding may hide from a share of two decimals
PAIR = 2  # figures of a sentence that has a part and its whole, and nothing else
MOST = 30  # other numbers of a story that a part may be of
LENGTHS = frozenset({"y", "mo", "w", "d", "h", "min"})
AHEAD = 40  # code points before a number in which "of" or "of that sum" stands


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each part, whole and share that belong together."""
    said = wording(*(given.words[name] for name in ("of", "or", "of_that", "of_them", "of_its")))
    before: Figures = ()
    for span, figures in doc.together():
        if any(one.unit == "%" for one in figures):
            for part, whole, share, strict in _percents(doc, before, figures, span, said, given):
                of_another = not strict and _fits_another(doc, part, share)
                yield Outcome.AGREED if of_another else _outcome(part, whole, share)
        before = figures


def _percents(
    doc: Doc, before: Figures, figures: Figures, span: Span, said: Wording, given: Given
) -> Iterator[tuple[Figure, Figure, Figure, bool]]:
    """Part, whole and share of a sentence, or of the one before, and whether all three stand in the strict form."""
    text = doc.article.text(span.field)
    counts = [one for one in figures if one.unit != "y" or one.bound is Bound.EXACT]  # "children under five years"
    sizes = [one for one in counts if one.unit not in LENGTHS]
    counts = sizes if len(sizes) > PAIR else counts  # "of 450 seen in eighteen months, 90, or 20 percent"
    strict = [
        found
        for one, two, three in zip(counts, counts[1:], counts[2:], strict=False)
        if "%" in (one.unit, two.unit, three.unit)
        and (found := _in_one_sentence(one, two, three, text, span, said, given))
    ]
    of_before = [
        (part, whole, share)
        for part, share in pairwise(figures)
        if share.unit == "%" and (whole := _whole(part, before)) and _follows(part, share, text, span, said, given)
    ]
    free = None if strict or of_before else wider.read(figures, before, text, span, said, given)
    changed = {frozenset((change.first.span, change.last.span)) for change in doc.changes}
    for found in (*strict, *of_before, *([free] if free else [])):
        if frozenset((found[0].span, found[1].span)) not in changed:
            yield *found, found in strict


def _fits_another(doc: Doc, part: Figure, share: Figure) -> bool:
    """Whether a share is that of its part in some other number of the story."""
    wholes = (one for one in doc.figures if one.unit == part.unit and one.value > part.value > 0)
    return any(abs(100 * part.value / one.value - share.value) <= share.step for one in islice(wholes, MOST))


def _in_one_sentence(
    one: Figure, two: Figure, three: Figure, text: str, span: Span, said: Wording, given: Given
) -> Parts | None:
    """Part, whole and share, in whichever order they are told; None where the words between do not say so."""
    gaps = text[one.span.end : two.stated.start], text[two.span.end : three.stated.start]
    if three.unit == "%" and said.share.fullmatch(gaps[1]):
        if said.of.fullmatch(gaps[0]):
            return one, two, three
        if said.of_ahead.search(_ahead(text, span, one)) and said.clause.fullmatch(gaps[0]):
            return two, one, three
    if three.unit == "%" and said.of_them.fullmatch(gaps[1]) and not re.search(r"[.;:!?]", gaps[0]):
        return two, one, three
    if one.unit == "%" and said.of.fullmatch(gaps[0]) and said.share.fullmatch(gaps[1]) and three.noun is None:
        return three, two, one
    if said.share.fullmatch(gaps[0]) and said.of.fullmatch(gaps[1].lstrip("),")) and not _compares(gaps[1], given):
        return (one, three, two) if two.unit == "%" else (two, three, one) if one.unit == "%" else None
    return None


def _compares(gap: str, given: Given) -> bool:
    """Whether what stands between a share and a value compares two values: "25 persen | lebih kecil dari | Rp96 miliar"."""
    word = fold(gap.lstrip("), ")).partition(" ")[0]
    return word in given.words["beyond"] and word not in given.words["of"]


def _follows(part: Figure, share: Figure, text: str, span: Span, said: Wording, given: Given) -> bool:
    """Whether part and share are told of the sum in the sentence before: "of that sum, 30 or a quarter"."""
    gap = text[part.span.end : share.stated.start]
    told = said.share.fullmatch(gap) and said.of_that.search(_ahead(text, span, part))
    if given.words["beyond"].begins(text[share.span.end : min(span.end, share.span.end + AHEAD)].lstrip(" ,")):
        return False  # "twelve of them, or 20 percent more than a year ago"
    return bool(told or said.of_them.fullmatch(gap))


def _ahead(text: str, span: Span, figure: Figure) -> str:
    return text[max(span.start, figure.stated.start - AHEAD) : figure.stated.start]


def _whole(part: Figure, before: Figures) -> Figure | None:
    """What "that sum" in the sentence after it points back to: the only figure there that the part may be a part of."""
    alike = [
        whole
        for whole in before
        if whole.sentence + 1 == part.sentence and whole.unit == part.unit and whole.value >= part.value
    ]
    return alike[0] if len(alike) == 1 else None


def _outcome(part: Figure, whole: Figure, share: Figure) -> Finding | Outcome:
    counts = part.unit == whole.unit or part.unit is part.noun is None  # "3,000 of 12,000 acres"
    if not counts or not 0 < part.value <= whole.value or Bound.VAGUE in (part.bound, whole.bound):
        return Outcome.ABSTAINED
    expected = 100 * part.value / whole.value
    slack = share.step + (expected * 0.1 if share.bound != Bound.EXACT or part.bound != Bound.EXACT else 0)
    slack += expected * sum(min(ROUNDED, one.step / 2 / one.value) for one in (part, whole) if one.step != 1)
    if abs(expected - share.value) <= slack:
        return Outcome.AGREED
    return Finding(
        rule="num-percent-of",
        spans=(part.span, whole.span, share.span),
        values={
            "part": part.value,
            "whole": whole.value,
            "expected": round(expected, 1),
            "stated": share.value,
        },
        confidence=0.98,
    )
