"""
Amounts and lengths of time with a name: "fined £240,000 … the £420,000 fine", "divonis tiga tahun … vonis empat tahun itu".

A story that tells of one fine names it once and takes it up with an article, a possessive or "itu". Two defendants have
two fines, so nothing is said where the story brings in more than one.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import takewhile

from scorer.lexicon import any_of, fold
from scorer.model import Bound, Doc, Figure, Outcome, Span
from scorer.rules.consistency.num_conflict import apposed, called, clauses, groups, prices, slots, times
from scorer.rules.consistency.num_conflict.frames import stems
from scorer.rules.consistency.num_conflict.slots import Figures
from scorer.rules.given import Given, Table

MOST = 30  # amounts of one unit that are compared; more are a table
NEAR = 4  # sentences in which "the 21-mile swim" may take up the 12 miles
REACH = 200  # code points to either side of a figure in which its sentence is looked at
HEADED = 3  # words of "the fine of"
AHEAD = 24  # code points before a figure in which "the" or "another" stands
DEED = 60  # code points beside an amount in which it is told what was done with it
COURTS = frozenset({"sentence", "demand"})  # roles of what a court gives, which is no money
ALIKE = 3  # words that two sentences about one amount share
CLOSE = 5  # words before it in which its verb stands
PASSIVE = 3  # words behind it: "were stolen"
BEHIND = 24  # code points after it in which "itu" stands

_EDGE = re.compile(r"[,;:.()“”\"–—?!]")

Pair = tuple[Figure, Figure]


def check(doc: Doc, told: Figures, given: Given) -> Iterator[Pair | Outcome]:
    """Yield a pair where a named amount is taken up with another value, and an outcome where it is with its own."""
    named: dict[tuple[str, str], list[Figure]] = {}
    every: dict[str, list[Figure]] = {}
    bare = {one.value for one in told if one.unit is None}
    for figure in (_with_role(doc, one, given) for one in told if one.unit is not None):
        unit = figure.unit or ""
        if figure.role is None and unit in slots.LOOSE:
            every.setdefault(unit, []).append(figure)  # "Webb received eight years, his cousin seven"
            continue
        earlier = named.setdefault((figure.role or "", unit), [])
        alike = every.setdefault(unit, [])
        before = [one for one in alike[:MOST] if one.sentence < figure.sentence]
        known = (
            [one for one in earlier[:MOST] if one.sentence < figure.sentence]
            or [one for one in before if one.role is None]
            or [
                one
                for one in before
                if not figure.role or (slots.turned(one, figure) and one.role in _deeds_of(doc, figure, given))
            ]
        )
        first = times.of_one(doc, known, figure, given)
        labels = prices.labels(doc, before, figure, given)
        labels = labels or _only_sum(doc, alike[:MOST], figure, given)
        first = labels or first
        twin = _told_alike(doc, alike[:MOST], figure, given)
        first = twin or first
        if not first or not (twin or _points_back(doc, figure, given)):
            earlier[MOST:] = []
            earlier.append(figure)
        elif any(figure.meets(one) for one in alike[:MOST]) or figure.value in bare:
            yield Outcome.AGREED
        elif (
            (
                (bool(labels) and len({one.value for one in labels}) == 1 and labels[0].slips(figure))
                or (_same(first, figure) and (bool(twin) or _of_one_thing(doc, first[0], figure, given)))
            )
            and _one_case(doc, first[0], figure, given)
            and not slots.made_of(first[0], figure, told)
        ):
            yield first[0], figure
        else:
            yield Outcome.ABSTAINED
        alike.append(figure)


def _with_role(doc: Doc, figure: Figure, given: Given) -> Figure:
    """The figure with the role of the noun that takes it up: "the eight-year term" is the sentence."""
    if figure.role is not None and not (figure.money and figure.role in COURTS):  # "jailed for stealing £2m"
        return figure
    if figure.money:  # "was given $2m" is no sentence
        figure = replace(figure, role=_amount(doc, figure, given))
        if figure.role:
            return figure
    if not figure.definite:
        return figure
    span = doc.sentences[figure.sentence].span
    if given.words["offices"].first(
        doc.body[max(span.start, figure.span.start - REACH) : min(span.end, figure.span.end + REACH)]
    ):
        return figure  # "the four-year term" of a mayor
    behind = doc.body[figure.span.end : figure.span.end + BEHIND]
    roles = given.tables["takes_up"]
    found: str | None = next((name for name, words in roles.items() if _opens(tuple(words)).match(behind)), None)
    return replace(figure, role=found) if found else figure


def _amount(doc: Doc, figure: Figure, given: Given) -> str | None:
    """What an amount of money is by the noun beside it: "biaya Rp 3,2 miliar itu", "a cost of £2m", "the £2m bill"."""
    named = _names(given.tables["amounts"])
    start = doc.sentences[figure.sentence].span.start
    ahead = doc.folded[max(start, figure.stated.start - AHEAD) : figure.stated.start].split()
    while (
        ahead and (ahead[-1] in given.words["measured"] or ahead[-1] in given.words["has"]) and ahead[-1] not in named
    ):
        ahead.pop()
    behind = doc.folded[figure.span.end : figure.span.end + BEHIND].replace("-", " ").split()
    after = behind[0].strip(".,;:") if behind and figure.definite else ""
    return named.get(after) or deed(doc, figure, given) or (named.get(ahead[-1]) if ahead else None)


def deed(doc: Doc, figure: Figure, given: Given) -> str | None:
    """
    What was done with an amount, as its clause says: "stole £84,000", "the £84,000 he stole", "£84,000 raised by".

    Of one that points back the words behind it tell; those before it tell what becomes of it now.
    """
    return next(iter(_deeds_of(doc, figure, given)), None)


def _deeds_of(doc: Doc, figure: Figure, given: Given) -> list[str]:
    """All that its clause says of what was done with it, nearest first: "the £84,000 was found to be missing"."""
    span = doc.sentences[figure.sentence].span
    behind = _EDGE.split(doc.folded[figure.span.end : min(span.end, figure.span.end + DEED)])[0].split()
    ahead = _EDGE.split(doc.folded[max(span.start, figure.stated.start - DEED) : figure.stated.start])[-1].split()
    with_it = apposed.read(doc, figure, given)
    if with_it and (told := _done(with_it.narrowed.split(), given)):
        return told
    if not figure.definite and (told := _done(ahead[-CLOSE:], given)):
        return told[::-1]
    return _done(behind if figure.definite else behind[:PASSIVE], given)


def _done(words: Sequence[str], given: Given) -> list[str]:
    """The deeds that some words tell, up to the next clause."""
    named = _deeds(given.tables["done"])
    return [named[word] for word in takewhile(lambda word: word not in given.words["breaks"], words) if word in named]


@cache
def _deeds(table: Table) -> Mapping[str, str]:
    """For each verb what it does with an amount, told from the roles that are read with the figure."""
    return {word: f"+{kind}" for kind, words in table.items() for word in words}


@cache
def _names(table: Table) -> Mapping[str, str]:
    """For each word the amount it names, told from the roles that are read with the figure."""
    return {word: f"+{kind}" for kind, words in table.items() for word in words}


@cache
def _opens(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"[\s-](?:{any_of(words)})\b", re.IGNORECASE)


def _same(first: list[Figure], figure: Figure) -> bool:
    """Whether the story told one such amount before; without its name only one whose digits are turned round."""
    one = first[0]
    alone = len({other.value for other in first}) == 1
    near = (figure.role is not None and figure.role == one.role) or (
        slots.turned(one, figure) and (figure.money or figure.sentence - one.sentence <= NEAR)
    )
    named = (figure.role or "").startswith("+")
    return alone and near and (not named or one.slips(figure))


def _of_one_thing(doc: Doc, one: Figure, two: Figure, given: Given) -> bool:
    """Whether an amount that only looks like the first is of its thing: "the £1.2 million bequest", not "the £42,000 oven"."""
    named = not (two.role or "+").startswith("+") or deed(doc, two, given) == two.role
    if one.role == two.role and named:
        return True
    span = doc.sentences[one.sentence].span
    behind = _EDGE.split(doc.body[two.span.end : two.span.end + BEHIND])[0]
    words = list(takewhile(lambda word: word not in given.words["finite"], fold(behind).replace("-", " ").split()))
    if slots.years(doc, span) or given.words["purposes"].first(" ".join(words)):
        return False
    if not two.money or not words or not given.words["sums"] or words[0] in given.words["persons"]:
        return True  # "the £4,000 people gave"
    told = frozenset(
        stems(doc.body[max(span.start, one.span.start - REACH) : min(span.end, one.span.end + REACH)], given)
    )
    near = words[:HEADED]
    return called.tells_sum(near, given) or not told.isdisjoint(stems(" ".join(near), given))


def _told_alike(doc: Doc, alike: Sequence[Figure], figure: Figure, given: Given) -> list[Figure]:
    """The only other amount of the story so far, if it has the same digits and its sentence is told in the same words."""
    one = alike[0] if len({one.value for one in alike}) == 1 else None
    if one is None or not figure.money or one.sentence == figure.sentence or not slots.turned(one, figure):
        return []
    spans = [doc.sentences[told.sentence].span for told in (one, figure)]
    shared = frozenset.intersection(*(frozenset(stems(doc.text(span), given)) for span in spans))
    then = slots.at_one_time(doc, spans[0], spans[1], given) and not times.other(doc, spans[0], spans[1], given)
    deeds = {deed(doc, told, given) for told in (one, figure)} - {None}
    return [one] if then and len(shared) >= ALIKE and len(deeds) <= 1 else []


def _only_sum(doc: Doc, alike: Sequence[Figure], figure: Figure, given: Given) -> list[Figure]:
    """The only amount of the story so far, told shortly before one that is only called money: "uang Rp40 juta itu"."""
    near = doc.folded[max(0, figure.stated.start - AHEAD) : figure.stated.start].split()
    if not (figure.money and near and near[-1] in given.words["money"] and len({one.value for one in alike}) == 1):
        return []
    return [one for one in alike[-1:] if 0 < figure.sentence - one.sentence <= NEAR]


def _points_back(doc: Doc, figure: Figure, given: Given) -> bool:
    """Whether "the", "his" or "itu" says that the reader has met it."""
    if figure.definite or apposed.read(doc, figure, given):
        return True
    ahead = doc.body[max(0, figure.stated.start - AHEAD) : figure.stated.start].rstrip()
    if given.words["owned"].ends(ahead) or _headed(ahead, figure, given):
        return True
    behind = doc.body[figure.span.end : figure.span.end + BEHIND]
    if not given.tables["again"]["opened"] and given.words["pronouns"].begins(behind):  # "Rp 8 miliar yang digelapkan"
        return deed(doc, figure, given) is not None
    pointed = given.words["pointed"].first(behind)
    return (
        pointed is not None
        and not set(behind[: pointed.start]) & set(",.;:()\n")
        and len(behind[: pointed.start].split()) <= 1
    )


def _one_case(doc: Doc, one: Figure, two: Figure, given: Given) -> bool:
    """Whether both are stated exactly, and nothing tells of a second case or of a change."""
    spans = [doc.sentences[figure.sentence].span for figure in (one, two)]
    between = Span(spans[0].start, clauses.phrase_end(doc, two, given))
    return (
        one.bound is two.bound is Bound.EXACT
        and not prices.are_apart(doc, one, two, given)
        and (two.role is not None or not groups.is_elsewhere(doc, two, given))
        and not any(given.words["cases"].first(_beside(doc, figure, given)) for figure in (one, two))
        and not _changes(doc, between, one, given)
        and not (two.role == "contract" and slots.brings_in(doc, Span(spans[0].end, two.stated.start)))
    )


def _changes(doc: Doc, between: Span, one: Figure, given: Given) -> bool:
    """Whether a word tells that an amount changed, or of a second; "another of its tankers" is none."""
    return any(
        _of_a_sum(doc, between.start + hit.end, given)
        if given.words["sums"] and (hit.phrase in given.words["added"] or hit.phrase in given.words["ordinals"])
        else _tells_of_one(doc, doc.sentence_at(between.start + hit.start), one, given)
        for hit in given.words["changes"].find(doc.text(between))
        if hit.phrase not in given.words["unmoved"]
    )


def _of_a_sum(doc: Doc, end: int, given: Given) -> bool:
    """Whether "another" is said of an amount."""
    behind = doc.folded[end : end + BEHIND]
    return any(word in given.words["sums"] for word in behind.split()[:HEADED]) or any(map(str.isdigit, behind))


def _tells_of_one(doc: Doc, number: int, one: Figure, given: Given) -> bool:
    """Whether a sentence tells of an amount."""
    told = doc.folded[doc.sentences[number].span.start : doc.sentences[number].span.end].split()
    amounts = any(one.unit == other.unit for other in slots.counts_in(doc, number))
    named = one.money and (not given.words["sums"] or any(word.strip(".,") in given.words["sums"] for word in told))
    return amounts or named


def _beside(doc: Doc, figure: Figure, given: Given) -> str:
    """What its sentence tells around an amount, up to the next clause: "must pay £2m | after another spill"."""
    span = doc.sentences[figure.sentence].span
    ahead, behind = doc.body[span.start : figure.stated.start], doc.body[figure.span.end : span.end]
    after = given.words["breaks"].first(behind)
    return f"{ahead} {behind[: after.start] if after else behind}"


def _headed(ahead: str, figure: Figure, given: Given) -> bool:
    """Whether a named amount stands behind its name and an article: "the fine of £58,000"."""
    words = ahead.lower().split()
    return (
        figure.role is not None
        and len(words) >= HEADED
        and words[-1] in given.words["measured"]
        and any(word in given.words["known"] for word in words[-1 - HEADED : -2])
    )
