"""
Two birthplaces of one person: "born in Ludbrook … Wenbury, her birthplace".

The later mention says whose it is by a pronoun, or that the place is the native one; whom it means is settled by there being
no second birth in the story.
"""

from collections.abc import Iterator

from scorer.model import Doc, Span
from scorer.rules.consistency.place_conflict import places, scenes
from scorer.rules.given import Given

FORMS = ("born", "native", "natively")  # "born in …", "…, her birthplace" and "her native …"


def differ(doc: Doc, given: Given) -> Iterator[tuple[Span, Span]]:
    """The place somebody is born in, and the other one that is called the birthplace later."""
    if given.words["births"].first(doc.folded, folded=True) is None:
        return
    whole = Span(0, len(doc.body))
    born, *native = (list(places.within(doc, whole, given, form, sure=True)) for form in FORMS)
    told = sorted((*born, *native[0], *native[1]), key=lambda place: place.span.start)
    if len(born) > 1 or len({place.name for place in told}) != len(FORMS) - 1:
        return
    first, later = told[0], next(place for place in told if place.name != told[0].name)
    number = doc.sentence_at(later.span.start)
    if first.sort == later.sort and later not in born and scenes.apart(doc, first, later, number, given):
        yield first.span, later.span
