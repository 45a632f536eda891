"""Whether the parts of a list are all of its total, and add up to it."""

from scorer.model import Bound, Figure, Finding, Outcome
from scorer.rules.consistency.num_sum import lists, rounding
from scorer.rules.consistency.num_sum.lists import Figures, Parts
from scorer.rules.consistency.num_sum.patterns import Patterns
from scorer.rules.given import Given

FAR = 2  # a total more than this many times its parts counts something else beside them
TINY = 200  # times less than its total a part of another noun or unit is none of it: "602 people … 4 towns"
BESIDE = 10  # code points after a total in which "others" stands


def listed(total: Figure, parts: Parts, text: str, given: Given, said: Patterns) -> Finding | Outcome:
    """The outcome for a list, unless words say that it is not all of its total."""
    if not _comparable(total, parts.figures):
        return Outcome.ABSTAINED
    told = text[parts.told.start : parts.told.end]
    whole = said.closed.first(told) is not None
    some = any(not (parts.firm and hit.phrase in given.words["of_them"]) for hit in given.words["some"].find(told))
    left = _left_over(told, given) and not any(lists.is_rest(text, parts.told, one, said) for one in parts.figures)
    after = (total.noun_span or total.span).end
    left = left or given.words["others"].first(text[total.span.start : after + BESIDE]) is not None
    loose = not (parts.firm or whole) and any(
        hit.phrase not in given.words["fine"] for hit in given.words["partial"].find(told)
    )
    if (some and not whole) or left or loose:
        return Outcome.ABSTAINED
    against = text[after : parts.figures[0].stated.start]
    if given.words["set_against"].first(against) and not whole:
        return Outcome.ABSTAINED  # "the winner gets £100, while the next two take £75 and £50"
    if any(lists.shares_rest(total, part, text, parts.told, given) for part in parts.figures):
        return Outcome.ABSTAINED
    return outcome(total, parts.figures)


def _left_over(told: str, given: Given) -> bool:
    """Whether a rest is told of, and not "the rest of the note"."""
    ends = (told[hit.end :].lstrip() for hit in given.words["rest"].find(told))
    return any(not end.startswith(tuple(given.words["rest_of"])) for end in ends)


def _comparable(total: Figure, parts: Figures) -> bool:
    units = {part.unit for part in parts if part.unit or part.noun}  # "18 kilograms in Hull, 12 in Leith"
    return (
        units <= {total.unit}
        and parts[0].unit == total.unit
        and total.unit != "%"
        and all(figure.bound is Bound.EXACT for figure in (total, *parts))
        and all(0 < part.value < total.value for part in parts)
        and total.value <= FAR * sum(part.value for part in parts)
    )


def outcome(total: Figure, parts: Figures) -> Finding | Outcome:
    """Whether parts make their total, as far as they are told."""
    if max(part.value for part in parts) > total.value or any(_is_apart(part, total) for part in parts):
        return Outcome.ABSTAINED  # "312 passengers and 28 crew", of 287?
    if rounding.explains(total, parts):
        return Outcome.AGREED
    values = tuple(part.value for part in parts)
    return Finding(
        rule="num-sum",
        spans=(total.span, *(part.span for part in parts)),
        values={"parts": values, "reached": sum(values), "total": total.value},
        confidence=0.97,
    )


def _is_apart(part: Figure, total: Figure) -> bool:
    """Whether a number is no part of a total: one of the two is money, or it is tiny beside it and counts something else."""
    other = part.unit != total.unit or not lists.alike(part.noun, total.noun)
    return part.money is not total.money or (other and part.value * TINY < total.value)
