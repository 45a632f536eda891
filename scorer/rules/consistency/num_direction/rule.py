"""
The verb says up and the numbers say down, or the other way round.

Why it matters: the one word a reader remembers, "rose" or "fell", is the one that may be wrong.
Stays quiet: on ranks and positions, records in time, handicaps, where a smaller number is the better one, and where
something moves ("down from three lorries to two boats").
How: a change told in one sentence whose verb says which way: "from X to Y", "to Y from X", "Y, down from X". Both values in
the same unit, and their intervals must lie apart. A currency that weakens costs more of itself to the dollar.
Cannot see: values told in two sentences, and figures where nobody agrees which direction is better.
"""

from collections.abc import Iterator

from scorer.model import Bound, Change, Doc, Figure, Finding, Outcome, Span
from scorer.rules.given import Given

AHEAD = 60  # code points before the verb in which its subject stands
BEHIND = 30  # code points after the change in which "to the dollar" may stand


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each change of one sentence with its verb."""
    for change in doc.changes:
        if change.verb is not None and change.first.sentence == change.last.sentence:
            rises = _rises(doc, change, change.verb, given)
            yield Outcome.ABSTAINED if rises is None else _outcome(change, change.verb, rises=rises)


def _rises(doc: Doc, change: Change, verb: Span, given: Given) -> bool | None:
    """Whether the number should rise; None where a smaller one may be the better, or the words move something."""
    text = doc.article.text(verb.field)
    ahead, behind = text[max(0, verb.start - AHEAD) : verb.start], text[change.span.end : change.span.end + BEHIND]
    told = ahead.rpartition(". ")[2] + doc.text(change.span) + behind.partition(". ")[0]
    revised = given.words["revised"].first(text[verb.end : change.last.span.start])
    if revised or given.words["things"].first(doc.text(change.span)) or given.words["ranks"].first(told):
        return None
    traded = given.words["rates"].first(told) is not None
    if text[verb.start : verb.end].lower() not in given.words["strength"]:
        return None if traded else change.rises
    if traded:
        return not change.rises
    currency = given.words["currencies"].first(ahead) is not None
    return None if currency and change.first.unit is None else change.rises != (currency and change.first.unit == "IDR")


def _outcome(change: Change, verb: Span, *, rises: bool) -> Finding | Outcome:
    first, last = change.first, change.last
    if not _comparable(first, last):
        return Outcome.ABSTAINED
    against = last.high < first.low if rises else last.low > first.high
    if not against:
        return Outcome.AGREED
    return Finding(
        rule="num-direction",
        spans=(verb, *sorted((first.span, last.span))),
        values={
            "first": first.value,
            "last": last.value,
            "difference": last.value - first.value,
        },
        confidence=0.97,
    )


def _comparable(first: Figure, last: Figure) -> bool:
    """Whether both count the same thing, as far as they say."""
    same = first.unit == last.unit or first.unit is None
    return (
        same
        and (first.noun is None or last.noun is None or first.noun == last.noun)
        and Bound.VAGUE not in (first.bound, last.bound)
    )
