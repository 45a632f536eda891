"""
What the story tells as done, or as not done, and takes up later the other way: "voted down … the approval of the takeover".

A deed that has an opposite is met by any word for that; one without, where it was denied or averted, by its own:
"has not signed … having signed", "gagal membeli … pembelian itu membuat".
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from scorer.lexicon import Hit, fold
from scorer.model import Doc, Finding, Span
from scorer.rules.consistency.negation_flip import deeds, granted, times
from scorer.rules.consistency.negation_flip.deeds import LONGEST, Found, clause
from scorer.rules.consistency.negation_flip.denied import Denied
from scorer.rules.consistency.negation_flip.granted import Granted
from scorer.rules.consistency.negation_flip.kinds import Keys, content, keys, known_by, places
from scorer.rules.consistency.negation_flip.times import YEAR
from scorer.rules.given import Given, Table

MOST = 60  # deeds that may be granted, and denials, looked at
KINDS = frozenset({"said", "noun", "doing"})  # of the words of a pair, those that tell or grant a deed
SHARED = 2  # words that a clause has in common with what was told
LATER = 2  # words behind a granted deed that may tell its time
LEAD = 3  # sentences that tell of whom a story is
NEAR = 3  # words of weight before a denial that may tell who did not


@dataclass(frozen=True, slots=True)
class _Told:
    """
    What a sentence tells flatly: the place to show, the words of who does it, and all its words.

    `open` tells what has not been done yet: it rules out that it ever was. `match` is a win or a defeat, which is one for
    who has it only; `personal` what befalls somebody, of whom no more need be said. `stated` tells what is told flatly.
    """

    span: Span
    sentence: Span
    doers: tuple[Keys, ...]
    words: tuple[Keys, ...]
    open: bool = False
    match: bool = False
    personal: bool = False
    stated: bool = True


def told(doc: Doc, found: Sequence[Found], denied: Sequence[Denied], given: Given) -> Iterator[Finding]:
    """A finding for the first deed that is told one way and taken for granted the other way."""
    prose = [one.span for one in doc.prose() if one.span.end - one.span.start <= LONGEST]
    yield from _opposed(doc, found, prose, given)
    yield from _denied(doc, denied, prose, given)


# ── a deed and its opposite ──────────────────────────────────────────────────────────────────────────────────────────


def _opposed(doc: Doc, found: Sequence[Found], prose: Sequence[Span], given: Given) -> Iterator[Finding]:
    for pair, hits in _by_pair(doc, found, given).items():
        said = dict.fromkeys(_around(prose, hit.start) for hit, _, kind in hits if kind == "said")
        sentences = [span for span in islice(said, MOST) if span]
        told: list[tuple[_Told, str]] | None = None
        for hit, pole, kind in islice(hits, MOST if sentences else 0):
            taken = _taken(doc, prose, Span(hit.start, hit.end), given, noun=kind == "noun")
            if taken is None:
                continue
            told = told if told is not None else [one for span in sentences for one in _deeds(doc, span, pair, given)]
            same = [one for one in told if one[0].sentence.end <= taken.sentence.start and _same(one[0], taken)]
            if any(other == pole for _, other in same):
                continue  # the story tells of a turn
            for one, _ in same:
                if one.stated and not _apart(doc, one, taken, given):
                    yield Finding(rule="negation-flip", spans=(one.span, taken.span), confidence=0.9)
                    return


def _by_pair(doc: Doc, found: Sequence[Found], given: Given) -> dict[str, list[tuple[Hit, str, str]]]:
    """Where the words of each pair stand that may tell, or grant, a deed, each with its pole and kind."""
    places: dict[str, list[tuple[Hit, str, str]]] = defaultdict(list)
    for hit, poles in found:
        for pair, pole, kind in poles:
            if kind in KINDS and pair not in given.words["unsettled"] and not _is_named(doc, hit.start):
                places[pair].append((hit, pole, kind))
    return places


def _is_named(doc: Doc, start: int) -> bool:
    """Whether a word is part of a name: "Kementerian | Hukum"."""
    return doc.body[start].isupper() and doc.body[max(0, start - 2) : start].rstrip()[-1:].isalnum()


def _deeds(doc: Doc, span: Span, pair: str, given: Given) -> Iterator[tuple[_Told, str]]:
    """The deeds of a pair that a sentence tells, each with its pole."""
    text = doc.folded[span.start : span.end]
    stated = _is_stated(text, given)
    words = content(text, given)
    for deed in deeds.read(text, span, {pair}, given):
        yield (
            _Told(
                span=deed.span,
                sentence=span,
                doers=tuple(keys(word, given) for word in deed.doers),
                words=words,
                match=pair in given.tables["passive"]["matches"],
                open=given.words["yet"].ends(text[: deed.span.start - span.start].rstrip()),
                personal=pair in given.words["personal"],
                stated=stated and deed.sure and not _is_named(doc, deed.span.start) and not doc.quoted.touch(deed.span),
            ),
            deed.pole,
        )


def _is_stated(text: str, given: Given) -> bool:
    """Whether a sentence tells flatly, of one time."""
    turned = any(given.words[cue].first(text, folded=True) for cue in ("past_turns", "at_first"))
    return not (text.endswith("?") or turned)


# ── a deed that is denied, and the same ──────────────────────────────────────────────────────────────────────────────


def _denied(doc: Doc, denied: Sequence[Denied], prose: Sequence[Span], given: Given) -> Iterator[Finding]:
    denials = [_averted(doc, one, given) for one in denied]
    verbs = frozenset(key for _, verb in denials for key in verb)
    start = min((one.sentence.end for one, _ in denials), default=len(doc.folded))  # nothing is resumed before
    resumed = known_by(verbs, doc.folded, given)
    for deed in places(resumed, doc.folded, start)[:MOST]:
        word = doc.folded[deed.start : deed.end]
        rivals = [one for one, verb in denials if verb & resumed[word] and one.sentence.end <= deed.start]
        noun = _shape(given.tables["granted"]).fullmatch(word) is not None
        taken = _taken(doc, prose, deed, given, noun=True) if rivals and noun else None
        taken = taken or (_taken(doc, prose, deed, given, noun=False) if rivals else None)
        if taken is None or (
            taken.noun and given.words["results"] and not given.words["results"].first(taken.rest, folded=True)
        ):
            continue
        for one in rivals:
            if _same(one, taken) and not _apart(doc, one, taken, given):
                yield Finding(rule="negation-flip", spans=(one.span, taken.span), confidence=0.9)
                return


def _averted(doc: Doc, one: Denied, given: Given) -> tuple[_Told, Keys]:
    """What somebody did not do, and the keys of its verb."""
    words = content(doc.folded[one.sentence.start : one.sentence.end], given)
    doers = tuple(word.keys for word in one.who)
    light = one.verb.text in given.words["light_verbs"] and one.what
    verb = one.verb.keys | one.what[0].keys if light else one.verb.keys  # "will not pay | refunds"
    return _Told(span=one.span, sentence=one.sentence, doers=doers[-NEAR:], words=words, open=one.open), verb


@cache
def _shape(table: Table) -> re.Pattern[str]:
    return re.compile(table["noun"])


# ── the two together ─────────────────────────────────────────────────────────────────────────────────────────────────


def _around(prose: Sequence[Span], place: int) -> Span | None:
    """The sentence that holds a place."""
    at = bisect_right(prose, place, key=lambda one: one.start) - 1
    return prose[at] if at >= 0 and place < prose[at].end else None


def _taken(doc: Doc, prose: Sequence[Span], deed: Span, given: Given, *, noun: bool) -> Granted | None:
    """A deed that is taken for granted outside quotation marks."""
    span = _around(prose, deed.start)
    if span is None or doc.quoted.touch(deed) or span == prose[0]:
        return None
    return granted.read(doc, span, deed, given, noun=noun)


def _same(told: _Told, taken: Granted) -> bool:
    """Whether what is granted is what was told: of the same people and thing."""
    whole = all(_among(word, told.words) for word in taken.near[-SHARED:])
    same = bool(taken.things) and all(_among(word, told.words) for word in taken.things)
    if taken.aside and not (whole if taken.owner else told.personal or (whole and same)):
        return (
            False  # "the southern grid, which the regulator approved", "Cruz, who refused": of another thing, or time
        )
    owned, near, things = (
        [word for word in some if _among(word, told.words)] for some in (taken.owner, taken.near, taken.things)
    )
    if told.match:
        if not taken.noun and not (taken.things and _among(taken.things[0], told.words)):
            return False  # "Ferrers, who lost in the quarter-finals"
        who = taken.owner or taken.near or taken.things[:1]
        return bool(who) and any(_among(word, told.doers) for word in who)
    if (taken.owner and not owned) or (taken.things and not things and not (told.personal and near)):
        return False
    if taken.noun:
        return bool(owned or things)
    led = bool(near) or taken.meant or not taken.near or len(things) >= SHARED
    return led and len(owned) + len(near) + len(things) + taken.meant + told.personal >= SHARED


def _among(word: Keys, words: Sequence[Keys]) -> bool:
    return any(word & other for other in words)


def _apart(doc: Doc, told: _Told, taken: Granted, given: Given) -> bool:
    """Whether the two are of two times or names, or what is granted may yet come."""
    behind = doc.body[taken.span.end : taken.sentence.end]
    own = doc.text(taken.span) + " ".join(clause(behind).split(" ")[: None if taken.aside else LATER + 1])
    granting = given.words["since"].first(doc.text(taken.span))
    ahead = given.words["future"].first(behind) or given.words["only_then"].first(taken.rest, folded=True)
    if told.open and not taken.noun and granting is None and ahead:
        return True  # "after signing, it will", "setelah mengantongi izin, perusahaan baru boleh"
    text = doc.text(taken.sentence) if taken.noun else doc.body[taken.sentence.start : taken.span.start] + own
    here = doc.body[told.sentence.start : told.span.end] + clause(doc.body[told.span.end : told.sentence.end])
    cues = ("pending", "elsewhen") if told.open else ("pending", "elsewhen", "past_turns", "turned")
    things = [word for word in (*taken.things, *taken.owner) if _among(word, told.words)]
    if any(_tells(text, cue, things, given) for cue in cues) or YEAR.search(fold(doc.text(taken.span))):
        return True
    lapsed = taken.noun and given.words["lapsed"].first(
        doc.text(told.sentence)
    )  # "has not sailed since May": it did before
    if lapsed or any(given.words[cue].first(here) for cue in ("at_first", "past_turns")):
        return True
    opened = doc.text(taken.span)
    if not told.open and any(times.named(opened, kind, given) - times.named(here, kind, given) for kind in times.DAYS):
        return True
    if times.named(opened, "series", given) - times.named(here, "series", given):
        return True
    known = fold(doc.text(told.sentence) + _lead(doc, taken.sentence) + (doc.article.headline or ""))
    names = (
        fold(name).removesuffix("'s") for name in taken.names if told.doers or not _decides(doc, name, taken, given)
    )
    return any(name not in known and not _among(keys(name, given), told.words) for name in names)


def _tells(text: str, cue: str, things: Sequence[Keys], given: Given) -> bool:
    """Whether a text has a word of some list, but for the “no” of "came as | no | surprise" and what the deed is done to."""
    return any(
        not given.words["none_but"].begins(text[hit.end :]) and not _among(keys(hit.phrase, given), things)
        for hit in given.words[cue].find(text)
    )


def _decides(doc: Doc, name: str, taken: Granted, given: Given) -> bool:
    """Whether a name is that of whoever decides by his office, whom a denial without a doer need not name: "Judge | Orme"."""
    text = doc.text(taken.span)
    led = fold(text[: max(0, text.find(name))]).rstrip()
    return fold(name) in given.words["deciders"] or given.words["deciders"].ends(led)


def _lead(doc: Doc, but: Span) -> str:
    """The first sentences of the story, one aside, whose names all the rest may be told of."""
    return " ".join(doc.text(one.span) for one in islice(doc.prose(), LEAD) if one.span != but)
