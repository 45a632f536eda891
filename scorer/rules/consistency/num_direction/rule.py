"""
The verb says up and the numbers say down, or the other way round.

Why it matters: the one word a reader remembers, "rose" or "fell", is the one that may be wrong.
Stays quiet: on ranks and positions, records in time, handicaps, where a smaller number is the better one, and where
something moves ("down from three lorries to two boats").
How: a change whose verb says which way: "from X to Y", "to Y from X", "Y, down from X", or over two sentences; or two
values of two times, and a word elsewhere that tells of them: "a decline in burglaries", "jumlahnya menurun", the headline's
verb. Both values in the same unit, and their intervals must lie apart. A currency that weakens costs more of itself to the
dollar.
Cannot see: values told further apart than two sentences, and figures where nobody agrees which direction is better.
"""

from collections.abc import Iterator

from scorer.model import Bound, Change, Doc, Echo, Figure, Finding, Outcome, Span
from scorer.rules.given import Given

AHEAD = 60  # code points before the verb in which its subject stands
BEHIND = 30  # code points after the change in which "to the dollar" may stand


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each change whose verb and numbers stand together."""
    for change in doc.changes:
        told = _told(change)
        if told is not None:
            rises = _rises(doc, change, told, given)
            yield Outcome.ABSTAINED if rises is None else _outcome(change, told.span, rises=rises)


def _told(change: Change) -> Echo | None:
    """The word that says which way a change goes: its verb, or where it has none the words elsewhere, if they agree."""
    if change.verb is not None:
        rises, sentence = change.rises, change.last.sentence
        return None if rises is None else Echo(span=change.verb, rises=rises, sentence=sentence)
    return change.echoes[-1] if len({echo.rises for echo in change.echoes}) == 1 else None


def _rises(doc: Doc, change: Change, said: Echo, given: Given) -> bool | None:
    """Whether the number should rise; None where a smaller one may be the better, or the words move something."""
    verb, text, here = said.span, doc.article.text(said.span.field), doc.article.text(change.span.field)
    ahead, behind = text[max(0, verb.start - AHEAD) : verb.start], here[change.span.end : change.span.end + BEHIND]
    between = text[verb.start : change.span.end] if verb in change.span else doc.text(change.span)
    told = ahead.rpartition(". ")[2] + between + behind.partition(". ")[0]
    moved = change.verb is not None and given.words["things"].first(doc.text(change.span))
    beside = verb.field == change.span.field and verb.end <= change.last.span.start
    revised = beside and given.words["revised"].first(text[verb.end : change.last.span.start])
    if moved or revised or given.words["ranks"].first(told):
        return None
    traded = given.words["rates"].first(told) is not None
    currency = given.words["currencies"].first(ahead + text[verb.start : verb.end]) is not None
    if text[verb.start : verb.end].lower() not in given.words["strength"]:
        return None if traded else said.rises
    if traded:
        return not said.rises
    return None if currency and change.first.unit is None else said.rises != (currency and change.first.unit == "IDR")


def _outcome(change: Change, verb: Span, *, rises: bool) -> Finding | Outcome:
    first, last = change.first, change.last
    if change.verb and not _comparable(first, last):
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
