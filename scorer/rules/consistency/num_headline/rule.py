"""
The headline's number is not in the story.

Why it matters: most readers see only the headline; a death toll that the story does not bear out misleads all of them.
Stays quiet: where any figure of the story for the same thing fits, where parts of it add up to it or two of them make the
change, on vague numbers that the story makes precise, and on other things than those the headline speaks of.
How: figures of the headline with what happened (dead, injured, arrested …), or with the verb behind them, against all such
figures of the body; only if none meets it. So too a result, a year, an age, how long, a court's term, which in a row, a toll,
"88 of 120", "doubles", "one in five" and hundreds of what is counted in tens. Other counts, measures, percentages and
money: only where the sentences of the body that tell two more of the headline's words, in their own words too ("axe posts",
"eliminate jobs"), have one value for it, or the first sentence has. For money also where the digits agree and the scale does
not, or where it is the story's only amount.
Cannot see: a number the headline takes from another story, where the body has no figure of the kind at all.
"""

import re
from collections.abc import Iterator, Sequence

from scorer.lexicon import fold
from scorer.model import Bound, Doc, Figure, Finding, Outcome, Span
from scorer.rules.consistency.num_headline import (
    ages,
    amounts,
    events,
    findings,
    folds,
    gist,
    kinds,
    lengths,
    ordinals,
    scores,
    shares,
    telling,
    terms,
    tolls,
    twins,
    vague,
    verbs,
    wholes,
    years,
)
from scorer.rules.given import Given

_QUOTED = re.compile(r"(?<!\w)['‘“\"](?:[^\s'‘’“”\"]+\s){3,}[^‘’“”\"]*?['’”\"](?!\w)")  # a sentence, not a word or two
LEAD = 2  # sentences of the story that tell what the headline tells
BESIDE = 16  # code points behind a number in which "further" stands
PARTS = 8  # figures of the body that are tried in pairs
LOOSE = frozenset({"x", "bp", "y", "mo", "w", "d", "h", "min"})  # units of too many things


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each figure of the headline that can be compared."""
    if doc.headline is None:
        return
    share = shares.stated(doc, given)
    found = tuple(_in_words(doc, share, given))
    yield from found
    said = {one.spans[0] for one in found} | ({share[1]} if share else set())
    title = [figure for figure in doc.figures if figure.span in doc.headline and not _lettered(doc, figure)][:PARTS]
    said |= set(_quoted(doc, doc.headline))
    title = [figure for figure in title if not any(figure.span.overlaps(span) for span in said)]
    told = doc.text(doc.headline)
    repeated = {number for number, one in enumerate(doc.sentences) if doc.text(one.span) == told}
    body = [figure for figure in doc.figures if figure.sentence >= 0 and figure.sentence not in repeated]
    body = [figure for figure in body if not figure.span.overlaps(doc.headline)]
    body = [figure for figure in body if not telling.is_hour(doc, figure, given)]
    for figure in (telling.in_money(one, body) for one in title):
        many = vague.exceeds(doc, figure, tuple(body), given)
        if many is not None:
            yield findings.differs(figure, many)
            continue
        alike = [other for other in body if other.unit == figure.unit]
        twin = twins.mistyped(doc, figure, title, alike, given)
        if twin is not None and not (telling.of_one_place(doc, twin) or kinds.shared_out(figure, twin, body)):
            yield findings.differs(figure, twin, "money" if figure.money else "other")
            continue
        if figure.role:
            yield from _named(doc, figure, alike, body)
        if not (figure.role and any(other.role == figure.role for other in alike)):
            yield from _compared(doc, figure, title, body, given)


def _lettered(doc: Doc, figure: Figure) -> bool:
    """Whether a letter is written onto an amount, for a scale that was not read: "$4.2b"."""
    return figure.money and doc.article.text(figure.span.field)[figure.span.end : figure.span.end + 1].isalpha()


def _quoted(doc: Doc, headline: Span) -> Iterator[Span]:
    """What the headline quotes at length, which is compared with the quotations of the story."""
    for found in _QUOTED.finditer(doc.text(headline)):
        yield Span(headline.start + found.start(), headline.start + found.end(), headline.field)


def _in_words(doc: Doc, share: shares.Share | None, given: Given) -> Iterator[Finding]:
    """What the headline tells otherwise than by a count: a result, a year, an age, how many times over, a share."""
    said: set[Span] = set()
    for reader in (scores, years, ages, lengths, terms, events, ordinals, tolls, wholes):
        pair = reader.differ(doc, given)
        if pair and pair[0][1] not in said:
            (stated, here), (found, there) = pair
            said.add(here)
            yield findings.told(here, (there,), stated, found)
    times = folds.differ(doc, given)
    if times:
        (factor, here), ratio, pair = times
        yield findings.told(here, tuple(sorted(one.span for one in pair)), factor, ratio)
    found_share = shares.differ(doc, share, given) if share else None
    if share and found_share:
        yield findings.told(share[1], found_share[1], share[0], found_share[0])


def _compared(
    doc: Doc, figure: Figure, title: Sequence[Figure], body: Sequence[Figure], given: Given
) -> Iterator[Finding | Outcome]:
    """The outcome for a figure by its kind; where that has none, its digits in another order may stand in the story."""
    said = tuple(_by_kind(doc, figure, title, body, given))
    turned = None
    if not said or said == (Outcome.ABSTAINED,):
        turned = twins.turned(doc, figure, title, [other for other in body if other.unit == figure.unit], given)
    yield from [findings.differs(figure, turned)] if turned else said


def _by_kind(
    doc: Doc, figure: Figure, title: Sequence[Figure], body: Sequence[Figure], given: Given
) -> Iterator[Finding | Outcome]:
    """The outcome for money, a percentage, a measure, a count of what happened, or any other count."""
    alike = [other for other in body if other.unit == figure.unit]
    if figure.unit is None and kinds.rounded(figure, alike):
        yield Outcome.AGREED
    elif figure.money:
        yield from amounts.money(doc, figure, alike, given)
    elif figure.unit == "%":
        yield from amounts.percentage(doc, figure, alike, body, given)
    elif figure.unit is not None and figure.unit not in LOOSE:
        alike = alike or amounts.converted(figure, body)
        yield from amounts.measured(doc, figure, alike, given, told=amounts.is_told(figure, body))
    elif figure.unit is None and any(other.event == figure.event for other in alike) and figure.event:
        said = _count(doc, figure, alike, figure.event, given)
        other = verbs.governed(doc, figure, alike, given) if said is Outcome.ABSTAINED else None
        yield findings.differs(figure, other) if other else said
    elif (
        figure.unit is None
        and (figure.noun or figure.event or _is_state(doc, figure, given))
        and not _is_list(doc, figure, given)
    ):
        if figure.value % 1 or _is_both(doc, figure, given):
            yield Outcome.AGREED
            return
        left = _is_left(doc, figure, given)
        rivals = [one for one in alike if not _is_more(doc, one, given) and _is_left(doc, one, given) is left]
        rivals = [one for one in rivals if not (kinds.lives(figure, one) or telling.is_of_them(doc, one, given))]
        rivals = kinds.not_told_otherwise(figure, title, rivals)
        if any(kinds.shared_out(figure, one, body) for one in rivals):
            yield Outcome.AGREED
            return
        other = verbs.governed(doc, figure, rivals, given)
        yield from [findings.differs(figure, other)] if other else _number(doc, figure, rivals, given)


def _named(doc: Doc, figure: Figure, alike: Sequence[Figure], every: Sequence[Figure]) -> Iterator[Finding | Outcome]:
    """A finding where the body has one other value for the sentence or the fine that the headline names."""
    body = [other for other in alike if other.role == figure.role]
    body = [other for other in body if telling.leads(doc, other, LEAD)] or body
    # The sentence asked for may be as long as the headline says; an amount, or what opens the story, is told without its name too.
    first = [other for other in alike if telling.leads(doc, other, LEAD)]
    sooner = [other for other in first if other.role is None or (body and other.span < body[0].span)]
    bare = alike if figure.money else sooner
    made = terms.is_made(figure, [one for one in every if telling.leads(doc, one, LEAD)])
    if made or any(figure.meets(other) for other in (*body, *bare)) or kinds.adds_up(figure, alike):
        yield Outcome.AGREED
    elif body and len({other.value for other in body}) == 1 and figure.bound is body[0].bound is Bound.EXACT:
        yield findings.differs(figure, body[0])
    elif body:
        yield Outcome.ABSTAINED


def _count(doc: Doc, figure: Figure, body: Sequence[Figure], event: str, given: Given) -> Finding | Outcome:
    alike = [one for one in body if kinds.same_thing(figure, one) or telling.counts_the_same(doc, figure, one, given)]
    alike = [one for one in alike if one.event == event or not telling.is_of_them(doc, one, given)]
    rivals = [other for other in alike if other.event == event]
    rivals = [
        other for other in rivals if not telling.other_time(doc, other, given) and not telling.of_a_year(doc, other)
    ]
    if not rivals:
        return Outcome.ABSTAINED
    whole = [other for other in rivals if wholes.is_whole(doc, other, body, given)]
    # What the event may be told once for all of, without what some rival is made of.
    parts = [one for one in alike if not any(telling.is_part(doc, one, other) for other in rivals[:PARTS])]
    if whole:  # "all nine": what is told elsewhere is some of them
        places = {other.sentence for other in whole}
        rivals, parts = ([other for other in some if other.sentence in places] for some in (rivals, parts))
    told = any(figure.meets(other) for other in body if other.bound is not Bound.VAGUE or other in parts)
    made = any(telling.is_made(doc, figure, other, given) for other in rivals[:PARTS] if other not in whole)
    if told or made or kinds.adds_up(figure, rivals) or kinds.adds_up(figure, parts):
        return Outcome.AGREED  # "dozens of houses" bear out no number of people
    return Finding(
        rule="num-headline",
        spans=(figure.span, rivals[0].span),
        values={
            "stated": figure.value,
            "found": tuple(other.value for other in rivals[:PARTS]),
        },
        case="dead" if event == "dead" else "",
        confidence=0.95,
    )


def _is_more(doc: Doc, other: Figure, given: Given) -> bool:
    """Whether a figure counts what comes on top: "two further bids"."""
    return given.words["others"].begins(doc.body[other.span.end : other.span.end + BESIDE].lstrip())


def _is_left(doc: Doc, figure: Figure, given: Given) -> bool:
    """Whether a number counts what is still to come: "two matches to play"."""
    end = (figure.noun_span or figure.span).end
    return given.words["left"].begins(doc.article.text(figure.span.field)[end : end + BESIDE].lstrip())


def _is_state(doc: Doc, figure: Figure, given: Given) -> bool:
    """Whether a bare number counts people by where they are now: "Fourteen in hospital"."""
    return given.words["state"].begins(doc.article.text(figure.span.field)[figure.span.end :].lstrip())


def _is_both(doc: Doc, figure: Figure, given: Given) -> bool:
    """Whether the story tells of "both villages", which are the two of the headline."""
    if figure.value != len("ab") or figure.noun_span is None:
        return False
    noun = fold(doc.text(figure.noun_span))
    return any(doc.folded.startswith(noun, hit.end + 1) for hit in given.words["both"].find(doc.folded, folded=True))


def _is_list(doc: Doc, figure: Figure, given: Given) -> bool:
    """Whether the number announces a list of reasons or tips, which the story need not count out."""
    text = doc.article.text(figure.span.field)
    after = gist.WORD.search(text, figure.span.end)
    if after is None or after.group() not in given.words["listed"]:
        return False
    return not given.words["counted_of_list"].begins(fold(text[after.start() : after.end() + BESIDE]))


def _number(doc: Doc, figure: Figure, body: Sequence[Figure], given: Given) -> Iterator[Finding | Outcome]:
    """A finding where the same noun is counted once in the body, told of the same thing, and otherwise."""
    rivals = [other for other in body if telling.counts_the_same(doc, figure, other, given)]
    rivals = [other for other in rivals if other.bound is not Bound.VAGUE] or rivals  # "dozens", and then 84
    made = kinds.adds_up(figure, rivals) or kinds.adds_up(figure, telling.of_one_word(doc, figure, body))
    led = any(telling.leads(doc, other) for other in rivals)  # then three of something else bear out nothing
    firm = [other for other in body if other in rivals or not (other.bound is Bound.VAGUE or (led and other.noun))]
    if made or any(figure.meets(other) for other in firm):
        yield Outcome.AGREED
    elif rivals:
        yield amounts.only(doc, figure, rivals, given)
