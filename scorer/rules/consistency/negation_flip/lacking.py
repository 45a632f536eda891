"""
What somebody, or a place, is told to be without, and elsewhere by the way to have.

"The ship had no licence … the ship, which had a licence", "the hotel was empty … forty guests fled from the hotel",
"kapal itu berlayar tanpa izin … kapal yang sudah mengantongi izin itu", "found no cracks in the bridge … the cracks in the
bridge".
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import islice

from scorer.lexicon import any_of
from scorer.model import Doc, Finding, Span, Stretches
from scorer.rules.consistency.negation_flip import places, times, voices
from scorer.rules.consistency.negation_flip.deeds import LONGEST, WORD
from scorer.rules.consistency.negation_flip.kinds import Keys, keys
from scorer.rules.given import Given, Table

MOST = 12  # denials looked at
SENTENCES = 120  # sentences looked at
CUES = ("elsewhen", "at_first")  # lists of words of another time

Told = tuple[re.Match[str], Span]  # what is told, and its sentence


def told(doc: Doc, given: Given) -> Iterator[Finding]:
    """A finding for the first thing, or people, whom the story tells both to be there and not to be."""
    absence = Stretches(given.words["absence"].find(doc.folded, folded=True))
    sentences = [one.span for one in doc.prose() if one.span.end - one.span.start <= LONGEST] if absence else []
    without = [span for span in sentences if absence.touch(span)]
    for name, same in (("lacks", _one_thing), ("empty", _one_place), ("unfound", _one_find)) if without else ():
        yield from _told(doc, without, sentences, given.tables[name], same, given)


def _told(
    doc: Doc,
    without: Sequence[Span],
    sentences: Sequence[Span],
    table: Table,
    same: Callable[[Doc, Told, re.Match[str], Given], bool],
    given: Given,
) -> Iterator[Finding]:
    none, some = _forms(table)
    denied = list(islice(_found(doc, without, none, ("",)), MOST))
    granted = _found(doc, sentences[:SENTENCES], some, table["signs"]) if denied else ()
    for found, span in granted:
        for one in denied:
            if one[1] != span and same(doc, one, found, given) and not _apart(doc, one, (found, span), given):
                yield Finding(rule="negation-flip", spans=(Span(*one[0].span()), Span(*found.span())), confidence=0.9)
                return


def _found(doc: Doc, sentences: Sequence[Span], form: re.Pattern[str], signs: Sequence[str]) -> Iterator[Told]:
    """Where a form is met outside quotation marks, in the sentences that hold one of some signs."""
    for span in sentences:
        text = doc.folded[span.start : span.end]
        found = form.search(doc.folded, span.start, span.end) if any(sign in text for sign in signs) else None
        if found and not text.endswith("?") and not doc.quoted.touch(Span(*found.span())):
            yield found, span


def _one_thing(doc: Doc, denied: Told, granted: re.Match[str], given: Given) -> bool:
    """Whether the one spoken of as known is he who was told to be without, and has all that he was without."""
    found, span = denied
    who = _known(given.tables["lacks"]).format(who=re.escape(granted["who"]))
    if re.search(who, doc.folded[span.start : found.end("where")]) is None:
        return False
    has = [keys(word, given) for word in granted["thing"].split()]
    lacks = [keys(word, given) for word in (found["thing"] or "").split()]
    head = 0 if given.tables["again"]["behind"] else -1
    places = ((found.end(), span.end), (granted.end(), len(doc.folded)))
    kinds = {which[1] for place in places if (which := _which(given.tables["lacks"]).match(doc.folded, *place))}
    if len(kinds) > 1:
        return False  # "no licence for jets … a licence for gliders"
    return bool(has[head] & lacks[head]) and len(lacks) <= len(has)


def _one_place(_: Doc, denied: Told, granted: re.Match[str], given: Given) -> bool:
    """Whether those told to have been in a place are of those of whom nobody was there."""
    found, table = denied[0].groupdict(), given.tables["empty"]
    there = _first(found, "place", "spot", "site")
    if not keys(there, given) & keys(granted["place"] or granted["spot"], given):
        return False
    who, whom = granted["who"] or granted["whom"], _first(found, "who", "whom")
    if whom:
        return bool(_any(whom, given) & _any(who, given))
    return who not in table["outsiders"] and re.fullmatch(given.tables["of_none"]["persons"], who) is not None


def _one_find(doc: Doc, denied: Told, granted: re.Match[str], given: Given) -> bool:
    """Whether what was found nowhere in a place is spoken of as known there: "no cracks …": "the cracks in the bridge"."""
    (found, span), table = denied, given.tables["unfound"]
    what = _first(found.groupdict(), "what", "that")
    has = [keys(word, given) for word in granted["what"].split()]
    lacks = [keys(word, given) for word in what.split()]
    if what in table["vague"] or len(lacks) > len(has) or not all(any(one & two for two in has) for one in lacks):
        return False
    where = _any(granted["place"], given)
    told = f"{doc.folded[span.start : found.start()]} {doc.folded[found.end() : span.end]}"
    return any(where & keys(word, given) for word in WORD.findall(told))


def _first(found: dict[str, str | None], *names: str) -> str:
    return next((told for name in names if (told := found.get(name))), "")


def _any(text: str, given: Given) -> Keys:
    return frozenset(key for word in text.split() for key in keys(word, given))


def _apart(doc: Doc, denied: Told, granted: Told, given: Given) -> bool:
    """Whether the two are told of two times, or by two; what is told by the way, the story tells itself."""
    (none, span), (some, sentence) = denied, granted
    here, there = (doc.text(one) for one in (span, Span(sentence.start, some.end())))
    spans = ((span, Span(*none.span())), (sentence, Span(*some.span())))
    if times.apart(here, there, CUES, given) or places.elsewhere(doc, spans[0][1], span, sentence, given):
        return True
    return "thing" not in some.groupdict() and voices.two(*(voices.heard(doc, *at, given) for at in spans))


@cache
def _which(table: Table) -> re.Pattern[str]:
    """What behind a thing tells which of its kind it is."""
    return re.compile(table["which"])


@cache
def _known(table: Table) -> str:
    """How somebody, put into it, is spoken of as known: "the ship", "kapal itu"."""
    return str(table["known"])


@cache
def _forms(table: Table) -> tuple[re.Pattern[str], re.Pattern[str]]:
    number = rf"(?:{any_of(table['numbers'])}|\d+)"
    return re.compile(table["none"].replace("NUMBER", number)), re.compile(table["some"].replace("NUMBER", number))
