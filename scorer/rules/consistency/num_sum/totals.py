"""Where a total and its parts stand: in one sentence, or in two that follow each other."""

import re
from collections.abc import Sequence
from itertools import pairwise

from scorer.lexicon import fold
from scorer.model import Figure, Span
from scorer.rules.consistency.num_sum import lists
from scorer.rules.consistency.num_sum.lists import FURTHEST, LEAST, Figures, Opened, Parts, Told
from scorer.rules.consistency.num_sum.patterns import Patterns
from scorer.rules.given import Given

CLOSE = 1.15  # a whole at most this many times its parts that stands behind the first of them
NEAR = 1.25  # a total at most this many times its parts, where only its place says that it is their total
SENTENCES = 4  # over which parts up to "the rest" may be told
MANY = 3  # parts that a total of another word must have

Sum = tuple[Figure, Parts]

_SENTENCE = re.compile(r"[.!?]\s|\n")


def opened(
    listed: Opened, figures: Figures, text: str, span: Span, before: list[Told], previous: Told | None, said: Patterns
) -> Sum | None:
    """A total and the list that words open after it: in its sentence, in the one before, or as an amount further back."""
    found = _total_of(listed, figures, text, span, previous, said)
    if found is None:  # "Rp 90 miliar … Dana itu terdiri dari", no other amount between
        further = (
            told for told in reversed(before) if any(one.unit and one.unit == figures[-1].unit for one in told[1])
        )
        amount = next(further, None)
        found = _total_of(listed, figures, text, span, amount, said) if amount else None
    return found


def _total_of(
    listed: Opened, figures: Figures, text: str, span: Span, previous: Told | None, said: Patterns
) -> Sum | None:
    at, parts = listed
    first = parts.figures[0]
    ahead = [one for one in figures[:at] if one.unit == first.unit]
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
        near = first.stated.start - whole[-1].span.end <= 2 * FURTHEST
        between = text[whole[-1].span.end : first.stated.start]
        meant = not parts.loose or (
            said.spends.search(between) and not said.some.first(between) and _near(whole[-1], parts.figures)
        )
        return (whole[-1], parts) if near and meant else None
    if len(ahead) > len(counted) or previous is None:
        return None
    return _resumed(figures[:at], parts, text, Span(span.start, first.stated.start, span.field), previous, said)


def _resumed(ahead: Figures, parts: Parts, text: str, where: Span, previous: Told, said: Patterns) -> Sum | None:
    """The total of the sentence before, where the words ahead of a list take it up again."""
    first, lead = parts.figures[0], text[where.start : where.end]
    back = said.refers.search(lead) is not None
    resumed = bool(said.resumes.match(lead) or (said.strong.search(lead) and back) or said.divides.search(lead))
    near = False
    if said.strong.search(lead) and said.groups.search(lead) and len(parts.figures) >= MANY:
        near = True
    if not resumed and not near and _of_one_thing(parts.figures):
        shares = any(one.value == len(parts.figures) for one in ahead)
        resumed = back and shares  # "it came from three farms: …"
        named = said.subject.fullmatch(lead) or lists.again(previous[1], first, lead, text, said)
        spent = said.spends.search(lead) is not None and said.some.first(lead) is None
        near = (bool(named) and len(parts.figures) >= MANY) or spent or (shares and lead.endswith(": "))
    told = [one for one in previous[1] if one.unit == first.unit and one.value not in {1, len(parts.figures)}]
    if len(told) > 1:  # "17 people, after two bodies were found. The dead were eight from …"
        told = [one for one in told if one.value > first.value and one.noun == first.noun]
    if not (resumed or near) or len(told) != 1 or (not resumed and not _near(told[0], parts.figures)):
        return None
    return told[0], parts


def _near(total: Figure, parts: Figures) -> bool:
    """Whether a total and its parts are not far from each other, where little else says that they belong together."""
    return lists.near(total.value, sum(one.value for one in parts), NEAR)


def _of_one_thing(parts: Figures) -> bool:
    """Whether the parts count one thing at several places, and not each a thing of its own."""
    return all(part.unit or part.noun in (None, parts[0].noun) for part in parts)


def kinds(figures: Figures, text: str, span: Span, given: Given, said: Patterns) -> Sum | None:
    """People, and after a comma nothing but kinds of people: "112 people, 67 men and 55 women"."""
    if len(figures) <= LEAST:
        return None
    for at, total in enumerate(figures[:-LEAST]):
        parts = figures[at + 1 :]
        whole = total.noun_span is not None and text[total.noun_span.start : total.noun_span.end].lower()
        all_kinds = all(_is_kind(part, text, given) for part in parts)
        grouped = whole is False and _is_group(total, text, span, given)
        again = any(part.noun == total.noun for part in parts) and not grouped
        if again or not all_kinds or not (grouped or whole in given.words["people"]):
            continue
        gap = text[total.span.end : parts[0].stated.start]
        joined = gap.endswith(", ") and not set(gap) & set('.:;!?“”"()')
        chain = all(lists.listed(one, two, text, said) for one, two in pairwise(parts))
        if joined and chain:
            told = Span(parts[0].stated.start, span.end, span.field)
            return total, Parts(figures=parts, firm=False, told=told)
    return None


def _is_group(total: Figure, text: str, span: Span, given: Given) -> bool:
    """Whether a number that names nothing counts those of a group: "the jury of 12", "a party of 30"."""
    return given.words["group_of"].ends(
        text[max(span.start, total.stated.start - FURTHEST) : total.stated.start].rstrip()
    )


def _is_kind(part: Figure, text: str, given: Given) -> bool:
    """Whether a part counts men, women or the people of a country."""
    if part.unit is not None or part.noun_span is None:
        return False
    noun = text[part.noun_span.start : part.noun_span.end]
    return noun[:1].isupper() or noun.lower() in given.words["kinds"]


def up_to_rest(figures: Figures, text: str, span: Span, before: list[Told], given: Given, said: Patterns) -> Sum | None:
    """A total, parts in its sentence or in those after it, and at last "the remaining 12" or "and no others"."""
    words = fold(text[span.start : span.end])
    if said.ending.first(words, folded=True) is None:
        return None
    last = next((one for one in figures if lists.is_rest(text, span, one, said)), None)
    if last is None and said.closed.first(words, folded=True) is not None:
        last = figures[-1]
    if last is None:
        return None
    near = [one for _, group in before for one in group if one.sentence > last.sentence - SENTENCES]
    told = (*near, *(one for one in figures if one.span.end <= last.span.end))
    alike = _whole_first(_alike(told, last), text, given)
    alike = [
        one
        for one in alike
        if one is alike[0] or _is_of_them(one, text, given) or not _was(text[alike[0].span.end : one.span.start], given)
    ]
    alike = lists.without_parts(alike)
    picked = alike and said.picks.search(text, max(0, alike[0].stated.start - FURTHEST), alike[0].stated.start)
    ranked = len(alike) > LEAST and _ranked(text, alike[0], alike[1], given)
    nested = any(_is_within(one, two, text, given) for one, two in pairwise(alike[1:]))
    apart = bool(alike) and last.sentence - alike[0].sentence > 1 and not _near(alike[0], tuple(alike[1:]))
    some = apart or (bool(alike) and not alike[0].definite and _are_some(text[alike[0].span.end :], given))
    some = some or (last.noun is None and len(alike) > LEAST and _of_others(alike, given))
    if (
        picked
        or nested
        or ranked
        or some
        or len(alike) <= LEAST
        or alike[0].value <= max(one.value for one in alike[1:])
    ):
        return None
    if not lists.is_rest(text, span, last, said) and alike[0].sentence == alike[1].sentence != last.sentence:
        return None  # "won by 412 votes to 388. The only other candidate received 100"
    beside = last.noun is None or last.sentence - alike[0].sentence <= 1  # not "184 pages … the other four writers"
    named = beside and lists.is_the_rest(text, span, last, said) and _near(alike[0], tuple(alike[1:]))
    if (
        last.unit is None
        and not named
        and not (lists.alike(last.noun, alike[0].noun) or lists.is_verb(last.noun or "", given))
    ):
        return None  # "the rest went to three small islands"
    where = Span(alike[0].span.end, span.end, span.field)
    return alike[0], Parts(figures=_that_close(alike[0], alike[1:]), firm=True, told=where)


def _is_within(one: Figure, two: Figure, text: str, given: Given) -> bool:
    """Whether a figure is a part of the next one: "300 patients … 45 of the | 150 on the drug"."""
    return fold(text[one.span.end : two.stated.start]).strip() in given.words["whole_of"]


def _whole_first(alike: list[Figure], text: str, given: Given) -> list[Figure]:
    """The whole put before its first part, where it stands behind it: "the Blues won 29 of the 61 seats, the Greens 18"."""
    if len(alike) <= LEAST or alike[1].value <= alike[0].value:
        return alike
    first, whole, *others = alike
    between = fold(text[first.span.end : whole.stated.start]).strip()
    if between not in given.words["whole_of"] or lists.that_make(first, others):
        return alike  # "12 of the 40 homes were hit: eight are being mended, the other four will go"
    near = lists.near(whole.value, first.value + sum(one.value for one in others), CLOSE)
    return [whole, first, *others] if near else alike


def _that_close(total: Figure, parts: Sequence[Figure]) -> Figures:
    """The parts without those of another noun, where the others and the rest alone make the total."""
    own = tuple(one for one in parts if one is parts[-1] or (one.noun is not None and one.noun == total.noun))
    if sum(one.value for one in own) == total.value:
        return own
    return lists.halves(total, parts) or lists.that_make(total, parts) or tuple(parts)


def _of_others(told: Sequence[Figure], given: Given) -> bool:
    """Whether a rest is that of another noun, counted in two sentences: "19 goals … four games. … three games, the other six"."""
    total, noun = told[0], told[-2].noun
    if noun is None or lists.alike(noun, total.noun) or noun in given.words["kinds"]:
        return False
    return len({one.sentence for one in told[1:] if one.noun == noun}) > 1


def _alike(told: Figures, last: Figure) -> list[Figure]:
    """The figures of the rest's unit, and behind the first of them those that go without: "410,000 tonnes, pears | 190,000"."""
    if last.unit is None:
        return [one for one in told if one.unit is None and one.value > 1]  # "only one other road"
    first = next((at for at, one in enumerate(told) if one.unit == last.unit), len(told))
    return [one for one in told[first:] if one.unit == last.unit or (one.unit is None and one.noun is None)]


def _ranked(text: str, one: Figure, two: Figure, given: Given) -> bool:
    """Whether the first of two figures is told as the largest part: "the largest share at 1.48, | followed by 0.56"."""
    opening = max(text.rfind(". ", 0, one.span.start), text.rfind("\n", 0, one.span.start)) + 1
    ending = _SENTENCE.search(text, one.span.end, two.span.start)
    return given.words["ranked"].first(text[opening : ending.start() if ending else two.span.start]) is not None


def _is_of_them(one: Figure, text: str, given: Given) -> bool:
    """Whether a part is told as one "of them": then a time before it is that of the whole, "52,000 last year, | 31,000 of them"."""
    hit = given.words["of_them"].first(text[one.span.end : one.span.end + FURTHEST])
    return hit is not None and hit.start <= 1


def _was(between: str, given: Given) -> bool:
    """Whether what stands between a total and a figure of its sentence makes that what it was before: "up 5 % from …"."""
    return ". " not in between and "\n" not in between and given.words["moved"].first(between) is not None


def _are_some(behind: str, given: Given) -> bool:
    """Whether a number tells how many "of the" heads: then the rest may be that of them all."""
    return behind.lstrip().startswith(tuple(f"{word} " for word in given.words["partitive"]))


def last(figures: Figures, text: str, span: Span, said: Patterns, given: Given) -> Sum | None:
    """A total after its parts: "23 men and 4 women, 27 in all"."""
    figures = tuple(one for one in figures if one.unit == figures[0].unit)  # "so in three days 7,800 were sold"
    for at in range(LEAST, len(figures)):
        total, gap, behind = figures[at], text[figures[at - 1].span.end : figures[at].stated.start], None
        joined = lists.listed(figures[at - 1], total, text, said)
        brought = said.brings.fullmatch(gap) is not None and figures[at - 1].event is None
        if not (
            said.closes.fullmatch(gap)
            or brought
            or (joined and (behind := said.in_all.match(text, (total.noun_span or total.span).end, span.end)))
        ):
            continue
        if behind and at + 1 < len(figures) and not text[behind.end() : figures[at + 1].stated.start].strip():
            continue  # "two lorries and four cars, in all | six vehicles"
        if given.words["before"].first(gap):
            continue  # "730 men and 450 women, up from a total of 900"
        start = at - 1
        while start and lists.listed(figures[start - 1], figures[start], text, said):
            start -= 1
        again = any(
            part.definite and part.noun is None for part in figures[start:at]
        )  # "all but two; the two, seven in all"
        if again or at - start < LEAST or (brought and not _near(total, figures[start:at])):
            return None
        told = Span(figures[start].stated.start, total.stated.start, span.field)
        return total, Parts(figures=figures[start:at], firm=False, told=told)
    return None


def in_total(figures: Figures, previous: Told, text: str, span: Span, said: Patterns) -> Sum | None:
    """A list, and a sentence after it that opens with "In total"."""
    total = figures[0]
    if not said.totals.fullmatch(text, span.start, total.stated.start):
        return None
    parts = tuple(one for one in previous[1] if one.unit == total.unit)
    chain = all(lists.listed(one, two, text, said) for one, two in pairwise(parts))
    if len(parts) < LEAST or not chain:
        return None
    parts = lists.that_make(total, parts) or parts  # "41 owls in all", of 24 owls, 17 owls and three foxes
    return total, Parts(figures=parts, firm=False, told=Span(parts[0].stated.start, previous[0].end, span.field))
