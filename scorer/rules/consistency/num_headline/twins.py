"""The number of the story that is the headline's with two digits exchanged."""

from collections.abc import Sequence

from scorer.model import Doc, Figure
from scorer.rules.consistency.num_headline import kinds, telling


def mistyped(doc: Doc, figure: Figure, title: Sequence[Figure], alike: Sequence[Figure]) -> Figure | None:
    """
    The number of the story that the headline tells with two digits exchanged: "Rp680 miliar" of "Rp608 miliar".

    Nothing of its unit meets the headline's number or makes it up, and what is counted goes by one name.
    """
    if any(figure.meets(other) for other in alike) or kinds.adds_up(
        figure, [one for one in alike if one.noun == figure.noun]
    ):
        return None
    twins = [other for other in kinds.not_told_otherwise(figure, title, alike) if figure.miscopies(other)]
    if figure.unit is None:
        twins = [other for other in twins if _same_count(doc, figure, other)]
    return twins[0] if twins else None


def _same_count(doc: Doc, figure: Figure, other: Figure) -> bool:
    """
    Whether two numbers count one kind of thing: by their family, by the word behind them, or by what happened.

    A bare number ("drives 1,350 from their homes") may count people.
    """
    word = telling.next_word(doc, figure)
    named = figure.noun is not None and figure.noun == other.noun
    bare = figure.noun is None and (other.noun or "").startswith("person")
    return (
        named
        or bare
        or (word is not None and word == telling.next_word(doc, other))
        or bool(figure.event and figure.event == other.event)
    )
