"""
What speaks for and against a length being that of what lies between two days, each sign by its name; its points stand in `points`.

Grammar says whether the length describes something that lasts ("the | three-day | fair", "selama dua bulan penutupan itu") or
counts from elsewhere ("two days before"). Words say whether the days begin and end something of the same kind. The other days
and lengths of the story say whether another pair fits better.
"""

import re
from collections.abc import Iterator

from scorer.lexicon import Lexicon, fold
from scorer.model import DateMention, Doc, Span
from scorer.rules.consistency.date_duration import spells
from scorer.rules.consistency.date_duration.lengths import UNITS
from scorer.rules.consistency.date_duration.pairs import Pair
from scorer.rules.given import Given

HEADLINE = -1  # the number of its sentence
BEFORE, BEHIND = 60, 30  # code points beside a day in which the verb for it stands
PHRASE = 4  # words beside a length among which stands what lasts
NEXT_TO, NEAR = 15, 45  # code points between length and days
AROUND = 40  # code points behind a length in which it may be said to be of another
FAR = 3  # sentences
CLOSE, HALF, TWICE, LARGE = 1.3, 1.7, 2.4, 5  # times as long
_NUMBERS = {1: "one pair", 2: "two pairs", 3: "three pairs"}
_LETTERS = re.compile(r"[^\W\d_]+")
_ENDS = re.compile(r"[.,;:!?()“”\"–—\n]")
_AHEAD, _AFTER = re.compile(r"[;:“”\"]"), re.compile(r"[.;:“”\",]")


def read(doc: Doc, pair: Pair, given: Given) -> Iterator[str]:
    """Yield the signs of a pair."""
    yield from _of_place(doc, pair, given)
    yield from _of_numbers(pair)
    yield from _of_stamp(doc, pair)
    yield from _of_length(doc, pair, given)
    yield from _of_days(doc, pair, given)
    yield from _of_kinds(doc, pair, given)


# ── where they stand ─────────────────────────────────────────────────────────────────────────────────────────────────


def _of_place(doc: Doc, pair: Pair, given: Given) -> Iterator[str]:
    at, one, two = (_sentence(doc, span) for span in (pair.length.span, pair.first.span, pair.last.span))
    if pair.between.ranged:
        yield "range"
    else:
        yield "days together" if one == two else "days next" if abs(one - two) == 1 else "days far"
        if pair.last.span < pair.first.span:
            yield "days back"
    if at == HEADLINE:
        yield "headline"
    elif at in (one, two):
        yield "with first" if at == one else "with last"
        if one == two:
            yield from _of_gap(doc, pair, given)
    else:
        apart = min(abs(at - one), abs(at - two))
        yield "next sentence" if apart == 1 else "far off" if apart >= FAR else "not far"
        if at < min(one, two):
            yield "length first"
    if at != HEADLINE and doc.quoted.touch(pair.length.span) != doc.quoted.touch(pair.first.span):
        yield "quote apart"


def _of_gap(doc: Doc, pair: Pair, given: Given) -> Iterator[str]:
    """What stands between a length and the days of its sentence."""
    yield "all together"
    first, second = sorted((pair.length.span, pair.between.pair.span))
    gap = doc.body[first.end : second.start]
    if len(gap) < NEAR:
        yield "beside" if len(gap) < NEXT_TO else "near"
    if "," in gap:
        yield "comma between"
    if any(word in given.words["breaks"] for word in _listed(gap)):
        yield "break between"
    if ";" in gap or ":" in gap:
        yield "clause between"


def _of_numbers(pair: Pair) -> Iterator[str]:
    """How far length and days differ, and how many others there are."""
    if pair.rivals:
        yield "days settled"
    if pair.fitting:
        yield "length settled"
    yield _NUMBERS.get(pair.others, "many pairs")
    if pair.lengths == 1:
        yield "only length"
    if pair.ranges:
        yield ("only range" if pair.ranges == 1 else "ranges") if pair.between.ranged else "range besides"
    low, high = sorted((pair.length.days, pair.between.days))
    yield next(
        name
        for most, name in ((CLOSE, "close"), (HALF, "half"), (TWICE, "twice"), (LARGE, "large"))
        if high <= most * low
    )
    if pair.length.unit != UNITS["mo"]:
        yield "in days" if pair.length.unit == UNITS["d"] else "in weeks"


def _of_stamp(doc: Doc, pair: Pair) -> Iterator[str]:
    """How the days lie to that of the story."""
    stamp = doc.article.published_at
    if stamp is None:
        return
    for day, name in ((pair.first, "first"), (pair.last, "last")):
        apart = (stamp.date() - day.value).days if day.value else None
        if apart is not None and 0 <= apart <= 1:
            yield f"{name} fresh"
        if apart is not None and day is pair.first:
            if apart < 0:
                yield "to come"
            elif pair.length.fits(apart + 1):
                yield "till now"


# ── what is said ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _of_length(doc: Doc, pair: Pair, given: Given) -> Iterator[str]:
    """The words beside a length."""
    ahead, behind = _beside(doc, pair)
    before, after = _listed(_ENDS.split(ahead)[-1]), _listed(_ENDS.split(behind)[0])
    last, words = before[-1] if before else "", given.words
    signs = {
        "attributive": pair.length.attributive,
        "new": last in words["articles"],
        "points": last in words["the"] or any(word in words["pointing"] for word in after[: PHRASE - 1]),
        "after it": any(word in words["after"] for word in before[-2:]),
        "counted from": any(word in words["breaks"] for word in after[:2]),
        "ago": words["ago"].begins(behind.lstrip()),
        "in": words["in"].ends(ahead.rstrip()),
        "another": words["another"].first(ahead) or words["another"].first(behind[:AROUND]),
        "on some": words["on_some"].ends(ahead.rstrip()),
        "any": words["any"].first(" ".join((*before[-PHRASE:], *after[:PHRASE]))),
    }
    yield from (sign for sign, there in signs.items() if there)


def _of_days(doc: Doc, pair: Pair, given: Given) -> Iterator[str]:
    """The words beside the days."""
    words = given.words
    for day, name in ((pair.first, "first"), (pair.last, "last")):
        left = doc.folded[doc.sentence_of(day.span).start : day.span.start]
        if not pair.between.ranged and words["said"].first(left[-BEFORE:], folded=True):
            yield f"{name} said"
    if words["since"].ends(doc.folded[max(0, pair.first.span.start - BEFORE) : pair.first.span.start].rstrip()):
        yield "since"
    text = _told(doc, pair)
    signs = {"held": True, "another": True, "never": not pair.between.ranged}
    yield from (f"{name} days" for name, asked in signs.items() if asked and words[name].first(text))


def _of_kinds(doc: Doc, pair: Pair, given: Given) -> Iterator[str]:
    """Whether the days begin and end something, and the length is of something of that kind."""
    table = given.tables["spells"]
    ahead, behind = _beside(doc, pair)
    beside = {*_listed(_ENDS.split(ahead)[-1])[-PHRASE:], *_listed(_ENDS.split(behind)[0])[:PHRASE]}
    text, called, verbs = _told(doc, pair), spells.called(table), spells.verbs(table)
    own = set(_listed(text))
    kinds = {kind for kind, names in called.items() if names & beside}
    if any(called[kind] & own for kind in kinds):
        yield "one kind"
    things, theirs = ({word for names in called.values() for word in names & those} for those in (beside, own))
    if things and theirs and doc.sentence_at(pair.length.span.start) != doc.sentence_at(pair.first.span.start):
        yield "one thing" if any(given.speech.akin(one, two) for one in things for two in theirs) else "two things"
    begun = {kind for kind, (begins, _) in verbs.items() if _at(doc, pair.first, begins)}
    ended = {kind for kind, (_, ends) in verbs.items() if _at(doc, pair.last, ends)}
    if begun and ended:
        yield "spell" if begun & ended else "two spells"
    elif begun or ended:
        yield "begun" if begun else "ended"
    if kinds & (begun | ended):
        yield "spell of length" if kinds & begun & ended else "half of length"
    if pair.between.ranged:
        home = f"{ahead} | {behind}"
        lasting = [kind for kind, (begins, _) in verbs.items() if begins.first(text)]
        if lasting:
            yield "range begun"
        if any(one.first(home) for kind in lasting for one in verbs[kind]) and home not in text:
            yield "both begun"


def _at(doc: Doc, day: DateMention, verbs: Lexicon) -> bool:
    """Whether one of some verbs stands beside a day."""
    within = doc.sentence_of(day.span)
    left = _AHEAD.split(doc.folded[max(within.start, day.span.start - BEFORE) : day.span.start])[-1]
    right = _AFTER.split(doc.folded[day.span.end : within.end])[0][:BEHIND]
    return any(verbs.first(text, folded=True) for text in (left, right))


def _beside(doc: Doc, pair: Pair) -> tuple[str, str]:
    """What stands before and behind a length in its sentence, in small letters."""
    span, text = pair.length.span, doc.article.text(pair.length.span.field)
    within = doc.sentence_of(span) if span.field == "body" else Span(0, len(text), span.field)
    return fold(text[within.start : pair.length.stated.start]), fold(text[span.end : within.end])


def _told(doc: Doc, pair: Pair) -> str:
    """The sentences of the two days."""
    spans = dict.fromkeys((doc.sentence_of(pair.first.span), doc.sentence_of(pair.last.span)))
    return " | ".join(doc.text(span) for span in spans)


def _sentence(doc: Doc, span: Span) -> int:
    return doc.sentence_at(span.start) if span.field == "body" else HEADLINE


def _listed(text: str) -> list[str]:
    return [fold(word) for word in _LETTERS.findall(text)]
