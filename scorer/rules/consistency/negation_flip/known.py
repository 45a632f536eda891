"""
What the story denies of somebody, and elsewhere takes for granted.

"Had not filed for bankruptcy … in its bankruptcy filing", "found no lead in 24 samples … because all the samples contained
lead", "tidak meliburkan sekolah … keputusan meliburkan sekolah itu".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from scorer.lexicon import either, fold
from scorer.model import Doc, Finding, Span
from scorer.rules.consistency.negation_flip import voices
from scorer.rules.consistency.negation_flip.deeds import BREAK, LONGEST
from scorer.rules.consistency.negation_flip.kinds import Keys, content, keys, kind, known_by
from scorer.rules.consistency.negation_flip.kinds import told as told_of
from scorer.rules.consistency.negation_flip.statements import Statement
from scorer.rules.consistency.negation_flip.times import YEAR, named
from scorer.rules.given import Given, Table

MOST = 40  # denials looked at
SENTENCES = 200  # sentences looked at
FEWEST = 2  # words of weight of a denial, the verb among them
NEXT = 2  # words behind a granted verb that tell to what it is done
LONG_DEED = 4  # words of a denial of which one may be left out
SHARED = 3  # words that what is denied and what is granted have in common, who does it among them
_NAMED = re.compile(r"(?<=[\w,]\s)[A-Z][\w'’-]+")


@dataclass(frozen=True, slots=True)
class _Denied:
    """What is denied: its words from the verb on, those of who does it, and whether of all that there are."""

    statement: Statement
    end: int
    verbs: Keys
    deed: tuple[Keys, ...]
    who: tuple[Keys, ...]
    of_all: bool = False


@dataclass(frozen=True, slots=True)
class _Granted:
    """What is taken for granted: where it stands, also up to the deed, and its words up to the deed and behind it."""

    span: Span
    core: Span
    before: tuple[Keys, ...]
    behind: tuple[Keys, ...]
    meant: bool  # whether a pronoun tells who does it


def told(doc: Doc, said: Sequence[Statement], given: Given) -> Iterator[Finding]:
    """A finding for the first deed that is denied and taken for granted."""
    denied = [one for one in _denied(doc, said, given) if len(one.deed) >= FEWEST][:MOST]
    verbs = frozenset(key for one in denied for key in one.verbs)
    deeds = known_by(verbs, doc.folded, given)
    for span, place in told_of(deeds, doc.folded, doc.prose()[:SENTENCES]):
        if span.end - span.start > LONGEST:
            continue
        text, word = doc.folded[span.start : span.end], Span(place.start - span.start, place.end - span.start)
        told = deeds[doc.folded[place.start : place.end]]
        rivals = [one for one in denied if one.verbs & told and one.statement.span != span]
        opening = _opening(text, word, given) if rivals else None
        if opening is None or given.words["undecided"].first(text[opening:], folded=True):
            continue  # "the decision to publish or not"
        granted = _granted(text, span.start, opening, word, given)
        one = next((one for one in rivals if _same(one, granted)), None)
        if one and not doc.quoted.touch(granted.span) and not _apart(doc, one.statement, span, granted, given):
            start = (one.statement.denial or one.statement.span).start
            spans = (Span(start, one.end), granted.span)
            yield Finding(rule="negation-flip", spans=spans, confidence=0.9)
            return


def _denied(doc: Doc, said: Sequence[Statement], given: Given) -> Iterator[_Denied]:
    """The deeds that statements deny; of “none of the samples contained” all words tell the deed."""
    for one in said:
        if one.denial is None or one.span.field != "body":
            continue
        if given.words["or"].ends(doc.folded[one.span.start : one.denial.start].rstrip()):
            continue  # "to release or not"
        rest = doc.folded[one.denial.end : one.span.end]
        mark = BREAK.search(rest)
        rest = rest[: mark.start()] if mark else rest.rstrip(".")
        for cue in ("joints", "conceding"):
            stop = given.words[cue].first(rest, folded=True)
            rest = rest[: stop.start] if stop and stop.start > 1 else rest
        deeds = given.tables["deeds"]
        lost = deeds["in_itself"].get(fold(doc.text(one.denial)))
        behind = (*((kind(lost),) if lost else ()), *content(rest, given))
        before = [keys(word, given) for word, place in one.before]
        end = one.denial.end + len(rest.rstrip())
        if one.nobody or (
            behind and any(kind(name) <= behind[0] for name in deeds["of_all"])
        ):  # "found no", "did not find"
            deed = (*before, *behind)
            yield _Denied(one, end, frozenset().union(*deed), deed, (), of_all=True)
        elif behind:
            near = [keys(word, given) for word, place in one.before if place.end == one.denial.start - 1]
            who = (*before, *(keys(word, given) for word in one.speakers))
            deed = (*near, behind[0]) if near and deeds["owned"] else behind  # "pleaded | not | guilty"
            yield _Denied(one, end, behind[0].union(*near), tuple(deed), who)


def _opening(text: str, word: Span, given: Given) -> int | None:
    """Where the words open that take a verb for granted: "its … filing", "because …", "the decision to …", "the coat he wore"."""
    breaks = [found.end() for found in BREAK.finditer(text, 0, word.start)]
    start = breaks[-1] if breaks else 0
    before = text[start : word.start]
    table = given.tables["deeds"]
    owned = _owned(table).search(before)
    if owned and _is_noun(text[word.start : word.end], table):
        return start + owned.start("owner")
    for cue in ("factive", "because"):
        hit = given.words[cue].first(before, folded=True)
        if hit and not given.words["pointing"].begins(before[hit.end :]):  # and not “karena itu”
            return start + hit.start
    known = _known(table).search(before)
    return start + known.start() if known else None


@cache
def _owned(table: Table) -> re.Pattern[str]:
    """Whose the noun is that follows."""
    return re.compile(table["owned"] or "(?!)")


@cache
def _known(table: Table) -> re.Pattern[str]:
    """A thing that is told by a clause of its own: "the four samples that", "the jacket the man was"."""
    return re.compile(table["known"])


def _is_noun(word: str, table: Table) -> bool:
    return _nouns(table).fullmatch(word) is not None


@cache
def _nouns(table: Table) -> re.Pattern[str]:
    listed = either(table["nouns"]) or "(?!)"
    return re.compile(rf"{listed}|\w+(?:{either(table['noun_ends']) or '(?!)'})")


def _granted(text: str, base: int, opening: int, word: Span, given: Given) -> _Granted:
    """A granted deed with its clause, as far as a mark, a reason or an “itu” behind it."""
    mark = BREAK.search(text, word.end)
    end = mark.start() if mark else len(text.rstrip('.!”" '))
    for cue in ("reasons", "pointing"):
        stop = given.words[cue].first(text[word.end : end], folded=True)
        end = word.end + stop.start - 1 if stop and stop.start > 1 else end
    before = text[opening : word.end]
    meant = given.words["themselves"].first(before, folded=True) is not None
    behind = content(text[word.end : end], given)
    core = Span(base + opening, base + word.end)
    return _Granted(Span(base + opening, base + end), core, content(before, given), behind, meant)


def _same(denied: _Denied, granted: _Granted) -> bool:
    """Whether all that is denied is granted too; or, of what is denied of all, that it is granted of some."""
    told = (*denied.deed, *denied.who)
    words = (*granted.before, *granted.behind[:NEXT])
    found = [keys for keys in words if any(keys & other for other in told)]
    missing = [keys for keys in denied.deed if not any(keys & other for other in (*granted.before, *granted.behind))]
    if len(found) + granted.meant < SHARED:
        return False
    if denied.of_all:
        return len(found) >= len(granted.before) + 1 and all(keys in found for keys in granted.before)
    return len(missing) <= (len(denied.deed) >= LONG_DEED) and (
        not missing or all(keys in found for keys in granted.before)
    )


def _apart(doc: Doc, denied: Statement, sentence: Span, granted: _Granted, given: Given) -> bool:
    """Whether the two are told of two times, by two voices, of other names, or one of them as no fact."""
    ours, theirs = (doc.text(span) for span in (denied.span, sentence))
    core = doc.text(granted.core)
    behind = doc.body[granted.span.end : sentence.end]
    aside = BREAK.split(behind, maxsplit=2)[1] if BREAK.match(behind) else ""
    aside = "" if given.words["further"].begins(aside) else aside
    told = doc.body[sentence.start : granted.span.end] + aside
    if any(given.words[cue].first(core) for cue in ("denying", "future", "unreal")):
        return True
    if given.words["against"].begins(doc.folded[granted.core.end : granted.span.end].lstrip()):
        return True  # "voted not to strike": "the vote | against the strike"
    if given.words["denying"].first(doc.text(granted.span)) and given.words["because"].begins(core):
        return True  # "because the pumps weren't working"
    if YEAR.search(fold(told)) or any(given.words[cue].first(told) for cue in ("at_first", "turned")):
        return True
    if given.words["elsewhen"].first(theirs) or given.words["at_first"].first(ours) or _later(doc, ours, told, given):
        return True
    known = ours + next((doc.text(one.span) for one in doc.prose()), "") + (doc.article.headline or "")
    because = given.words["because"].begins(core)  # "Ibra was passed | because it …" is told of Ibra
    place = Span(sentence.start, granted.span.end) if because else granted.span
    strange = [name for name in _NAMED.findall(doc.text(place)) if _alone(name) not in known]
    return bool(strange) or _two_voices(doc, denied, sentence, given)


def _alone(name: str) -> str:
    return name.removesuffix("’s").removesuffix("'s")


def _two_voices(doc: Doc, denied: Statement, sentence: Span, given: Given) -> bool:
    """Whether each of the two is said by somebody who is named, and not by one."""
    here = {one.speaker.name for one in doc.attributions if one.speaker.name and one.extent.overlaps(sentence)}
    said = [one for one in doc.attributions if one.speaker.name in here]
    told = (
        f"{one.speaker.name} {one.speaker.title or ''} {doc.text(one.source) if one.source else ''}" for one in said
    )
    words = [_alone(word) for voice in told for word in voice.split() if fold(word) not in given.words["small"]]
    called = any(word[:1].isupper() for word in words)
    return called and voices.two(denied.speakers, frozenset(fold(word) for word in words))


def _later(doc: Doc, denied: str, granted: str, given: Given) -> bool:
    """Whether what is granted is told of a later day of the week, or of a month that the denial does not name."""
    days = [[hit.phrase for hit in given.words["weekdays"].find(text)] for text in (denied, granted)]
    if days[0] and days[1] and not set(days[0]) & set(days[1]):
        if doc.article.published_at is None:
            return True
        week = given.words["weekdays"].phrases
        today = doc.article.published_at.weekday()
        ages = [min((today - week.index(day)) % len(week) for day in told) for told in days]
        return ages[1] < ages[0]
    before, after = (named(text, "months", given) for text in (denied, granted))
    return bool(before and after - before)
