"""
The parts do not add up to the total.

Why it matters: a missing part, or a part counted twice, is the commonest slip in casualty and vote counts.
Stays quiet: where parts overlap or are only some of the whole ("among them", "including"), and where a total takes in
what was counted before ("so far", "since January").
How: a total, then words such as "consisting of", a colon, a dash or a bracket, in its sentence or at the start of the next,
and then parts like a list; or a list, and then "a total of" or "in all", or "none elsewhere", "each only once"; or a total
whose last part is said to be the rest or the only other; or a list of nearly as many in the next sentence; or parts at
several places, or seats, that are more than their whole; or as many parts as share the whole, over some sentences; or kinds that are
all there are, as votes for, against and withheld; or passengers and crew, and all who were aboard; or so many times so
much; or a number of people or places, and their names, also in a sentence of their own ("those charged are …") and with
their roles; or the quarters of a match, and its only score. All of one unit, none of them vague; rounding is allowed for.
Cannot see: other parts told over a paragraph of prose, goals and who scored them, parts that overlap without a word that
says so, and which of the numbers is wrong.
"""

from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain, pairwise

from scorer.model import Bound, Doc, Figure, Finding, Outcome, Span, Stretches
from scorer.rules.consistency.num_sum import (
    apiece,
    bare,
    evenly,
    lists,
    medals,
    named,
    others,
    patterns,
    placed,
    recalled,
    records,
    roll,
    rounding,
    scores,
    sealed,
    seats,
    sorts,
    spread,
    totals,
    travellers,
    votes,
)
from scorer.rules.consistency.num_sum.apiece import Share
from scorer.rules.consistency.num_sum.lists import TABLE, Figures, Parts, Told
from scorer.rules.consistency.num_sum.patterns import Patterns
from scorer.rules.consistency.num_sum.scores import Score
from scorer.rules.given import Given

FAR = 2  # a total more than this many times its parts counts something else beside them
BESIDE = 10  # code points after a total in which "others" stands


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each total with its parts."""
    said = patterns.of(given)
    index = cache(lambda: _Index(doc))
    told = [_unless_part(one, index) for one in _sentence_by_sentence(doc, said, given)]
    yield from told
    found = {one.spans[0] for one in told if isinstance(one, Finding)}
    over_sentences = (
        spread.read(doc, given),
        medals.read(doc, given),
        travellers.read(doc, said, given),
        sorts.read(doc, given),
        bare.read(doc, said, given),
        votes.read(doc, given),
        seats.read(doc, said, given),
        recalled.read(doc, said, given),
    )
    changed = {(one.first.span, one.last.span) for one in doc.changes}
    for whole, parts in chain.from_iterable(over_sentences):
        if any((one.span, two.span) in changed or (two.span, one.span) in changed for one, two in pairwise(parts)):
            continue  # "bawang merah turun dari Rp38.000 menjadi Rp34.000"
        if others.of_another(whole, parts, doc) or others.are_nested(parts, doc, given):
            continue
        if whole.span not in found:
            found.add(whole.span)
            yield _unless_part(_outcome(whole, parts), index)
    for whole, shared in evenly.read(doc, said, given):
        if whole.span not in found:
            yield _shared_out(whole, (shared,))
    listed = {names[0]: (number, names) for number, names in chain(named.read(doc, given), roll.read(doc, given))}
    for number, names in listed.values():
        yield _called(number, names)
    if given.words["periods"].first(doc.folded, folded=True) and (score := scores.only(doc)):
        yield from _scored(doc, score, given)


class _Index:
    """The figures of an article by their place, and by unit and value; read where a first finding asks for them."""

    def __init__(self, doc: Doc) -> None:
        self.at = {one.span: one for one in doc.figures}
        self.values: dict[tuple[str | None, float], list[Figure]] = {}
        for one in doc.figures:
            self.values.setdefault((one.unit, one.value), []).append(one)


def _unless_part(said: Finding | Outcome, index: Callable[[], _Index]) -> Finding | Outcome:
    """
    What was said of a total, unless another part stands beside, or with the others, or the last, it makes a figure of the story.

    "Stole £84,000 … £52,000 on cruises, £17,000 on …, the remaining £15,000"; "of 30, 22 were hurt … The other eight".
    """
    if isinstance(said, Outcome):
        return said
    at, values = index().at, index().values
    if not all(span in at for span in said.spans):
        return said
    whole, *parts = (at[span] for span in said.spans)
    reached = sum(part.value for part in parts)
    nouns, places = {one.noun for one in (whole, *parts)}, {one.sentence for one in (whole, *parts)}
    left = (one for one in values.get((whole.unit, whole.value - reached), ()) if one.span not in said.spans)
    beside = any(
        (one.unit or one.noun in nouns) and not places.isdisjoint(range(one.sentence - 1, one.sentence + 2))
        for one in left
    )
    wider = any((whole.unit, whole.value + more) in values for more in (reached, parts[-1].value))
    return Outcome.ABSTAINED if beside or wider else said


def _sentence_by_sentence(doc: Doc, said: Patterns, given: Given) -> Iterator[Finding | Outcome]:
    cues = Stretches(said.cues.find(doc.folded, folded=True))
    recorded = records.told(doc, given)
    older = {change.first.span for change in doc.changes if change.verb is not None}
    before: list[Told] = []
    for span, figures in doc.together():
        oldest = figures[0].sentence - totals.SENTENCES + 1
        before = [one for one in before if one[1][0].sentence >= oldest and one[0].field == span.field]
        text = doc.article.text(span.field)
        if len(figures) <= TABLE:
            cued = span.field != "body" or cues.touch(span)
            previous = before[-1] if before and before[-1][1][0].sentence + 1 == figures[0].sentence else None
            apiece_told = apiece.shares(figures, text, span, given) if cued and previous else ()
            total = apiece.whole(apiece_told, previous[1]) if previous and apiece_told else None
            listed = lists.after(figures, text, span, said, cued=cued)
            found = totals.opened(listed, figures, text, span, before, previous, said) if listed else None
            found = found or totals.kinds(figures, text, span, given, said)
            found = None if found and others.goes_on(*found, doc.text(_next(doc, figures)), doc, given) else found
            if recorded and (record := records.read(figures, text, span, given)):
                yield _outcome(*record)
            elif total:
                yield _shared_out(total, apiece_told)
            elif more := placed.read(figures, text, said, given):
                yield _outcome(*more)
            elif found:
                fits = others.of_another(found[0], found[1].figures, doc)
                yield Outcome.AGREED if fits else _weighed(*found, text, given, said, FAR)
            elif cued and (rest := totals.up_to_rest(figures, text, span, before, given, said)):
                yield _weighed(*rest, text, given, said, FAR)
            elif cued and (last := totals.last(figures, text, span, said, given)):
                yield _weighed(*last, text, given, said, FAR, closing=span)
            elif other := _unopened(figures, previous, doc, span, cues, said, given):
                yield other
        now = tuple(one for one in figures if one.span not in older)  # "240 shops, up from 212. Of these 130 are in"
        before += [(span, now)] if now else []


def _unopened(
    figures: Figures, previous: Told | None, doc: Doc, span: Span, cues: Stretches, said: Patterns, given: Given
) -> Finding | Outcome | None:
    """The outcome for parts that no words open: they are sealed, or a total closes them."""
    text, after = doc.article.text(span.field), _next(doc, figures)
    if (span.field != "body" or cues.touch(span) or cues.touch(after)) and (
        parts := sealed.read(figures, previous, doc.text(after), text, span, said, given)
    ):
        return _outcome(*parts) if _comparable(*parts, FAR) else Outcome.ABSTAINED
    if previous and (last := totals.in_total(figures, previous, text, span, said)):
        whole = Span(previous[0].start, span.end, span.field)
        return _weighed(*last, text, given, said, totals.NEAR, closing=whole)
    return None


def _next(doc: Doc, figures: Figures) -> Span:
    """The sentence after that of the figures, an empty one where there is none."""
    after = figures[0].sentence + 1
    return doc.sentences[after].span if 0 < after < len(doc.sentences) else Span(0, 0)


# ── whether they add up ──────────────────────────────────────────────────────────────────────────────────────────────


def _weighed(
    total: Figure, parts: Parts, text: str, given: Given, said: Patterns, far: float, *, closing: Span | None = None
) -> Finding | Outcome:
    if not _comparable(total, parts.figures, far):
        return Outcome.ABSTAINED
    told = text[parts.told.start : parts.told.end]
    whole = said.closed.first(told) is not None
    some = any(not (parts.firm and hit.phrase in given.words["of_them"]) for hit in given.words["some"].find(told))
    left = _left_over(told, given) and not any(lists.is_rest(text, parts.told, one, said) for one in parts.figures)
    after = (total.noun_span or total.span).end
    left = left or given.words["others"].first(text[total.span.start : after + BESIDE]) is not None
    loose = not (parts.firm or whole or closing) and any(
        hit.phrase not in given.words["fine"] for hit in given.words["partial"].find(told)
    )
    more = closing is not None and given.words["more"].first(text[closing.start : closing.end]) is not None
    if (some and not whole) or left or loose or more:
        return Outcome.ABSTAINED
    against = text[after : parts.figures[0].stated.start]
    if given.words["set_against"].first(against) and not whole:
        return Outcome.ABSTAINED  # "the winner gets £100, while the next two take £75 and £50"
    if any(lists.shares_rest(total, part, text, parts.told, given) for part in parts.figures):
        return Outcome.ABSTAINED
    return _outcome(total, parts.figures)


def _left_over(told: str, given: Given) -> bool:
    """Whether a rest is told of, and not "the rest of the note"."""
    ends = (told[hit.end :].lstrip() for hit in given.words["rest"].find(told))
    return any(not end.startswith(tuple(given.words["rest_of"])) for end in ends)


def _comparable(total: Figure, parts: Figures, far: float) -> bool:
    units = {part.unit for part in parts if part.unit or part.noun}  # "18 kilograms in Hull, 12 in Leith"
    return (
        units <= {total.unit}
        and parts[0].unit == total.unit
        and total.unit != "%"
        and all(figure.bound is Bound.EXACT for figure in (total, *parts))
        and all(0 < part.value < total.value for part in parts)
        and total.value <= far * sum(part.value for part in parts)
    )


def _outcome(total: Figure, parts: Figures) -> Finding | Outcome:
    if max(part.value for part in parts) > total.value:
        return Outcome.ABSTAINED  # "312 passengers and 28 crew", of 287?
    if rounding.explains(total, parts):
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


def _called(number: Figure, names: tuple[Span, ...]) -> Finding | Outcome:
    """A number of people or places, against the names that are listed."""
    if number.value == len(names):
        return Outcome.AGREED
    counted = Span(number.span.start, (number.noun_span or number.span).end)
    values = {"reached": float(len(names)), "total": number.value}
    return Finding(rule="num-sum", case="called", spans=(counted, *names), values=values, confidence=0.95)


def _scored(doc: Doc, score: Score, given: Given) -> Iterator[Finding | Outcome]:
    """The quarters of a match against its score."""
    for points, parts in scores.quarters(doc, score, given):
        reached = sum(part.value for part in parts)
        values = {"parts": tuple(part.value for part in parts), "reached": reached, "total": float(points)}
        spans = (score.span, *(part.span for part in parts))
        found = Finding(rule="num-sum", spans=spans, values=values, confidence=0.95)
        yield Outcome.AGREED if reached in score.points else found


def _finding(total: Figure, parts: tuple[float, ...], spans: tuple[Span, ...]) -> Finding:
    return Finding(
        rule="num-sum",
        spans=(total.span, *spans),
        values={"parts": parts, "reached": sum(parts), "total": total.value},
        confidence=0.97,
    )
