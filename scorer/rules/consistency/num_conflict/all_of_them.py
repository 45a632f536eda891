"""All of a group by its number alone: "all six were flown out", "kelimanya selamat"."""

from scorer.lexicon import fold
from scorer.model import Bound, Doc, Figure, NameKind, Outcome
from scorer.rules.consistency.num_conflict import groups, phrases, slots
from scorer.rules.consistency.num_conflict.phrases import AHEAD, WORD
from scorer.rules.given import Given

TWO = 2  # sentences in which "all six" have been counted; and "both" may be any two

Pair = tuple[Figure, Figure]


def read(doc: Doc, figure: Figure, counts: list[Figure], given: Given) -> Pair | Outcome | None:
    """Read "all six were flown out" and "kelimanya": the group is the only one that was counted just before."""
    if not figure.definite or figure.bound is not Bound.EXACT or figure.noun_span:
        return None
    span = doc.sentences[figure.sentence].span
    ahead = doc.body[max(span.start, figure.stated.start - AHEAD) : figure.stated.start].rstrip()
    behind = WORD.search(doc.body, figure.span.end, min(span.end, figure.span.end + AHEAD))
    said = given.tables["again"]["collective"] or (behind is not None and fold(behind.group()) in given.words["finite"])
    every = phrases.counts_all(doc, figure, ahead, given)
    if not (every and said):
        return None
    told = [one for one in counts if figure.sentence - TWO <= one.sentence and one.span.end < figure.span.start]
    if len(told) != 1 or told[0].value <= TWO or figure.value <= TWO or told[0].noun is None:
        return None
    one = told[0]
    if figure.meets(one):
        return Outcome.AGREED
    between = doc.body[doc.sentences[one.sentence].span.start : figure.span.start]
    joined = given.words["company"].first(between) or given.words["single"].first(between)
    named = sum(
        1 for name in doc.names if one.span.end <= name.span.start < figure.span.start and name.kind is NameKind.PERSON
    )
    alone = joined is None and named < TWO and slots.slip(one, figure)
    return (
        (one, figure)
        if alone and groups.firm(doc, one, given) and groups.undisturbed(doc, one, figure, given)
        else Outcome.ABSTAINED
    )
