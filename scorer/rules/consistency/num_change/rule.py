"""
The percentage does not follow from the two numbers beside it.

Why it matters: readers compare growth rates; a base taken from the wrong year, or points called percent, changes the story.
Stays quiet: on percentage points, correct rounding, "about", and where the percentage may be another thing's.
How: a change from X to Y with a percentage before it in its clause, inside it or right after it, or apart from it
beside a word that tells of it, "the Z percent rise", the headline's verb; Z percent against (Y − X) / X at the precision stated. The message names the likely slip: base swapped, or points called percent.
Cannot see: values told in two sentences that no verb joins, and values whose base is only meant.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from scorer.lexicon import Lexicon, any_of, either
from scorer.model import Bound, Change, Doc, Figure, Finding, Outcome, Span
from scorer.rules.consistency.num_change import apart
from scorer.rules.given import Given

PERCENT = ("%", "pp")
AHEAD = 60  # code points before a change in which its percentage stands
WHOLE = (1e3, 1e6, 1e9, 1e12)  # last digits of "8 million", of which no part is told
SURELY = 0.9  # share of all that rounding may explain which it does explain
BEHIND = 70  # code points after it
NEXT = 12  # code points before a share in which "to" stands


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each change with its percentage."""
    after = _after(given.words["says"])
    sentences = {(span.field, figures[0].sentence): figures for span, figures in doc.together()}
    judged: set[Span] = set()
    for change in doc.changes:
        figures = sentences[change.span.field, max(change.first.sentence, change.last.sentence)]
        text = doc.article.text(change.span.field)
        share = _share(change, figures, text, after, given)
        told = text[max(0, change.span.start - AHEAD) : share.span.end] if share else ""
        if share is not None and (change.verb or given.words["trend"].first(told)):
            judged.add(change.first.span)
            yield _outcome(change.first, change.last, share, rounded=change.verb is None)
    yield from _apart(doc, sentences, judged, given)


def _apart(
    doc: Doc, sentences: Mapping[tuple[str, int], tuple[Figure, ...]], judged: set[Span], given: Given
) -> Iterator[Finding | Outcome]:
    """The outcomes for percentages that stand apart from both values."""
    told: dict[Span, list[apart.Parts]] = {}
    for parts in apart.read(doc, sentences, given):
        if parts[0].span not in judged:
            told.setdefault(parts[0].span, []).append(parts)
    for every in told.values():
        others = [*every, *((one.first, one.last, parts[2]) for parts in every for one in doc.changes)]
        fits = any(_outcome(*parts, rounded=_in_two(*parts)) is Outcome.AGREED for parts in others)
        yield Outcome.AGREED if fits else _outcome(*every[0], rounded=_in_two(*every[0]))


def _in_two(first: Figure, last: Figure, _share: Figure) -> bool:
    """Whether two values are told in sentences of their own, each rounded as it may be: "from 4 to 4.6 million" is not."""
    return first.sentence != last.sentence


def _share(
    change: Change, figures: tuple[Figure, ...], text: str, after: re.Pattern[str], given: Given
) -> Figure | None:
    """The percentage that tells how large a change is: before it in its clause, inside it, or right after it."""
    ends = change.first, change.last
    parts = False
    for share in figures:
        if share.unit not in PERCENT or share in ends:
            continue
        if _is_part(share, ends, text, given, follows=parts):
            parts = True
            continue
        if share.span in change.span and share.span.start < max(one.span.start for one in ends):
            return share
        if share.span.end <= change.span.start:
            between = text[share.span.end : change.span.start]
            others = any(share.span.end <= one.span.start < change.span.start for one in figures)
            broken = re.search(r"[;:.()]|,\s?\w", between) or given.words["breaks"].first(between)
            if not (others or broken) and len(between) <= AHEAD:
                return share
        elif share.stated.start - change.span.end <= BEHIND:
            between = text[change.span.end : share.stated.start]
            if change.verb is None and change.last.span < change.first.span:
                continue  # "below 40 … 53 at the end of last year, up 20 percent": how the older value came about
            if after.fullmatch(between) and not _breaks(between, given):
                return share
    return None


def _is_part(share: Figure, ends: tuple[Figure, Figure], text: str, given: Given, *, follows: bool) -> bool:
    """
    Whether a percentage behind a value is its part of a whole: "6.9 million, or 41 percent | of income".

    One that follows such a one is the older value's: "to 6.9 million, or 41 percent of income, from 6.4 million, or 38 percent".
    So is one that is itself reached, and not a step: "shrank to | 3 percent of output, from 41 million to 34 million".
    """
    if given.words["level"].ends(text[max(0, share.stated.start - NEXT) : share.stated.start].rstrip()):
        return True
    before = [one.span.end for one in ends if one.span.end <= share.stated.start]
    if not before or given.words["trend"].first(text[max(before) : share.stated.start]):
        return False
    told = text[share.span.end : share.span.end + BEHIND]
    return follows or (given.words["whole"].begins(told) and not given.words["no_whole"].begins(told))


def _breaks(between: str, given: Given) -> bool:
    """Whether another clause begins between a change and a share; "pada periode yang sama" or "between May and June" begins none."""
    told = _from_until(given.words["from_until"], given.words["and"]).sub("", between)
    return any(hit.phrase not in given.words["unbroken"] for hit in given.words["breaks"].find(told))


def _outcome(first: Figure, last: Figure, share: Figure, *, rounded: bool = False) -> Finding | Outcome:
    comparable = first.unit == last.unit or first.unit is None
    if not comparable or first.value == 0 or Bound.VAGUE in (first.bound, last.bound, share.bound):
        return Outcome.ABSTAINED
    of_shares = last.unit == "%"
    if share.unit == "pp" and not of_shares:
        return Outcome.ABSTAINED
    points = abs(last.value - first.value)
    expected = points if share.unit == "pp" else points / first.value * 100
    slack = share.step / 2 if share.unit == "pp" else share.step
    doubts = _doubt(first, first if rounded else last) + _doubt(last, last if rounded else first)
    doubt = (last.step if last.step != 1 else 0) if share.unit == "pp" else 100 * doubts * last.value / first.value
    if share.unit == "pp":
        slack += doubt
    else:  # that both numbers and the share are rounded as far as can be, and against each other, is most unlikely
        slack = max(slack, SURELY * (share.step / 2 + doubt))
    slack += 0.1 * share.value if share.bound is not Bound.EXACT else 0
    if abs(expected - share.value) <= slack:
        return Outcome.AGREED
    swapped = points / last.value * 100 if last.value else 0
    case = "points" if of_shares and abs(points - share.value) <= share.step else ""
    case = case or ("base" if abs(swapped - share.value) <= share.step else "")
    return Finding(
        rule="num-change",
        spans=(share.span, first.span, last.span),
        values={
            "expected": round(expected, 1),
            "stated": share.value,
            "first": first.value,
            "last": last.value,
        },
        case=case,
        confidence=0.97,
    )


def _doubt(figure: Figure, beside: Figure) -> float:
    """
    The share by which rounding may have moved a number; a bare whole number is taken as it stands.

    Two numbers of one comparison are given alike: beside 1.6 million, 2 million is not rounded more than to a tenth.
    """
    step = min(figure.step, beside.step) if beside.step != 1 else figure.step
    # Who gives a percentage has the full numbers at hand: "8 million" is then seldom 7.6.
    half = step / 4 if step in WHOLE else step / 2
    return half / figure.value if figure.value and figure.step != 1 else 0.0


@cache
def _from_until(opens: Lexicon, joins: Lexicon) -> re.Pattern[str]:
    """A stretch of time told by its ends: "between January and June"."""
    return re.compile(rf"\b(?:{any_of(opens)})\s\w+\s(?:{any_of(joins)})\s\w+\b", re.IGNORECASE)


@cache
def _after(says: Lexicon) -> re.Pattern[str]:
    """What stands between a change and a percentage behind it."""
    told = rf"(?:(?:{either(says)})\s){{0,5}}"
    return re.compile(rf"[^.;:!?,()]{{0,50}}(?:\s?[,(–-]\s?|\s(?={either(says)})){told}", re.IGNORECASE)
