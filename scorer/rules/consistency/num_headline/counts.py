"""What the headline counts: those to whom something happened, against all such counts of the story, and anything else."""

from collections.abc import Iterator, Sequence

from scorer.lexicon import fold
from scorer.model import Bound, Doc, Figure, Finding, Outcome
from scorer.rules.consistency.num_headline import amounts, gist, kinds, telling, verbs
from scorer.rules.given import Given

BESIDE = 16  # code points behind a number in which "further" stands
PARTS = 8  # figures of the body that are tried in pairs


def happened(doc: Doc, figure: Figure, alike: Sequence[Figure], event: str, given: Given) -> Finding | Outcome:
    """The outcome for a number of dead, injured or arrested; where that is left open, for its verb."""
    said = _of_one_event(doc, figure, alike, event, given)
    other = verbs.governed(doc, figure, alike, given) if said is Outcome.ABSTAINED else None
    return amounts.differs(figure, other) if other else said


def _of_one_event(doc: Doc, figure: Figure, body: Sequence[Figure], event: str, given: Given) -> Finding | Outcome:
    """A finding where the story counts those to whom the event happened, and none of its numbers is the headline's."""
    alike = [one for one in body if kinds.same_thing(figure, one) or telling.counts_the_same(doc, figure, one, given)]
    alike = [one for one in alike if one.event == event or not telling.is_of_them(doc, one, given)]
    rivals = [other for other in alike if other.event == event]
    rivals = [
        other for other in rivals if not telling.other_time(doc, other, given) and not telling.of_a_year(doc, other)
    ]
    if not rivals:
        return Outcome.ABSTAINED
    whole = [other for other in rivals if telling.is_whole(doc, other, body, given)]
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
        values={"stated": figure.value, "found": tuple(other.value for other in rivals[:PARTS])},
        case="dead" if event == "dead" else "",
        confidence=0.95,
    )


def number(
    doc: Doc,
    figure: Figure,
    title: Sequence[Figure],
    alike: Sequence[Figure],
    body: Sequence[Figure],
    given: Given,
) -> Iterator[Finding | Outcome]:
    """A finding where the same stands before the same verb, or is counted once in the body, and otherwise."""
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
    yield from [amounts.differs(figure, other)] if other else _counted_once(doc, figure, rivals, given)


def _counted_once(doc: Doc, figure: Figure, body: Sequence[Figure], given: Given) -> Iterator[Finding | Outcome]:
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


# ── what a number counts ─────────────────────────────────────────────────────────────────────────────────────────────


def names(doc: Doc, figure: Figure, given: Given) -> bool:
    """Whether words say what a number counts, and that it announces no list of reasons or tips."""
    counted = figure.noun or figure.event or _is_state(doc, figure, given)
    return bool(counted) and not _is_list(doc, figure, given)


def _is_state(doc: Doc, figure: Figure, given: Given) -> bool:
    """Whether a bare number counts people by where they are now: "Fourteen in hospital"."""
    return given.words["state"].begins(doc.article.text(figure.span.field)[figure.span.end :].lstrip())


def _is_list(doc: Doc, figure: Figure, given: Given) -> bool:
    """Whether the number announces a list of reasons or tips, which the story need not count out."""
    text = doc.article.text(figure.span.field)
    after = gist.WORD.search(text, figure.span.end)
    if after is None or after.group() not in given.words["listed"]:
        return False
    return not given.words["counted_of_list"].begins(fold(text[after.start() : after.end() + BESIDE]))


def _is_more(doc: Doc, other: Figure, given: Given) -> bool:
    """Whether a figure counts what comes on top: "two further bids"."""
    return given.words["others"].begins(doc.body[other.span.end : other.span.end + BESIDE].lstrip())


def _is_left(doc: Doc, figure: Figure, given: Given) -> bool:
    """Whether a number counts what is still to come: "two matches to play"."""
    end = (figure.noun_span or figure.span).end
    return given.words["left"].begins(doc.article.text(figure.span.field)[end : end + BESIDE].lstrip())


def _is_both(doc: Doc, figure: Figure, given: Given) -> bool:
    """Whether the story tells of "both villages", which are the two of the headline."""
    if figure.value != len("ab") or figure.noun_span is None:
        return False
    noun = fold(doc.text(figure.noun_span))
    return any(doc.folded.startswith(noun, hit.end + 1) for hit in given.words["both"].find(doc.folded, folded=True))
