"""
Parts that are kinds of one thing: votes for, against and withheld; men and women; houses badly and slightly damaged.

A table names the kinds and says which of them are, together, all that there are: then no other word has to say so.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from scorer.lexicon import Hit, Lexicon, fold
from scorer.model import Bound, Doc, Figure, Span
from scorer.rules.consistency.num_sum import lists
from scorer.rules.consistency.num_sum.lists import LEAST, TABLE, Figures
from scorer.rules.given import Given, Table

FAR = 12  # sentences with figures before the kinds in which their whole may stand, if it is named again
BACK = 3  # sentences before the kinds in which their whole may stand
NEAR = 1.25  # the whole is at most this many times its parts, and the other way round
MOST = 8  # kinds
AROUND = 40  # code points around a whole in which its words stand


_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """
    Kinds of one thing by their words; of `complete`, the kinds that are all, one has to be told; `whole` is what they are of.

    `within` are the words of all families that are or hold one of its own: "luka berat" holds the "berat" of houses.
    """

    words: Lexicon
    within: frozenset[str]
    kinds: Mapping[str, str]
    complete: tuple[frozenset[str], ...]
    whole: Lexicon


def read(doc: Doc, given: Given) -> Iterator[tuple[Figure, Figures]]:
    """Yield a whole and the kinds of it that a sentence tells."""
    words, families = _families(given.tables["sorts"])
    hits = list(words.find(doc.folded, folded=True))
    if len(hits) < LEAST:
        return
    starts = [hit.start for hit in hits]
    groups = [group for group in doc.together() if group[0].field == "body"]
    for at, (span, figures) in enumerate(groups):
        named = {hit.phrase for hit in hits[bisect_left(starts, span.start) : bisect_left(starts, span.end)]}
        counts = tuple(one for one in figures if one.unit is None)
        if any(_out_of(one, two, doc, given) for one, two in pairwise(counts)):
            continue  # "13 of its 19 in favour": those of a smaller group
        if len(named) < LEAST or len(counts) < LEAST or len(figures) > TABLE:
            continue
        before = [one for _, group in groups[max(0, at - FAR) : at] for one in group]
        lead = frozenset(_WORD.findall(doc.folded[span.start : counts[0].stated.start]))
        near = [
            one
            for one in before
            if figures[0].sentence - one.sentence <= BACK or (one.noun_span and fold(doc.text(one.noun_span)) in lead)
        ]
        asked = (family for family in families if not family.within.isdisjoint(named))
        found = next((found for family in asked if (found := _of(family, counts, near, span, doc))), None)
        if found and not lists.leaves_out(
            doc, span, counts[0], ("unfinished",), given, words
        ):  # "among them", "so far"
            yield found


def _out_of(one: Figure, two: Figure, doc: Doc, given: Given) -> bool:
    """Whether a figure tells out of how many another one is: "13 of its | 19 councillors"."""
    return one.noun is None and doc.folded[one.span.end : two.stated.start].strip() in given.words["of_all"]


def _of(family: Family, counts: Figures, near: Sequence[Figure], span: Span, doc: Doc) -> tuple[Figure, Figures] | None:
    """A whole and the kinds of one family: the last counts of a sentence, each of another kind, and no kind left out."""
    own = list(family.words.find(doc.folded[span.start : span.end], folded=True))
    if len(own) < LEAST:
        return None
    for told in (_behind(counts, own, span, family), _ahead(counts, own, span, family, doc.folded)):
        first = max((at + 1 for at, kind in enumerate(told) if kind is None), default=0)
        for start in range(max(first, len(counts) - MOST), len(counts) - LEAST + 1):
            parts, kinds = counts[start:], set(told[start:])
            named = {
                family.kinds[hit.phrase] for hit in own if start == 0 or span.start + hit.start > parts[0].stated.start
            }
            if len(kinds) == len(parts) and named == kinds and any(want <= kinds for want in family.complete):
                unsorted = (one for one, kind in zip(counts[:start], told, strict=False) if kind is None)
                return _with_whole(parts, (*near, *unsorted), family, doc)
    return None


def _behind(counts: Figures, hits: Sequence[Hit], span: Span, family: Family) -> list[str | None]:
    """The kind named first behind each count, before the next one."""
    ends = (*(one.stated.start for one in counts[1:]), span.end)
    return [
        next((family.kinds[hit.phrase] for hit in hits if one.span.end <= span.start + hit.start < end), None)
        for one, end in zip(counts, ends, strict=True)
    ]


def _ahead(counts: Figures, hits: Sequence[Hit], span: Span, family: Family, text: str) -> list[str | None]:
    """The kind named last before each count, behind the one before and parted from it: "laki-laki 18, perempuan 12"."""
    kinds: list[str | None] = []
    start = span.start
    for one in counts:
        near = [hit for hit in hits if start <= span.start + hit.start < one.stated.start]
        parted = near and (start == span.start or text[start : span.start + near[-1].start].strip())
        kinds.append(family.kinds[near[-1].phrase] if parted else None)
        start = one.span.end
    return kinds


def _with_whole(parts: Figures, before: Sequence[Figure], family: Family, doc: Doc) -> tuple[Figure, Figures] | None:
    """The nearest figure before the kinds that may count what they are of; none where their sum is told somewhere else."""
    whole = next((one for one in reversed(before) if _is_whole(one, parts, family, doc)), None)
    reached = sum(part.value for part in parts)
    elsewhere = any(one.value == reached and one.unit is None and one.sentence >= 0 for one in doc.figures)
    return (whole, parts) if whole and not elsewhere else None


def _is_whole(one: Figure, parts: Figures, family: Family, doc: Doc) -> bool:
    """Whether a figure may count what the kinds are of: it is more than each, and not far from their sum."""
    reached = sum(part.value for part in parts)
    around = doc.folded[max(0, one.span.start - AROUND) : one.span.end + AROUND]
    return (
        one.unit is None
        and one.noun is not None
        and all(figure.bound is Bound.EXACT for figure in (one, *parts))
        and max(part.value for part in parts) < one.value
        and lists.near(one.value, reached, NEAR)
        and (not family.whole or family.whole.first(around, folded=True) is not None)
    )


@cache
def _families(table: Table) -> tuple[Lexicon, tuple[Family, ...]]:
    """The words of all kinds, and the families."""
    words = Lexicon(word for told in table.values() for sort in told["sorts"].values() for word in sort)
    return words, tuple(_family(told, words) for told in table.values())


def _family(told: Table, every: Lexicon) -> Family:
    kinds = {fold(word): kind for kind, words in told["sorts"].items() for word in words}
    own = Lexicon(kinds)
    return Family(
        words=own,
        within=frozenset(word for word in every if own.first(word, folded=True)),
        kinds=kinds,
        complete=tuple(frozenset(kinds) for kinds in told["complete"]),
        whole=Lexicon(told["whole"]),
    )
