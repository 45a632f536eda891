"""
The parts do not add up to the total.

Why it matters: a missing part, or a part counted twice, is the commonest slip in casualty and vote counts.
Stays quiet: where parts overlap or are only some of the whole ("among them", "including"), and where a total takes in
what was counted before ("so far", "since January").
How: a total, then words such as "consisting of", a colon or a bracket, in its sentence or at the start of the next, and
then parts like a list; or a list, and then "a total of" or "in all", or "none elsewhere"; or a total whose last part is
said to be the rest or the only other; or an amount, how many share it, and then so many parts over the next sentences.
All of one unit, none of them vague; rounding of the parts is allowed for.
Cannot see: other parts told over a paragraph of prose, parts that overlap without a word that says so, and which of the
numbers is wrong.
"""

from collections.abc import Iterator
from itertools import pairwise
from math import sqrt

from scorer.model import Bound, Doc, Figure, Finding, Outcome, Span
from scorer.rules.consistency.num_sum import apiece, lists, medals, records, spread
from scorer.rules.consistency.num_sum.apiece import Share
from scorer.rules.consistency.num_sum.lists import FURTHEST, LEAST, Figures, Parts, Patterns
from scorer.rules.given import Given

MOST = 30  # figures of a sentence; more is a table
FAR = 2  # a total more than this many times its parts counts something else beside them
NEAR = 1.25  # … and where only its place says that it is their total
BESIDE = 10  # code points after a total in which "others" stands
SURE = 3  # standard deviations: further than this rounding does not carry a sum
MANY = 3  # parts that a total of another word must have
EXACT = 1e-9  # what the machine's own numbers miss
SENTENCES = 3  # over which parts up to "the rest" may be told

Sum = tuple[Figure, Parts]


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each total with its parts."""
    yield from _sentence_by_sentence(doc, given)
    for whole, parts in (*spread.read(doc, given), *medals.read(doc, given)):
        yield _outcome(whole, parts)


def _sentence_by_sentence(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    said = lists.patterns(given)
    before: list[tuple[Span, Figures]] = []
    for span, figures in doc.together():
        before = [one for one in before if one[1][0].sentence >= figures[0].sentence - SENTENCES + 1]
        before = [one for one in before if one[0].field == span.field]
        text = doc.article.text(span.field)
        if len(figures) <= MOST:
            previous = before[-1] if before and before[-1][1][0].sentence + 1 == figures[0].sentence else None
            apiece_told = apiece.shares(figures, text, span, given) if previous else ()
            total = apiece.whole(apiece_told, previous[1]) if previous and apiece_told else None
            found = _opened(figures, text, span, previous, said) or _kinds(figures, text, span, given, said)
            found = None if found and _goes_on(*found, _next(doc, figures), doc, given) else found
            if record := records.read(figures, text, span, given):
                yield _outcome(*record)
            elif total:
                yield _shared_out(total, apiece_told)
            elif found:
                yield _weighed(*found, text, given, said, FAR)
            elif rest := _up_to_rest(figures, text, span, before, said):
                yield _weighed(*rest, text, given, said, FAR)
            elif last := _last(figures, text, span, said):
                yield _weighed(*last, text, given, said, FAR, closing=span)
            elif previous and (sealed := _sealed(figures, previous, _next(doc, figures), text, span, said)):
                yield _weighed(*sealed, text, given, said, FAR)
            elif previous and (last := _total_of(figures, previous, text, span, said)):
                yield _weighed(*last, text, given, said, NEAR, closing=Span(previous[0].start, span.end, span.field))
        before.append((span, figures))


# ── where a total and its parts stand ────────────────────────────────────────────────────────────────────────────────


def _opened(
    figures: Figures, text: str, span: Span, previous: tuple[Span, Figures] | None, said: Patterns
) -> Sum | None:
    """A total and the list that words open after it, in its sentence or in the one before."""
    found = lists.after(figures, text, span, said)
    if found is None:
        return None
    at, parts = found
    first = parts.figures[0]
    ahead = [one for one in figures[:at] if one.unit == first.unit]
    nouns = {one.noun for one in parts.figures}
    # "Ten tonnes went to three villages: …": the villages are counted, not added up.
    counted = [one for one in ahead if one.value == len(parts.figures)]
    whole = [one for one in ahead if one not in counted and (not counted or one.unit or one.noun in nouns)]
    # "2,150 people left in 43 buses: 940 from …": what is less than its part is no total of it.
    larger = [one for one in whole if one.value > first.value and one.noun is not None and one.noun == first.noun]
    whole = larger if whole and whole[-1].value <= first.value else whole
    if whole:
        near = first.stated.start - whole[-1].span.end <= 2 * FURTHEST
        return (whole[-1], parts) if near else None
    if len(ahead) > len(counted):
        return None
    lead = text[span.start : first.stated.start]
    back = said.refers.search(lead) is not None
    goes_on = bool(said.resumes.match(lead) or (said.strong.search(lead) and back) or said.divides.search(lead))
    near = False
    if not goes_on and _of_one_thing(parts.figures):
        goes_on = back and any(one.value == len(parts.figures) for one in figures[:at])  # "it came from three farms: …"
        named = said.subject.fullmatch(lead) or (previous and lists.again(previous[1], first, lead, text, said))
        near = bool(named) and len(parts.figures) >= MANY  # "The losses comprise …"
    if previous is None or not (goes_on or near):
        return None
    told = [one for one in previous[1] if one.unit == first.unit and one.value != len(parts.figures)]
    if len(told) != 1 or (not goes_on and told[0].value > NEAR * sum(one.value for one in parts.figures)):
        return None
    return told[0], parts


def _of_one_thing(parts: Figures) -> bool:
    """Whether the parts count one thing at several places, and not each a thing of its own."""
    return all(part.unit or part.noun in (None, parts[0].noun) for part in parts)


def _kinds(figures: Figures, text: str, span: Span, given: Given, said: Patterns) -> Sum | None:
    """People, and after a comma nothing but kinds of people: "112 people, 67 men and 55 women"."""
    if len(figures) <= LEAST or figures[0].noun_span is None:
        return None
    for at, total in enumerate(figures[:-LEAST]):
        parts = figures[at + 1 :]
        whole = total.noun_span is not None and text[total.noun_span.start : total.noun_span.end].lower()
        kinds = all(_is_kind(part, text, given) for part in parts)
        if not kinds or whole not in given.words["people"]:
            continue
        gap = text[total.span.end : parts[0].stated.start]
        joined = gap.endswith(", ") and not set(gap) & set('.:;!?“”"()')
        chain = all(lists.listed(one, two, text, said) for one, two in pairwise(parts))
        if joined and chain:
            told = Span(parts[0].stated.start, span.end, span.field)
            return total, Parts(figures=parts, firm=False, told=told)
    return None


def _is_kind(part: Figure, text: str, given: Given) -> bool:
    """Whether a part counts men, women or the people of a country."""
    if part.unit is not None or part.noun_span is None:
        return False
    noun = text[part.noun_span.start : part.noun_span.end]
    return noun[:1].isupper() or noun.lower() in given.words["kinds"]


def _up_to_rest(
    figures: Figures, text: str, span: Span, before: list[tuple[Span, Figures]], said: Patterns
) -> Sum | None:
    """A total, parts in its sentence or in those after it, and at last "the remaining 12" or "and no others"."""
    words = text[span.start : span.end]
    if said.left.first(words) is None and said.closed.first(words) is None:
        return None
    last = next((one for one in figures if lists.is_rest(text, span, one, said)), None)
    if last is None and said.closed.first(words):
        last = figures[-1]
    if last is None:
        return None
    told = [one for _, group in before for one in group] + [one for one in figures if one.span.end <= last.span.end]
    alike = [one for one in told if one.unit == last.unit and (one.unit or one.value > 1)]  # "only one other road"
    picked = alike and said.picks.search(text, max(0, alike[0].stated.start - FURTHEST), alike[0].stated.start)
    if picked or len(alike) <= LEAST or alike[0].value <= max(one.value for one in alike[1:]):
        return None
    if not lists.is_rest(text, span, last, said) and alike[0].sentence == alike[1].sentence != last.sentence:
        return None  # "won by 412 votes to 388. The only other candidate received 100"
    if last.unit is None and None not in (last.noun, alike[0].noun) and last.noun != alike[0].noun:
        return None  # "the rest went to three small islands"
    where = Span(alike[0].span.end, span.end, span.field)
    return alike[0], Parts(figures=tuple(alike[1:]), firm=True, told=where)


def _goes_on(total: Figure, parts: Parts, after: str, doc: Doc, given: Given) -> bool:
    """
    Whether the sentence after a list tells of what remains: "of which £30,000 … The remaining £8,000 …".

    A rest that with the parts is more than the total is the rest of something else.
    """
    if parts.firm or given.words["rest"].first(after) is None:
        return False
    told = (one for one in doc.figures if one.sentence == total.sentence + 1 and one.unit == total.unit)
    rest = next((one for one in told if one.noun == total.noun), None)
    return rest is None or rest.value + sum(one.value for one in parts.figures) <= total.value * NEAR


def _next(doc: Doc, figures: Figures) -> str:
    """The sentence after that of the figures, "" where there is none."""
    after = figures[0].sentence + 1
    return doc.text(doc.sentences[after].span) if 0 < after < len(doc.sentences) else ""


def _sealed(
    figures: Figures, previous: tuple[Span, Figures], after: str, text: str, span: Span, said: Patterns
) -> Sum | None:
    """A total, "of the dead" a list in the next sentence, and then one that says that there were none elsewhere."""
    if len(figures) < LEAST or not said.nowhere.match(after) or not said.of_all.match(text, span.start, span.end):
        return None
    told = [one for one in previous[1] if one.unit == figures[0].unit]
    if len(told) != 1 or not all(lists.listed(one, two, text, said) for one, two in pairwise(figures)):
        return None
    return told[0], Parts(figures=figures, firm=True, told=Span(figures[0].stated.start, span.end, span.field))


def _last(figures: Figures, text: str, span: Span, said: Patterns) -> Sum | None:
    """A total after its parts: "23 men and 4 women, 27 in all"."""
    for at in range(LEAST, len(figures)):
        total, gap = figures[at], text[figures[at - 1].span.end : figures[at].stated.start]
        joined = lists.listed(figures[at - 1], total, text, said)
        if not (
            said.closes.fullmatch(gap)
            or (joined and said.in_all.match(text, (total.noun_span or total.span).end, span.end))
        ):
            continue
        start = at - 1
        while start and lists.listed(figures[start - 1], figures[start], text, said):
            start -= 1
        if at - start < LEAST:
            return None
        told = Span(figures[start].stated.start, total.stated.start, span.field)
        return total, Parts(figures=figures[start:at], firm=False, told=told)
    return None


def _total_of(figures: Figures, previous: tuple[Span, Figures], text: str, span: Span, said: Patterns) -> Sum | None:
    """A list, and a sentence after it that opens with "In total"."""
    total = figures[0]
    if not said.totals.fullmatch(text, span.start, total.stated.start):
        return None
    parts = tuple(one for one in previous[1] if one.unit == total.unit)
    chain = all(lists.listed(one, two, text, said) for one, two in pairwise(parts))
    if len(parts) < LEAST or not chain:
        return None
    return total, Parts(figures=parts, firm=False, told=Span(parts[0].stated.start, previous[0].end, span.field))


# ── whether they add up ──────────────────────────────────────────────────────────────────────────────────────────────


def _weighed(
    total: Figure, parts: Parts, text: str, given: Given, said: Patterns, far: float, *, closing: Span | None = None
) -> Finding | Outcome:
    told = text[parts.told.start : parts.told.end]
    whole = said.closed.first(told) is not None
    some = given.words["some"].first(told) is not None
    left = given.words["rest"].first(told) and not any(
        lists.is_rest(text, parts.told, one, said) for one in parts.figures
    )
    after = (total.noun_span or total.span).end
    left = left or given.words["others"].first(text[total.span.start : after + BESIDE]) is not None
    loose = not (parts.firm or whole or closing) and any(
        hit.phrase not in given.words["fine"] for hit in given.words["partial"].find(told)
    )
    more = closing is not None and given.words["more"].first(text[closing.start : closing.end]) is not None
    if (some and not whole) or left or loose or more or not _comparable(total, parts.figures, far):
        return Outcome.ABSTAINED
    if any(lists.shares_rest(total, part, text, parts.told, given) for part in parts.figures):
        return Outcome.ABSTAINED
    return _outcome(total, parts.figures)


def _comparable(total: Figure, parts: Figures, far: float) -> bool:
    units = {part.unit for part in parts}
    return (
        units == {total.unit}
        and total.unit != "%"
        and all(figure.bound is Bound.EXACT for figure in (total, *parts))
        and all(0 < part.value < total.value for part in parts)
        and total.value <= far * sum(part.value for part in parts)
    )


def _outcome(total: Figure, parts: Figures) -> Finding | Outcome:
    reached = sum(part.value for part in parts)
    figures = (total, *parts)
    fine = any(figure.step < 1 for figure in figures)
    steps = [figure.step for figure in figures if fine or figure.step != 1]
    apart = abs(reached - total.value)
    rounded = min(sum(steps) / 2, SURE * sqrt(sum(step * step for step in steps) / 12))
    cut_off = apart < max(steps, default=0) * (1 - EXACT)  # one coarse part may have been cut off, not rounded
    if apart <= rounded or cut_off:
        return Outcome.AGREED
    return _finding(total, tuple(part.value for part in parts), tuple(part.span for part in parts))


def _shared_out(total: Figure, told: tuple[Share, ...]) -> Finding | Outcome:
    """So many times so much, against the whole that is shared out."""
    parts = tuple(share.times * share.amount.value for share in told)
    slack = total.step / 2 + sum(share.times * share.amount.step / 2 for share in told)
    exact = min(total.step, *(share.amount.step for share in told)) / 2
    if abs(sum(parts) - total.value) <= min(slack, exact):
        return Outcome.AGREED
    return _finding(total, parts, tuple(span for share in told for span in share.spans))


def _finding(total: Figure, parts: tuple[float, ...], spans: tuple[Span, ...]) -> Finding:
    return Finding(
        rule="num-sum",
        spans=(total.span, *spans),
        values={"parts": parts, "reached": sum(parts), "total": total.value},
        confidence=0.97,
    )
