"""
Somebody called by one name whom the story never brought in, and whose name is nearly that of one it did.

"Tobias Harnwell, 52, … Harnwood showed no emotion": who is called by one name was told before with another one to it. A
name of nobody that speaks or acts and begins like the family name of one person alone is that person's.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import islice

from rapidfuzz.distance import OSA

from scorer.lexicon import fold
from scorer.model import Doc, NameKind, Span, Stretches
from scorer.rules.consistency.name_typo import spelling
from scorer.rules.given import Given

LEAST = 5  # letters of such a name
SHORT = 6  # letters below which one edit alone makes the difference …
LONG = 8  # … and from which all may differ behind
HEAD = 5  # these letters
FAR = 3  # letters by which two may differ before what sounds alike is made one
MOST = 200  # names looked at
ALIKE = 5  # letters of a word that is no form of address
OFTEN = 2  # times at most that the name of nobody stands
_AGED = re.compile(r"\s\(\d\d\)|,\s\d\d[,\s]")
_BEHIND = re.compile(r" ([a-z]+)")
_NAME = re.compile(r"(?:\b[A-Z](?:[a-z]{3,}|[A-Z]+) |-)$")
_WORD = re.compile(r"\b([a-z]+) $")
REACH = 24  # code points before a name in which a word stands


@dataclass(frozen=True, slots=True)
class _People:
    """The words of full names, each with the names it is a part of, and those by which people are called."""

    parts: frozenset[str]
    called: Mapping[str, frozenset[str]]


def otherwise(
    doc: Doc, words: Sequence[re.Match[str]], counts: Counter[str], titles: Mapping[str, AbstractSet[str]], given: Given
) -> Iterator[tuple[str, str]]:
    """
    Each name of nobody, with the name of the one person who is meant by it.

    `titles` are the words of names with those of the titles before them.
    """
    people = _people(doc, counts)
    if not people.called:
        return
    heads: dict[str, list[str]] = {}
    for name in islice(people.called, MOST):
        heads.setdefault(name[0], []).append(name)
    alone: dict[str, list[re.Match[str]]] = {}
    for word in words:
        text = word.group()
        if len(text) >= LEAST and text not in people.parts and counts[text] <= OFTEN and text[0] in heads:
            alone.setdefault(text, []).append(word)
    for text, places in islice(alone.items(), MOST):
        near = [other for other in heads[text[0]] if _could_be(text, other) and _near(text, other, given)]
        near = near or [other for other in heads[text[0]] if _lost_an_s(doc, text, other, places, given)]
        whose = {name for other in near for name in people.called[other]}
        if len(near) == 1 and len(whose) == 1:
            cues = Stretches(one.cue for one in doc.attributions if one.cue)
            if _lost_an_s(doc, text, near[0], places, given) or _is_somebody(
                doc, places, cues, titles.get(near[0], frozenset()), given
            ):
                yield text, near[0]


def _could_be(text: str, other: str) -> bool:
    """Whether a name begins as another does or is not far from it: looked at before its sounds are."""
    return text[:HEAD] == other[:HEAD] or OSA.distance(text, other, score_cutoff=FAR) <= FAR


def _lost_an_s(doc: Doc, text: str, other: str, places: Sequence[re.Match[str]], given: Given) -> bool:
    """Whether a name behind a title is another with an s too many or too few, which makes a family of no one: "Dr Holts"."""
    short, long = sorted((text, other), key=len)
    if long != short + spelling.PLURAL or any(given.speech.knows(fold(word)) for word in (short, long)):
        return False
    begins = {word.start() for word in places}
    return begins == {name.span.start for name in doc.names if name.title and name.span.start in begins}


def _people(doc: Doc, counts: Counter[str]) -> _People:
    parts: set[str] = set()
    called: dict[str, set[str]] = {}
    written = [(name, doc.text(name.span).split()) for name in doc.names]
    address = {words[0] for _, words in written if len(words) > 2 and len(words[0]) < ALIKE}
    for name, every in written:
        words = every[1:] if len(every) == 2 and every[0] in address else every  # "Cr Mia Holtby … Cr | Holtbey"
        if len(words) > 1 or name.kind is not NameKind.PERSON:
            parts.update(words)
            parts.update(word for part in words if not part.isalpha() for word in re.split(r"['’-]", part))
        if len(words) > 1 and name.kind is NameKind.PERSON:
            for word in words[1:]:
                if len(word) >= LEAST and word in counts:
                    called.setdefault(word, set()).add(name.identity)
    return _People(frozenset(parts), {word: frozenset(names) for word, names in called.items()})


def _near(text: str, other: str, given: Given) -> bool:
    """Whether a name may stand for another by its letters: a slip of the keyboard, or a name that goes on otherwise."""
    one, two = (spelling.plain(fold(word), given) for word in (text, other))
    if one == two or given.speech.knows(one) or given.speech.knows(two) or spelling.inflected(one, two, given):
        return False
    if spelling.DRAWN_OUT.search(one):
        return False
    fewest = min(len(one), len(two))
    if fewest >= LONG - 1 and spelling.common(one, two) >= HEAD:
        return True
    edits = 1 if fewest < SHORT else 2
    return OSA.distance(one, two, score_cutoff=edits) <= edits


def introduced(doc: Doc, word: Span) -> bool:
    """Whether a name first stands between commas, as somebody does who is new to the story."""
    after, before = doc.body[word.end : word.end + 3], doc.body[max(0, word.start - 2) : word.start]
    return bool(re.match(r"\s\(|,\s\d", after)) or (before == ", " and after[:1] == ",")


def aged(doc: Doc) -> Iterator[str]:
    """Persons of one name, who are brought in with their age: "Wiryanto (57)"."""
    for name in doc.names:
        if name.kind is NameKind.PERSON and " " not in name.identity and _AGED.match(doc.body, name.span.end):
            yield name.identity


def _is_somebody(
    doc: Doc, places: Sequence[re.Match[str]], cues: Stretches, titles: AbstractSet[str], given: Given
) -> bool:
    """Whether a name stands alone wherever it stands, is not new there, and speaks or acts once: "Harnwood showed"."""
    spans = [Span(*word.span()) for word in places]
    if introduced(doc, spans[0]) or _is_described(doc, spans[0], cues, titles, given):
        return False
    behind = (_BEHIND.match(doc.body, word.end) for word in spans)
    acts = any(found is not None and found.group(1) in given.words["acts"] for found in behind)
    return acts or any(doc.speakers.touch(word) for word in spans)


def _is_described(doc: Doc, word: Span, cues: Stretches, titles: AbstractSet[str], given: Given) -> bool:
    """
    Whether a further name, a rank or a noun stands beside a name: "Mia | Harnwood", "the analyst | Harnwood".

    One of the `titles` of the person who is meant is none.
    """
    before, behind = doc.body[max(0, word.start - REACH) : word.start], doc.body[word.end : word.end + 2]
    beside = _NAME.search(before)
    if (
        (beside and beside.group().strip() not in titles)
        or behind[:1] == "-"
        or (behind[:1] == " " and behind[1:].isupper())
    ):
        return True
    small = _WORD.search(before)
    if small is None or small.group(1) in given.speech.small:
        return False
    return not cues.touch(Span(word.start - 2, word.start - 1))
