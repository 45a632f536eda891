"""
One event, or one thing, in two places: "sank off Kerran Island … the waters off Sellick Island, where the trawler went down".

The second mention points back: "the factory in …", "pabrik di … itu", or a place said to be the event's. It is held against
the first sentence that tells of that event, by a word of its class, or that brings the thing in, and has a place of the
same sort: two streets, two villages, two islands, two cities of a list. A place without its sort is only held against
another that neither list nor story knows. Nothing is said where the first sentence has two such places, where the story
names both in one sentence, or where it tells of a second one ("another factory").
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from scorer.lexicon import Lexicon, any_of, either, fold, spelled
from scorer.model import Doc, NameKind, Span
from scorer.rules.given import Given, Table

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
MOST = 30  # mentions that point back, and sentences they are held against
AHEAD = 120  # code points before the word that points back
BESIDE, BEHIND = 60, 25  # code points before a place, and behind it, in which a word for another time stands
FEW = 4  # letters of a word for a thing
ANY = "any"  # the class of words for what happened, whatever it was
DISTRICT = "district"  # the sort of cities and regencies, which a list knows


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place, the sort it is of ("" where nothing tells it), and where it is said."""

    name: str
    sort: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Back:
    """A place of what the story has told of: the word for that, the kinds of event it may be, and the number of its sentence."""

    place: Place
    word: str
    kinds: frozenset[str]
    sentence: int


def differ(doc: Doc, given: Given) -> Iterator[tuple[Span, Span]]:
    """The first place of an event or a thing, and the other one that the story has it in later."""
    lists = given.tables["scenes"]
    backs = list(islice(_backs(doc, given), MOST))
    told: dict[int, list[Place]] = {}
    for back in backs:
        for number in range(min(back.sentence, MOST)):
            span = doc.sentences[number].span
            if not _tells(doc.folded[span.start : span.end], back, lists):
                continue
            if number not in told:
                told[number] = list(_places(doc, span, given))
            alike = [place for place in told[number] if place.sort == back.place.sort]
            if not alike:
                continue
            if back.kinds and _another_time(doc, back, given):
                break
            if len({place.name for place in alike}) == 1 and apart(doc, alike[0], back, given):
                yield alike[0].span, back.place.span
            break


def kinds(text: str, given: Given) -> frozenset[str]:
    """The classes of event that words of a text, in small letters, may name."""
    lists = given.tables["scenes"]
    named = _kinds(lists)
    return frozenset(kind for hit in _events(lists).find(text, folded=True) for kind in named[hit.phrase])


def apart(doc: Doc, first: Place, back: Back, given: Given) -> bool:
    """Whether two names cannot be of one place, nor of two that the story sets beside each other."""
    one, two = (_known_as(place.name, given) for place in (first, back.place))
    if one in two or two in one:
        return False
    story = (doc.folded[sentence.span.start : sentence.span.end] for sentence in doc.sentences)
    if any(first.name in text and back.place.name in text for text in story):
        return False
    before = doc.folded[: doc.sentences[back.sentence].span.start]
    lists, word = given.tables["scenes"], re.escape(back.word)
    more = rf"\b(?:(?:{either(lists['other'])})\s{word}|{word}\s(?:{either(lists['others'])}))\b"
    return back.place.name not in before and re.search(more, doc.folded) is None


def _another_time(doc: Doc, back: Back, given: Given) -> bool:
    """Whether words beside the later place tell of an earlier time, or its sentence has a date new to the story."""
    here, place = doc.sentences[back.sentence].span, back.place.span
    text = doc.folded[max(here.start, place.start - BESIDE) : min(here.end, place.end + BEHIND)]
    if _YEAR.search(text) or given.words["once"].first(text, folded=True) is not None:
        return True
    days = {(one.day, one.month) for one in doc.dates if one.span.field == here.field and one.span.start < here.start}
    return any((one.day, one.month) not in days for one in doc.dates if one.span in here)


def _known_as(name: str, given: Given) -> str:
    return f"{given.tables['scenes']['aliases'].get(name, name)}"


def _tells(sentence: str, back: Back, lists: Table) -> bool:
    """Whether a sentence has a word of the event's class, or brings the thing in."""
    if ANY in back.kinds:
        return _events(lists).first(sentence, folded=True) is not None
    if back.kinds:
        return any(back.kinds & _kinds(lists)[hit.phrase] for hit in _events(lists).find(sentence, folded=True))
    if back.word in lists["generic"]:
        return back.place.sort not in ("", DISTRICT)
    word = back.word.removesuffix(lists["many"]) if lists["brought"] else back.word
    if word not in sentence:
        return False
    brought = rf"(?:{_brought(lists)})\s(?:[\w-]+\s){{0,3}}" if lists["brought"] else ""
    return re.search(rf"\b{brought}{re.escape(word)}\b", sentence) is not None


# ── reading ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _backs(doc: Doc, given: Given) -> Iterator[Back]:
    """The places of what the story points back to, past its first sentence."""
    lists = given.tables["scenes"]
    said = any(sign in doc.folded for sign in lists["signs"])
    where = _where(lists).finditer(doc.body) if said else ()
    for found in sorted((*_closed(doc, lists), *where), key=lambda hit: hit.start()):
        number = doc.sentence_at(found.start())
        place = place_of(doc, found, given)
        if number < 1 or place is None:
            continue
        text = doc.folded[found.start("what") : found.end("what")]
        event = next((hit.phrase for hit in _events(lists).find(text, folded=True)), "")
        thing = (
            "" if found.re is _where(lists) else next((one for one in reversed(text.split()) if len(one) >= FEW), "")
        )
        if event or thing:
            kinds = _kinds(lists).get(event, frozenset())
            yield Back(place=place, word=event or thing, kinds=kinds, sentence=number)


def _closed(doc: Doc, lists: Table) -> Iterator[re.Match[str]]:
    """What the story points back to; a word behind it that says so, as Indonesian has, is looked for first."""
    pattern = _pointing(lists)
    if not lists["closing"]:
        yield from pattern.finditer(doc.body)
        return
    for last in _closing(lists).finditer(doc.body):
        reach = pattern.finditer(doc.body, max(0, last.start() - AHEAD), last.end())
        yield from (found for found in reach if found.end() == last.end())


def _places(doc: Doc, span: Span, given: Given) -> Iterator[Place]:
    """The places of a sentence that stand behind a preposition."""
    for found in _placed(given.tables["scenes"]).finditer(doc.body, span.start, span.end):
        place = place_of(doc, found, given)
        if place is not None:
            yield place


def place_of(doc: Doc, found: re.Match[str], given: Given) -> Place | None:
    """A place with its sort; None for what is no place, such as a weekday, and for what lists know to be wider."""
    lists = given.tables["scenes"]
    words = found["name"].split()
    span = Span(found.start("place"), found.end("place"))
    behind = fold(words[-1]) if len(words) > 1 else ""
    sort = lists["sorts"].get(fold(found["sort"] or ""), lists["sorts"].get(behind, ""))
    if found["the"] and not sort:
        return None
    if sort:
        return Place(name=fold(found["name"]), sort=sort, span=span)
    for many in range(len(words), 0, -1):
        name = " ".join(words[:many])
        if name in given.words["cities"]:
            return Place(
                name=fold(name), sort=DISTRICT, span=Span(found.start("name"), found.start("name") + len(name))
            )
    stranger = lists["strangers"] and not any(
        word in given.words["never"] or fold(word) in given.speech.words for word in words
    )
    stranger = stranger and not _is_country(doc, span)
    wide = any(
        " ".join(words[:many]) in given.words[known]
        for many in range(1, len(words) + 1)
        for known in ("parents", "wide")
    )
    return Place(name=fold(found["name"]), sort="", span=span) if stranger and not wide else None


def _is_country(doc: Doc, span: Span) -> bool:
    """Whether reading knows the name, as it knows countries."""
    at = bisect_right(doc.names, span.start, key=lambda name: name.span.start)
    near = doc.names[max(0, at - 1) : at + 2]
    return any(name.kind is NameKind.PLACE and name.span.overlaps(span) for name in near)


# ── patterns ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@cache
def _kinds(lists: Table) -> dict[str, frozenset[str]]:
    """The classes that each word for an event may name."""
    kinds: dict[str, frozenset[str]] = {}
    for kind, words in lists["events"].items():
        for word in words:
            kinds[fold(word)] = kinds.get(fold(word), frozenset()) | {kind}
    return kinds


@cache
def _brought(lists: Table) -> str:
    """What stands before a thing that is told of first."""
    return either(lists["brought"])


@cache
def _events(lists: Table) -> Lexicon:
    return Lexicon(_kinds(lists))


@cache
def _pointing(lists: Table) -> re.Pattern[str]:
    """What the story points back to, with the place it is in."""
    return spelled(lists["pointing"], slots(lists))


@cache
def _closing(lists: Table) -> re.Pattern[str]:
    return re.compile(lists["closing"])


@cache
def _where(lists: Table) -> re.Pattern[str]:
    """A place with the event that is said to have been there."""
    return spelled(lists["where"], slots(lists))


@cache
def _placed(lists: Table) -> re.Pattern[str]:
    """A place behind a preposition."""
    return spelled(r"\b(?i:LINKS)\sPLACE", slots(lists))


def slots(lists: Table) -> dict[str, str]:
    """What LINKS and PLACE stand for in a form of words."""
    sorts = any_of(lists["before"])
    return {
        "LINKS": any_of(lists["links"]),
        "PLACE": rf"(?:(?P<the>{any_of(lists['articles'])})\s)?(?=[A-Z])(?P<place>(?:(?P<sort>{sorts})\s)?(?P<name>[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){{0,2}}))",
    }
