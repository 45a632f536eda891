"""
Parts told over sentences: a whole, how many share it, and then as many parts: "three farms brought in 540 tonnes".

The number of the shares says when all of them were told, whatever words they are told in.
"""

from collections.abc import Iterator, Sequence

from scorer.lexicon import fold
from scorer.model import Bound, Doc, Figure, Span
from scorer.rules.given import Given

SENTENCES = 5  # after the whole, in which its parts may be told
PAIR = 2  # figures of a sentence that counts something and who shares it
SHARES = range(2, 9)  # more parts are a table
NEAR = 1.25  # the whole is at most this many times its parts, and the other way round

Figures = tuple[Figure, ...]


def read(doc: Doc, given: Given) -> Iterator[tuple[Figure, Figures]]:
    """A whole with its parts, in order of appearance; each part of the whole's unit, and as many as there are shares."""
    groups = [(span, figures) for span, figures in doc.together() if figures[0].sentence >= 0]
    for at, (span, figures) in enumerate(groups):
        whole = _whole(figures)
        if whole is None:
            yield from _shared_out(doc, figures, groups[at + 1 : at + 2], given)
            continue
        counts = {int(one.value) for one in figures if _counts(one, whole)}
        after = [
            figure
            for place, group in groups[at + 1 : at + 1 + SENTENCES]
            if place.field == span.field and group[0].sentence - figures[0].sentence <= SENTENCES
            for figure in group
            if figure.unit == whole.unit
        ]
        parts = next((tuple(after[:count]) for count in counts if len(after) >= count), ())
        if parts and _plain(whole, parts) and not _loose(doc, span, parts, given):
            yield whole, parts


def _shared_out(
    doc: Doc, figures: Figures, following: Sequence[tuple[Span, Figures]], given: Given
) -> Iterator[tuple[Figure, Figures]]:
    """A count, how many share it, and in the next sentence a list of so many: "1,000 sacks to four villages"."""
    if len(figures) != PAIR or not following or following[0][1][0].sentence != figures[0].sentence + 1:
        return
    whole, sharers = figures
    span, parts = following[0]
    named = sum(1 for name in doc.names if name.span in span)
    phrase = doc.body[whole.span.end : whole.noun_span.end] if whole.noun_span else ""
    counted = {whole.noun, *fold(phrase).split()}  # "1.000 karung beras … 350 karung"
    plain = (
        whole.unit is None
        and whole.noun is not None
        and sharers.noun not in (None, whole.noun)
        and _counts(sharers, whole)
        and len(parts) == sharers.value
        and named >= sharers.value - 1  # the first may be no name to a reader who meets it there
        and parts[0].noun in counted
        and all(one.unit is None and one.noun in (None, *counted) for one in parts)
    )
    if plain and _plain(whole, parts) and not _loose(doc, doc.sentences[whole.sentence].span, parts, given):
        yield whole, parts


def _whole(figures: Sequence[Figure]) -> Figure | None:
    """The one amount of a sentence that has a unit of its own."""
    amounts = [
        one for one in figures if one.unit is not None and one.unit not in ("%", "x", "pp", "bp", "d", "mo", "y", "w")
    ]
    return amounts[0] if len(amounts) == 1 else None


def _counts(one: Figure, whole: Figure) -> bool:
    """Whether a number says how many share: three villages, or the three days on which something was brought in."""
    return one is not whole and one.unit in (None, "d", "mo", "w") and one.value in SHARES and one.bound is Bound.EXACT


def _plain(whole: Figure, parts: Figures) -> bool:
    reached = sum(part.value for part in parts)
    return all(one.bound is Bound.EXACT and one.value > 0 for one in (whole, *parts)) and (
        max(part.value for part in parts) < whole.value <= NEAR * reached and reached <= NEAR * whole.value
    )


def _loose(doc: Doc, span: Span, parts: Figures, given: Given) -> bool:
    """Whether words say that the parts are not all, overlap, or belong to another time."""
    told = doc.body[span.end : doc.sentences[parts[-1].sentence].span.end]
    return any(given.words[name].first(told) for name in ("some", "rest", "before"))
