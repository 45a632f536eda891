"""
A sentence that tells an earlier one again with another number.

"Patients waited an average of 38 minutes in August … its finding that patients waited an average of 48 minutes in August":
where the words around a number, name and all, stood in one earlier sentence beside a number of the same unit or thing, the
two are one; the run of words ends with the first that is new.
"""

import re
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import takewhile

from scorer.model import Bound, Doc, Figure, Outcome, Span
from scorer.rules.consistency.num_conflict import slots, times
from scorer.rules.consistency.num_conflict.frames import stems
from scorer.rules.consistency.num_conflict.slots import Figures
from scorer.rules.given import Given

MOST = 40  # figures of one article that are compared; more are a table
REACH = 110  # code points to either side of a figure in which its words stand
BESIDE = 24  # code points around a figure in which a word tells of another
ENOUGH = 4  # words of the earlier sentence that stand around the later figure, a name among them
WHOLE = 5  # such words where none is a name
FIRM = (Bound.EXACT, Bound.ABOUT)
MOSTLY = 0.7  # fewer than this share of a count are some of it
_WORD = re.compile(r"[^\W\d_][\w’-]{2,}")
_EDGE = re.compile(r"[,;:()“”\"]|[.?!](?:\s|$)|\s[–—-]\s")

Pair = tuple[Figure, Figure]
Words = dict[str, bool]  # stems, each with whether it is a name's


def check(doc: Doc, told: Figures, given: Given) -> Iterator[Pair | Outcome]:
    """Yield a pair where a sentence is told again with another number."""
    own = tuple(one for one in told if one.bound in FIRM and not doc.quoted.touch(one.span))
    known = cache(lambda number: frozenset(stems(doc.text(doc.sentences[number].span), given)))
    for one, two in _alike(own[:MOST]):
        if one.sentence == two.sentence or one.meets(two) or not one.slips(two):
            continue
        again = _again(doc, one, two, known, given)
        if again is not None:
            yield (one, two) if _undisturbed(doc, one, two, again, own, given) else Outcome.ABSTAINED


def _alike(figures: Sequence[Figure]) -> Iterator[Pair]:
    """The pairs of one unit, or of one noun and no unit, in the order of the text."""
    kinds: dict[tuple[str | None, str | None], deque[Figure]] = defaultdict(deque)
    counted = (one for one in figures if one.unit is not None or one.noun is not None)
    keyed = [((one.unit, one.noun if one.unit is None else None), one) for one in counted]
    for kind, one in keyed:
        kinds[kind].append(one)
    for kind, one in keyed:
        kinds[kind].popleft()
        yield from ((one, two) for two in kinds[kind])


def _again(doc: Doc, one: Figure, two: Figure, known: Callable[[int], frozenset[str]], given: Given) -> Span | None:
    """The stretch around the second figure that tells the first's sentence again."""
    if one.unit is None and not one.turned(two) and min(one.value, two.value) < MOSTLY * max(one.value, two.value):
        return None  # a part, or another count
    span = doc.sentences[two.sentence].span
    start, end = max(span.start, two.stated.start - REACH), min(span.end, two.span.end + REACH)
    ahead = _EDGE.split(doc.body[start : two.stated.start])[-1]
    opening = max((hit.end for hit in given.words["clauses"].find(ahead)), default=0)
    ahead = ahead[opening:]
    behind = _EDGE.split(doc.body[two.span.end : end])[0]
    before = dict.fromkeys(stems(ahead, given), False)
    if not before.keys() <= known(one.sentence):
        return None  # somebody else did it
    before = _told(_WORD.findall(ahead), known(one.sentence), given)
    after = _told(_WORD.findall(behind), known(one.sentence), given)
    shared = {**before, **after}
    named = any(shared.values())
    if not after or len(shared) < (ENOUGH if named else WHOLE):
        return None
    return Span(two.stated.start - len(ahead), two.span.end + len(behind))


def _told(words: Iterable[str], known: frozenset[str], given: Given) -> Words:
    """The words up to the first that is new."""
    found = ((stem, word[0].isupper()) for word in words for stem in stems(word, given))
    return dict(takewhile(lambda told: told[0] in known, found))


def _undisturbed(doc: Doc, one: Figure, two: Figure, again: Span, told: Figures, given: Given) -> bool:
    """Whether nothing tells the two apart: a change, another time, place or source, other counts of the same beside them."""
    spans = [doc.sentences[figure.sentence].span for figure in (one, two)]
    texts = [doc.text(span) for span in spans]
    near, about = (
        doc.body[max(span.start, figure.stated.start - BESIDE) : min(span.end, figure.span.end + BESIDE)]
        for figure, span in zip((one, two), spans, strict=True)
    )
    beside = [
        other
        for other in told
        if other.sentence in {one.sentence, two.sentence} and other not in (one, two) and other.unit == one.unit
    ]
    ahead = doc.body[spans[1].start : two.span.start]
    found = given.words["retells"].first(ahead)  # "its finding that": of what was told
    return bool(
        not times.other(doc, spans[0], spans[1], given)
        and not any(given.words["changes"].first(text) for text in texts)
        and not any(given.words[cue].first(text) for cue in ("moved", "set_apart") for text in (near, doc.text(again)))
        and not any(given.words[cue].first(text) for cue in ("qualified", "others") for text in (near, about))
        and not any(other.unit is not None or other.noun == one.noun for other in beside)
        and not _parallel(one, two, told)
        and slots.at_one_time(doc, spans[0], spans[1], given)
        and slots.places(doc, again) <= slots.places(doc, spans[0])
        and (found or one.role or slots.agree(slots.speakers(doc, spans[0]), slots.speakers(doc, spans[1])))
    )


def _parallel(one: Figure, two: Figure, told: Figures) -> bool:
    """Whether both sentences count something else too: then they tell of two things in turn."""
    others, rest = (
        {(other.unit, other.noun) for other in told if other.sentence == figure.sentence and other is not figure}
        for figure in (one, two)
    )
    return bool(others & rest)
