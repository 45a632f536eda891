"""
The parts do not add up to the total.

Why it matters: a missing part, or a part counted twice, is the commonest slip in casualty and vote counts.
Stays quiet: where parts overlap or are only some of the whole ("among them", "including"), and where a total takes in
what was counted before ("so far", "since January").
How: a total, then words such as "consisting of", a colon, a dash or a bracket, in its sentence or at the start of the next,
and then parts like a list; or a list of nearly as many in the next sentence; or a list whose words say that it is whole, and
what it is a list of further back; or kinds that are all there are, as votes for, against and withheld. All of one unit, none
of them vague; rounding is allowed for.
Cannot see: parts told over a paragraph of prose, a total after its parts, names that are fewer than they are said to be,
parts that overlap without a word that says so, and which of the numbers is wrong.
"""

from collections.abc import Iterator
from functools import cache
from itertools import chain, pairwise

from scorer.model import Doc, Finding, Outcome, Stretches
from scorer.rules.consistency.num_sum import bare, lists, others, patterns, recalled, sorts, totals, weighed
from scorer.rules.consistency.num_sum.lists import TABLE, Told
from scorer.rules.consistency.num_sum.patterns import Patterns
from scorer.rules.given import Given


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each total with its parts."""
    said = patterns.of(given)
    index = cache(lambda: others.Index(doc))
    told = [others.unless_part(one, index) for one in _opened(doc, said, given)]
    yield from told
    found = {one.spans[0] for one in told if isinstance(one, Finding)}
    changed = {(one.first.span, one.last.span) for one in doc.changes}
    for whole, parts in chain(sorts.read(doc, given), bare.read(doc, said, given), recalled.read(doc, said, given)):
        if any((one.span, two.span) in changed or (two.span, one.span) in changed for one, two in pairwise(parts)):
            continue  # "bawang merah turun dari Rp38.000 menjadi Rp34.000"
        if others.of_another(whole, parts, doc) or others.are_nested(parts, doc, given):
            continue
        if whole.span not in found:
            found.add(whole.span)
            yield others.unless_part(weighed.outcome(whole, parts), index)


def _opened(doc: Doc, said: Patterns, given: Given) -> Iterator[Finding | Outcome]:
    """The outcomes for the lists that words or marks open, sentence by sentence."""
    cues = Stretches(said.cues.find(doc.folded, folded=True))
    older = {change.first.span for change in doc.changes if change.verb is not None}
    before: list[Told] = []
    for span, figures in doc.together():
        oldest = figures[0].sentence - totals.SENTENCES + 1
        before = [one for one in before if one[1][0].sentence >= oldest and one[0].field == span.field]
        text = doc.article.text(span.field)
        cued = span.field != "body" or cues.touch(span)
        listed = lists.after(figures, text, span, said, cued=cued) if len(figures) <= TABLE else None
        total = totals.of(listed, figures, text, span, before, said) if listed else None
        if listed and total and not others.goes_on(total, listed, doc, given):
            fits = others.of_another(total, listed.figures, doc)
            yield Outcome.AGREED if fits else weighed.listed(total, listed, text, given, said)
        now = tuple(one for one in figures if one.span not in older)  # "240 shops, up from 212. Of these 130 are in"
        before += [(span, now)] if now else []
