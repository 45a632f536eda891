"""
What speaks for and against some figures being all the parts of a total, each sign by its name; its points stand in `points`.

Words say that a list is whole ("consisting of", "the remaining") or that it is not ("including", "others"). The form of the
list tells as much: one noun or none, commas and a last "and", as many parts as the whole was shared among. Against it speak
other numbers: what the parts make stands elsewhere, or one part is what those behind it make.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from scorer.model import YEAR, Doc, Figure
from scorer.rules.consistency.num_sum import cues
from scorer.rules.consistency.num_sum.cues import Told
from scorer.rules.consistency.num_sum.pairs import LEAST, NEAR, TINY, Sum
from scorer.rules.consistency.num_sum.rounding import Figures
from scorer.rules.given import Given

FEW = 3  # parts; two may be any two numbers
SOON = 3  # sentences back
STRONG = frozenset({"composed", "opened", "sorts", "rest"})  # signs that two parts may be all
LITTLE = 2  # apart is never far
FEWER = 10  # times less than all other parts is rather among how many they were shared: "two clinics"
WHOLE = frozenset({"of them", "sorts", "closed", "rest"})  # signs that each thing is in one part only
SHARES = 12  # more is not what a whole is shared among
AROUND = 45  # code points beside a figure in which its words stand
BEHIND = 25  # code points behind a figure, or before it, in which words for it stand
JOINS = 30  # code points before the last part in which "and" stands
ONWARD = 60  # code points behind the last part in which another may follow
WIDE = 70  # code points between two parts that do not follow each other as in a list
CLOSE, NEXT_TO, FAR = 1.08, 1.03, 1.16  # what the larger is at most of the smaller
_NEXT = re.compile(r"\s[^\W\d_]+")
_MARK = re.compile(r"[.:;!?()“”\",–—]")


def read(doc: Doc, said: Sum, given: Given) -> Iterator[str]:
    """Yield the signs of a total and its parts."""
    told = cues.told(doc, said)
    found = list(cues.read(doc, said, told, given))
    yield from found or ["uncued same" if said.total.sentence == said.parts[0].sentence else "uncued"]
    if len(said.parts) < FEW:
        yield "two parts" if STRONG.isdisjoint(found) else "two kinds" if "sorts" in found else "two cued"
    elif len(said.parts) > FEW:
        yield "many parts"
    yield from _of_place(doc, said, told)
    yield from _of_digits(said)
    yield from _of_list(doc, said, given, set(found))
    yield from _of_brackets(doc, said)
    yield from _of_nouns(doc, said, given)
    yield from _of_words(doc, said, told, given)
    yield from _of_others(doc, said, given)
    yield from _of_shares(doc, said)


def _of_place(doc: Doc, said: Sum, told: Told) -> Iterator[str]:
    total, first, last = said.total, said.parts[0], said.parts[-1]
    back = first.sentence - total.sentence
    if total.span > last.span:
        yield "behind" if total.sentence == last.sentence else "behind next"
    elif back:
        yield "soon" if back <= SOON else "later"
    if first.sentence != last.sentence:
        yield "over sentences"
    if doc.quoted.touch(total.span) != doc.quoted.touch(first.span):
        yield "quote apart"
    if back and any(
        year.group() not in doc.text(doc.sentences[total.sentence].span) for year in YEAR.finditer(doc.text(told.span))
    ):
        yield "year"


def _of_digits(said: Sum) -> Iterator[str]:
    """How far the parts are from their total, and whether a slip of the pen explains it."""
    total, reached = said.total, said.reached
    low, high = sorted((total.value, reached))
    if NEXT_TO * low < high <= CLOSE * low:
        yield "near"
    elif high > FAR * low and high - low > LITTLE:
        yield "far"
    over = reached > total.value
    if over:
        yield "over"
    if over and any(abs(part.value - (high - low)) < part.step for part in said.parts):
        yield "part twice"
    if any(abs(reached - 2 * part.value - total.value) < part.step for part in said.parts):
        yield "part taken off"
    step = min(one.step for one in (total, *said.parts))
    one, two = f"{round(total.value / step)}", f"{round(reached / step)}"
    if len(one) == len(two) and sum(a != b for a, b in zip(one, two, strict=True)) == 1:
        yield "one digit"


def _of_list(doc: Doc, said: Sum, given: Given, found: set[str]) -> Iterator[str]:
    """How the parts follow each other."""
    parts, text, words = said.parts, doc.folded, given.words
    within = [text[one.span.end : two.stated.start] for one, two in pairwise(parts) if one.sentence == two.sentence]
    last = text[parts[-2].span.end : parts[-1].stated.start]
    ends = words["and"].first(last[-JOINS:], folded=True) is not None
    if ends:
        yield "and"
    if within and all("," in gap or ";" in gap for gap in within[:-1]) and (ends or ", " in last):
        yield "listed"
        here = said.total.sentence == parts[-1].sentence and said.total.span < parts[0].span
        if "composed" in found and here and not said.beside:
            yield "composed here"
    if any(len(gap) > WIDE for gap in within):
        yield "wide"
    if said.total.sentence == parts[0].sentence and words["and"].first(
        text[said.total.span.end : parts[0].stated.start], folded=True
    ):
        yield "and between"
    tail = text[parts[-1].span.end : min(parts[-1].span.end + ONWARD, doc.sentences[parts[-1].sentence].span.end)]
    if words["and"].first(_MARK.split(tail)[0], folded=True):
        yield "goes on"
    behind = [(one.noun_span or one.span).end for one in parts]
    if len({(_NEXT.match(text, end) or [str(end)])[0] for end in behind}) == 1:
        yield "alike"
    if WHOLE.isdisjoint(found) and any(
        words["states"].begins(text[start : end + BEHIND])
        for one, end in zip(parts, behind, strict=True)
        for start in (one.span.end, end)
    ):
        yield "states over" if said.reached > said.total.value else "states"
    yield from _of_beside(said)


def _of_beside(said: Sum) -> Iterator[str]:
    """Whether the list has more numbers of the unit than the parts, that of the parts aside."""
    parts = said.parts
    beside = [one for one in said.beside if one.value != len(parts)]
    if any(one.sentence == parts[0].sentence and one.span < parts[0].span for one in beside):
        yield "beside ahead"
    if any(one.sentence == parts[-1].sentence and one.span > parts[-1].span for one in beside):
        yield "beside behind"


def _of_nouns(doc: Doc, said: Sum, given: Given) -> Iterator[str]:
    """What the total and its parts count."""
    total, parts = said.total, said.parts
    first, others = parts[0].noun, {part.noun for part in parts[1:]}
    if total.unit:
        return
    one = others <= {None, first}
    home = doc.folded[doc.sentences[total.sentence].span.start : (total.noun_span or total.span).end + AROUND]
    if first is None or first == total.noun or first not in home:  # "64 motor bikes … 37 bikes"
        if total.noun is None:
            yield "bare total"
        elif first is None and one:
            yield "bare"
        elif first != total.noun and total.noun in others:
            yield "noun among"
    if any(part.noun not in (None, total.noun) and part.value * TINY < total.value for part in parts):
        yield "tiny part"
    people = _counts_people(total, given), any(_counts_people(part, given) for part in parts)
    if all(people):
        yield "people"
    elif people[0] and first and one:
        yield "no people"


def _of_brackets(doc: Doc, said: Sum) -> Iterator[str]:
    """Whether the parts stand in brackets: the ages of those named, or with the total the amounts of one list."""
    if all(_is_in_brackets(doc, part) for part in said.parts):
        if _is_in_brackets(doc, said.total):
            yield "siblings"
        if said.total.unit is None:
            yield "ages"


def _is_in_brackets(doc: Doc, figure: Figure) -> bool:
    return (
        doc.body[figure.span.start - 1 : figure.span.start] == "("
        and doc.body[figure.span.end : figure.span.end + 1] == ")"
    )


def _counts_people(figure: Figure, given: Given) -> bool:
    return figure.noun is not None and ("person" in figure.noun or figure.noun in given.words["people"])


def _of_words(doc: Doc, said: Sum, told: Told, given: Given) -> Iterator[str]:
    """The words that say that the parts are not all, or of another time."""
    for sign in ("some", "changed"):
        if given.words[sign].first(told.listed, folded=True):
            yield sign
    total = said.total
    ranked = (given.words["ranked"].first(text, folded=True) for text in (told.listed, told.following))
    if said.reached < total.value and any(ranked):
        yield "ranked"
    home = doc.folded[doc.sentences[total.sentence].span.start : doc.sentences[total.sentence].span.end]
    if given.words["groups"].first(told.lead, folded=True) and not given.words["groups"].first(home, folded=True):
        yield "new whole"
    if given.words["others"].first(told.following, folded=True):
        yield "others next"
    tail = doc.folded[said.parts[-1].span.end : told.span.end]
    if given.words["left out"].first(tail, folded=True) or given.words["left out"].first(
        told.following[:AROUND], folded=True
    ):
        yield "left out"
    if given.words["each"].first(doc.folded[said.parts[0].span.end : told.span.end], folded=True):
        yield "each"
    if given.words["and"].begins(doc.folded[(total.noun_span or total.span).end :][:BEHIND]):
        yield "total and"
    if total.definite:
        yield "definite"
    yield from _of_changes(doc, said)


def _of_changes(doc: Doc, said: Sum) -> Iterator[str]:
    """Whether a figure became another: "64 looms, up from 50"."""
    changed = {span for one in doc.changes for span in (one.first.span, one.last.span)}
    if said.total.span in changed:
        yield "total changed"
    if not changed.isdisjoint(part.span for part in said.parts):
        yield "part changed"


def _of_others(doc: Doc, said: Sum, given: Given) -> Iterator[str]:
    """What other figures of the story make of the sum."""
    total, parts, reached = said.total, said.parts, said.reached
    own = {total.span, *(part.span for part in parts)}
    others = [one for one in doc.figures if one.unit == total.unit and one.span not in own]
    values = {one.value for one in others}
    if reached in values:
        yield "reached told"
    if reached + total.value in values:
        yield "with total"
    near = range(parts[0].sentence - 1, parts[-1].sentence + 2)
    if any(one.value == total.value - reached and one.sentence in near for one in others):
        yield "left told"
    if any(one.value == total.value and (one.unit or one.noun == total.noun) for one in others):
        yield "total again"
    between = [
        one
        for one in others
        if one.sentence >= total.sentence and one.span < parts[0].span and one.value != total.value
    ]
    if any(max(one.value, reached) <= NEAR * min(one.value, reached) and (one.unit or one.noun) for one in between):
        yield "rival"
    if said.settled:
        yield "settled" if said.settled > LEAST else "settled by two"
    if len(parts) >= FEW and parts[0].value == sum(part.value for part in parts[1:]):
        yield "nested" if _is_whole(doc, parts, given) else "nested list"


def _is_whole(doc: Doc, parts: Figures, given: Given) -> bool:
    """Whether words say that the first of some parts is shared by the others: "of the | 12 hurt, three …", "nine: five …"."""
    between = doc.folded[parts[0].span.end : parts[1].stated.start]
    ahead = doc.folded[max(0, parts[0].stated.start - BEHIND) : parts[0].stated.start].rstrip()
    if given.words["of them"].begins(doc.folded[parts[1].span.end :][:BEHIND]):
        return True
    if ":" in between or given.words["compose"].first(between, folded=True):
        return True
    return given.words["of"].ends(ahead) and not given.words["compose"].ends(ahead)


def _of_shares(doc: Doc, said: Sum) -> Iterator[str]:
    """Whether the story says among how many the whole is shared: "three schools"."""
    first, total = said.parts[0], said.total
    shares = {
        one.value
        for one in doc.figures
        if one.unit is None
        and one.noun not in (None, first.noun)
        and one.sentence in (total.sentence, first.sentence)
        and one.span < first.span
        and one.span != total.span
        and 1 < one.value <= SHARES
    }
    least = min(said.parts, key=lambda one: one.value)
    if least.value == len(said.parts) - 1 and all(
        one is least or one.value > FEWER * least.value for one in said.parts
    ):
        yield "share inside"
    if len(said.parts) in shares:
        yield "shares"
    elif any(value > len(said.parts) for value in shares):
        yield "more shares"
