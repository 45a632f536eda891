"""
All of a group by its number alone: "all six were flown out", "kelimanya selamat", or as men: "all six men", "keenam pria itu".
"""

from scorer.lexicon import fold
from scorer.model import Bound, Doc, Figure, NameKind, Outcome, Span
from scorer.rules.consistency.num_conflict import called, groups, phrases
from scorer.rules.consistency.num_conflict import more as more_of
from scorer.rules.consistency.num_conflict.phrases import AHEAD, WORD
from scorer.rules.given import Given

TWO = 2  # sentences in which "all six" have been counted; and "both" may be any two
FURTHER = 6  # sentences in which the only victims of the story have been counted
BEFALLEN = called.FATES - {"displaced"}  # what happens to people, or to animals
NEAR = 4  # sentences in which the only people of the story have been counted
BEHIND = 24  # code points behind what was counted in which "and a guide" stands

Pair = tuple[Figure, Figure]


def read(doc: Doc, figure: Figure, counts: list[Figure], given: Given) -> Pair | Outcome | None:
    """Read "all six were flown out" and "all six men": the group is the only one that was counted just before."""
    if not figure.definite or figure.bound is not Bound.EXACT or figure.value <= TWO:
        return None
    span = doc.sentences[figure.sentence].span
    ahead = doc.body[max(span.start, figure.stated.start - AHEAD) : figure.stated.start].rstrip()
    bare = figure.noun_span is None
    if not (phrases.counts_all(doc, figure, ahead, given) or is_bare(doc, figure, given)):
        return None
    told = _before(doc, figure, counts, given) if bare else _people(figure, counts)
    victims = _victims(figure, counts) if bare and not any(one.value > TWO for one in told) else []
    told = victims or told
    if len(told) != 1 or (told[0].value <= TWO and not victims) or told[0].noun is None:
        return None
    one = told[0]
    if figure.meets(one):
        return Outcome.AGREED
    after = (one.noun_span or one.span).end
    between = doc.body[doc.sentences[one.sentence].span.start if bare else after : figure.span.start]
    near = between if bare and not victims else doc.body[after : after + BEHIND].partition(".")[0]
    joined = given.words["company"].first(near)
    others = given.words["single"].first(between) or given.words["ordinals"].first(between)
    more = more_of.joined(doc, one, figure, given, once=True) if victims and one.event in more_of.ONCE else others
    named = sum(
        1
        for name in doc.names
        if one.span.end <= name.span.start < figure.span.start
        and name.kind is NameKind.PERSON
        and not doc.speakers.touch(name.span)
        and (one.event != "dead" or _befell(doc, name.span, given))
    )
    left = any(
        other.value == abs(one.value - figure.value) and (other.noun in {None, one.noun} or not victims)
        for other in counts
        if one.span < other.span < figure.span
    )  # "eight were held. Two were minors. All six men …"
    alone = not (joined or more or left) and named < (1 if victims else TWO) and one.slips(figure)
    return (
        (one, figure)
        if alone and groups.firm(doc, one, figure, given) and groups.undisturbed(doc, one, figure, given)
        else Outcome.ABSTAINED
    )


def _befell(doc: Doc, name: Span, given: Given) -> bool:
    """Whether the sentence of a name tells of somebody's death or harm."""
    sentence = doc.sentence_at(name.start)
    return sentence >= 0 and given.words["fates"].first(doc.text(doc.sentences[sentence].span)) is not None


def _before(doc: Doc, figure: Figure, counts: list[Figure], given: Given) -> list[Figure]:
    """What a bare number may take up: all that was counted in the sentences before, if a verb says what became of them."""
    said = given.tables["again"]["collective"] or _is_verb_next(doc, figure, given)
    earlier = (one for one in counts if one.span.end < figure.span.start)
    return [one for one in earlier if said and figure.sentence - TWO <= one.sentence]


def is_bare(doc: Doc, figure: Figure, given: Given) -> bool:
    """Whether it counts all by its number alone: "the three will appear", "ketiganya"."""
    if not figure.definite or figure.noun_span is not None or figure.unit is not None or figure.value <= TWO:
        return False
    return bool(given.tables["again"]["collective"]) or _is_verb_next(doc, figure, given)


def _is_verb_next(doc: Doc, figure: Figure, given: Given) -> bool:
    """Whether a verb follows: "the three will appear"."""
    end = doc.sentences[figure.sentence].span.end
    behind = WORD.search(doc.body, figure.span.end, min(end, figure.span.end + AHEAD))
    return behind is not None and fold(behind.group()) in given.words["finite"]


def _victims(figure: Figure, counts: list[Figure]) -> list[Figure]:
    """The only ones of the story of whom a count says what befell them, some sentences before: "two missing anglers"."""
    befallen = [one for one in counts if one.event in BEFALLEN and one.span.end < figure.span.start]
    near = all(figure.sentence - FURTHER <= one.sentence < figure.sentence for one in befallen)
    return befallen if near and figure.value > TWO else []


def _people(figure: Figure, counts: list[Figure]) -> list[Figure]:
    """The only people that the story has counted, where that was not long before."""
    people = [
        one for one in counts if one.span.end < figure.span.start and one.noun and one.noun.startswith(called.PEOPLE)
    ]
    return people if all(figure.sentence - NEAR <= one.sentence < figure.sentence for one in people) else []
