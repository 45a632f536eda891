"""
Parts told over sentences, and how many share the whole: "three farms brought in 540 tonnes", "it has only four wards".

The number of the shares says when all of them were told, whatever words they are told in. It stands with the whole, or a
word says that there are no more of them.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from scorer.model import Bound, Doc, Figure, Span
from scorer.rules.consistency.num_sum import lists, patterns
from scorer.rules.consistency.num_sum.lists import NO_WHOLE, TABLE, Figures
from scorer.rules.given import Given

SENTENCES = 5  # around the number of shares, in which the whole and its parts may be told
SHARES = frozenset(range(2, 9))  # more parts are a table
NEAR = 1.25  # the whole is at most this many times its parts, and the other way round
AHEAD = 25  # code points before the number of shares in which "is divided into" stands
BESIDE = 10  # … and behind it up to that number: "has just", not "had been covering"
WORDS = 3  # behind a whole that say what it counts

_WORD = re.compile(r"[^\W\d_][\w-]*")


def read(doc: Doc, given: Given) -> Iterator[tuple[Figure, Figures]]:
    """A whole with its parts, in order of appearance; each part of the whole's unit, and as many as there are shares."""
    groups = [(span, figures) for span, figures in doc.together() if figures[0].sentence >= 0 and len(figures) <= TABLE]
    for at, (span, figures) in enumerate(groups):
        for count in (one for one in figures if _counts(one)):
            around = [one for _, group in groups[max(0, at - SENTENCES) : at + SENTENCES + 1] for one in group]
            near = [one for one in around if abs(one.sentence - count.sentence) <= SENTENCES and one is not count]
            ahead = doc.folded[max(span.start, count.stated.start - AHEAD) : count.stated.start]
            closed = any(len(ahead) - hit.end <= BESIDE for hit in given.words["no_more"].find(ahead, folded=True))
            wholes = near if closed else [one for one in near if one.sentence == count.sentence]
            found = next((found for whole in wholes if (found := _shared(whole, count, near, doc, given))), None)
            if found:
                yield found


def _counts(one: Figure) -> bool:
    """Whether a number may say how many share: three villages, or the three days on which something was brought in."""
    named = one.noun is not None or one.definite or one.unit is not None
    return named and one.unit in (None, "d", "mo", "w") and one.value in SHARES and one.bound is Bound.EXACT


def _shared(
    whole: Figure, count: Figure, near: Sequence[Figure], doc: Doc, given: Given
) -> tuple[Figure, Figures] | None:
    """A whole with as many parts as are counted, in the sentences after it or else in those before."""
    if whole.unit in NO_WHOLE or (whole.unit is None and whole.noun in (None, count.noun)):
        return None
    nouns = _nouns(whole, doc)
    alike = [one for one in near if one is not whole and one.unit == whole.unit and (one.unit or one.noun in nouns)]
    if any(one.sentence == whole.sentence for one in alike):
        return None
    number = int(count.value)
    after = [one for one in alike if one.sentence > whole.sentence]
    before = [one for one in alike if one.sentence < whole.sentence][::-1]
    for told in (after, before):
        parts = tuple(sorted(told[:number], key=lambda one: one.span.start))
        further = told[number : number + 1]
        more = bool(further and parts) and further[0].sentence == told[number - 1].sentence
        if (
            len(parts) == number
            and not more
            and _plain(whole, parts, doc, given)
            and _told_of(whole, parts, doc, given)
        ):
            return whole, parts
    return None


def _nouns(whole: Figure, doc: Doc) -> frozenset[str | None]:
    """What the parts of a whole may count: nothing that is named again, or one of the words behind it."""
    return frozenset({None, whole.noun, *_WORD.findall(doc.folded, whole.span.end, whole.span.end + 2 * AHEAD)[:WORDS]})


def _plain(whole: Figure, parts: Figures, doc: Doc, given: Given) -> bool:
    """Whether the parts are exact, told one sentence after the other, and not far from their whole."""
    reached = sum(part.value for part in parts)
    told = (parts[0].sentence, *(part.sentence for part in parts))
    return (
        all(one.bound is Bound.EXACT and one.value > 0 for one in (whole, *parts))
        and all(two - one <= 1 for one, two in pairwise(told))
        and (any(part.unit or part.noun for part in parts) or _listed(whole, parts, doc, given))
        and max(part.value for part in parts) < whole.value
        and not lists.that_make(whole, parts)
        and lists.near(whole.value, reached, NEAR)
    )


def _listed(whole: Figure, parts: Figures, doc: Doc, given: Given) -> bool:
    """Whether parts of which none names what it counts are a list in the sentence after the whole."""
    said = patterns.of(given)
    behind = all(one.sentence == whole.sentence + 1 for one in parts)
    return behind and all(lists.listed(one, two, doc.body, said) for one, two in pairwise(parts))


def _told_of(whole: Figure, parts: Figures, doc: Doc, given: Given) -> bool:
    """
    Whether the parts are told of somebody by name, all but one at least, and no words say that they are not all.

    A reader who meets a name there for the first time may not know the first of a sentence as one.
    """
    named = 0
    edge = doc.sentences[parts[0].sentence].span.start
    for part in parts:
        start = max(edge, doc.sentences[part.sentence].span.start)
        named += any(letter.isupper() for letter in doc.body[start : part.stated.start])
        edge = part.span.end
    own, last = doc.sentences[whole.sentence].span, doc.sentences[parts[-1].sentence].span
    told = Span(own.end, last.end) if own.start < parts[0].span.start else Span(parts[0].span.end, own.start)
    loose = any(given.words[name].first(doc.text(told)) for name in ("some", "rest", "before"))
    elsewhere = sum(one.value for one in parts) in {one.value for one in doc.figures if one.unit == whole.unit}
    return named >= len(parts) - 1 and not loose and not elsewhere
