"""
Words told to one outlet that a second one picks up, with a noun that points back to them.

    … said Holt, in an interview with | Bild |. | Her comments | were carried by | AFP |.

The noun is looked for first: most articles have none, and cost no more than that.
"""

from collections.abc import Iterator

from scorer.model import Doc, Name, Row, Span
from scorer.rules.given import Given

WITHIN = 36  # letters from "told" to the name of who heard it: "told | the Spanish sports daily | Marca"
BY = 24  # letters from a verb of passing on to who does: "carried | in English by the | AFP"
ITS = 10  # letters from a verb of passing on to the noun it has as its object: "quoted | his remarks"
DOES = 12  # letters from who passes it on to the verb: "AFP|, which | reported"
SENTENCES = 2  # the one with the noun, and the one before it
BREAKS = frozenset('.;:“”"')


def relays(doc: Doc, given: Given) -> Iterator[tuple[Name, Name]]:
    """Who heard it first and who passed it on, for each noun that points back to what was told."""
    outlets = Row(name for name in doc.names if name.outlet_id)
    for hit in given.words["words_told"].find(doc.folded, folded=True):
        number = doc.sentence_at(hit.start)
        if number < 0 or hit.start >= doc.sentences[number].span.end:
            continue
        here = doc.sentences[number].span
        first = doc.sentences[max(0, number + 1 - SENTENCES)].span.start
        heard = [name for name in outlets.inside(Span(first, here.end)) if _was_told(doc, name, first, given)]
        others = [name for name in outlets.inside(here) if all(name.outlet_id != one.outlet_id for one in heard)]
        if len(heard) == len(others) == 1 and _passes_on(doc, others[0], Span(hit.start, hit.end), here, given):
            yield heard[0], others[0]


def _was_told(doc: Doc, name: Name, first: int, given: Given) -> bool:
    """Whether somebody spoke to an outlet: "told | Bild |", "dalam wawancara dengan harian | Aftenposten |"."""
    before = doc.folded[max(first, name.span.start - WITHIN) : name.span.start]
    told = max((hit.end for hit in given.words["telling"].find(before, folded=True)), default=None)
    return told is not None and "," not in before[told:] and BREAKS.isdisjoint(before[told:])


def _passes_on(doc: Doc, name: Name, noun: Span, here: Span, given: Given) -> bool:
    """Whether an outlet carries what it did not hear: "her comments were carried by | AFP |", "| AFP |, which quoted them"."""
    outlet = name.span
    for hit in given.words["passing_on"].find(doc.folded[here.start : here.end], folded=True):
        begin, end = here.start + hit.start, here.start + hit.end
        passive = noun.end < begin and _near(doc, end, outlet.start, BY)
        if passive or (_near(doc, outlet.end, begin, DOES) and _near(doc, end, noun.start, ITS)):
            return True
    return False


def _near(doc: Doc, end: int, start: int, most: int) -> bool:
    """Whether at most so many letters, and no break, stand between the end of one thing and the start of the next."""
    return 0 < start - end <= most and BREAKS.isdisjoint(doc.folded[end:start])
