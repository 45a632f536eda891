"""Events and deeds with a proper name and a date: "kebakaran Pasar …", "the … Bridge fire", "signed the Lake … accord"."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from scorer.lexicon import Lexicon, any_of, either, fold
from scorer.model import DateMention, Doc, Sentence, Stretches
from scorer.rules.given import Given

AHEAD = 30  # code points before an event in which its trial or its anniversary may be named
BETWEEN = 60  # code points between an event and its date, places left out
BACK = 200  # code points before “there” in which the place is named
MOST = 5  # words between them
SPAN = 50  # code points between a harm and the place where somebody came to it
_STOP = re.compile(r"[.;:()“”\"]")
_WORD = re.compile(r"[^\W\d_]+")
_CAPITAL = r"[A-Z][\w'’-]+"
_NAME = rf"{_CAPITAL}(?:\s{_CAPITAL}){{0,3}}"
_WIDER = re.compile(rf"^,\s{_NAME}(?=,\s)")  # where a place lies: "Pasar Wetan, | Kota Arga |, pada …"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """
    What happened, where or to what, and the date of it.

    `kind` is one word for all that mean the same; it is "" for a word that any mishap is called by ("the accident"). `name`
    is "" where the event is only pointed at ("the fire"). `new` is whether an article introduces it ("a smaller fire").
    """

    kind: str
    name: str
    said: str
    new: bool
    mention: DateMention


def words_of(doc: Doc, given: Given) -> Stretches:
    """The words without one of which a sentence tells of no event."""
    return Stretches(_told(*(given.words[name] for name in _TOLD)).find(doc.folded, folded=True))


def of(doc: Doc, sentence: Sentence, dates: list[DateMention], given: Given) -> Iterator[Event]:
    """The events of a sentence, each with the date that belongs to it: the next one, or the one that opens the sentence."""
    for found in _pattern(given).finditer(doc.body, sentence.span.start, sentence.span.end):
        kind, name = _said(found, doc.body, sentence.span.start, given)
        meant = canonical(kind, given)
        definite = bool(meant) if name else kind in given.words["mishaps"] and bool(meant)
        new = bool(
            _new(given.words["articles"]).search(
                doc.body, max(sentence.span.start, found.start() - AHEAD), found.start()
            )
        )
        known = (name and meant) or (definite and new) or _definite(doc, sentence, found, given)
        if not (definite or name) or not known:
            continue
        ahead = doc.body[max(sentence.span.start, found.start() - AHEAD) : found.end()]
        if given.words["after"].first(ahead) or given.words["other"].first(ahead):
            continue
        if found["since"]:
            within_it = (date for date in dates if found.end("since") <= date.span.start < found.start("topic"))
            mention = next(within_it, None)
        else:
            mention = date_behind(doc.body, found.end(), dates, given) or _opening(
                doc, sentence, found.start(), dates, given
            )
        if mention is not None:
            yield Event(kind=meant, name=name, said=f"{kind} {name}".strip(), new=new, mention=mention)


def _said(found: re.Match[str], body: str, start: int, given: Given) -> tuple[str, str]:
    """The word for what happened, and the name, in whichever order they stand, without what only opens the sentence."""
    if found["bare"]:
        return fold(found["bare"]), ""
    kind = next(found[group] for group in _KINDS if found[group])
    if found["harm"]:  # "died in a stampede at …" tells of the stampede
        kind = next((hit.phrase for hit in given.words["mishaps"].find(found.group())), kind)
    if found["there"]:
        found_there = _places((*given.words["at"], *given.words["toward"])).finditer(
            body, max(start, found.start() - BACK), found.start()
        )
        places = [name for place in found_there if (name := fold(place["name"])) not in given.words["links"]]
        return fold(kind), places[-1] if places else ""
    words = fold(next(found[group] for group in _NAMES if found[group])).split()
    return fold(kind), " ".join(words[1:] if words[0] in given.words["leads"] else words)


def _definite(doc: Doc, sentence: Sentence, found: re.Match[str], given: Given) -> bool:
    """Whether a word for any mishap points at one told already: "the accident", "peristiwa … itu", or it opens the sentence."""
    if found.start() == sentence.span.start:
        return True
    before = fold(doc.body[max(sentence.span.start, found.start() - AHEAD) : found.start()]).rsplit(maxsplit=1)
    behind = doc.body[found.end() : min(sentence.span.end, found.end() + 2 * BETWEEN)]
    return (
        before[-1:] in [[word] for word in given.words["pointing"]] or given.words["pointed"].first(behind) is not None
    )


def canonical(kind: str, given: Given) -> str:
    """One word for all that mean the same; nothing for a word that any mishap is called by."""
    word = next((kind.removesuffix(end) for end in given.tables["kinds"]["endings"] if kind.endswith(end)), kind)
    if word in given.words["any"]:
        return ""
    return next((group[0] for group in given.tables["kinds"]["same"] if word in group), word)


def date_behind(body: str, end: int, dates: Sequence[DateMention], given: Given) -> DateMention | None:
    """The next date, where nothing but a verb of happening, a place and small words stand before it."""
    mention = next((date for date in dates if date.span.start >= end), None)
    if mention is None or mention.span.start - end > 2 * BETWEEN:
        return None
    between = _places(tuple(given.words["at"])).sub(" ", _unled(body[end : mention.span.start], given))
    between = _WIDER.sub(" ", between)
    words = _WORD.findall(fold(between))
    links = all(word in given.words["links"] or word in given.words["happens"] for word in words)
    near = len(between) <= BETWEEN and len(words) <= MOST
    return mention if links and near and not _STOP.search(between.rstrip(" (")) else None


def _unled(text: str, given: Given) -> str:
    """What stands behind an event, without who did it: "was opened | by the mayor", "diresmikan | Bupati Ranti Wulan"."""
    led = _agent(given.words["agents"], given.words["links"]).match(text)
    return text[led.end() :] if led else text


def _opening(doc: Doc, sentence: Sentence, start: int, dates: list[DateMention], given: Given) -> DateMention | None:
    """The one date of a sentence, where it opens the sentence and the event is the first thing told: "On 4 May a fire …"."""
    if len(dates) != 1 or dates[0].span.end > start:
        return None
    lead = _WORD.findall(fold(doc.body[sentence.span.start : dates[0].span.start]))
    between = doc.body[dates[0].span.end : start].strip(" ,)")
    words = _WORD.findall(fold(between))
    small = all(word in given.words["links"] or word in given.words["leads"] for word in (*lead, *words))
    return dates[0] if small and len(lead) + len(words) <= MOST and not _STOP.search(between) else None


# ── patterns ─────────────────────────────────────────────────────────────────────────────────────────────────────────

_KINDS = ("kind", "loss", "later", "act", "near", "harm", "deed", "done", "since")
_NAMES = ("named", "robbed", "own", "subject", "site", "thing", "whole", "topic")


_TOLD = ("events", "acts", "harms", "deeds", "done", "mishaps")
_LISTS = (*_TOLD, "where", "at", "not_between", "there", "that", "since", "the", "sites", "losses", "out_of")


@cache
def _told(*lists: Lexicon) -> Lexicon:
    """The words without one of which no event is told."""
    return Lexicon(word for words in lists for word in words)


def _pattern(given: Given) -> re.Pattern[str]:
    return _compiled(*(given.words[name] for name in _LISTS))


@cache
def _compiled(*lists: Lexicon) -> re.Pattern[str]:
    """
    Events that are named by their place or by what they befell.

    "Kebakaran Pasar Wetan", "fire at the old Corran Mill", "the Corran Mill fire", "theft of coins from the Corran Museum",
    "Jembatan Wetan ambruk", "the fire there", "crushed at Corran Mill", "signed the Corran accord", "the Corran accord,
    which was signed", "since it opened on 4 May, the Corran Bridge"; or that are only pointed at, "the fire".
    """
    words = dict(zip(_LISTS, lists, strict=True))
    told = {name: any_of(words[name]) for name in _LISTS}
    event, at, that, acts = (told[name] for name in ("events", "at", "that", "acts"))
    done = rf"{told['done']}|{acts}"
    small = rf"(?!(?:{told['not_between']})\s)[a-z-]{{3,}}\s"
    longer = rf"{_CAPITAL}(?:\s{_CAPITAL}){{1,3}}"
    the = rf"(?:(?i:{told['the']})\s)"
    led = "|".join(rf"(?<={form}\s)" for word in words["the"] for form in (word, word.title())) or "(?!)"
    site = rf"\s(?:{told['sites']})"
    return re.compile(
        rf"\b(?i:{told['since']})\s(?P<since>{done})\s[^.;:\n“”\"]{{3,{SPAN}}}?,\s{the}?(?P<topic>{_NAME})"
        rf"|\b(?P<near>(?i:{event}))\s(?P<there>{told['there']})\b"
        rf"|\b(?P<loss>(?i:{told['losses']}))\s[^.;:,()\n“”\"]{{3,{SPAN}}}?\b(?:{told['out_of']})\s(?:{small}){{0,2}}(?P<robbed>{_NAME})(?:{site}\b)?"
        rf"|\b(?P<kind>(?i:{event}))\s(?:(?:{small}){{0,2}}|(?:(?:{small}|\d[\d.,]*\s)){{0,4}}?(?:{told['where']})\s(?:{small}){{0,2}})(?P<named>{_NAME})(?:{site}\b)?"
        rf"|\b(?P<harm>(?i:{told['harms']}))\s[^.;:,()\n“”\"A-Z]{{0,{SPAN}}}?\b(?:{at})\s(?:{small}){{0,2}}(?P<site>{_NAME})(?![\w'’-]|\s[A-Z]|\s(?:{event})\b)"
        rf"|\b(?P<deed>(?i:{told['deeds']}))\s(?:{small}){{0,2}}(?P<thing>{_NAME})(?:\s[a-z]{{4,}}\b)?"
        rf"|\b(?P<own>{longer}|(?:{led}){_CAPITAL})(?:{site}|\s(?!(?:{told['not_between']}|{told['where']})\b)[a-z]{{4,}})?\s(?P<later>{event})\b"
        rf"|\b(?P<whole>{_NAME})(?:\s[a-z]{{4,}})?(?:,(?=\s)|(?=\s(?:{that})\s))(?:\s(?:{that})){{0,3}}\s(?P<done>{done})\b"
        rf"|\b(?P<subject>{longer}|(?:{led}){_CAPITAL}\s[a-z]{{4,}})\s(?P<act>{acts})\b"
        rf"|\b(?P<bare>(?i:{told['mishaps']}))\b"
    )


@cache
def _places(at: tuple[str, ...]) -> re.Pattern[str]:
    """A preposition of place with a name, common nouns between them or not: "at the old Corran Mill"."""
    return re.compile(rf"\b(?:{either(at)})\s(?:[a-z-]+\s){{0,3}}?(?P<name>{_NAME})")


@cache
def _agent(agents: Lexicon, links: Lexicon) -> re.Pattern[str]:
    """Who did it, right behind a passive verb."""
    return re.compile(rf"\s(?:(?:{either(agents)})\s[^.;:,()\n]{{2,{SPAN}}}?|{_NAME})(?=\s(?:{either(links)})\b)")


@cache
def _new(articles: Lexicon) -> re.Pattern[str]:
    """An article, perhaps with an adjective, right before an event."""
    return re.compile(rf"\b(?i:{either(articles)})\s(?:[a-z-]+\s){{0,2}}$")


def names(doc: Doc, given: Given) -> Mapping[str, frozenset[str]]:
    """The names of all events that a story tells, dated or not, by their kind."""
    called: dict[str, set[str]] = defaultdict(set)
    for sentence in doc.prose():
        for found in _pattern(given).finditer(doc.body, sentence.span.start, sentence.span.end):
            said, name = _said(found, doc.body, sentence.span.start, given)
            if name:
                called[canonical(said, given)].add(name)
    return {kind: frozenset(every) for kind, every in called.items()}
