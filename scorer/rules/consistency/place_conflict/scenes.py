"""
One event, or one thing, in two places: "sank off Kerran Island … the waters off Sellick Island, where the trawler went down".

What the story points back to (`backs`) is held against the first sentence that tells of that event, by a word of its class
or in another form, or that brings the thing in, by a word for the same ("plant", "factory"), and has a place of the
same sort: two streets, two villages, two islands, two cities of a list. A place without its sort is only held against
another that neither list nor story knows. Nothing is said where the first sentence has two such places, where the story
names both in one sentence, or where it tells of a second one ("another factory").
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from scorer.lexicon import any_of, either, fold
from scorer.model import YEAR, Doc, Span
from scorer.rules.consistency.place_conflict import backs, events, places
from scorer.rules.consistency.place_conflict.backs import Back
from scorer.rules.consistency.place_conflict.events import ANY
from scorer.rules.consistency.place_conflict.places import DISTRICT, Place
from scorer.rules.given import Given, Table

HEARINGS = frozenset({"trial", "inquest"})  # the kinds of event at which the rest is told
MOST = 30  # mentions that point back, and sentences they are held against
JOINED = 3  # words behind "and" that bring in something else
LONG = 4  # letters of a word of a place's name
LINK = 12  # code points before a place in which its preposition stands
BESIDE, BEHIND = 60, 25  # code points before a place, and behind it, in which a word for another time stands
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def differ(doc: Doc, given: Given) -> Iterator[tuple[Span, Span]]:
    """The first place of an event or a thing, and the other one that the story has it in later."""
    told: dict[int, list[Place]] = {}
    every = list(islice(backs.read(doc, given), MOST))
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
            if _another_time(doc, back, given) or _another_thing(doc, back, number, given):
                break
            names = {place.name for place in alike}
            rivals = {one.place.name for one in every if one.word == back.word and one.place.sort == back.place.sort}
            listed = len(rivals - names) > 1  # "The Holmfield bakery came second, the Ludbrook bakery third"
            if len(names) == 1 and not listed and apart(doc, alike[0], back.place, back.sentence, given):
                yield alike[0].span, back.place.span
            break


def _of_another(doc: Doc, place: Place, number: int, back: Back, given: Given) -> bool:
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


def apart(doc: Doc, first: Place, later: Place, sentence: int, given: Given) -> bool:
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


def _another_time(doc: Doc, back: Back, given: Given) -> bool:
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


def _another_thing(doc: Doc, back: Back, first: int, given: Given) -> bool:
    """
    Whether the story tells of a second event or thing of that kind, as "another factory" or "was its first".

    "The new factory" is a second one, unless the sentence with the number `first` has told of it as new.
    """
    lists = given.tables["scenes"]
    here, told = doc.sentences[back.sentence].span, doc.sentences[first].span
    beside = doc.folded[max(here.start, back.place.span.start - BESIDE) : min(here.end, back.place.span.end + BESIDE)]
    if given.words["further"].first(beside, folded=True) is not None:
        return True
    word = either(_called(back.word, lists))
    planned = given.words["planned"].first(doc.folded[told.start : told.end], folded=True) is not None
    other = either((*lists["other"], *(() if planned else lists["newer"])))
    more = rf"\b(?:(?:{other})\s(?:{word})|(?:{word})\s(?:\w+\s)?(?:{either(lists['others']) or '(?!)'}))\b"
    return re.search(more, doc.folded) is not None


def _tells(sentence: str, back: Back, given: Given) -> bool:
    """Whether a sentence has a word of the event's class, or brings the thing in."""
    lists = given.tables["scenes"]
    if ANY in back.kinds:
        return events.words(lists).first(sentence, folded=True) is not None
    if back.kinds:
        return not back.kinds.isdisjoint(events.kinds(sentence, lists))
    if back.word[:1].isupper():
        return re.search(rf"\b{re.escape(fold(back.word))},?\s(?:{any_of(lists['links'])})\s", sentence) is not None
    if back.word in lists["generic"]:
        return back.place.sort not in ("", DISTRICT)
    words = _called(back.word, lists)
    if not any(word in sentence for word in words):
        return _is_done(sentence, back.word, given)
    brought = rf"(?:{_brought(lists)})\s(?:[\w'’-]+\s){{0,3}}" if lists["brought"] else ""
    return re.search(rf"\b{brought}(?:{either(words)})\b", sentence) is not None


def _is_done(sentence: str, word: str, given: Given) -> bool:
    """Whether a sentence tells as a verb what a word names, where the language builds it from that: "pelatihan", "dilatih"."""
    deed = _is_deed(word, given.tables["scenes"])
    return deed and any(given.speech.akin(word, other) for other in _WORD.findall(sentence))


def _is_deed(word: str, lists: Table) -> bool:
    built = lists["deed"]
    return bool(built["begins"]) and word.startswith(built["begins"]) and word.endswith(built["ends"])


def _called(word: str, lists: Table) -> tuple[str, ...]:
    """A word for a thing, as one of it, and the other words for the same: a factory is a plant."""
    one = word.removesuffix(lists["many"]) if lists["brought"] else word
    return (one, *backs.things(lists).get(one, ()))


@cache
def _brought(lists: Table) -> str:
    """What stands before a thing that is told of first."""
    return either(lists["brought"])
