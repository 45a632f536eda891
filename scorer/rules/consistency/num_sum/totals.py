"""Where the total of a list stands: in its sentence, or in the one before."""

from collections.abc import Sequence

from scorer.model import Figure, Span
from scorer.rules.consistency.num_sum import lists
from scorer.rules.consistency.num_sum.lists import FURTHEST, Figures, Parts, Told
from scorer.rules.consistency.num_sum.patterns import Patterns

NEAR = 1.25  # a total at most this many times its parts, where only its place says that it is their total
SENTENCES = 4  # before a list in which an amount may be its total
MANY = 3  # parts that a total of another word must have


def of(listed: Parts, figures: Figures, text: str, span: Span, before: Sequence[Told], said: Patterns) -> Figure | None:
    """The total of a list that words open after it: in its sentence, in the one before, or as an amount further back."""
    previous = next((told for told in reversed(before) if told[1][0].sentence + 1 == figures[0].sentence), None)
    total = _total_of(listed, figures, text, span, previous, said)
    if total is None:  # "Rp 90 miliar … Dana itu terdiri dari", no other amount between
        unit = figures[-1].unit
        amount = next((told for told in reversed(before) if unit and any(one.unit == unit for one in told[1])), None)
        total = _total_of(listed, figures, text, span, amount, said) if amount else None
    return total


def _total_of(
    parts: Parts, figures: Figures, text: str, span: Span, previous: Told | None, said: Patterns
) -> Figure | None:
    first = parts.figures[0]
    ahead = [one for one in figures[: parts.at] if one.unit == first.unit]
    nouns = {one.noun for one in parts.figures}
    # "Ten tonnes went to three villages: …": the villages are counted, not added up.
    counted = [one for one in ahead if one.value == len(parts.figures)]
    whole = [
        one for one in ahead if one not in counted and (not counted or one.unit or one.noun in nouns or nouns == {None})
    ]
    # "2,150 people left in 43 buses: 940 from …": what is less than its part is no total of it.
    larger = [one for one in whole if one.value > first.value and one.noun is not None and one.noun == first.noun]
    whole = larger if whole and whole[-1].value <= first.value else whole
    if whole:
        return whole[-1] if first.stated.start - whole[-1].span.end <= 2 * FURTHEST else None
    if len(ahead) > len(counted) or previous is None:
        return None
    lead = text[span.start : first.stated.start]
    return _resumed(figures[: parts.at], parts.figures, lead, previous, said)


def _resumed(ahead: Figures, parts: Figures, lead: str, previous: Told, said: Patterns) -> Figure | None:
    """The total of the sentence before, where the words ahead of a list take it up again."""
    first, back = parts[0], said.refers.search(lead) is not None
    resumed = bool(said.resumes.match(lead) or (said.strong.search(lead) and back) or said.divides.search(lead))
    near = bool(said.strong.search(lead) and said.groups.search(lead)) and len(parts) >= MANY
    if not resumed and not near and _of_one_thing(parts):
        shares = any(one.value == len(parts) for one in ahead)
        resumed = back and shares  # "it came from three farms: …"
        named = said.subject.fullmatch(lead) is not None
        spent = said.spends.search(lead) is not None and said.some.first(lead) is None
        near = (named and len(parts) >= MANY) or spent or (shares and lead.endswith(": "))
    told = [one for one in previous[1] if one.unit == first.unit and one.value not in {1, len(parts)}]
    if len(told) > 1:  # "17 people, after two bodies were found. The dead were eight from …"
        told = [one for one in told if one.value > first.value and one.noun == first.noun]
    if not (resumed or near) or len(told) != 1 or (not resumed and not _near(told[0], parts)):
        return None
    return told[0]


def _near(total: Figure, parts: Figures) -> bool:
    """Whether a total and its parts are not far from each other, where little else says that they belong together."""
    return lists.near(total.value, sum(one.value for one in parts), NEAR)


def _of_one_thing(parts: Figures) -> bool:
    """Whether the parts count one thing at several places, and not each a thing of its own."""
    return all(part.unit or part.noun in (None, parts[0].noun) for part in parts)
