"""
A name stands once in a garbled form of one the story uses elsewhere.

Why it matters: a misspelt name is the mistake that readers forgive least.
Stays quiet: on different people with similar names, as where one sentence names both, on accepted transliterations, on
inflected names (Korea, Korean), on the newsroom's own names.
How: a capitalised word of six letters or more that stands once, or in the headline alone, a letter or two away from
another, where something says that both are one name: the same neighbour (first name, title, second half of a place's name), letters that only changed
places, a surname that is nobody else's, or a letter lost from or added to a long name that stands more often.
Likewise a full name that shares all but one word with another, where that word begins alike to the middle or is two letters
away ("Hendra Sutawijaya", "Hendra Sutawinata").
Cannot see: a slip made every time, short names, and slips in names that stand only once.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from itertools import chain

from rapidfuzz.distance import OSA

from scorer.lexicon import fold
from scorer.model import Doc, Finding, NameKind, Outcome, Span
from scorer.rules.consistency.name_typo import alone, halves, headline, spelling, titles, words
from scorer.rules.consistency.name_typo.halves import Half
from scorer.rules.consistency.name_typo.words import Written
from scorer.rules.given import Given

QUOTES = frozenset("\"“”‘’'")
TERM = 10  # letters behind a word in which its quotation ends that holds hardly more than it
ALONE = 8  # letters of a name that is known again without a neighbour; one less where letters only changed places
ALIKE = 4  # letters with which two family names begin where two others make no difference
BESIDE = 20  # code points before a name in which a word of kin may stand
MOST = 400  # different capitalised words looked at
NEAR = 60  # words of one first letter that are compared

REACH = 40  # code points before it in which "born" stands

_NAMES = re.compile(r"\s(?:[A-Z][\w'’-]*\s)*$")  # the other names before one
_POSTED = re.compile(r"[A-Z]{3,}\s$|\w$")  # a rank in capitals, or a name that the word is a part of

_THINGS = frozenset({NameKind.PLACE, NameKind.ORGANISATION, NameKind.OUTLET})


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield a finding for each garbled name, with the form it resembles."""
    written = words.written(doc)
    ours = {text for text in written.counts if text.replace("’", "'") in given.names}
    reported: set[str] = set()
    for text, other in chain(
        _garbled(doc, written, ours, given),
        _other_halves(doc, written, given),
        alone.otherwise(doc, written.words, written.counts, written.titles, given),
    ):
        listed = {text, other} & reported or any(word in given.words["not_names"] for word in (text, other))
        if not listed and text not in ours and not _once_called(doc, written.place(text), given):
            reported.add(text)
            yield _finding(doc, text, other, written, given)
    for place, other in headline.otherwise(doc, written.counts, partial(spelling.misspells, given=given), given):
        if other not in reported and doc.text(place) not in ours:
            yield _in_headline(doc, place, other, written)


def _garbled(doc: Doc, written: Written, ours: set[str], given: Given) -> Iterator[tuple[str, str]]:
    """Words that stand once, each with those it resembles and may be a slip for."""
    long = [text for text in written.counts if len(text) >= spelling.LETTERS - 1]
    names = [text for text in long if text not in given.words["not_names"]]
    forms = spelling.forms(names, given)
    rare = [text for text in names if written.counts[text] == 1 and text not in ours][:MOST]
    alike: dict[str, list[str]] = defaultdict(list)
    for text in sorted(names, key=lambda text: -written.counts[text])[:MOST]:
        if len(alike[text[0]]) < NEAR:
            alike[text[0]].append(text)
    starts = [sentence.span.start for sentence in doc.sentences]
    for text in rare:
        for other in alike[text[0]]:
            apart = abs(len(text) - len(other)) > spelling.SAME + 1
            if apart or other == text or not _precedes(other, text, written):
                continue
            if not spelling.near(forms[text], forms[other]):
                continue
            if _is_slip(doc, text, other, written, given) and not _together(doc, starts, written, text, other):
                yield text, other


def _other_halves(doc: Doc, written: Written, given: Given) -> Iterator[tuple[str, str]]:
    """Words of full names that stand for one another, the one that stands nowhere else first."""
    pairs = list(halves.differ(doc, written.adjacent, written.counts, given))
    if pairs and any(given.words["corrects"].first(text) for text in (doc.article.headline or "", doc.body)):
        return  # a correction tells the wrong form beside the right one
    for one, two in pairs:
        if not _two_bearers(doc, one, two, given):
            yield (two.word, one.word) if written.counts[two.word] == 1 else (one.word, two.word)


def _finding(doc: Doc, text: str, other: str, written: Written, given: Given) -> Finding:
    """What to write is known where one form stands more often, or is a word of the language."""
    listed = fold(text) in given.speech.words and fold(other) not in given.speech.words
    wrong, right = (other, text) if listed and written.counts[other] == 1 else (text, other)
    word = fold(right) in given.speech.words
    things = (name.identity.split() for name in doc.names if name.kind in _THINGS)
    thing = word or (right not in written.persons and any(right in parts for parts in things))
    return Finding(
        rule="name-typo",
        spans=(written.place(wrong), written.place(right)),
        values={"written": wrong, "meant": right, "times": f"{written.counts[right]}"},
        case="thing" if thing else "" if written.counts[right] > 1 else "once",
        confidence=0.93,
        repairs=(right,) if word or written.counts[right] > 1 else (),
    )


def _in_headline(doc: Doc, place: Span, other: str, written: Written) -> Finding:
    return Finding(
        rule="name-typo",
        spans=(place, written.place(other)),
        values={"written": doc.text(place), "meant": other, "times": f"{written.counts[other]}"},
        case="" if written.counts[other] > 1 else "once",
        confidence=0.93,
    )


def _kin(doc: Doc, word: Span, given: Given) -> bool:
    """Whether a name first stands behind a word of kin: a brother may be called nearly the same."""
    return given.words["kin"].first(doc.body[max(0, word.start - BESIDE) : word.start]) is not None


def _once_called(doc: Doc, word: Span, given: Given) -> bool:
    """Whether a name is told as the one somebody bore before: "Mrs Hollis, born | Mary Tollis"."""
    ahead = doc.body[max(0, word.start - REACH) : word.start]
    return given.words["once"].ends(_NAMES.sub("", ahead))


def _two_bearers(doc: Doc, one: Half, two: Half, given: Given) -> bool:
    """Whether the story tells that two like full names are two people's: side by side, by kin, by a post of their own."""
    told = {name.span.start: name for name in doc.names}
    names = [told[half.whole.start] for half in (one, two) if half.whole.start in told]
    kin = not one.leading and given.words["kin"].first(doc.folded, folded=True) is not None
    return (
        kin
        or alone.introduced(doc, two.whole)
        or (len(names) == 2 and titles.other_posts(*names))
        or doc.sentence_at(one.whole.start) == doc.sentence_at(two.whole.start)
    )


def _precedes(other: str, text: str, written: Written) -> bool:
    """Whether the other form is the established one: it stands more often, or it came first."""
    return written.counts[other] > 1 or written.first[other].start() < written.first[text].start()


def _is_slip(doc: Doc, text: str, other: str, written: Written, given: Given) -> bool:
    """Whether both are one name: close in letters, with something that says so."""
    plain = {fold(text), fold(other)} <= given.speech.words
    related = plain and given.speech.akin(fold(text), fold(other))  # "Marlow County", "Dunmore and Marlow Counties"
    clubs = tuple(given.words["clubs"])  # "Persija", "Persiba" are two
    shared = written.beside[text] & written.beside[other]
    posts, others = (written.posts.get(word, frozenset()) for word in (text, other))
    family = any(side == "after" for side, _ in shared)
    if (
        related
        or (family and any(_kin(doc, written.place(word), given) for word in (text, other)))
        or (clubs and fold(text).startswith(clubs) and fold(other).startswith(clubs))
        or _of_another(doc, text, other, written)
        or _are_two_people(text, other, written)
        or (other in written.short and not spelling.one_letter(text, other))
    ):
        return False
    capitals = "" if shared else words.head(doc, written.place(text))
    headed = capitals and capitals == words.head(doc, written.place(other))
    if (shared or headed) and (written.counts[other] > 1 or (spelling.one_letter(text, other) and not plain)):
        first = written.place(text)
        exchanged = len(text) >= ALONE and spelling.exchanged(fold(text), fold(other))
        new = exchanged and (alone.introduced(doc, first) or _kin(doc, first, given))
        return (exchanged and not new) or spelling.garbled(text, other, given)
    surname = (
        other in written.persons and text not in written.persons and not alone.introduced(doc, written.place(text))
    )
    # "Zhang", "Zhangzi" are two names; only with a neighbour in common the longer may be a slip.
    apart = spelling.longer_by_an_ending(fold(text), fold(other))
    if (
        apart
        or any(_is_word(word, written, given) for word in (text, other))
        or not spelling.garbled(
            text, other, given, alone=surname and given.words["kin"].first(doc.folded, folded=True) is None
        )
    ):
        return False
    told = written.titles.get(text, frozenset())
    lone = all(side == "before" and (name in written.opening or name in told) for side, name in written.beside[text])
    lone = lone and not titles.are_two(posts, others)
    if sorted(fold(text)) == sorted(fold(other)):
        return len(text) >= ALONE - 1 and (bool(shared) or lone or spelling.one_letter(text, other))
    if other in written.persons and lone and not alone.introduced(doc, written.place(text)):
        edits = 2 if min(len(text), len(other)) >= spelling.LONG or _sure(doc, text, other, written, given) else 1
        placed = text in written.speaking or bool(posts)  # "Pelatih Sarano"
        return (
            len(text) >= ALONE - 1 - (placed and len(text) != len(other))
            and OSA.distance(fold(text), fold(other), score_cutoff=edits) <= edits
        )
    fewest = min(len(text), len(other))
    known = written.counts[other] > 1 and fewest >= ALONE - (text in written.speaking)
    return len(text) != len(other) and (known or (fewest >= spelling.LONG and spelling.one_letter(text, other)))


def _of_another(doc: Doc, text: str, other: str, written: Written) -> bool:
    """Whether one stands for itself: a term in marks of its own, half of a name with a hyphen, or both known places."""
    one, two = written.place(text), written.place(other)
    quoted = any(
        doc.body[word.start - 1 : word.start] in QUOTES and QUOTES.intersection(doc.body[word.end : word.end + TERM])
        for word in (one, two)
        if written.counts[doc.text(word)] == 1
    )
    places = {doc.text(name.span) for name in doc.names if name.kind is NameKind.PLACE}
    joined = doc.body[two.start - 1 : two.start] == "-" and written.counts[other] <= doc.body.count(f"-{other}")
    return quoted or joined or {text, other} <= places


def _are_two_people(text: str, other: str, written: Written) -> bool:
    """Whether like family names stand behind one first name and two posts, or behind first names of their own."""
    one, two = (
        {name for side, name in written.beside[word] if side == "before" and name in written.persons}
        for word in (text, other)
    )
    if one & two:
        return titles.are_two(written.posts.get(text, frozenset()), written.posts.get(other, frozenset()))
    return bool(one and two) and {text, other} <= written.persons


def _sure(doc: Doc, text: str, other: str, written: Written, given: Given) -> bool:
    """Whether two family names begin alike far enough, neither is a word, and no post before one tells it from the other."""
    one, two = fold(text), fold(other)
    if {one, two} & given.speech.words or spelling.common(one, two) < ALIKE:
        return False
    held = written.titles.get(other, frozenset())
    beside = {name for _, name in written.beside[text] if len(name) > titles.ADDRESS}
    titled = any(not held or titles.are_two({name}, held) for name in beside)
    return (
        not titled
        and _POSTED.search(doc.body[max(0, written.place(text).start - BESIDE) : written.place(text).start]) is None
    )


def _is_word(text: str, written: Written, given: Given) -> bool:
    """Whether capitals may stand on a plain word of the language."""
    word = fold(text)
    return word in given.speech.words or (text in written.opening and given.speech.knows(word))


def _together(doc: Doc, starts: list[int], written: Written, text: str, other: str) -> bool:
    """Whether one sentence names both, beside the same neighbour if they have one: then they are two, as brothers are."""
    word = written.place(text)
    at = bisect_right(starts, word.start) - 1
    sentence = doc.text(doc.sentences[at].span) if at >= 0 else ""
    shared = written.beside[text] & written.beside[other]
    pairs = [f"{name} {other}" if side == "before" else f"{other} {name}" for side, name in shared] or [other]
    return any(re.search(rf"\b{re.escape(pair)}\b", sentence) for pair in pairs)
