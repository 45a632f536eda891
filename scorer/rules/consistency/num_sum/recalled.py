"""
A list whose words say that it is whole, and what it is a list of, told anywhere before: "11 schools … The list is made up of …".

The whole is of the parts' unit and comes near them. It is known by what it counts, where the list names that again or counts
the same; by whom it counted: "38 hurt … 17 of the injured went to one hospital, 12 to another and seven were treated there. No
one else needed help"; or by a word that its sentence and the list share, where no other number comes near.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from scorer.lexicon import fold
from scorer.model import Bound, Doc, Figure, Span
from scorer.rules.consistency.num_sum import lists
from scorer.rules.consistency.num_sum.lists import LEAST, TABLE, Figures
from scorer.rules.consistency.num_sum.patterns import Patterns
from scorer.rules.given import Given

MANY = 3  # parts where no word says that they are all
NEAR = 1.25  # the whole is at most this many times its parts, and the other way round
LEAD = 150  # code points ahead of the first part, and behind it, in which what is counted is named again
BEHIND = 40
RECENT = 60  # figures before a list among which its whole is looked for
SOON = 6  # sentences before "Rinciannya" in which the whole stands that it takes up
PERSON = "person"
LOOSE = ("some", "before")  # words with which a list is not all

_WORD = re.compile(r"[^\W\d_]{4,}")


def read(doc: Doc, said: Patterns, given: Given) -> Iterator[tuple[Figure, Figures]]:
    """Yield each whole with its parts."""
    earlier: list[Figure] = []
    for span, figures in doc.together():
        if span.field == "body" and earlier and LEAST <= len(figures) <= TABLE:
            yield from _of(figures, earlier[-RECENT:], span, doc, said, given)
        earlier += [one for one in figures if one.bound is Bound.EXACT]


def _of(
    figures: Figures, earlier: Sequence[Figure], span: Span, doc: Doc, said: Patterns, given: Given
) -> Iterator[tuple[Figure, Figures]]:
    parts = _listed(figures, span, doc, said)
    if not parts:
        return
    lead = doc.folded[max(span.start, parts[0].stated.start - LEAD) : parts[0].stated.start]
    behind = doc.folded[parts[0].span.end : parts[0].span.end + BEHIND].partition(",")[0]
    partly = any(behind.lstrip().startswith(f"{word} ") for word in given.words["partitive"])
    words = frozenset(_WORD.findall(f"{lead} {behind}" if partly else lead))
    reached = sum(one.value for one in parts)
    near = [one for one in earlier if _comes_near(one, parts)]
    wholes = [one for one in near if one.sentence >= 0 and _is_named(one, words, doc, given)]
    if not wholes and len(parts) >= MANY and len({one.value for one in near}) == 1:
        resumed = said.resumes.match(doc.body, span.start, span.end) is not None
        named = said.strong.search(doc.body, span.start, parts[0].stated.start)  # "The full bill is made up of"
        back = said.refers.search(lead) is not None and (parts[0].unit is not None or named is not None)
        subject = said.subject.fullmatch(doc.body, span.start, parts[0].stated.start)
        back = back or (subject is not None and given.words["taken_whole"].first(lead) is not None)
        wholes = [
            one
            for one in near
            if _is_taken_up(one, parts, words, doc, given) or ((resumed or back) and _is_close(one, parts))
        ]
    told = doc.folded[span.start : span.end]
    some = any(given.words[name].first(told, folded=True) for name in LOOSE)
    elsewhere = any(one.value == reached and one.unit == parts[0].unit for one in (*earlier, *figures))
    if wholes and not some and (not elsewhere or wholes[-1].value == reached):
        yield wholes[-1], parts


def _comes_near(one: Figure, parts: Figures) -> bool:
    """Whether a number is of the unit of some parts, more than each, and not far from them all."""
    reached, most = sum(part.value for part in parts), max(part.value for part in parts)
    return one.unit == parts[0].unit and one.value > most and lists.near(one.value, reached, NEAR)


def _is_close(one: Figure, parts: Figures) -> bool:
    """Whether "Rinciannya", or "the money", may take up a number: it stands only a little before."""
    return (one.unit or one.noun) is not None and one.sentence >= 0 and parts[0].sentence - one.sentence <= SOON


def _is_taken_up(one: Figure, parts: Figures, words: frozenset[str], doc: Doc, given: Given) -> bool:
    """Whether a list is of what a number counts: its parts count the same, or the sentence of the number has a word of the list's."""
    if one.sentence < 0:
        return False
    if one.unit is None and any(part.noun == one.noun for part in parts):
        return True
    if not (one.unit or all(_may_count(part, one, given) for part in parts)):
        return False
    last = min(one.sentence + 1, parts[0].sentence - 1)
    told = Span(doc.sentences[one.sentence].span.start, doc.sentences[last].span.end)
    roots = {root for word in _WORD.findall(doc.text(told).lower()) for root in given.speech.roots(word)}
    return any(
        root in roots for word in words if word not in given.words["groups"] for root in given.speech.roots(word)
    )


def _may_count(part: Figure, whole: Figure, given: Given) -> bool:
    """Whether a part may count what a number does by another noun: people of some kind, or pieces that name nothing."""
    if part.noun is None or part.noun in given.words["pieces"]:
        return True
    people = (whole.noun or "").startswith(PERSON) or whole.noun in given.words["people_nouns"]
    kind = part.noun.startswith(PERSON) or part.noun in given.words["kinds"] or part.noun in given.words["people_nouns"]
    return (people and kind) or part.noun in given.tables["kinds_of"].get(whole.noun or "", ())


def _listed(figures: Figures, span: Span, doc: Doc, said: Patterns) -> Figures:
    """The parts of a sentence of which words say that they are all there are; none where it has their whole itself."""
    found = lists.after(figures, doc.body, span, said, cued=True)
    if found:
        parts, ahead = found.figures, figures[: found.at]
        shared = any(one.value == len(parts) for one in ahead)
        whole = any(one.unit == parts[0].unit and one.value > parts[0].value for one in ahead)
        firm = found.firm or (shared and len(parts) >= MANY)
        return parts if firm and not whole and _plain(parts) else ()
    after = figures[0].sentence + 1
    following = doc.text(doc.sentences[after].span) if 0 < after < len(doc.sentences) else ""
    if len(figures) < MANY or not said.sealed.match(following):
        return ()
    joined = all(one.unit == two.unit and lists.listed(one, two, doc.body, said) for one, two in pairwise(figures))
    return figures if joined and _plain(figures) else ()


def _plain(parts: Figures) -> bool:
    return all(one.bound is Bound.EXACT and one.value > 0 for one in parts)


def _is_named(one: Figure, words: frozenset[str], doc: Doc, given: Given) -> bool:
    """Whether some words name again what a number counted, or to whom something happened: "of the injured"."""
    if one.noun_span is None:
        return False
    behind = _WORD.match(doc.folded, one.noun_span.end + 1)
    if fold(doc.text(one.noun_span)) in words or (one.unit is None and behind and behind[0] in words):
        return True  # "47 gedung sekolah rusak … sekolah yang rusak itu"
    people = (one.noun or "").startswith(PERSON) and one.event is not None
    return people and any(word in given.words["heads"] for word in words)
