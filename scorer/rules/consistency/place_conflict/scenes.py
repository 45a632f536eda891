"""
One event, or one thing, in two places: "dua pembobol ditangkap di Semarang … penangkapan di Salatiga itu".

What the story points back to ("pabrik di … itu") is held against the first sentence that tells of that event, by a word of
its class or in another form, or that brings the thing in, by a word for the same, and has a place of the same sort: two
streets, two villages, two islands, two cities of a list. A place without its sort is only held against another that neither
list nor story knows. Nothing is said where the first sentence has two such places, where the story names both in one
sentence, or where it tells of a second one. A language without a table of such words has nothing compared.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from scorer.lexicon import Lexicon, any_of, either, fold
from scorer.model import YEAR, Doc, Span
from scorer.rules.consistency.place_conflict import places
from scorer.rules.consistency.place_conflict.places import DISTRICT, Place
from scorer.rules.given import Given, Table

ANY = "any"  # the class of words for what happened, whatever it was
HEARINGS = frozenset({"trial", "inquest"})  # the kinds of event at which the rest is told
MOST = 30  # mentions that point back, and sentences they are held against
JOINED = 3  # words behind "and" that bring in something else
LONG = 4  # letters of a word of a place's name
AHEAD = 120  # code points before the word that points back
FEW = 4  # letters of a word for a thing
LINK = 12  # code points before a place in which its preposition stands
BESIDE, BEHIND = 60, 25  # code points before a place, and behind it, in which a word for another time stands
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Back:
    """A place of what the story has told of: the word for that, the kinds of event it may be, and the number of its sentence."""

    place: Place
    word: str
    kinds: frozenset[str]
    sentence: int


def differ(doc: Doc, given: Given) -> Iterator[tuple[Span, Span]]:
    """The first place of an event or a thing, and the other one that the story has it in later."""
    if "scenes" not in given.tables:
        return
    told: dict[int, list[Place]] = {}
    every = list(islice(_backs(doc, given), MOST))
    for back in every:
        for number in range(min(back.sentence, MOST)):
            span = doc.sentences[number].span
            if not _tells(doc.folded[span.start : span.end], back, given):
                continue
            if number not in told:
                told[number] = list(_places(doc, span, given))
            alike = [
                place
                for place in told[number]
                if place.sort == back.place.sort
                and not _of_another(doc, place, number, back, given)
                and not (HEARINGS & back.kinds and _was_told(doc, place, number, given))
            ]
            if not alike:
                continue
            if _another_time(doc, back, given) or _another_thing(doc, back, given):
                break
            names = {place.name for place in alike}
            rivals = {one.place.name for one in every if one.word == back.word and one.place.sort == back.place.sort}
            listed = len(rivals - names) > 1  # "The Holmfield bakery came second, the Ludbrook bakery third"
            if len(names) == 1 and not listed and _apart(doc, alike[0], back.place, back.sentence, given):
                yield alike[0].span, back.place.span
            break


def _backs(doc: Doc, given: Given) -> Iterator[_Back]:
    """The places of what the story points back to, past its first sentence, in order."""
    lists = given.tables["scenes"]
    for hit in _pointing(doc, lists):
        number = doc.sentence_at(hit.start())
        text = doc.folded[hit.start("what") : hit.end("what")]
        event = next((one.phrase for one in _words(lists).find(text, folded=True)), "")
        word, kinds = event or _thing(text, given), _classes(lists).get(event, frozenset())
        place = places.at(doc, hit, given) if number > 0 else None
        afar = given.words["afar"].first(text, folded=True) is not None
        if place is not None and word and not afar and kinds.isdisjoint(lists["personal"]):
            yield _Back(place=place, word=word, kinds=kinds, sentence=number)


def _pointing(doc: Doc, lists: Table) -> Iterator[re.Match[str]]:
    """Where the words that point back close with a place before them: "pabrik di Tarnawati | itu"."""
    pattern = places.pattern(lists, "pointing")
    for last in _closing(lists).finditer(doc.body):
        start, end = max(0, last.start() - AHEAD), last.end()
        if _before_a_place(lists).search(doc.body, start, end):
            yield from (found for found in pattern.finditer(doc.body, start, end) if found.end() == end)


def _thing(text: str, given: Given) -> str:
    """The last word of some that is long enough for a thing, or listed as one: "desa | yang terletak"."""
    known, light = _things(given.tables["scenes"]), (*given.words["stands"], *given.words["which"])
    words = (word for word in reversed(text.split()) if word not in light)
    return next((word for word in words if len(word) >= FEW or word in known), "")


def _of_another(doc: Doc, place: Place, number: int, back: _Back, given: Given) -> bool:
    """Whether another thing stands between a thing and the place: "build a factory | and open an office | in Bergen"."""
    if back.kinds:
        return False
    told = doc.folded[doc.sentences[number].span.start : place.span.start]
    behind = told.rpartition(back.word)[2].split()
    joined = next((n for n, word in enumerate(behind) if word in given.words["and"]), None)
    return joined is not None and back.word in told and len(behind) - joined > JOINED


def _was_told(doc: Doc, place: Place, number: int, given: Given) -> bool:
    """Whether a place stands in what was said at a hearing: "told an inquest that he fell in Snowdonia"."""
    ahead = doc.body[doc.sentences[number].span.start : place.span.start]
    return given.words["was_told"].first(ahead) is not None


def _apart(doc: Doc, first: Place, later: Place, sentence: int, given: Given) -> bool:
    """
    Whether two names cannot be of one place, nor of two that the story sets beside each other.

    `sentence` is the number of the later one's, before which it must not be named.
    """
    if places.same(first, later, given) or _inside(doc, first, later, given):
        return False
    told = doc.folded[first.span.start : doc.sentences[doc.sentence_at(first.span.start)].span.end]
    if not later.sort and any(
        len(word) >= LONG and word in told for word in _WORD.findall(later.name.replace("-", " "))
    ):
        return False  # "in Holt in County Dunmore … in Co-Dunmore"
    story = (doc.folded[one.span.start : one.span.end] for one in doc.sentences)
    if any(first.name in text and later.name in text for text in story):
        return False
    return later.name not in doc.folded[: doc.sentences[sentence].span.start]


def _inside(doc: Doc, first: Place, later: Place, given: Given) -> bool:
    """Whether a place of no sort may lie in the first: "a factory | in | Orrin … the plant | at | Tarn Ferry"."""
    around, spot = (
        given.words[links].ends(doc.body[max(0, one.span.start - LINK) : one.span.start].rstrip())
        for one, links in ((first, "around"), (later, "spot"))
    )
    return around and spot and not later.sort


def _places(doc: Doc, span: Span, given: Given) -> Iterator[Place]:
    """The places of a sentence: behind a preposition, and further ones of a sort that stand behind a comma."""
    yield from places.within(doc, span, given)
    yield from (place for place in places.within(doc, span, given, "beside") if place.sort)


def _another_time(doc: Doc, back: _Back, given: Given) -> bool:
    """Whether words beside the later place tell of an earlier time, or its sentence has a date new to the story."""
    if not back.kinds and not _is_deed(back.word, given.tables["scenes"]):
        return False  # a thing stands where it stands
    here, place = doc.sentences[back.sentence].span, back.place.span
    before = doc.sentences[back.sentence - 1].span  # "Last month they wove. The course in …"
    beside = doc.folded[max(here.start, place.start - BESIDE) : min(here.end, place.end + BEHIND)]
    if YEAR.search(beside) or any(
        given.words["once"].first(text, folded=True) is not None
        for text in (beside, doc.folded[before.start : before.end])
    ):
        return True
    days = {(one.day, one.month) for one in doc.dates if one.span.field == here.field and one.span.start < here.start}
    return any((one.day, one.month) not in days for one in doc.dates if one.span in here)


def _another_thing(doc: Doc, back: _Back, given: Given) -> bool:
    """Whether the story tells of a second event or thing of that kind, as "pabrik kedua" or "dua pabrik"."""
    lists = given.tables["scenes"]
    here = doc.sentences[back.sentence].span
    beside = doc.folded[max(here.start, back.place.span.start - BESIDE) : min(here.end, back.place.span.end + BESIDE)]
    if given.words["further"].first(beside, folded=True) is not None:
        return True
    word = either(_called(back.word, lists))
    more = rf"\b(?:(?:{either(lists['other'])})\s(?:{word})|(?:{word})\s(?:\w+\s)?(?:{either(lists['others'])}))\b"
    return re.search(more, doc.folded) is not None


def _tells(sentence: str, back: _Back, given: Given) -> bool:
    """Whether a sentence has a word of the event's class, or for the thing."""
    lists = given.tables["scenes"]
    if ANY in back.kinds:
        return _words(lists).first(sentence, folded=True) is not None
    if back.kinds:
        return not back.kinds.isdisjoint(_kinds(sentence, lists))
    if back.word in lists["generic"]:
        return back.place.sort not in ("", DISTRICT)
    words = _called(back.word, lists)
    if not any(word in sentence for word in words):
        return _is_done(sentence, back.word, given)
    return re.search(rf"\b(?:{either(words)})\b", sentence) is not None


def _is_done(sentence: str, word: str, given: Given) -> bool:
    """Whether a sentence tells as a verb what a word names, where the language builds it from that: "pelatihan", "dilatih"."""
    deed = _is_deed(word, given.tables["scenes"])
    return deed and any(given.speech.akin(word, other) for other in _WORD.findall(sentence))


def _is_deed(word: str, lists: Table) -> bool:
    return word.startswith(lists["deed"]["begins"]) and word.endswith(lists["deed"]["ends"])


def _called(word: str, lists: Table) -> tuple[str, ...]:
    """A word for a thing, and the other words for the same: a factory is a plant."""
    return (word, *_things(lists).get(word, ()))


def _kinds(text: str, lists: Table) -> frozenset[str]:
    """The classes of event that words of a text, in small letters, may name."""
    named = _classes(lists)
    return frozenset(kind for hit in _words(lists).find(text, folded=True) for kind in named[hit.phrase])


@cache
def _classes(lists: Table) -> dict[str, frozenset[str]]:
    """The classes that each word for an event may name."""
    named: dict[str, frozenset[str]] = {}
    for kind, listed in lists["events"].items():
        for word in listed:
            named[fold(word)] = named.get(fold(word), frozenset()) | {kind}
    return named


@cache
def _words(lists: Table) -> Lexicon:
    """All words for events."""
    return Lexicon(_classes(lists))


@cache
def _things(lists: Table) -> dict[str, tuple[str, ...]]:
    """Each listed word for what stands somewhere, with the other words for the same."""
    return {word: tuple(one for one in group if one != word) for group in lists["alike"] for word in group}


@cache
def _before_a_place(lists: Table) -> re.Pattern[str]:
    """A link right before a capital."""
    return re.compile(rf"\b(?i:{any_of(lists['links'])})\s(?=[A-Z])")


@cache
def _closing(lists: Table) -> re.Pattern[str]:
    return re.compile(lists["closing"])
