"""
Two birthplaces of one person: "born in Ludbrook … Wenbury, her birthplace", "Ida Holt, born in Ludbrook … Holt was born in Wenbury".

The later mention says whose it is by a pronoun, or that the place is the native one; whom it means is settled by there being
no second birth in the story. Of two births the sentences name the same person and nobody else, nor anybody's kin.
"""

from collections.abc import Iterator, Sequence

from scorer.model import Doc, Name, NameKind, Span
from scorer.rules.consistency.place_conflict import places, scenes
from scorer.rules.consistency.place_conflict.places import Place
from scorer.rules.given import Given

FORMS = ("born", "native", "natively")  # "born in …", "…, her birthplace" and "her native …"
TWICE = 2  # births of one person that are compared


def differ(doc: Doc, given: Given) -> Iterator[tuple[Span, Span]]:
    """The place somebody is born in, and the other one that is called the birthplace later."""
    if given.words["births"].first(doc.folded, folded=True) is None:
        return
    whole = Span(0, len(doc.body))
    born, *native = (list(places.within(doc, whole, given, form, sure=True)) for form in FORMS)
    if len(born) == TWICE and not any(native):
        yield from _twice(doc, born, given)
    told = sorted((*born, *native[0], *native[1]), key=lambda place: place.span.start)
    if len(born) > 1 or len({place.name for place in told}) != len(FORMS) - 1:
        return
    first, later = told[0], next(place for place in told if place.name != told[0].name)
    number = doc.sentence_at(later.span.start)
    if first.sort == later.sort and later not in born and scenes.apart(doc, first, later, number, given):
        yield first.span, later.span


def _twice(doc: Doc, born: Sequence[Place], given: Given) -> Iterator[tuple[Span, Span]]:
    """The two places that one person is said to be born in, in two sentences."""
    people = [name for name in doc.names if name.kind is NameKind.PERSON]
    first, later = born
    number = doc.sentence_at(later.span.start)
    known, again = (_born(doc, people, place, given) for place in (first, later))
    same = known and again and (known <= again or again <= known) and first.sort == later.sort
    here = number == doc.sentence_at(first.span.start)
    if same and not here and scenes.apart(doc, first, later, number, given):
        yield first.span, later.span


def _born(doc: Doc, people: Sequence[Name], place: Place, given: Given) -> frozenset[str]:
    """
    The words of the name of the one person whom the sentence of a birthplace names, or means by a pronoun.

    None where it names kin or more people, or where a pronoun may be of one of several in the story.
    """
    span = doc.sentence_of(place.span)
    text = doc.folded[span.start : span.end]
    named = {name.identity for name in people if name.span in span and not name.span.overlaps(place.span)}
    if not named and given.words["who"].first(text, folded=True) is not None:
        named = {name.identity for name in people}
    if len(named) != 1 or given.words["kin"].first(text, folded=True) is not None:
        return frozenset()
    return frozenset(next(iter(named)).split())
